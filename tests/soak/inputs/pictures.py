"""Pictures in every format that is read: their chunks, segments and sizes, and their bytes."""

from __future__ import annotations

import io
import os
import random
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from PIL import Image

from planner.errors import UserError
from planner.exchange.pictures import load_picture
from tests.soak.inputs.case import Case, require_sentence, written
from tests.soak.inputs.wounds import torn_bytes

_NUMBERS = (0, 1, 2, 255, 256, 65_535, 8_000, 100_000, 2**31 - 1, 2**32 - 1)


@cache
def _sound() -> tuple[tuple[str, bytes], ...]:
    """Small pictures: each format, with and without colours, alpha, profiles, frames."""
    noise = Image.effect_noise((24, 16), 80)
    colours = Image.merge("RGB", (noise, noise.rotate(180), noise))
    alpha = Image.merge("RGBA", (*colours.split(), noise))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "x"
    made: list[tuple[str, Image.Image, dict[str, Any]]] = [
        ("a.jpg", colours, {"exif": exif, "comment": b"x"}),
        ("a.jpg", colours, {"progressive": True}),
        ("a.jpeg", colours.convert("CMYK"), {}),
        ("a.jpg", noise, {"icc_profile": b"\x00" * 200}),
        ("a.png", alpha, {}),
        ("a.png", colours.quantize(8), {"transparency": 0}),
        ("a.png", noise.convert("1"), {}),
        ("a.png", noise.convert("I;16") if noise.mode == "I" else noise, {"bits": 8}),
        ("a.webp", alpha, {"lossless": True}),
        ("a.webp", colours, {"save_all": True, "append_images": [colours.rotate(90)]}),
        ("a.gif", colours, {"save_all": True, "append_images": [colours.rotate(180)]}),
        ("a.tif", colours, {"compression": "tiff_lzw"}),
        ("a.tiff", alpha, {"compression": "tiff_deflate"}),
        ("a.bmp", colours, {}),
    ]
    found = []
    for name, image, options in made:
        out = io.BytesIO()
        kind = Image.registered_extensions()[f".{name.partition('.')[2]}"]
        image.save(out, kind, **options)
        found.append((name, out.getvalue()))
    return tuple(found)


def a_picture(chance: random.Random) -> Case:
    """A wounded picture, sometimes under the name of another format."""
    name, data = chance.choice(_sound())
    if chance.random() < 0.6:
        for _wound in range(chance.choice((1, 1, 2))):
            data = _WOUNDS.get(data[:4], _with_number)(data, chance)
    if chance.random() < 0.6:
        data = torn_bytes(data, chance)
    if chance.random() < 0.1:
        name = chance.choice(("a.jpg", "a.png", "a.webp", "a.heic"))
    return Case(data, name)


def _with_number(data: bytes, chance: random.Random) -> bytes:
    """Another number somewhere in the first bytes, where sizes and offsets stand."""
    made = bytearray(data)
    at = chance.randrange(min(len(made), 120) + 1)
    how = chance.choice(("<I", ">I", "<H", ">H"))
    limit = 2**16 if how[1] == "H" else 2**32
    made[at : at + struct.calcsize(how)] = struct.pack(how, chance.choice(_NUMBERS) % limit)
    return bytes(made)


def _png(data: bytes, chance: random.Random) -> bytes:
    """A chunk lost, doubled, moved or changed; its check sum is right all the same."""
    chunks, at = [], 8
    while at + 12 <= len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    if not chunks:
        return data
    place = chance.randrange(len(chunks))
    kind, body = chunks[place]
    how = chance.randrange(5)
    if how == 0:
        del chunks[place]
    elif how == 1:
        chunks.insert(chance.randrange(len(chunks)), (kind, body))
    elif how == 2:
        chunks[place] = (chance.choice((b"tRNS", b"PLTE", b"acTL", b"iTXt", b"zTXt", kind)), body)
    else:
        chunks[place] = (kind, _with_number(body, chance))
    return data[:8] + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def _jpeg(data: bytes, chance: random.Random) -> bytes:
    """A segment lost, doubled or changed."""
    segments, at = [], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        (size,) = struct.unpack(">H", data[at + 2 : at + 4])
        segments.append(data[at : at + 2 + size])
        at += 2 + size
    rest = data[at:]
    if not segments:
        return data
    place = chance.randrange(len(segments))
    how = chance.randrange(4)
    if how == 0:
        del segments[place]
    elif how == 1:
        segments.insert(place, segments[place])
    else:
        one = segments[place]
        segments[place] = one[:4] + _with_number(one[4:], chance)
    return data[:2] + b"".join(segments) + rest


_WOUNDS = {b"\x89PNG": _png, b"\xff\xd8\xff\xe0": _jpeg, b"\xff\xd8\xff\xe1": _jpeg}


@contextmanager
def _silence() -> Iterator[None]:
    """Let libtiff, which is no Python, say nothing on stderr meanwhile."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def by_loading(case: Case) -> None:
    """Read and reduce it as a still: a picture comes out, or a sentence."""
    try:
        with _silence():
            picture = load_picture(written(case))
    except UserError as error:
        require_sentence(str(error))
        return
    with Image.open(io.BytesIO(picture.content)) as image:
        image.load()
        assert image.size == (picture.width, picture.height)
        assert image.format in {"JPEG", "PNG"}

"""Pictures for print: cut to their frame, at most 300 dpi, in sRGB, and kept for the next print.

What is in a festival file may come from anywhere, so a picture that cannot be read is no picture:
the document then has no room for it, and says so.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import warnings
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_dir

from planner.pictures import MOST_PIXELS, in_srgb, on_white

if TYPE_CHECKING:
    from PIL.Image import Image

log = logging.getLogger(__name__)

Stills = Callable[[str], bytes | None]
"""The bytes of a picture by the SHA-256 of its bytes, as ``Document.still`` gives them; None where
there is none.
"""

_DPI = 300
_QUALITY = 85
_FORMATS = ("JPEG", "PNG", "WEBP")
_MADE = "1"
"""Changes when the same picture is made otherwise, so that none of the kept ones is taken."""

_MOST_KEPT = 500_000_000
"""Bytes of the folder in which made pictures wait for the next print."""


def no_still(_sha256: str) -> bytes | None:
    """For documents of festivals whose file is not at hand."""
    return None


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as it goes into the PDF: JPEG, or rows of RGB compressed without loss.

    ``name`` says from what and how it was made: the same name is the same picture.
    """

    name: str
    width: int
    height: int
    data: bytes = field(repr=False, compare=False)
    lossless: bool = False


@dataclass(frozen=True, slots=True)
class StillFolder:
    """The pictures of a festival as files of a folder, for another process than the one that has
    the festival open.
    """

    folder: Path

    def __call__(self, sha256: str) -> bytes | None:
        """The bytes of a picture; None when it is not there."""
        try:
            return (self.folder / Path(sha256).name).read_bytes()
        except (OSError, ValueError):
            return None

    def fill(self, names: Iterable[str], stills: Stills) -> None:
        """Put those that are missing there, as long as there is room."""
        try:
            for name in names:
                file = self.folder / Path(name).name
                if not file.exists() and (content := stills(name)):
                    file.write_bytes(content)
        except OSError as error:  # the disk is full, or the folder gone with its dialog
            log.info("a still cannot be kept for the print: %r", error)


class Pictures:
    """The pictures of a festival, made for the frames they are put in.

    ``lost`` are the names of those that are not there or cannot be read.
    """

    def __init__(self, stills: Stills = no_still, folder: Path | None = None) -> None:
        self._stills = stills
        self._folder = folder or Path(user_cache_dir("marquee", appauthor=False)) / "print"
        self.lost: dict[str, None] = {}
        self._tidied = False

    def filling(self, sha256: str, width: float, height: float) -> Pixels | None:
        """The picture cut at two sides so that it fills a frame of that size in points."""
        return self._made(sha256, width, height, cut=True)

    def within(self, sha256: str, width: float, height: float) -> Pixels | None:
        """The whole picture, as large as a frame of that size in points has room for."""
        return self._made(sha256, width, height, cut=False)

    def _made(self, sha256: str, width: float, height: float, *, cut: bool) -> Pixels | None:
        if not sha256 or sha256 in self.lost:
            return None
        room = (max(1, round(width / 72 * _DPI)), max(1, round(height / 72 * _DPI)))
        words = f"{_MADE} {sha256} {room[0]} {room[1]} {cut}"
        name = hashlib.sha256(words.encode()).hexdigest()
        made = self._kept(name)
        if made is None:
            content = self._stills(sha256)
            made = make(name, content, room, cut=cut) if content else None
            if made is not None:
                self._keep(made)
        if made is None:
            self.lost[sha256] = None
        return made

    def _kept(self, name: str) -> Pixels | None:
        try:
            content = (self._folder / name).read_bytes()
            head, sum_of, data = content.split(b"\n", 2)
            width, height, lossless = map(int, head.split())
        except (OSError, ValueError):
            return None
        if hashlib.sha256(data).hexdigest().encode() != sum_of:
            return None
        return Pixels(name, width, height, data, bool(lossless))

    def _keep(self, made: Pixels) -> None:
        """For the next print; a full disk costs time then, and nothing else."""
        if not self._tidied:
            self._tidied = True
            self.tidy()
        head = f"{made.width} {made.height} {int(made.lossless)}\n"
        content = head.encode() + hashlib.sha256(made.data).hexdigest().encode() + b"\n"
        unfinished = self._folder / f"{made.name}.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(content + made.data)
            unfinished.replace(self._folder / made.name)
        except OSError as error:
            log.info("a picture for print cannot be kept: %r", error)
            with suppress(OSError):
                unfinished.unlink()

    def tidy(self, most: int = _MOST_KEPT) -> None:
        """Take the oldest away of what was kept, where it is more than so many bytes."""
        try:
            found = sorted(((one.stat(), one) for one in self._folder.iterdir()), key=_age)
            spare = sum(stat.st_size for stat, _one in found) - most
            for stat, one in found:
                if spare <= 0:
                    break
                one.unlink()
                spare -= stat.st_size
        except OSError as error:
            log.info("the pictures kept for print cannot be tidied: %r", error)


def _age(found: tuple[os.stat_result, Path]) -> float:
    return found[0].st_mtime


def make(name: str, content: bytes, room: tuple[int, int], *, cut: bool) -> Pixels | None:
    """A picture as JPEG or PNG or WebP, no larger than so many pixels; None for what is no picture
    or has more than 40 million pixels.
    """
    from PIL import Image as Images

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it makes good
            with Images.open(io.BytesIO(content), formats=_FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    log.info("the picture %s is too large", name)
                    return None
                lossless = image.format == "PNG"
                return _encoded(name, _fitted(image, room, cut=cut), lossless=lossless)
    except Exception:  # a decoder meets whatever is in a file, and raises anything
        log.info("the picture %s cannot be read", name, exc_info=True)
        return None


def _fitted(image: Image, room: tuple[int, int], *, cut: bool) -> Image:
    from PIL import ImageOps
    from PIL.Image import Resampling

    has_alpha = "A" in image.getbands() or "transparency" in image.info
    image.draft(None, (2 * room[0], 2 * room[1]))  # decode not much more than is printed
    plain = in_srgb(ImageOps.exif_transpose(image), has_alpha=has_alpha)
    flat = on_white(plain) if has_alpha else plain
    if cut:
        shrunk = min(1.0, max(room[0] / flat.width, room[1] / flat.height))
        wide = min(flat.width * shrunk, flat.height * shrunk * room[0] / room[1])
        size = max(1, round(wide)), max(1, round(wide * room[1] / room[0]))
        return ImageOps.fit(flat, size, Resampling.LANCZOS)
    flat.thumbnail(room, Resampling.LANCZOS)
    return flat


def _encoded(name: str, image: Image, *, lossless: bool) -> Pixels:
    if lossless:  # a drawing or a logo, which JPEG would blur
        data = zlib.compress(image.tobytes(), 6)
    else:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_QUALITY, optimize=True)
        data = out.getvalue()
    return Pixels(name, image.width, image.height, data, lossless)

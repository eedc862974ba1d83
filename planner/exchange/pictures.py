"""Pictures for the festival file: upright, in sRGB, no larger than print needs, and nothing else.

Read and written with Pillow. What a camera noted beside the picture (place, owner, a thumbnail) is
left behind; only a colour profile is used, and then dropped with the conversion to sRGB.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import UserError
from planner.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

log = logging.getLogger(__name__)

LONG_SIDE = 2400
"""Pixels: 20 cm in print at 300 dpi."""

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp"})
"""What files of pictures are called."""

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
_MOST_PIXELS = 80_000_000
_MOST_BYTES = 256 * 1024 * 1024
_QUALITY = 88
_EXTENDED = frozenset({"I", "F", "I;16", "I;16L", "I;16B"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored: the name of its file, its bytes (JPEG or PNG) and its size."""

    name: str
    content: bytes
    width: int
    height: int


def load_picture(path: Path) -> Picture:
    """Read, turn upright, reduce; raises UserError for what is no picture or far too large."""
    from PIL import Image, UnidentifiedImageError

    try:
        _require_size(path, not path.is_file() or path.stat().st_size <= _MOST_BYTES)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as image:
                _require_size(path, image.width * image.height <= _MOST_PIXELS)
                return _stored(path.name, image)
    except Image.DecompressionBombError:
        _require_size(path, fits=False)
        raise
    except UnidentifiedImageError as error:
        message = _("{file} is no picture that can be read; save it as JPEG or PNG.")
        raise UserError(message.format(file=path.name)) from error
    except UserError:
        raise
    except Exception as error:  # a decoder meets whatever somebody sends, and raises anything
        raise UserError(
            _("{file} cannot be read ({reason}); save it as JPEG or PNG.").format(
                file=path.name, reason=error
            )
        ) from error


def reduced(name: str, content: bytes, long_side: int) -> Picture | None:
    """A picture of the festival file, no larger than that and as JPEG; None for bytes that cannot
    be read, which are shown nowhere.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            image.draft("RGB", (long_side, long_side))
            image.thumbnail((long_side, long_side))
            flat = _on_white(image.convert("RGBA")) if image.mode != "RGB" else image
            out = io.BytesIO()
            flat.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
            return Picture(name, out.getvalue(), flat.width, flat.height)
    except Exception:  # a decoder meets whatever is in a file, and raises anything
        log.info("the picture of %s cannot be read", name, exc_info=True)
        return None


def _require_size(path: Path, fits: bool) -> None:
    if not fits:
        message = _("{file} is larger than {most} million pixels; make it smaller first.")
        raise UserError(message.format(file=path.name, most=_MOST_PIXELS // 1_000_000))


def _stored(name: str, image: Image) -> Picture:
    from PIL import ImageOps

    if image.format == "JPEG":
        image.draft(None, (LONG_SIDE, LONG_SIDE))  # decode no more than is kept
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    lossless = image.format in {"PNG", "GIF", "BMP"} or has_alpha
    upright = _in_srgb(ImageOps.exif_transpose(image), has_alpha=has_alpha)
    upright.thumbnail((LONG_SIDE, LONG_SIDE))
    out = io.BytesIO()
    if lossless and _is_drawn(upright):
        upright.save(out, "PNG", optimize=True)
    else:
        flat = _on_white(upright) if has_alpha else upright
        flat.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return Picture(name, out.getvalue(), upright.width, upright.height)


def _in_srgb(image: Image, *, has_alpha: bool) -> Image:
    """The picture in sRGB, by its own profile where that can be used."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode in _EXTENDED:  # 16 bits a pixel: Pillow would cut all above 255 to white
        low, high = image.getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        image = image.convert("F").point(lambda v: v * (255 / span) - float(low) * 255 / span)  # type: ignore[arg-type]
        image = image.convert("L")
    mode = "RGBA" if has_alpha else "RGB"
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            known = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, known, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):  # a broken profile says nothing
            made = None
        if made is not None:
            image = made
    image = image.convert(mode)
    image.info.clear()
    return image


def _is_drawn(image: Image) -> bool:
    """Whether it is a drawing or a title card of few colours, which JPEG would blur, or needs its
    transparency; a photograph is a tenth as large as JPEG.
    """
    from PIL.Image import Resampling

    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] != 255:
        return True
    small = image.copy()
    small.thumbnail((400, 400), Resampling.NEAREST)
    return small.convert("RGB").getcolors(4096) is not None


def _on_white(image: Image) -> Image:
    from PIL import Image as Images

    ground = Images.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def has_pictures(path: Path) -> bool:
    """Whether it is the file of a picture, or a folder with some in it."""
    if path.is_dir():
        return any(file.suffix.lower() in SUFFIXES for file in path.iterdir())
    return path.suffix.lower() in SUFFIXES


def pictures_in(given: Iterable[Path]) -> Iterator[Path]:
    """The files of pictures among these and in the folders among these, in order of name."""
    for path in given:
        if path.is_dir():
            yield from sorted(
                file
                for file in path.iterdir()
                if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")
            )
        else:
            yield path

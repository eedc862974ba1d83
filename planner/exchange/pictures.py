"""Pictures for the festival file: upright, in sRGB, no larger than print needs, and nothing else.

Read and written with Pillow. What a camera noted beside the picture (place, owner, a thumbnail) is
left behind; only a colour profile is used, and then dropped with the conversion to sRGB.
"""

from __future__ import annotations

import io
import logging
import mmap
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from planner.errors import UserError
from planner.i18n import _
from planner.pictures import EXTENDED, MOST_PIXELS, in_srgb, on_white

if TYPE_CHECKING:
    from PIL.Image import Image

log = logging.getLogger(__name__)

LONG_SIDE = 2400
"""Pixels: 20 cm in print at 300 dpi."""

WHOLE_PAGE = 3600
"""Pixels of an advertisement: 30 cm."""

_DPI = 300

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp"})
"""What files of pictures are called."""

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
_MOST_OF = {"JPEG": 64_000_000, "WEBP": 20_000_000}
"""Of formats that take less memory while they are decoded, or more."""

_PLAIN_SCANS = 3
"""A JPEG that is not progressive has one, or one for each colour."""

_MOST_WRITTEN = 12 * MOST_PIXELS
_SCAN = b"\xff\xda"
_ONE_BY_ONE = frozenset({"L", "LA", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "F"})
"""Modes whose pixels can be put together; all others are numbers of colours."""
_MOST_BYTES = 256 * 1024 * 1024
_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored: the name of its file, its bytes (JPEG or PNG) and its size."""

    name: str
    content: bytes
    width: int
    height: int


def load_page(path: Path) -> Picture:
    """A picture or the first page of a PDF, as large as a page in print needs it.

    A PDF becomes a picture, since it may have fonts and colours that no archive file may.
    Raises UserError for what is neither, or far too large.
    """
    return _page_of_pdf(path) if _is_pdf(path) else load_picture(path, WHOLE_PAGE)


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:  # reading it as a picture says why
        return False


def _page_of_pdf(path: Path) -> Picture:
    import pypdfium2

    try:
        if path.stat().st_size > _MOST_BYTES:
            _refuse_size(path, MOST_PIXELS)
        document = pypdfium2.PdfDocument(path)
        try:
            page = document[0]
            scale = min(_DPI / 72, WHOLE_PAGE / max(*page.get_size(), 1.0))
            image = page.render(scale=scale).to_pil()
        finally:
            document.close()
    except (pypdfium2.PdfiumError, OSError, ValueError, IndexError) as error:
        message = _("{file} is no PDF that can be read ({reason}); save it anew, unprotected.")
        raise UserError(message.format(file=path.name, reason=error)) from error
    image.format = "PNG"  # of flat colours it stays sharp, and is kept as JPEG where it is a photo
    return _stored(path.name, image, WHOLE_PAGE)


def load_picture(path: Path, long_side: int = LONG_SIDE) -> Picture:
    """Read, turn upright, reduce; raises UserError for what is no picture or far too large."""
    from PIL import Image, UnidentifiedImageError

    try:
        if path.is_file() and path.stat().st_size > _MOST_BYTES:
            _refuse_size(path, MOST_PIXELS)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it makes good, and of pictures within bounds
            with Image.open(path, formats=_FORMATS) as image:
                _require_pixels(path, image)
                return _stored(path.name, image, long_side)
    except Image.DecompressionBombError:
        _refuse_size(path, MOST_PIXELS)
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
            flat = on_white(image.convert("RGBA")) if image.mode != "RGB" else image
            out = io.BytesIO()
            flat.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
            return Picture(name, out.getvalue(), flat.width, flat.height)
    except Exception:  # a decoder meets whatever is in a file, and raises anything
        log.info("the picture of %s cannot be read", name, exc_info=True)
        return None


def _require_pixels(path: Path, image: Image) -> None:
    """Refuse what would take too much to decode: by its pixels, and in JPEG by how often each of
    them is written, which is ten times at most by all programs and as often as one likes to harm.
    """
    most = _MOST_OF.get(image.format or "", MOST_PIXELS)
    pixels, scans = image.width * image.height, 1
    if image.format == "JPEG":
        scans = _scans(path)
        most = most if scans <= _PLAIN_SCANS else MOST_PIXELS
    if pixels > most:
        _refuse_size(path, most)
    if pixels * scans > _MOST_WRITTEN:
        message = _("{file} takes too long to read; open it and save it as JPEG or PNG again.")
        raise UserError(message.format(file=path.name))


def _scans(path: Path) -> int:
    """How often a JPEG goes over its pixels, or more: what it carries along may look like that."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        count, at = 0, content.find(_SCAN)
        while at >= 0:
            count, at = count + 1, content.find(_SCAN, at + 2)
        return max(1, count)


def _refuse_size(path: Path, most: int) -> NoReturn:
    message = _("{file} is larger than {most} million pixels; make it smaller first.")
    raise UserError(message.format(file=path.name, most=most // 1_000_000))


def _stored(name: str, image: Image, long_side: int) -> Picture:
    from PIL import ImageOps

    if image.format == "JPEG":
        image.draft(None, (long_side, long_side))  # decode no more than is kept
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    lossless = image.format in {"PNG", "GIF", "BMP"} or has_alpha
    small = _reduced(image, long_side, has_alpha=has_alpha)
    upright = in_srgb(ImageOps.exif_transpose(small), has_alpha=has_alpha)
    out = io.BytesIO()
    if lossless and _is_drawn(upright):
        upright.save(out, "PNG", optimize=True)
    else:
        flat = on_white(upright) if has_alpha else upright
        flat.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return Picture(name, out.getvalue(), upright.width, upright.height)


def _reduced(image: Image, long_side: int, *, has_alpha: bool) -> Image:
    """The picture no larger than it is kept, before any copy is made of it."""
    if max(image.size) > long_side:
        if image.mode in EXTENDED:
            image = image.convert("F")
        elif image.mode not in _ONE_BY_ONE:
            image = image.convert("RGBA" if has_alpha else "RGB")
        image.thumbnail((long_side, long_side))
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


def has_pictures(path: Path) -> bool:
    """Whether it is the file of a picture, or a folder with some in it."""
    try:
        if path.is_dir():
            return any(file.suffix.lower() in SUFFIXES for file in path.iterdir())
    except OSError:  # a folder that nobody may look into; the import says so
        return False
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

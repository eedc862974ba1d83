"""The fonts of printed documents: which file shows which character, at which weight and width.

A document names a ``Style`` (weight and width), never a font. Every style is a chain of faces:
the European one first, then one per script; a character is shown by the first face that has it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from planner.assets import resource

BOLD = 600
"""From this weight on, a script that has only one weight is thickened by its outline."""


class Style(NamedTuple):
    """How text looks: weight 100-900, width 62.5-100 (per cent of the normal width).

    Italics are European letters only: other scripts have none.
    """

    weight: float = 400
    width: float = 100
    italic: bool = False


class _File(NamedTuple):
    """A font file of ``resources/fonts`` and the axes it can vary on; or one that was added, and
    when it was ``written``: one that is replaced is another.
    """

    name: str
    axes: tuple[str, ...] = ()
    written: int = 0


_EUROPEAN = _File("NotoSans-Variable.ttf", ("wght", "wdth"))
_ITALIC = _File("NotoSans-Italic-Variable.ttf", ("wght", "wdth"))
_SCRIPTS = (
    _File("Cairo-Variable.ttf", ("wght",)),
    _File("Heebo-Variable.ttf", ("wght",)),
    _File("NotoSansThai-Variable.ttf", ("wght", "wdth")),
    _File("NotoSansDevanagari-Variable.ttf", ("wght", "wdth")),
)
_SIMPLIFIED = _File("NotoSansSC-Regular.ttf")
_TRADITIONAL = _File("NotoSansTC-Regular.ttf")
_JAPANESE = _File("NotoSansJP-Regular.ttf")
_KOREAN = _File("NotoSansKR-Regular.ttf")

# The same Han character is drawn differently in China, Taiwan, Japan and Korea: the language
# decides, and what its own font lacks comes from the one that is drawn most alike.
_HAN_ORDER = {
    "ja": (_JAPANESE, _TRADITIONAL, _SIMPLIFIED, _KOREAN),
    "ko": (_KOREAN, _TRADITIONAL, _JAPANESE, _SIMPLIFIED),
    "zh-hant": (_TRADITIONAL, _SIMPLIFIED, _JAPANESE, _KOREAN),
}
_HAN_DEFAULT = (_SIMPLIFIED, _TRADITIONAL, _JAPANESE, _KOREAN)
_TRADITIONAL_TAGS = ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "yue")


_ITALIC_ANGLE = -12
"""Degrees, as the font says."""

_added: tuple[_File, ...] = ()


def set_added(files: Iterable[tuple[Path, int]]) -> bool:
    """Let these files, with the time of each in nanoseconds, follow ours in every style; gives
    whether they are others than before, so that what was shaped is to be forgotten.
    """
    global _added  # noqa: PLW0603 - one chain for the process, as its caches are
    found = tuple(_File(str(path), written=time) for path, time in files)
    if found == _added:
        return False
    _added = found
    for remembered in (_open, _characters, _face, _face_at, face_for):
        remembered.cache_clear()
    return True


def _name(file: str) -> str:
    """What a font file is called within a PDF: letters, digits and hyphens."""
    stem = re.sub("[^A-Za-z0-9-]+", "", Path(file).stem).replace("-Variable", "") or "Font"
    if not Path(file).is_absolute():
        return stem
    return f"{stem}-{hashlib.sha256(file.encode()).hexdigest()[:6]}"


@lru_cache(32)
def _open(file: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(resource("fonts") / file)))


@lru_cache(32)
def _characters(file: str) -> frozenset[int]:
    return frozenset(_open(file).unicodes)


class Face:
    """One font file at one point of its design space; measures in thousandths of the type size."""

    def __init__(self, file: str, axes: tuple[tuple[str, float], ...], *, thicken: bool) -> None:
        self.source = _open(file)
        self.axes = dict(axes)
        self.thicken = thicken
        self.font = hb.Font(self.source)
        self.font.set_variations(self.axes)
        self.per_unit = 1000 / self.source.upem
        self._advances: dict[int, float] = {}
        suffix = "".join(f"-{tag}{value:g}" for tag, value in axes)
        self.characters = _characters(file)
        self.name = _name(file) + suffix.replace(".", "_")
        self.italic_angle = _ITALIC_ANGLE if file == _ITALIC.name else 0

    @cached_property
    def extents(self) -> tuple[float, float]:
        """Ascent above and descent below (negative) the baseline."""
        found = self.font.get_font_extents("ltr")
        return found.ascender * self.per_unit, found.descender * self.per_unit

    @cached_property
    def stand_in(self) -> int:
        """The glyph for what the face has none for: U+FFFD, a question mark in black, as the empty
        box of glyph 0 may not be in an archive file (ISO 19005-2, 6.2.11.8). 0 where it lacks both.
        """
        return self.font.get_nominal_glyph(0xFFFD) or 0

    @cached_property
    def space(self) -> float:
        """The width of a space."""
        return self.advance(self.font.get_nominal_glyph(0x20) or 0)

    def advance(self, glyph: int) -> float:
        """The natural width of a glyph, before kerning."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = self.font.get_glyph_h_advance(glyph) * self.per_unit
        return found


@lru_cache(256)
def _face(file: _File, style: Style) -> Face:
    values = {"wght": style.weight, "wdth": style.width}
    axes = tuple((tag, values[tag]) for tag in file.axes)
    return _face_at(file.name, axes, "wght" not in file.axes and style.weight >= BOLD)


@lru_cache(256)
def _face_at(file: str, axes: tuple[tuple[str, float], ...], thicken: bool) -> Face:
    return Face(file, axes, thicken=thicken)


def main_face(style: Style) -> Face:
    """The European face of a style; its stand-in shows what no face can show."""
    return _face(_ITALIC if style.italic else _EUROPEAN, style)


def needs_traditional(text: str) -> bool:
    """Whether a text has a character that traditional Chinese has and simplified has not."""
    simplified, traditional = (_characters(file.name) for file in (_SIMPLIFIED, _TRADITIONAL))
    return any(code not in simplified and code in traditional for code in map(ord, text))


def _chain(style: Style, language: str) -> Iterator[Face]:
    tag = language.casefold()
    key = "zh-hant" if tag.startswith(_TRADITIONAL_TAGS) else tag.partition("-")[0]
    han = _HAN_ORDER.get(key, _HAN_DEFAULT)
    yield main_face(style)
    for file in (_EUROPEAN, *_SCRIPTS, *han, *_added):
        yield _face(file, style)


@lru_cache(20_000)
def face_for(character: str, style: Style, language: str = "") -> Face | None:
    """The first face of the style's chain that has the character; None when none has.

    ``language`` (BCP 47) decides between the Chinese, Japanese and Korean drawing of a character.
    """
    code = ord(character)
    return next((face for face in _chain(style, language) if code in face.characters), None)

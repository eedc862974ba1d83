"""Texts, lines and rectangles as PDF page operators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from planner.pdf.colours import EVERY_PLATE, fill, stroke
from planner.pdf.embed import EmbeddedFont
from planner.pdf.fonts import Face, Style, main_face
from planner.pdf.layout import Colour, Item, Line, Link, Modules, Page, Picture, Rectangle, Text
from planner.pdf.pictures import Pixels
from planner.pdf.runs import NO_WIDTH, RunWriter, begin_standing_for
from planner.pdf.structure import Structure
from planner.pdf.syntax import decimal
from planner.pdf.tags import Tag
from planner.pdf.text.direction import has_right_to_left, reads_from_left
from planner.pdf.text.itemise import language_of, spoken
from planner.pdf.text.shape import ShapedRun, shape
from planner.pdf.words import Letters, NotPlainError, Words

_THICKENING = 0.028
"""Outline added to thickened glyphs, as a part of the type size."""

_DRAWN = Tag("Artifact")
"""Of lines and grounds, which say nothing."""

_EUROPEAN = re.compile("[\u0020-\u058f\u1e00-\u22ff]+")


class Drawn(NamedTuple):
    """The operators of a page, its links with the keys they have in the structure, and its pictures
    by what the operators call them.
    """

    content: str
    links: list[tuple[Link, int]]
    pictures: dict[str, Pixels]


class Ink:
    """Draws the pages of one document and collects the fonts they use."""

    def __init__(self, structure: Structure, *, cmyk: bool = False) -> None:
        self._structure = structure
        self._cmyk = cmyk
        self.fonts: dict[str, EmbeddedFont] = {}
        """By the name of their face: thickened glyphs come from the same font."""
        self._pictures: dict[Pixels, str] = {}
        self._letters: dict[str, Letters] = {}
        self._words: dict[Style, Words] = {}
        self._lines: dict[tuple[str, Style, float, Colour, str], str] = {}
        self._colour: Colour | None = None
        self._font_set: tuple[str, float] | None = None
        """What the page fills with and writes in, as far as it is known."""

    def page(self, page: Page) -> Drawn:
        """The content of a page, with every item in its place in the structure."""
        self._colour = self._font_set = None
        out: list[str] = []
        links: list[tuple[Link, int]] = []
        pictures: dict[str, Pixels] = {}
        present: Tag | None = None
        before: Text | None = None
        for item, tag in _tagged(page.items):
            if isinstance(item, Link):
                links.append((item, self._structure.link(tag)))
                continue
            if tag is not present:
                out += ["EMC"] if present is not None else []
                out.append("/Artifact BMC" if tag is _DRAWN else self._structure.begin(tag))
                present = tag
            if isinstance(item, Text):
                if before is not None and _reads_as_one(before, item):
                    out.append(self._apart(item, page.height))
                before = item
            if isinstance(item, Picture):
                name = self._pictures.setdefault(item.pixels, f"P{len(self._pictures) + 1}")
                pictures[name] = item.pixels
            out.append(self._item(item, page.height))
        return Drawn("\n".join((*out, "EMC\n" if out else "")), links, pictures)

    def _item(self, item: Rectangle | Line | Text | Picture | Modules, height: float) -> str:
        if isinstance(item, Text):
            return self._text(item, height)
        if isinstance(item, Rectangle):
            return self._rectangle(item, height)
        if isinstance(item, Picture):
            return self._picture(item, height)
        if isinstance(item, Line):
            return _line(item, height, cmyk=self._cmyk)
        return _modules(item, height, cmyk=self._cmyk)

    def _picture(self, item: Picture, height: float) -> str:
        name = self._pictures[item.pixels]
        frame = item.frame
        numbers = (frame.width, 0, 0, frame.height, frame.left, height - frame.bottom)
        return f"q {' '.join(map(decimal, numbers))} cm /{name} Do Q"

    def _rectangle(self, item: Rectangle, height: float) -> str:
        frame = item.frame
        numbers = (frame.left, height - frame.bottom, frame.width, frame.height)
        path = " ".join(map(decimal, numbers)) + " re"
        ground = self._filled(item.fill) if item.fill else ""
        if not item.stroke:
            return f"{ground}{path} f"
        pen = _pen(item.stroke, item.line, item.dash, cmyk=self._cmyk)
        return f"{ground}q {pen} {path} {'B' if item.fill else 'S'} Q"

    def _filled(self, colour: Colour) -> str:
        """The operator for what is filled with a colour, where that is not the present one."""
        if colour == self._colour:
            return ""
        self._colour = colour
        return f"{fill(colour, cmyk=self._cmyk)} "

    def _text(self, item: Text, height: float) -> str:
        x, y = decimal(item.x), decimal(height - item.y)
        place = f"0 1 -1 0 {x} {y} Tm" if item.turned else f"{x} {y} Td"
        plain = self._plain(item) if _EUROPEAN.fullmatch(item.text) else ""
        return f"BT {self._filled(item.colour)}{place} {plain or self._shaped(item)} ET"

    def _apart(self, item: Text, height: float) -> str:
        """A point that is not painted, above the line: what follows begins a line for readers."""
        self._font_set = None
        run = shape(".", item.style, "").runs[0]
        font = self._font(run.face)
        code = font.code(run.clusters[0].glyphs[0].id, NO_WIDTH)
        place = f"{decimal(item.x)} {decimal(height - item.y + 2 * item.size)}"
        return f"BT /{font.name} {decimal(item.size)} Tf 3 Tr {place} Td <{code}>Tj 0 Tr ET"

    def _plain(self, item: Text) -> str:
        """A line of European letters from its words; empty where one needs more than codes."""
        try:
            words = self._words.get(item.style) or self._words_in(item.style)
            line = words.line(item.text)
        except NotPlainError:
            return ""
        font = (words.font.name, item.size)
        if font == self._font_set:
            return f"{line}TJ"
        self._font_set = font
        return f"/{font[0]} {decimal(font[1])} Tf {line}TJ"

    def _words_in(self, style: Style) -> Words:
        found = self._words[style] = Words(style, self._letters_of(main_face(style)))
        return found

    def _shaped(self, item: Text) -> str:
        """The operators that show any text, wherever it stands; many texts are shown often."""
        self._font_set = None
        key = (item.text, item.style, item.size, item.colour, item.language)
        found = self._lines.get(key)
        if found is None:
            runs = shape(item.text, item.style, item.language).runs
            # Readers find the order of a line that begins at the right by themselves, but not of
            # one that begins at the left and has Arabic or Hebrew in it.
            whole = any(run.right_to_left for run in runs) and reads_from_left(item.text)
            han = item.language or language_of(item.text)
            found = " ".join(self._spoken(run, item, han, whole=whole) for run in runs)
            found = self._lines[key] = _standing_for(item.text, found) if whole else found
        return found

    def _font(self, face: Face) -> EmbeddedFont:
        font = self.fonts.get(face.name)
        if font is None:
            font = self.fonts[face.name] = EmbeddedFont(face, f"T{len(self.fonts) + 1}")
        return font

    def _letters_of(self, face: Face) -> Letters:
        found = self._letters.get(face.name)
        if found is None:
            found = self._letters[face.name] = Letters(self._font(face))
        return found

    def _spoken(self, run: ShapedRun, item: Text, han: str, *, whole: bool) -> str:
        """A run with its language, where that is not the one of the document."""
        shown = " ".join(self._run(run, item, whole=whole))
        text = "".join(cluster.text for cluster in run.clusters)
        language = "" if whole or text.isascii() else spoken(text, han)
        if not language or language.partition("-")[0] == self._structure.tongue:
            return shown
        return f"/Span<</Lang({language})>>BDC {shown} EMC"

    def _run(self, run: ShapedRun, item: Text, *, whole: bool) -> Iterator[str]:
        letters = self._letters_of(run.face)
        font = letters.font
        yield f"/{font.name} {decimal(item.size)} Tf"
        if run.face.thicken:
            outline = stroke(item.colour, cmyk=self._cmyk)
            yield f"{outline} {decimal(item.size * _THICKENING)} w 2 Tr"
        yield _glyphs(letters, run, item.size, whole=whole)
        if run.face.thicken:
            yield "0 Tr"


def _tagged(items: Iterable[Item]) -> Iterator[tuple[Item, Tag]]:
    """The items with what they are; texts about the same thing that no tag is given are one."""
    before: Text | None = None
    tag = _DRAWN
    for item in items:
        if not isinstance(item, Text):
            yield item, _tag_of(item)
            continue
        if item.tag is not None:
            tag = item.tag
        elif before is None or before.tag or not item.about or item.about != before.about:
            tag = Tag("P")
        before = item
        yield item, tag


def _reads_as_one(text: Text, other: Text) -> bool:
    """Whether readers take two texts for one line and turn it around, as they do with the cells of
    a row that has a title in Arabic or Hebrew: the code “A1” would be copied as “1A”.
    """
    if text.turned or other.turned or abs(text.y - other.y) > other.size / 2:
        return False
    return has_right_to_left(text.text) or has_right_to_left(other.text)


def _tag_of(item: Rectangle | Line | Picture | Modules | Link) -> Tag:
    if isinstance(item, Link):
        return item.tag or Tag("Link")
    return Tag("Figure", told=item.told) if isinstance(item, Picture) and item.told else _DRAWN


def _glyphs(letters: Letters, run: ShapedRun, size: float, *, whole: bool) -> str:
    if not run.right_to_left:
        with suppress(NotPlainError):
            return f"[({letters.codes(run.clusters)})]TJ"
    return " ".join(RunWriter(letters.font, run, size, mark=not whole).operators())


def _standing_for(text: str, operators: str) -> str:
    return f"{begin_standing_for(text)} {operators} EMC"


def _line(item: Line, height: float, *, cmyk: bool) -> str:
    path = (
        f"{decimal(item.x1)} {decimal(height - item.y1)} m "
        f"{decimal(item.x2)} {decimal(height - item.y2)} l S"
    )
    pen = _pen(item.colour, item.line, item.dash, cmyk=cmyk)
    if cmyk and item.every_plate:
        pen = f"{EVERY_PLATE} {decimal(item.line)} w"
    return f"q {pen} {path} Q"


def _modules(item: Modules, height: float, *, cmyk: bool) -> str:
    """All modules as one path, in units of a module: shades along their seams would be seen."""
    frame, size = item.frame, item.frame.width / item.side
    place = f"{decimal(frame.left)} {decimal(height - frame.top)}"
    path = " ".join(f"{begin} {row} {count} 1 re" for row, begin, count in item.dark)
    return f"q {fill(item.colour, cmyk=cmyk)} {size:.5f} 0 0 {-size:.5f} {place} cm {path} f Q"


def _pen(colour: Colour, line: float, dash: float, *, cmyk: bool) -> str:
    dashes = f"[{decimal(dash)}] 0 d" if dash else "[] 0 d"
    return f"{stroke(colour, cmyk=cmyk)} {decimal(line)} w {dashes}"

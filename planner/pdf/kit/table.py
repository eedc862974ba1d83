"""Tables: texts that fit by width first, rows that are never cut, headings that come again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planner.pdf.fonts import Style
from planner.pdf.kit.rows import Row
from planner.pdf.kit.type import LABEL, Type
from planner.pdf.layout import Colour, Frame, Item, Line, Rectangle, Text
from planner.pdf.look import HAIRLINE, INK, SECOND
from planner.pdf.tags import Tag
from planner.pdf.text.fit import LEADING, Fitted, fit
from planner.pdf.text.itemise import printable
from planner.pdf.text.lines import break_lines
from planner.pdf.text.shape import text_width

_PAD = 2.4
_GAP = 6.0
_BAR = 3.0
_THIN_BAR = 1.8
_FIXED_AT_MOST = 0.62
"""Of the width, for columns of a fixed width and the gaps."""
_SEAM = 0.4
"""Points by which bars of texts below each other overlap."""
_LEAD = Style(650)
_LONGEST_NAME = 80
_BASELINE = 0.82
"""Of the height of a line, above its baseline."""
_LONG, _MUCH = 240, 2_000
"""Characters of a sentence; no more are tried."""
_MOST_LINES = 14
"""Lines of a text in a cell; what is longer is no text for a table, and is said to be cut."""


class Words(NamedTuple):
    """A text of a cell; ``most`` is how many lines it may take, ``before`` the space above it,
    ``bar`` a section's colour at its left, and ``lead`` what stands in bold before its first line,
    the others hanging from there.
    """

    text: str
    weight: float = 400
    size: float = 8.5
    colour: Colour = INK
    most: int = _MOST_LINES
    language: str = ""
    bar: Colour | None = None
    before: float = 0.0
    lead: str = ""

    @property
    def margin(self) -> float:
        """Room for the bar."""
        return 0.0 if self.bar is None else _THIN_BAR + 2.6

    @property
    def indent(self) -> float:
        """Room for the bar and for what leads."""
        lead = text_width(self.lead, _LEAD, self.size) + self.size * 0.45 if self.lead else 0.0
        return self.margin + lead


Cell = str | Words | Sequence[Words]
"""What stands in a cell: texts below each other."""


class Column(NamedTuple):
    """A column: its heading, its share of the width, and at which side its texts stand.

    ``points`` is a fixed width instead of a share; ``box`` draws an empty box to write into.
    Without ``shown`` it leaves its room to the others: nothing stands in it anywhere.
    """

    title: str
    share: float = 0.0
    align: str = "left"
    points: float = 0.0
    box: bool = False
    shown: bool = True


def room_for(texts: Iterable[str], size: float, least: float, most: float) -> float:
    """The width in points of a column for short texts of a size: codes, names of halls."""
    wide = (text_width(printable(text), _LEAD, size) for text in set(texts))
    return min(max([least, *wide]), most)


@dataclass(frozen=True, slots=True)
class _Place:
    left: float
    width: float


class Table:
    """Makes the rows of one table; ``shortened`` names the texts that did not fit.

    With ``bars`` there is room for the sections' colours before the first column; ``label`` is the
    type of the headings, ``pad`` the space in points above and below the texts of a row,
    ``gap`` that between columns.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        width: float,
        size: float = 8.5,
        *,
        bars: bool = False,
        label: Type = LABEL,
        pad: float = _PAD,
        gap: float = _GAP,
    ) -> None:
        self._is_shown = [column.shown for column in columns]
        self.columns = tuple(column for column in columns if column.shown)
        self._indent = _BAR + 4.0 if bars else 0.0
        self.width = width
        self.size = size
        self._label, self._pad, self._gap = label, pad, gap
        self.shortened: list[str] = []
        self._places = self._placed()
        self._tag = Tag("Table")
        self._head = self._heading()

    def head(self, before: float = 6.0) -> Row:
        """The row of headings, kept with the first row below it."""
        return self._head._replace(before=before, keep=1)

    def row(
        self,
        *cells: Cell,
        bar: Colour | None = None,
        ground: Colour | None = None,
        about: str = "",
        before: float = 0.0,
        least: float = 0.0,
    ) -> Row:
        """A row of cells, one a column, whose first lines stand on one baseline; ``bar`` is a
        section's colour at its left edge.

        ``about`` is what it belongs to, for messages; ``least`` the least height in points.
        """
        fitted = [
            self._fitted(cell, place, about)
            for cell, place in zip(self._shown(cells), self._places, strict=True)
        ]
        drops = _drops(fitted)
        tallest = max(
            drop + sum(one.before + part.height for one, part in parts)
            for drop, parts in zip(drops, fitted, strict=True)
        )
        height = max(tallest + 2 * self._pad, least)
        items: list[Item] = []
        if ground is not None:
            items.append(Rectangle(Frame(0, 0, self.width, height), fill=ground))
        if bar is not None:
            items.append(Rectangle(Frame(0, 0.8, _BAR, height - 1.6), fill=bar))
        tag = Tag("TR", self._tag, columns=len(self.columns))
        for index, parts in enumerate(fitted):
            cell = Tag("TD", tag, column=index)
            column, place = self.columns[index], self._places[index]
            items += self._texts(column, place, parts, drops[index], height, about, cell)
        items.append(Line(0, height, self.width, height, HAIRLINE, 0.4))
        return Row(height, tuple(items), before=before, head=(self._head,))

    def _shown(self, cells: Sequence[Cell]) -> list[Cell]:
        return [cell for cell, shown in zip(cells, self._is_shown, strict=True) if shown]

    def _placed(self) -> list[_Place]:
        width = self.width - self._indent
        fixed = sum(column.points for column in self.columns) + self._gap * (len(self.columns) - 1)
        shares = sum(column.share for column in self.columns if not column.points)
        # On paper too small for the fixed columns they give way too, for the others to live.
        scale = min(1.0, width * (_FIXED_AT_MOST if shares else 1.0) / fixed) if fixed else 1.0
        free = width - fixed * scale
        found, left = [], self._indent
        for column in self.columns:
            wide = column.points * scale or free * column.share / shares
            found.append(_Place(left, wide))
            left += wide + self._gap * scale
        return found

    def _heading(self) -> Row:
        items: list[Item] = []
        label = self._label
        height = 2 * label.size * LEADING + 2
        row = Tag("TR", self._tag, columns=len(self.columns))
        for index, (column, place) in enumerate(zip(self.columns, self._places, strict=True)):
            line = fit(printable(column.title), label.weight, label.size, place.width, height - 1.5)
            lines = _lines_at(line, place, column.align, height - line.height - 1.5)
            tag = Tag("TH", row, column=index)
            look = (line.style, line.size, label.colour)
            items += [Text(x, y, words, *look, tag=tag) for x, y, words in lines]
        items.append(Line(0, height, self.width, height, SECOND, 0.7))
        return Row(height, tuple(items))

    def _fitted(self, cell: Cell, place: _Place, about: str) -> list[tuple[Words, Fitted]]:
        words = [Words(cell, size=self.size)] if isinstance(cell, str) else cell
        found = []
        for one in [words] if isinstance(words, Words) else words:
            text = printable(one.text)
            if not text:
                continue
            fitted = _set(text, one, place.width - one.indent)
            if fitted.shortened:
                name = about or text
                self.shortened.append(
                    name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
                )
            found.append((one, fitted))
        return found

    def _texts(
        self,
        column: Column,
        place: _Place,
        parts: list[tuple[Words, Fitted]],
        drop: float,
        height: float,
        about: str,
        tag: Tag,
    ) -> list[Item]:
        if column.box:
            frame = Frame(place.left, self._pad, place.width, height - 2 * self._pad)
            return [Rectangle(frame, stroke=SECOND, line=0.5)]
        found: list[Item] = []
        begin = top = self._pad + drop
        room = Frame(place.left, 0, place.width, height)
        for one, fitted in parts:
            top += one.before
            beside = _Place(place.left + one.indent, place.width - one.indent)
            if one.bar is not None:
                down = top if one.before or top == begin else top - _SEAM
                frame = Frame(place.left, down, _THIN_BAR, top + fitted.height - down)
                found.append(Rectangle(frame, fill=one.bar))
            if one.lead and fitted.lines:
                baseline = top + 0.82 * fitted.size * LEADING
                look = (_LEAD, fitted.size, INK)
                found.append(
                    Text(place.left + one.margin, baseline, one.lead, *look, room, about, tag=tag)
                )
            for x, y, line in _lines_at(fitted, beside, column.align, top):
                found.append(
                    Text(
                        *(x, y, line, fitted.style, fitted.size, one.colour),
                        room=room,
                        about=about,
                        language=one.language,
                        tag=tag,
                    )
                )
            top += fitted.height
        return found


def _set(text: str, one: Words, width: float) -> Fitted:
    """A text in its lines. A long one is no line to be squeezed: it runs on at its own size."""
    if _LONG < len(text) < _MUCH:
        style = Style(one.weight)
        lines = tuple(break_lines(text, style, one.size, width, break_words=True))
        if len(lines) <= one.most:
            return Fitted(style, one.size, lines, shortened=False)
    return fit(text, one.weight, one.size, width, one.most * one.size * LEADING + 0.01)


def _drops(fitted: list[list[tuple[Words, Fitted]]]) -> list[float]:
    """How much lower the texts of each cell begin, for all first lines to stand on the baseline of
    the largest.
    """
    bases = [
        parts[0][0].before + _BASELINE * parts[0][1].size * LEADING if parts else 0.0
        for parts in fitted
    ]
    lowest = max(bases, default=0.0)
    return [lowest - base if base else 0.0 for base in bases]


def _lines_at(
    fitted: Fitted, place: _Place, align: str, top: float
) -> Iterator[tuple[float, float, str]]:
    """Each line with the place of its baseline."""
    for index, line in enumerate(fitted.lines):
        baseline = top + (index + _BASELINE) * fitted.size * LEADING
        spare = place.width - text_width(line, fitted.style, fitted.size)
        left = place.left + spare * {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
        yield left, baseline, line

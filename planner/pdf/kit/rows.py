"""Rows: what stands in a column from side to side and is never cut, and what it is kept with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planner.pdf.kit.tabs import Tab
from planner.pdf.kit.type import BODY, DAY, SECTION, Type
from planner.pdf.layout import Colour, Frame, Item, Line, Rectangle, Text
from planner.pdf.look import HAIRLINE
from planner.pdf.tags import PAGINATION, Tag, heading_tag
from planner.pdf.text.fit import fit, whole_words
from planner.pdf.text.hyphens import is_in
from planner.pdf.text.itemise import printable
from planner.pdf.text.lines import break_lines, is_broken

HEADS_KEEP = 3
"""So many rows stand below a heading before a column may end."""


class Row(NamedTuple):
    """Items placed from the row's top left corner; heights in points.

    ``before`` is space above it that is dropped at the top of a column; ``keep`` says how many of
    the next rows stand in the same column; ``head`` are rows that come again above it where it
    begins a column; ``mark`` is what the head of the page says of it; ``bookmark`` is its entry of
    the outline, with ``level``; ``key`` is what other pages refer to it by; ``tab`` stands at the
    edge of its page.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    keep: int = 0
    head: tuple[Row, ...] = ()
    mark: str = ""
    bookmark: str = ""
    level: int = 0
    key: str = ""
    tab: Tab | None = None

    def without_head(self) -> Row:
        """The row, with nothing that comes again above it."""
        return self._replace(head=())

    def unread(self) -> Row:
        """The row where it comes again: it is seen, and not read out."""
        return self._replace(
            items=tuple(
                item._replace(tag=PAGINATION) if isinstance(item, Text) else item
                for item in self.items
            ),
        )


def space(height: float) -> Row:
    """Empty space."""
    return Row(0.0, before=height)


def rule(width: float, before: float = 0.0, colour: Colour = HAIRLINE, line: float = 0.5) -> Row:
    """A line from side to side."""
    return Row(2.0, (Line(0, 1, width, 1, colour, line),), before=before)


def paragraph(
    text: str,
    width: float,
    kind: Type = BODY,
    *,
    before: float = 0.0,
    language: str = "",
    hyphenate: str = "",
) -> list[Row]:
    """Running text; where the text has line ends, paragraphs begin. Never one line alone.

    ``hyphenate`` is the language (BCP 47) by which its words are divided: never given for titles,
    names and credits.
    """
    rows: list[Row] = []
    for part in filter(None, map(printable, text.splitlines())):
        tongue = hyphenate if hyphenate and is_in(part, hyphenate) else ""
        style, size = kind.style, kind.size
        lines = break_lines(part, style, size, width, break_words=True, hyphenate=tongue)
        if not hyphenate and is_broken(lines):
            style, size, lines = whole_words(part, style, size, width)
        tag = Tag("P", language=tongue)
        room = Frame(0, 0, width, kind.leading)
        baseline = kind.leading * 0.5 + size * 0.3
        look = (style, size, kind.colour, room)
        apart = kind.leading * 0.4 if rows else before
        last = len(lines) - 1
        for index, line in enumerate(lines):
            item = Text(0, baseline, line, *look, language=language, tag=tag)
            # Two lines at least stand on both sides of a column's end.
            keep = int(index < last and index in {0, last - 1})
            rows.append(Row(kind.leading, (item,), 0.0 if index else apart, keep))
    return rows


def heading(
    text: str,
    width: float,
    kind: Type = SECTION,
    *,
    before: float = 12.0,
    lines: int = 2,
    bookmark: int | None = None,
    called: str = "",
    mark: str = "",
    ground: Colour | None = None,
    language: str = "",
) -> list[Row]:
    """A heading that fits in so many lines, kept with what follows; never hyphenated by rule.

    ``bookmark`` is its level in the outline, and in the structure; without one its size says it.
    ``called`` is what it is called there, where the heading alone says too little.
    """
    title = printable(text)
    fitted = fit(title, kind.weight, kind.size, width, lines * kind.size * 1.13)
    leading = fitted.size * kind.leading / kind.size
    level = bookmark if bookmark is not None else int(kind.size < DAY.size)
    tag = heading_tag(level)
    rows = []
    for line in fitted.lines:
        room = Frame(0, 0, width, leading)
        item = Text(
            *(0, leading * 0.5 + fitted.size * 0.3, line, fitted.style, fitted.size, kind.colour),
            room=room,
            about=title,
            language=language,
            tag=tag,
        )
        under: tuple[Item, ...] = (Rectangle(room, fill=ground),) if ground else ()
        rows.append(Row(leading, (*under, item), keep=HEADS_KEEP))
    if rows:
        entry = (printable(called) or title) if bookmark is not None else ""
        rows[0] = rows[0]._replace(before=before, mark=mark, bookmark=entry, level=bookmark or 0)
    return kept_together(rows, HEADS_KEEP)


def kept_together(rows: Iterable[Row], after: int = 0) -> list[Row]:
    """The rows as one block, kept with so many of the rows that follow it."""
    found = list(rows)
    last = len(found) - 1
    return [
        row._replace(keep=max(row.keep, 1) if index < last else max(row.keep, after))
        for index, row in enumerate(found)
    ]

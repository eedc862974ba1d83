"""Entries that lead to pages: contents and indexes, whose turned-over lines hang."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planner.pdf.fonts import Style
from planner.pdf.kit.rows import Row
from planner.pdf.kit.type import SMALL, Type
from planner.pdf.layout import Colour, Frame, Item, Link, Text
from planner.pdf.tags import Tag
from planner.pdf.text.fit import whole_words
from planner.pdf.text.itemise import printable
from planner.pdf.text.lines import break_lines, is_broken
from planner.pdf.text.shape import text_width

_HANG = 9.0
_GAP = 8.0
_LONGEST = 240
_NUMBERS_AT_MOST = 0.4
"""Of the width; more of them run on behind the name."""


class Entry(NamedTuple):
    """A name and the pages, counted from 0, on which it stands."""

    name: str
    pages: tuple[int, ...]


def entry_rows(
    entries: Iterable[Entry], width: float, kind: Type = SMALL, before: float = 0.0
) -> list[Row]:
    """A row for each line; the numbers stand at the right of the last, and lead to their pages."""
    rows: list[Row] = []
    whole = Tag("L")
    for name, pages in entries:
        numbers = ", ".join(str(page + 1) for page in pages)
        text = printable(name[:_LONGEST])
        wide = text_width(numbers, kind.style, kind.size)
        if wide > width * _NUMBERS_AT_MOST:  # a country has films on many pages
            text, numbers, wide = f"{text}  {numbers}", "", 0.0
        room = width - (_GAP + max(wide, 12) if numbers else 0.0)
        style, size = kind.style, kind.size
        lines = break_lines(text, style, size, room - _HANG, break_words=True)
        if is_broken(lines):
            style, size, lines = whole_words(text, style, size, room - _HANG)
        body = Tag("LBody", Tag("LI", whole))
        tag = Tag("Link", body) if pages else body
        found = [
            _line(line, index, width, kind, (style, size), tag) for index, line in enumerate(lines)
        ]
        if not found:
            continue
        found[-1] = _numbered(found[-1], numbers, pages, width, kind, tag)
        found[0] = found[0]._replace(before=before)
        rows += [*(row._replace(keep=1) for row in found[:-1]), found[-1]]
    return rows


def _line(
    text: str, index: int, width: float, kind: Type, look: tuple[Style, float], tag: Tag
) -> Row:
    frame = Frame(0, 0, width, kind.leading)
    left = _HANG if index else 0.0
    item = Text(left, _baseline(kind), text, *look, kind.colour, room=frame, tag=tag)
    return Row(kind.leading, (item,))


def _numbered(
    row: Row, numbers: str, pages: tuple[int, ...], width: float, kind: Type, tag: Tag
) -> Row:
    frame = Frame(0, 0, width, kind.leading)
    left = width - text_width(numbers, kind.style, kind.size)
    shown = Text(left, _baseline(kind), numbers, *_look(kind), room=frame, tag=tag)
    links: tuple[Item, ...] = (Link(frame, pages[0], tag),) if pages else ()
    return row._replace(items=(*row.items, *((shown,) if numbers else ()), *links))


def _look(kind: Type) -> tuple[Style, float, Colour]:
    return kind.style, kind.size, kind.colour


def _baseline(kind: Type) -> float:
    return kind.leading * 0.5 + kind.size * 0.3

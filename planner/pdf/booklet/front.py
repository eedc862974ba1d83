"""The first pages of a booklet: its cover, and the contents that lead to its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from planner.i18n import _
from planner.model import Festival
from planner.pdf.booklet.columns import columns_of
from planner.pdf.dates import long_day
from planner.pdf.kit import Pages, Row, heading
from planner.pdf.kit.index import Entry, entry_rows
from planner.pdf.kit.type import DAY, Type
from planner.pdf.layout import Colour, Frame, Rectangle, moved
from planner.pdf.look import BLACK, GREY_BAR, SECOND

_COVER = Type(750, 40, 46, BLACK)
_DATES = Type(400, 13, 17, SECOND)
_CONTENTS = Type(550, 10.5, 17)
_CLOSER = (15.5, 14.0, 12.5)
_SWATCH = 9.0
_BAND = 10.0
_ABOVE = 40.0
"""Points for the heading of the contents."""
_INDENT = 18.0
"""Of contents, for the colours of sections."""


class Part(NamedTuple):
    """A part of the booklet as the contents name it; a section has its colour."""

    title: str
    ink: Colour | None = None


def add_cover(pages: Pages, festival: Festival, inks: list[Colour]) -> None:
    """Name and days of the festival below a band of the colours of its sections."""
    pages.new_page()
    pages.leave_head_out()
    edition, width = festival.edition, pages.body.width
    inks = inks or [GREY_BAR]
    wide = pages.width / len(inks)
    for number, ink in enumerate(inks):
        pages.put(Rectangle(Frame(number * wide, 0, wide, _BAND), fill=ink))
    rows = [Row(pages.body.height * 0.28)]
    rows += heading(edition.name, width, _COVER, before=0, lines=4)
    first, last = long_day(edition.first_day), long_day(edition.last_day)
    dates = first if first == last else f"{first} – {last}"
    rows += heading(dates, width, _DATES, before=10)
    pages.add(rows)


def contents(
    pages: Pages, parts: Iterable[Part], numbers: Iterable[int] = (), most: int = 0
) -> Pages:
    """The pages of contents; the parts whose pages are not known yet take the same room.

    ``most``: on so many pages, for which the lines move closer as far as that can be.
    """
    listed = list(zip(parts, chain(numbers, repeat(998)), strict=False))
    for leading in (_CONTENTS.leading, *_CLOSER):
        own = _listing(pages, listed, _CONTENTS._replace(leading=leading))
        if not most or own.number <= most:
            break
    while own.number < most:
        own.new_page()
    return own


def _listing(pages: Pages, listed: Sequence[tuple[Part, int]], kind: Type) -> Pages:
    own = Pages(pages.width, pages.height, pages.margin)
    own.new_page()
    own.add([*heading(_("Contents"), own.body.width, DAY, before=0), Row(8.0)])
    # What would run on to another page for a few lines stands in columns instead.
    much = len(listed) * kind.leading > own.body.height - _ABOVE
    columns = columns_of(own) if much else 1
    width = own.column_width(columns)
    rows: list[Row] = []
    for part, page in listed:
        entry = entry_rows([Entry(part.title, (page,))], width - _INDENT, kind)
        entry = [_indented(row) for row in entry]
        if entry and part.ink is not None:
            top = (kind.leading - _SWATCH) / 2
            swatch = Rectangle(Frame(0, top, _SWATCH, _SWATCH), fill=part.ink)
            entry[0] = entry[0]._replace(items=(swatch, *entry[0].items))
        rows += entry
    own.add(rows, columns)
    return own


def _indented(row: Row) -> Row:
    return row._replace(items=tuple(moved(item, _INDENT, 0) for item in row.items))

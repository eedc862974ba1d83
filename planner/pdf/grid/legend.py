"""The foot of a page: which colour and code is which section, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.i18n import _
from planner.pdf.dates import after_midnight, calendar_note, tenths
from planner.pdf.fonts import Style
from planner.pdf.grid.axis import Axis
from planner.pdf.grid.card import BAR, draw_bar
from planner.pdf.grid.entries import Entry, Look
from planner.pdf.layout import MM, Frame
from planner.pdf.look import SECOND, section_ink
from planner.pdf.sheet import Sheet
from planner.pdf.tags import Tag
from planner.pdf.text.fit import fit_line
from planner.pdf.text.lines import break_lines
from planner.pdf.text.shape import text_width
from planner.times import Day

_SIZE = 7.5
_NOTE = 6.5
_LINE = 12.0
"""Points from line to line."""

_NAME = Style(400, 87.5)
_CODE = Style(650, 87.5)
_CHIP = 14.0
"""Points of a section's patch of colour."""


class _Key(NamedTuple):
    order: int
    code: str
    name: str
    hue: int | None

    @property
    def width(self) -> float:
        """Points it takes, with the space after it."""
        code = text_width(self.code, _CODE, _SIZE)
        return _CHIP + 4 + code + 3 + text_width(self.name, _NAME, _SIZE) + 5 * MM


class Legend:
    """The legend of one page; it knows its height before it is drawn."""

    def __init__(self, entries: Iterable[Entry], axis: Axis, day: Day, width: float) -> None:
        shown = list(entries)
        self._width = width
        self._rows = list(_rows(_keys(shown), width))
        self._notes = break_lines(" · ".join(_notes(shown, axis, day)), _NAME, _NOTE, width)

    @property
    def height(self) -> float:
        """Points it takes."""
        return len(self._rows) * _LINE + len(self._notes) * _NOTE * 1.35 + 3

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        """Draw it below ``top``."""
        y = top
        keys = Tag("L")
        for row in self._rows:
            x = left
            for key in row:
                _draw_key(sheet, key, x, y, left + self._width - x, Tag("LBody", Tag("LI", keys)))
                x += key.width
            y += _LINE
        for line in self._notes:
            y += _NOTE * 1.35
            sheet.text(left, y, line, _NAME, _NOTE, SECOND)


def _draw_key(sheet: Sheet, key: _Key, left: float, top: float, width: float, tag: Tag) -> None:
    chip = Frame(left, top, _CHIP, 8)
    ink = section_ink(key.hue)
    sheet.rectangle(chip, fill=ink.tint)
    draw_bar(sheet, chip._replace(width=BAR), ink)
    x = chip.right + 4
    x += sheet.text(x, top + 6.7, key.code, _CODE, _SIZE, tag=tag) + 3
    room = left + width - x
    if text_width(key.name, _NAME, _SIZE) <= room:
        sheet.text(x, top + 6.7, key.name, _NAME, _SIZE, tag=tag)
        return
    fitted = fit_line(key.name, _NAME.weight, _SIZE, room)
    for line in fitted.lines:
        sheet.text(x, top + 6.7, line, fitted.style, fitted.size, tag=tag)


def _keys(entries: list[Entry]) -> list[_Key]:
    found = {
        _Key(entry.section_order, entry.section, entry.section_name, entry.hue)
        for entry in entries
        if entry.section
    }
    return sorted(found, key=lambda key: (key.order, key.code, key.name))


def _rows(keys: list[_Key], width: float) -> Iterator[list[_Key]]:
    row: list[_Key] = []
    for key in keys:
        if row and sum(k.width for k in row) + key.width > width:
            yield row
            row = []
        row.append(key)
    if row:
        yield row


def _notes(entries: list[Entry], axis: Axis, day: Day) -> Iterator[str]:
    yield _("Boxes are to scale: one hour is {length} mm.").format(length=tenths(axis.mm_per_hour))
    yield _("104′ is the running time.")
    if any(entry.qa_start < entry.end for entry in entries):
        yield _("Dashed: Q&A after the film.")
    if not all(entry.known for entry in entries):
        yield _("“Length open”: the end is assumed.")
    if any(entry.look is Look.CANCELLED for entry in entries):
        yield _("Crossed out: cancelled.")
    late = [entry.start for entry in entries if after_midnight(entry.start, day)]
    if late:
        yield _("Times from 24:00 on are on the next calendar day: {example}.").format(
            example=calendar_note(min(late), day)
        )

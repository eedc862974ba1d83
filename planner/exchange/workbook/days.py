"""The sheet of a day: screens across, time down, every box as long as its screening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.exchange.announced import title_of
from planner.exchange.workbook.styles import Styles, cell_text
from planner.i18n import _
from planner.model import Festival, Hold, Screen, Screening, ScreeningStatus
from planner.times import Day, WallTime, day_label, festival_clock, runtime_label

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_STEP = 5
"""Minutes of a row."""
_ROWS_AN_HOUR = 60 // _STEP
_ROW_POINTS = 7.5
_HEAD = 2
"""Rows above the grid: the day, and the screens."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the grid, in rows counted from midnight; the text and how it looks."""

    top: int
    bottom: int
    text: str
    look: Format

    @classmethod
    def of(cls, start: int, end: int, day: Day, text: str, look: Format) -> Box:
        """The box from a minute to another; a short one is a row high all the same."""
        top = (start - day * 1440) // _STEP
        return cls(top, max(top + 1, (end - day * 1440) // _STEP), text, look)


def days_of(festival: Festival) -> list[Day]:
    """The festival days on which something stands."""
    placed = [one.start for one in festival.screenings()]
    placed += [one.start for screen in festival.screens for one in festival.holds_on(screen)]
    return sorted({festival.day_of(start) for start in placed})


def write_day(workbook: Workbook, festival: Festival, day: Day, styles: Styles) -> None:
    """A sheet with the grid of that day."""
    sheet = workbook.add_worksheet(day_label(day))
    columns = {
        screen.id: lanes(_boxes(festival, screen, day, styles))
        for screen in festival.screens_in_order()
    }
    shown = [screen for screen in festival.screens_in_order() if columns[screen.id]]
    every = [box for screen in shown for lane in columns[screen.id] for box in lane]
    first = min(box.top for box in every) // _ROWS_AN_HOUR * _ROWS_AN_HOUR
    last = -(-max(box.bottom for box in every) // _ROWS_AN_HOUR) * _ROWS_AN_HOUR
    _write_frame(sheet, day, first, last, styles)
    column = 1
    for screen in shown:
        width = len(columns[screen.id])
        name = cell_text(festival.screen_name(screen.id))
        _fill(sheet, (1, column, 1, column + width - 1), name, styles.screen)
        sheet.set_column(column, column + width - 1, 24 if width == 1 else 16)
        for lane in columns[screen.id]:
            for box in lane:
                rows = (box.top - first + _HEAD, box.bottom - first + _HEAD - 1)
                _fill(sheet, (rows[0], column, rows[1], column), box.text, box.look)
            column += 1


def lanes(boxes: Iterable[Box]) -> list[list[Box]]:
    """The boxes of a screen in columns, so that none lies over another; a draft may need two."""
    found: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.bottom, box.text)):
        free = next((lane for lane in found if lane[-1].bottom <= box.top), None)
        if free is None:
            found.append([box])
        else:
            free.append(box)
    return found


def _write_frame(sheet: Worksheet, day: Day, first: int, last: int, styles: Styles) -> None:
    """The day, the hours past 24:00 if need be, the height of rows, and how it is printed."""
    sheet.write_string(0, 0, day_label(day), styles.heading)
    sheet.freeze_panes(_HEAD, 1)
    sheet.set_column(0, 0, 7)
    sheet.set_row(1, 30)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    for row in range(first, last):
        sheet.set_row_pixels(row - first + _HEAD, round(_ROW_POINTS * 4 / 3))
    for row in range(first, last, _ROWS_AN_HOUR):
        at = row - first + _HEAD
        clock = festival_clock(WallTime(day * 1440 + row * _STEP), day)
        _fill(sheet, (at, 0, at + _ROWS_AN_HOUR - 1, 0), clock, styles.hour)


def _fill(sheet: Worksheet, area: tuple[int, int, int, int], text: str, look: Format) -> None:
    """Write a text into an area as one cell; always as text, be it like a formula."""
    top, left, bottom, right = area
    if (top, left) != (bottom, right):
        sheet.merge_range(top, left, bottom, right, "", look)
    sheet.write_string(top, left, text, look)


def _boxes(festival: Festival, screen: Screen, day: Day, styles: Styles) -> list[Box]:
    found = [
        _box(festival, one, day, styles)
        for one in festival.screenings_on_day(day)
        if one.screen_id == screen.id
    ]
    holds = [one for one in festival.holds_on(screen.id) if festival.day_of(one.start) == day]
    return found + [_hold(one, day, styles) for one in holds]


def _box(festival: Festival, screening: Screening, day: Day, styles: Styles) -> Box:
    span = festival.span(screening)
    section = festival.section_of(screening.programme_id)
    kind = festival.kinds.get(screening.kind_id or 0)
    times = festival_clock(span.start, day)
    if span.known:
        times += f"–{festival_clock(span.end, day)}"
    length = festival.length(screening.programme_id)
    facts = (
        (section.code or section.name) if section else "",
        runtime_label(length.seconds) if length.known else _("length open"),
        kind.name if kind and not kind.public else "",
        _("cancelled") if screening.cancelled else "",
        screening.code,
    )
    title = title_of(festival, screening)
    text = cell_text("\n".join((f"{times} {title}", " · ".join(filter(None, facts)))))
    look = styles.box(
        section.hue if section else None,
        firm=screening.status is ScreeningStatus.CONFIRMED and span.known,
        struck=screening.cancelled,
    )
    return Box.of(span.start, span.end, day, text, look)


def _hold(hold: Hold, day: Day, styles: Styles) -> Box:
    end = hold.start + hold.minutes
    times = f"{festival_clock(hold.start, day)}–{festival_clock(WallTime(end), day)}"
    text = cell_text(f"{times} {hold.title or _('Hold')}")
    return Box.of(hold.start, end, day, text, styles.box(None, firm=False, struck=False))

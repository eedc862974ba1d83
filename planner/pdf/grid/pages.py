"""The pages of one day: heading, hours across, screens down, legend; screens spread over pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.i18n import _, remark
from planner.model import Festival, Screen
from planner.pdf.dates import day_label, long_day
from planner.pdf.fonts import Style
from planner.pdf.grid.axis import Axis, axis_for, lanes
from planner.pdf.grid.card import Place, draw_card
from planner.pdf.grid.entries import Entry
from planner.pdf.grid.legend import Legend
from planner.pdf.layout import MM, Frame
from planner.pdf.look import BLACK, FAINT, HAIRLINE, HEADING, INK, SECOND, narrowing
from planner.pdf.sheet import Sheet
from planner.pdf.tags import PAGINATION, Tag, heading_tag
from planner.pdf.telling import seats
from planner.pdf.text.fit import LEADING, fit, fit_line
from planner.pdf.text.itemise import printable
from planner.pdf.text.shape import text_width
from planner.times import DAY_MINUTES, Day, WallTime, day_start, festival_clock

_MARGIN = 10 * MM
_HEADING = 13 * MM
_AXIS = 6.5 * MM
_NUMBER = 60 * MM
"""Room in the corner for version, moment and page."""
_HOUR_WITH_LABEL = 30.0
"""Points; where hours are narrower, every second one is labelled."""
_HOUR_WITH_DATE = 50.0
"""Points that the date after 24:00 needs before the next label."""
_LOWEST_ROW = 38.0
"""Points; screens go to another page rather than being lower than this."""
_HIGHEST_ROW = 140.0
_FAR_BELOW = 90.0
"""Points; a legend that would stand so far below the last row stands right below it."""
_NAME_BESIDE = 7.0
"""Points; the name of the festival stands above the day rather than smaller beside it."""
_FIRST_COLUMN = {False: 25 * MM, True: 34 * MM}
"""Width of the screens' names, on ordinary and on wide paper."""


@dataclass(frozen=True, slots=True)
class Row:
    """One screen on one day."""

    venue: str
    screen: str
    seats: int | None
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, festival: Festival, screen: Screen, entries: list[Entry]) -> Row:
        """The row of a screen; a room called like its building is named once."""
        venue = printable(festival.venues[screen.venue_id].name)
        name = printable(screen.name)
        return cls(venue, "" if name == venue else name, screen.seats, tuple(entries))


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What one day's pages show, and the words around it."""

    festival_name: str
    day: Day
    rows: tuple[Row, ...]

    @property
    def entries(self) -> list[Entry]:
        """All boxes of the day."""
        return [entry for row in self.rows for entry in row.entries]


class DayPages:
    """Lays one day out on sheets of a size in points."""

    def __init__(self, plan: DayPlan, width: float, height: float) -> None:
        self._plan = plan
        self._width, self._height = width, height
        self._body = Frame(0, 0, width, height).inset(_MARGIN, _MARGIN)
        self._names = _FIRST_COLUMN[width > 300 * MM]
        left = self._body.left + self._names
        self._axis = axis_for(plan.entries, plan.day, left, self._body.right)
        self._legend = Legend(plan.entries, self._axis, plan.day, self._body.width)
        self.shortened: list[str] = []

    def sheets(self) -> list[Sheet]:
        """The sheets of the day, without page numbers."""
        top = self._body.top + _HEADING + _AXIS
        room = self._body.bottom - self._legend.height - 3 * MM - top
        parts = list(_shares(self._plan.rows, max(1, int(room / _LOWEST_ROW)))) or [()]
        lines = max(len(rows) for rows in parts)
        row_height = min(_HIGHEST_ROW, room / max(1, lines))
        return [self._sheet(rows, top, row_height) for rows in parts]

    def _sheet(self, rows: tuple[Row, ...], top: float, row_height: float) -> Sheet:
        sheet = Sheet(self._width, self._height)
        bottom = top + row_height * len(rows)
        self._draw_heading(sheet)
        _draw_axis(sheet, self._axis, self._plan.day, top, bottom)
        for index, row in enumerate(rows):
            self._draw_row(sheet, row, top + index * row_height, row_height)
        sheet.line(self._body.left, bottom, self._body.right, bottom, HAIRLINE, 0.5)
        if not rows:
            empty = _("There is nothing to print on this day.")
            sheet.text(self._body.left, top + 40, empty, narrowing(400)[0], 12, SECOND)
        foot = self._body.bottom - self._legend.height
        if rows and foot - bottom > _FAR_BELOW:
            foot = bottom + 5 * MM
        self._legend.draw(sheet, self._body.left, foot)
        return sheet

    def _draw_heading(self, sheet: Sheet) -> None:
        body, baseline = self._body, self._body.top + 8 * MM
        day = long_day(self._plan.day)
        free = body.width - _NUMBER - 2 * MM
        size = min(20.0, 20 * free / text_width(day, HEADING, 20))
        tag = heading_tag(0)
        wide = sheet.text(body.left, baseline, day, HEADING, size, BLACK, tag=tag)
        x = body.left + wide + 5 * MM
        room = body.left + free - x
        name = fit_line(self._plan.festival_name, 400, 12, max(0.0, room))
        above = name.shortened or name.size < _NAME_BESIDE
        if above:  # no room beside the day: every sheet says whose it is
            x = body.left
            name = fit_line(self._plan.festival_name, 400, _NAME_BESIDE, body.width)
        for line in name.lines:
            down = body.top + 1.6 * MM if above else baseline
            sheet.text(x, down, line, name.style, name.size, SECOND)
        sheet.line(body.left, baseline + 3 * MM, body.right, baseline + 3 * MM, BLACK, 1)

    def _draw_row(self, sheet: Sheet, row: Row, top: float, height: float) -> None:
        body = self._body
        sheet.line(body.left, top, body.right, top, HAIRLINE, 0.5)
        _draw_names(sheet, row, Frame(body.left, top, self._names - 6, height).inset(0, 2))
        shown = Tag("L")
        for entry, place in zip(row.entries, self._places(row, top + 1, height - 2), strict=True):
            if not draw_card(sheet, entry, self._axis, place, shown):
                self.shortened.append(self._shortened(entry, row))

    def _places(self, row: Row, top: float, height: float) -> Iterator[Place]:
        entries = list(row.entries)
        found = list(zip(entries, lanes(entries), strict=True))
        for entry, (lane, count) in found:
            share, gap = height / count, (1 if count > 1 else 0)
            later = (
                other.start
                for other, (beside, many) in found
                if other.start >= entry.end and (beside == lane or many != count)
            )
            free = self._axis.x(min(later, default=self._axis.last))
            yield Place(top + lane * share, share - gap, free)

    def _shortened(self, entry: Entry, row: Row) -> str:
        place = " / ".join(part for part in (row.venue, row.screen) if part)
        return remark("{day} {time}, {screen}: the box is too small for “{title}”.").format(
            day=day_label(self._plan.day),
            time=entry.starts,
            screen=place,
            title=entry.title if len(entry.title) <= 80 else entry.title[:79] + "…",
        )


def number_pages(sheets: list[Sheet], as_of: str, version: str = "") -> None:
    """Write version, “as of” and the page's number into the upper right corner of each sheet."""
    style = Style(400, 87.5)
    for index, sheet in enumerate(sheets, 1):
        page = _("Page {number} of {count}").format(number=index, count=len(sheets))
        moment = _("As of {moment}").format(moment=printable(as_of)) if as_of else ""
        parts = (version, moment, page)
        words = " · ".join(part for part in parts if part)
        room = Frame(sheet.width - _MARGIN - _NUMBER, _MARGIN, _NUMBER, _HEADING)
        line = fit_line(words, style.weight, 8.5, room.width)
        for text in line.lines:
            right, down = room.right, _MARGIN + 8 * MM
            sheet.text(right, down, text, line.style, line.size, SECOND, "right", room, PAGINATION)


def _shares(rows: tuple[Row, ...], most: int) -> Iterator[tuple[Row, ...]]:
    """The rows spread evenly over as few pages as possible, in order."""
    pages = -(-len(rows) // most)
    for index in range(pages):
        yield rows[index * len(rows) // pages : (index + 1) * len(rows) // pages]


def _draw_axis(sheet: Sheet, axis: Axis, day: Day, top: float, bottom: float) -> None:
    """Lines and hours; they are not read out, since each box says its own time."""
    midnight = WallTime(day_start(day) + DAY_MINUTES)
    baseline = top - 2.2 * MM
    for time in axis.ticks(30):
        x, full = axis.x(time), time % 60 == 0
        colour = INK if time == midnight else HAIRLINE if full else FAINT
        sheet.line(x, top, x, bottom, colour, 0.8 if time == midnight else 0.35)
    labelled = _labelled(axis, midnight)
    for time in labelled:
        label = festival_clock(time, day)
        sheet.text(axis.x(time), baseline, label, Style(600, 80), 8, INK, "centre", tag=PAGINATION)
    if axis.first < midnight < axis.last:
        night, style = day_label(Day(day + 1)), Style(500, 75)
        left = axis.x(midnight) + 13
        room = min((axis.x(time) - 13 for time in labelled if time > midnight), default=axis.right)
        if left + text_width(night, style, 7) <= room:
            sheet.text(left, baseline, night, style, 7, SECOND, tag=PAGINATION)


def _labelled(axis: Axis, midnight: WallTime) -> list[WallTime]:
    """The full hours that have a label: as many as have room, and room for the date after 24:00."""
    steps = (n for n in (1, 2, 3, 4, 6) if n * axis.hour >= _HOUR_WITH_LABEL)
    step = next(steps, 12)
    return [
        time
        for time in axis.ticks(60)
        if time // 60 % step == 0 and (axis.hour >= _HOUR_WITH_DATE or time != midnight + 60)
    ]


def _draw_names(sheet: Sheet, row: Row, room: Frame) -> None:
    """The building in bold, the room, and its seats where there is room for them."""
    y = room.top
    places = seats(row.seats) if row.seats else ""
    tag = heading_tag(1)
    wanted = ((row.venue, 650, 8.5), (row.screen, 400, 8), (places, 400, 7))
    for text, weight, size in wanted:
        if not text:
            continue
        lines = fit(text, weight, size, room.width, min(2 * size * LEADING, room.bottom - y))
        for line in lines.lines:
            baseline = y + lines.size * 0.86
            colour = INK if weight > 400 else SECOND
            sheet.text(
                room.left, baseline, line, lines.style, lines.size, colour, room=room, tag=tag
            )
            y += lines.size * LEADING

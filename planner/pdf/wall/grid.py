"""One sheet of the empty grid: a row for each screen, as high as a card, over time to scale.

Above the room for the cards stands what a scanner reads: a code for each full hour. Time in which
a screen is not to be had is grey.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.i18n import _
from planner.model import Festival, Screen
from planner.model.board import LATER, later_code, place_code
from planner.pdf.layout import MM, Colour, Frame, Item, Line, Rectangle, Text
from planner.pdf.look import BLACK, FAINT, GREY_BAR, HAIRLINE, INK, SECOND
from planner.pdf.telling import seats
from planner.pdf.text.fit import LEADING, fit, fit_line
from planner.pdf.text.itemise import printable
from planner.pdf.text.shape import text_width
from planner.pdf.wall.code import code_items
from planner.pdf.wall.scale import CARD_HEIGHT
from planner.pdf.wall.tiles import Tile
from planner.times import WallTime, clock_minutes, day_start

NAMES = 34 * MM
"""The width of the names of screens, left of the first sheet of each row."""

FOOT = 15 * MM
"""The height of the codes for the minutes, at the foot of each sheet."""

_CODES = 11 * MM
_QR = 10.4 * MM
ROW = _CODES + CARD_HEIGHT
"""The height of a screen."""

_PAD = 1.0 * MM
_MARK = 3 * MM


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet to be drawn: its room on the paper, and how wide a minute is, in points."""

    festival: Festival
    tile: Tile
    room: Frame
    minute: float

    @property
    def left(self) -> float:
        """Where time begins."""
        return self.room.left + (NAMES if self.tile.column == 0 else 0.0)

    @property
    def right(self) -> float:
        """Where the time of this sheet ends."""
        return self.x(self.tile.last)

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.room.top + ROW * len(self.tile.screens)

    def x(self, time: WallTime) -> float:
        """Where a moment stands."""
        return self.left + (time - self.tile.first) * self.minute

    def items(self) -> Iterator[Item]:
        """Everything on the sheet; the codes come last and lie on nothing."""
        codes: list[Item] = []
        for number, screen in enumerate(self.tile.screens):
            top = self.room.top + number * ROW
            yield from self._closed(screen, top + _CODES)
            yield from self._lines(top)
            if self.tile.column == 0:
                yield from self._name(screen, top)
            yield from self._hours(screen, top, codes)
        yield from self._joins()
        yield from self._minutes(codes)
        yield from codes

    def _lines(self, top: float) -> Iterator[Item]:
        for time in range(self.tile.first, self.tile.last + 1, 15):
            full = time % 60 == 0
            x = self.x(WallTime(time))
            begin = top if full else top + _CODES
            colour = GREY_BAR if full else HAIRLINE
            yield Line(x, begin, x, top + ROW, colour, 0.6 if full else 0.3)
        left = self.room.left
        yield Line(left, top, self.right, top, SECOND, 0.8)
        yield Line(self.left, top + _CODES, self.right, top + _CODES, HAIRLINE, 0.4)
        yield Line(left, top + ROW, self.right, top + ROW, SECOND, 0.8)

    def _name(self, screen: Screen, top: float) -> Iterator[Item]:
        room = Frame(self.room.left, top + _PAD, NAMES - 2 * _PAD, ROW - 2 * _PAD)
        name = printable(self.festival.screen_name(screen.id))
        fitted = fit(name, 700, 13, room.width, room.height - 12)
        for index, line in enumerate(fitted.lines):
            y = room.top + (index + 0.82) * fitted.size * LEADING
            yield Text(room.left, y, line, fitted.style, fitted.size, BLACK, room=room, about=name)
        if screen.seats:
            below = Frame(room.left, room.bottom - 11, room.width, 10)
            yield from _text(seats(screen.seats), below, 400, 8)

    def _hours(self, screen: Screen, top: float, codes: list[Item]) -> Iterator[Item]:
        start = day_start(self.tile.day)
        for number in range(-(-self.tile.first // 60) * 60, self.tile.last, 60):
            time = WallTime(number)
            left = self.x(time) + 0.3 * MM
            codes += code_items(place_code(self.festival, screen, time), left, top + 0.3 * MM, _QR)
            wide = min(60 * self.minute, self.right - self.x(time)) - _QR - 0.6 * MM
            room = Frame(left + _QR, top, wide, _CODES)
            yield from _text(clock_minutes(time - start), room, 650, 9, INK)

    def _closed(self, screen: Screen, top: float) -> Iterator[Item]:
        """When the screen is shut, blacked out or held."""
        festival, tile = self.festival, self.tile
        hours = festival.hours(screen.id, tile.day)
        if hours is None:
            yield from self._grey(tile.first, tile.last, top, _("closed"))
        else:
            yield from self._grey(tile.first, hours[0], top, "")
            yield from self._grey(hours[1], tile.last, top, "")
        for blackout in festival.blackouts(screen.id):
            yield from self._grey(blackout.start, blackout.end, top, blackout.reason)
        for hold in festival.holds_on(screen.id):
            yield from self._grey(hold.start, hold.start + hold.minutes, top, hold.title)

    def _grey(self, start: int, end: int, top: float, why: str) -> Iterator[Item]:
        start, end = max(start, self.tile.first), min(end, self.tile.last)
        if start >= end:
            return
        left = self.x(WallTime(start))
        frame = Frame(left, top, self.x(WallTime(end)) - left, CARD_HEIGHT)
        yield Rectangle(frame, fill=FAINT)
        room = Frame(frame.left + _PAD, frame.bottom - 10, frame.width - 2 * _PAD, 9)
        if room.width > 0:
            yield from _text(printable(why), room, 400, 7.5)

    def _joins(self) -> Iterator[Item]:
        """Marks in the margin where another sheet comes, and which one that is."""
        top, bottom, left, right = self.room.top, self.bottom, self.left, self.right
        tile = self.tile
        if after := tile.beside(1, 0):
            for y in (top, bottom):
                yield Line(right, y, right + _MARK, y, BLACK, 0.8)
            yield _upwards(_("join {sheet}").format(sheet=after), right + 2 * MM, top, bottom)
        if before := tile.beside(-1, 0):
            for y in (top, bottom):
                yield Line(left - _MARK, y, left, y, BLACK, 0.8)
            yield _upwards(_("join {sheet}").format(sheet=before), left - 2 * MM, top, bottom)
        if below := tile.beside(0, 1):
            for x in (left, right):
                yield Line(x, bottom, x, bottom + _MARK, BLACK, 0.8)
            words = _("join {sheet} below").format(sheet=below)
            yield from _text(words, Frame(left + _PAD, bottom, right - left - 2 * _PAD, 8), 400, 6)

    def _minutes(self, codes: list[Item]) -> Iterator[Item]:
        """What is scanned behind a full hour, where a start lies after it."""
        top = self.room.bottom - FOOT + 3 * MM
        left = self.room.left
        for minutes in LATER:
            codes += code_items(later_code(minutes), left, top, _QR)
            room = Frame(left + _QR, top, 14 * MM, _QR)
            yield from _text(_("+ {n} min").format(n=minutes), room, 650, 8)
            left += _QR + 15 * MM
        words = _("Scan the card, then the hour on its screen, then the minutes after it, if any.")
        yield from _text(words, Frame(left, top, self.room.right - left, _QR), 400, 7)


def _upwards(text: str, x: float, top: float, bottom: float) -> Text:
    fitted = fit_line(text, 400, 6.5, bottom - top)
    line = fitted.lines[0] if fitted.lines else ""
    y = (top + bottom + text_width(line, fitted.style, fitted.size)) / 2
    return Text(x + 2, y, line, fitted.style, fitted.size, SECOND, turned=True)


def _text(
    text: str, room: Frame, weight: float, size: float, colour: Colour = SECOND
) -> Iterator[Item]:
    fitted = fit_line(text, weight, size, room.width)
    for line in fitted.lines:
        y = room.top + room.height / 2 + fitted.size * 0.3
        yield Text(room.left, y, line, fitted.style, fitted.size, colour, room=room)

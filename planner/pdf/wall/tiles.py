"""How the grid of a day is cut into sheets of paper that are joined on the wall again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.model import Festival, Screen
from planner.times import DAY_MINUTES, Day, WallTime, clock_minutes, day_start

_HOUR, _QUARTER = 60, 15
_USUAL = (9 * 60, 24 * 60)
"""The hours of a day on which nothing says when screens open."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet: its place from the top left, its screens and its time.

    ``across`` and ``down`` are how many sheets there are beside and below each other.
    """

    column: int
    row: int
    across: int
    down: int
    day: Day
    screens: tuple[Screen, ...]
    first: WallTime
    last: WallTime

    @property
    def hours(self) -> str:
        """“10:00–15:00”, on the clock of the festival day."""
        start = day_start(self.day)
        return f"{clock_minutes(self.first - start)}–{clock_minutes(self.last - start)}"

    def beside(self, columns: int, rows: int) -> str:
        """What the sheet so many to the right and below is called; empty where there is none."""
        column, row = self.column + columns, self.row + rows
        inside = 0 <= column < self.across and 0 <= row < self.down
        return _name(column, row) if inside else ""

    @property
    def name(self) -> str:
        """“B2”: the second sheet of the second row."""
        return _name(self.column, self.row)


def _name(column: int, row: int) -> str:
    letters = ""
    row += 1
    while row:
        row, letter = divmod(row - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{column + 1}"


def time_of(festival: Festival, day: Day, screens: Sequence[Screen]) -> tuple[WallTime, WallTime]:
    """From when to when the grid of a day goes: whole hours around opening times and screenings."""
    midnight = day_start(day)
    found: list[int] = []
    for screen in screens:
        hours = festival.hours(screen.id, day)
        if hours is not None and hours[1] - hours[0] < DAY_MINUTES:
            found += hours
        for one in festival.screenings_on(screen.id):
            if festival.day_of(one.start) == day:
                found += (one.start, festival.span(one).slot_end)
    if not found:
        found = [midnight + minute for minute in _USUAL]
    latest = min(max(found), midnight + festival.edition.day_boundary + DAY_MINUTES)
    return WallTime(min(found) // _HOUR * _HOUR), WallTime(-(-latest // _HOUR) * _HOUR)


def tiles(
    festival: Festival,
    day: Day,
    screens: Sequence[Screen],
    *,
    minutes: tuple[float, float],
    rows: int,
) -> Iterator[Tile]:
    """The sheets of a day, row by row, with as many screens on each as on the others or one less.

    ``minutes`` have room on a first sheet and on a further one, at most ``rows`` screens on each.
    """
    first, last = time_of(festival, day, screens)
    cuts = [first]
    while cuts[-1] < last:
        room = minutes[0] if len(cuts) == 1 else minutes[1]
        unit = _HOUR if room >= _HOUR else _QUARTER
        cuts.append(WallTime(min(last, cuts[-1] + max(1, int(room + 0.01) // unit) * unit)))
    down = -(-len(screens) // rows)
    for row in range(down):
        begun, ended = (len(screens) * number // down for number in (row, row + 1))
        own = tuple(screens[begun:ended])
        for column, (begin, end) in enumerate(pairwise(cuts)):
            yield Tile(column, row, len(cuts) - 1, down, day, own, begin, end)

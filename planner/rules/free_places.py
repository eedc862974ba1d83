"""Where a programme can still go: starts that bring neither a blocker nor a warning.

Gaps between what is on each screen give the candidates quickly; the rules have the last word, so
that a place is never called free that the conflict list would complain about.
"""

from __future__ import annotations

import dataclasses
import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from planner.edit import Edit
from planner.edit.screenings import MoveScreening, PlaceProgramme
from planner.errors import UserError
from planner.model import Festival, Screening
from planner.model.lengths import screening_span
from planner.rules.bars import bars_on
from planner.rules.check import check, conflicts_after
from planner.rules.report import Report
from planner.rules.severity import Severity
from planner.times import DAY_MINUTES, Day, WallTime, day_start

MORNING, MIDNIGHT = 10 * 60, 24 * 60
"""Where a screen has no hours of its own, places within these minutes of the day come first."""


def free_starts(
    festival: Festival,
    programme_id: int,
    screen_id: int | None = None,
    day: Day | None = None,
    *,
    screening_id: int | None = None,
    since: WallTime | None = None,
    report: Report | None = None,
    patience: int | None = None,
) -> Iterator[tuple[int, WallTime]]:
    """Screens and starts at which the programme fits, the earliest first, screens in their order.

    ``screening_id`` is a screening of it to be moved elsewhere, rather than a new one; ``since``
    leaves out earlier starts; ``report`` is that of the festival, where the caller has it;
    ``patience`` is how many starts are tried. Each place is found only when it is asked for.
    """
    known = report if report is not None and report.festival is festival else check(festival)
    hand = _in_hand(festival, programme_id, screening_id)
    screens = [s.id for s in festival.screens_in_order() if screen_id in (None, s.id)]
    days = festival.days() if day is None else (day,)
    candidates = _candidates(festival, hand, screens, days, since or 0)
    for start, position in islice(candidates, patience):
        place = (screens[position], WallTime(start))
        if place != hand.place and _is_free(known, _edit(programme_id, screening_id, *place)):
            yield place


def _edit(programme_id: int, screening_id: int | None, screen_id: int, start: WallTime) -> Edit:
    if screening_id is None:
        return PlaceProgramme(programme_id, screen_id, start)
    return MoveScreening(screening_id, screen_id, start)


def _is_free(report: Report, edit: Edit) -> bool:
    """Whether what is placed or moved would be in no blocker or warning."""
    festival = report.festival
    moved = edit.screening_id if isinstance(edit, MoveScreening) else None
    try:
        found = conflicts_after(festival, report, edit)
    except UserError:  # the clocks skip this start
        return False
    return not any(
        screening_id == moved or screening_id not in festival.all_screenings
        for conflict in found
        if conflict.severity.rank >= Severity.WARNING.rank
        for screening_id in conflict.screening_ids
    )


@dataclass(frozen=True, slots=True)
class _Hand:
    """What is in the hand: the screening as it would be; ``id`` is 0 for one that is new."""

    screening: Screening

    @property
    def place(self) -> tuple[int, WallTime]:
        """Where it is now, which is no place to move it to."""
        return self.screening.screen_id, self.screening.start

    def minutes(self, festival: Festival, screen_id: int) -> tuple[int, int]:
        """How long it runs on that screen, and how long the screen then is not ready."""
        there = dataclasses.replace(self.screening, screen_id=screen_id)
        span = screening_span(festival, there)
        return span.end - span.start, span.turnaround


def _in_hand(festival: Festival, programme_id: int, screening_id: int | None) -> _Hand:
    if screening_id is not None:
        return _Hand(festival.all_screenings[screening_id])
    kinds = sorted(festival.kinds.values(), key=lambda kind: (kind.order, kind.id))
    screening = Screening(
        id=0,
        plan_id=festival.plan_id,
        programme_id=programme_id,
        screen_id=0,
        start=WallTime(0),
        kind_id=kinds[0].id if kinds else None,
    )
    return _Hand(screening)


def _candidates(
    festival: Festival, hand: _Hand, screens: list[int], days: tuple[Day, ...], since: int
) -> Iterator[tuple[int, int]]:
    """Starts and positions of screens that fit between what is there: by day, then by night."""
    for daytime in (True, False):
        for day in days:
            lanes = [_Lane(festival, hand, screen_id, day) for screen_id in screens]
            starts = [lane.starts(since, daytime=daytime) for lane in lanes]
            yield from heapq.merge(*[_at(found, n) for n, found in enumerate(starts)])


def _at(starts: Iterator[int], position: int) -> Iterator[tuple[int, int]]:
    return ((start, position) for start in starts)


class _Lane:
    """One screen on one day, for what is in the hand. Times are minutes of the wall clock."""

    def __init__(self, festival: Festival, hand: _Hand, screen_id: int, day: Day) -> None:
        self._hours = festival.hours(screen_id, day)
        self._midnight = day_start(day)
        self._boundary = festival.edition.day_boundary
        self._grid = festival.edition.snap_minutes
        self._length, self._turnaround = hand.minutes(festival, screen_id)
        bars = bars_on(festival, screen_id)
        self._bars = [bar for bar in bars if bar.row_id != hand.screening.id]

    def starts(self, since: int, *, daytime: bool) -> Iterator[int]:
        """Starts on the grid at which nothing on the screen is in the way."""
        if self._hours is None:
            return
        usual, latest = self._daytime(*self._hours)
        first, last = (usual, latest) if daytime else self._night(*self._hours)
        time = self._on_grid(max(first, since))
        while time <= last:
            blocked = self._blocked_until(time)
            if blocked is not None:
                time = self._on_grid(blocked)
                continue
            if daytime or not usual <= time <= latest:
                yield time
            time += self._grid

    def _daytime(self, opens: int, closes: int) -> tuple[int, int]:
        """The first and last start people expect, where the screen has no hours of its own."""
        first = self._midnight + MORNING if opens == self._midnight + self._boundary else opens
        end = self._midnight + MIDNIGHT if self._stays_open(closes) else closes
        return first, end - self._length

    def _night(self, opens: int, closes: int) -> tuple[int, int]:
        """The first and last start there can be; without closing time it may run into morning."""
        return opens, closes - 1 if self._stays_open(closes) else closes - self._length

    def _stays_open(self, closes: int) -> bool:
        return closes == self._midnight + self._boundary + DAY_MINUTES

    def _on_grid(self, time: int) -> int:
        return -(-time // self._grid) * self._grid

    def _blocked_until(self, start: int) -> int | None:
        """When the screen is free after what a screening that starts then would run into."""
        end = start + self._length
        for bar in self._bars:
            needed = end + self._turnaround if bar.table == "screening" else end
            if bar.start < needed and start < bar.ready:
                return bar.ready
        return None

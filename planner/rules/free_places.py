"""Where a programme can still go: starts that bring neither a blocker nor a warning.

Gaps between what is on each screen give the candidates quickly; the rules have the last word, so
that a place is never called free that the conflict list would complain about.
"""

from __future__ import annotations

import dataclasses
import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from planner.edit import Edit
from planner.edit.screenings import MoveScreening, PlaceProgramme
from planner.errors import UserError
from planner.model import Festival, Screening
from planner.model.lengths import screening_span
from planner.rules.bars import Bar, bars_on
from planner.rules.check import check, conflicts_after
from planner.rules.report import Report
from planner.rules.severity import Severity
from planner.times import Day, WallTime, day_start

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
) -> Iterator[tuple[int, WallTime]]:
    """Screens and starts at which the programme fits, the earliest first, screens in their order.

    ``screening_id`` is a screening of it to be moved elsewhere, rather than a new one; ``since``
    leaves out earlier starts; ``report`` is that of the festival, where the caller has it. Each
    place is found only when it is asked for.
    """
    known = report if report is not None and report.festival is festival else check(festival)
    hand = _in_hand(festival, programme_id, screening_id)
    screens = [s.id for s in festival.screens_in_order() if screen_id in (None, s.id)]
    days = festival.days() if day is None else (day,)
    for start, position in _candidates(festival, hand, screens, days, since or 0):
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
            lanes = [
                _starts(_Lane(festival, hand, screen_id, day), position, since, daytime=daytime)
                for position, screen_id in enumerate(screens)
            ]
            yield from heapq.merge(*lanes)


class _Lane:
    """One screen on one day: when it is open, and what stands in the way."""

    def __init__(self, festival: Festival, hand: _Hand, screen_id: int, day: Day) -> None:
        self.festival = festival
        self.screen_id = screen_id
        self.day = day
        self.hand = hand

    def windows(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Opening hours as people want them, and as they are; None when the screen is closed."""
        hours = self.festival.hours(self.screen_id, self.day)
        if hours is None:
            return None
        midnight, boundary = day_start(self.day), self.festival.edition.day_boundary
        opens = midnight + MORNING if hours[0] == midnight + boundary else hours[0]
        late = hours[1] == midnight + boundary + 1440
        closes = midnight + MIDNIGHT if late else hours[1]
        return (opens, closes), hours

    def bars(self) -> list[Bar]:
        """What is on the screen, without what is in the hand."""
        found = bars_on(self.festival, self.screen_id)
        return [bar for bar in found if bar.row_id != self.hand.screening.id]


def _starts(lane: _Lane, position: int, since: int, *, daytime: bool) -> Iterator[tuple[int, int]]:
    windows = lane.windows()
    if windows is None:
        return
    (morning, midnight), (opens, closes) = windows
    grid = lane.festival.edition.snap_minutes
    length, turnaround = lane.hand.minutes(lane.festival, lane.screen_id)
    bars = lane.bars()
    first, last = (morning, midnight - length) if daytime else (opens, closes - length)
    time = -(-max(first, since) // grid) * grid
    while time <= last:
        blocked = _blocked_until(bars, time, length, turnaround)
        if blocked is not None:
            time = -(-blocked // grid) * grid
            continue
        if daytime or not morning <= time <= midnight - length:
            yield time, position
        time += grid


def _blocked_until(bars: list[Bar], start: int, length: int, turnaround: int) -> int | None:
    """When the screen is free after what a screening of that length would run into."""
    end = start + length
    for bar in bars:
        screening = bar.table == "screening"
        if bar.start < end + (turnaround if screening else 0) and start < bar.ready:
            return bar.ready
    return None

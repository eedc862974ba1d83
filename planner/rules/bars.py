"""What occupies a screen: screenings that take place, and holds; and which of them come close.

Neighbours are found in the order of start, but a long screening may run over several later ones:
every pair is looked at, not only those next to each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.model import Festival, Hold, Screen, Screening
from planner.rules.cells import Cells, Ruler, Stretches
from planner.rules.conflict import Subject
from planner.rules.lift import Lift
from planner.rules.scope import Scope

Occupant = Screening | Hold
"""What can be on a screen."""


class Bar(NamedTuple):
    """One occupation of a screen; ``ready`` is when the screen is free after the turnaround.

    Times are minutes of the wall clock.
    """

    start: int
    row_id: int
    end: int
    ready: int
    table: str
    screen_id: int

    @property
    def subject(self) -> Subject:
        """The row as the subject of a conflict."""
        return (self.table, self.row_id)


def bar_of(festival: Festival, row: Occupant) -> Bar:
    """The bar of a screening or hold; a hold needs no turnaround."""
    if isinstance(row, Hold):
        end = row.start + row.minutes
        return Bar(row.start, row.id, end, end, "hold", row.screen_id)
    span = festival.span(row)
    ready = span.end + span.turnaround
    return Bar(row.start, row.id, span.end, ready, "screening", row.screen_id)


def row_of(festival: Festival, subject: Subject) -> Occupant:
    """The screening or hold that is the subject of a conflict."""
    table, row_id = subject
    return festival.rows(Hold)[row_id] if table == "hold" else festival.all_screenings[row_id]


def bars_on(festival: Festival, screen_id: int) -> list[Bar]:
    """Everything on a screen, by start."""
    return [bar_of(festival, row) for row in _occupants(festival, screen_id)]


def close_pairs(scope: Scope) -> list[tuple[Bar, Bar]]:
    """Pairs on one screen whose second begins before the screen is ready again after the first.

    Rules ask for them with ``scope.once(close_pairs)``.
    """
    festival = scope.festival
    if scope.whole:
        return [
            pair
            for screen_id in festival.screens
            for cluster in _clusters(festival, screen_id)
            for pair in _pairs(cluster)
        ]
    rows: list[Occupant] = [*scope.screenings, *scope.holds]
    return [
        (min(bar, other), max(bar, other))
        for bar in [bar_of(festival, row) for row in rows]
        for other in _around(festival, bar, scope.reach)
        if other.row_id != bar.row_id and max(bar, other).start < min(bar, other).ready
    ]


class Occupancy:
    """All that is on a screen, as starts run into it."""

    def __init__(self, festival: Festival, screen_id: int, ruler: Ruler) -> None:
        self._bars = bars_on(festival, screen_id)
        self._ruler = ruler
        self._cleaning: dict[int, Cells] = {}
        self.taken = Stretches(ruler, ((bar.start, bar.end) for bar in self._bars))
        shown = [bar for bar in self._bars if bar.table == "screening"]
        self.screenings = Stretches(ruler, ((bar.start, bar.start + 1) for bar in shown))

    def cleaning(self, tolerance: int) -> Cells:
        """Starts after the end of something, more than that many minutes before the screen is
        ready again.
        """
        found = self._cleaning.get(tolerance)
        if found is None:
            times = ((bar.end, bar.ready - tolerance) for bar in self._bars)
            found = self._cleaning[tolerance] = self._ruler.union(times)
        return found


def occupancy(lift: Lift, screen: Screen) -> Occupancy:
    """What is on a screen beside what is in the hand."""
    ruler = lift.ruler
    if not lift.is_new and lift.screening.screen_id == screen.id:
        return lift.once(
            ("occupancy", screen.id), lambda: Occupancy(lift.festival, screen.id, ruler)
        )
    return lift.standing_once(
        ("occupancy", screen.id), lambda festival: Occupancy(festival, screen.id, ruler)
    )


def _clusters(festival: Festival, screen_id: int) -> Iterator[list[Bar]]:
    """Runs of two and more on a screen in which each begins before all earlier ones are ready."""
    cluster: list[Occupant] = []
    ready = 0
    for row in _occupants(festival, screen_id):
        if row.start >= ready:
            if len(cluster) > 1:
                yield [bar_of(festival, member) for member in cluster]
            cluster.clear()
        cluster.append(row)
        free = _free_after(festival, row)
        ready = max(ready, free)
    if len(cluster) > 1:
        yield [bar_of(festival, member) for member in cluster]


def _occupants(festival: Festival, screen_id: int) -> list[Occupant]:
    """What is on a screen, by start."""
    rows: list[Occupant] = [r for r in festival.screenings_on(screen_id) if not r.cancelled]
    holds = festival.holds_on(screen_id)
    return sorted([*rows, *holds], key=lambda row: (row.start, row.id)) if holds else rows


def _free_after(festival: Festival, row: Occupant) -> int:
    if isinstance(row, Hold):
        return row.start + row.minutes
    span = festival.span(row)
    return span.end + span.turnaround


def _pairs(bars: list[Bar]) -> Iterator[tuple[Bar, Bar]]:
    for position, first in enumerate(bars):
        for later in range(position + 1, len(bars)):
            if bars[later].start >= first.ready:
                break
            yield first, bars[later]


def _around(festival: Festival, bar: Bar, reach: int) -> Iterator[Bar]:
    """Everything on the bar's screen that can come close to it."""
    rows: Iterable[tuple[Occupant, ...]] = (
        festival.screenings_on(bar.screen_id),
        festival.holds_on(bar.screen_id),
    )
    for group in rows:
        for position in range(_first_since(group, bar.start - reach), len(group)):
            row = group[position]
            if row.start >= bar.ready and row.start > bar.start:
                break
            if isinstance(row, Hold) or not row.cancelled:
                yield bar_of(festival, row)


def _first_since(rows: tuple[Occupant, ...], start: int) -> int:
    return bisect_left(rows, start, key=lambda row: row.start)

"""What occupies a screen: screenings that take place, and holds; and which of them come close.

Neighbours are found in the order of start, but a long screening may run over several later ones:
every pair is looked at, not only those next to each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.model import Changeover, Festival, Hold, Screening
from planner.rules.conflict import Subject
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


def end_of(festival: Festival, row: Occupant) -> int:
    """When what is on a screen is over, turnaround not included."""
    return row.start + row.minutes if isinstance(row, Hold) else festival.span(row).end


def row_of(festival: Festival, subject: Subject) -> Occupant:
    """The screening or hold that is the subject of a conflict."""
    table, row_id = subject
    return festival.rows(Hold)[row_id] if table == "hold" else festival.all_screenings[row_id]


def bars_on(festival: Festival, screen_id: int) -> list[Bar]:
    """Everything on a screen, by start."""
    return [bar_of(festival, row) for row in occupants(festival, screen_id)]


def close_pairs(scope: Scope) -> list[tuple[Bar, Bar]]:
    """Pairs on one screen whose second begins before the screen is ready again after the first,
    were they of the kinds that need longest.

    Rules ask for them with ``scope.once(close_pairs)``.
    """
    festival = scope.festival
    pause = longest_changeover(festival)
    if scope.whole:
        return [
            pair
            for screen_id in festival.screens
            for cluster in _clusters(festival, screen_id, pause)
            for pair in _pairs(cluster, pause)
        ]
    rows: list[Occupant] = [*scope.screenings, *scope.holds]
    return [
        (min(bar, other), max(bar, other))
        for bar in [bar_of(festival, row) for row in rows]
        for other in _around(festival, bar, scope.reach, pause)
        if other.row_id != bar.row_id
        and max(bar, other).start < _ready_at_most(min(bar, other), pause)
    ]


def ready_for(festival: Festival, first: Bar, second: Bar) -> int:
    """When the screen is ready for the second after the first; a pair of kinds may need more or
    less than usual.
    """
    if first.table == "hold" or second.table == "hold":
        return first.ready
    screenings = festival.all_screenings
    pause = festival.turnaround(screenings[first.row_id], screenings[second.row_id])
    return first.end + pause


def longest_changeover(festival: Festival) -> int:
    """The most minutes that any pair of kinds needs; 0 when none is named."""
    return max((row.minutes for row in festival.rows(Changeover).values()), default=0)


def _clusters(festival: Festival, screen_id: int, pause: int) -> Iterator[list[Bar]]:
    """Runs of two and more on a screen in which each begins before all earlier ones are ready."""
    cluster: list[Occupant] = []
    ready = 0
    for row in occupants(festival, screen_id):
        if row.start >= ready:
            if len(cluster) > 1:
                yield [bar_of(festival, member) for member in cluster]
            cluster.clear()
        cluster.append(row)
        free = _free_after(festival, row, pause)
        ready = max(ready, free)
    if len(cluster) > 1:
        yield [bar_of(festival, member) for member in cluster]


def occupants(festival: Festival, screen_id: int) -> list[Occupant]:
    """What is on a screen, by start, over all days."""
    rows: list[Occupant] = [r for r in festival.screenings_on(screen_id) if not r.cancelled]
    holds = festival.holds_on(screen_id)
    return sorted([*rows, *holds], key=lambda row: (row.start, row.id)) if holds else rows


def _free_after(festival: Festival, row: Occupant, pause: int) -> int:
    if isinstance(row, Hold):
        return row.start + row.minutes
    span = festival.span(row)
    return span.end + max(span.turnaround, pause)


def _ready_at_most(bar: Bar, pause: int) -> int:
    return bar.ready if bar.table == "hold" else max(bar.ready, bar.end + pause)


def _pairs(bars: list[Bar], pause: int) -> Iterator[tuple[Bar, Bar]]:
    for position, first in enumerate(bars):
        ready = _ready_at_most(first, pause)
        for later in range(position + 1, len(bars)):
            if bars[later].start >= ready:
                break
            yield first, bars[later]


def _around(festival: Festival, bar: Bar, reach: int, pause: int) -> Iterator[Bar]:
    """Everything on the bar's screen that can come close to it."""
    ready = _ready_at_most(bar, pause)
    rows: Iterable[tuple[Occupant, ...]] = (
        festival.screenings_on(bar.screen_id),
        festival.holds_on(bar.screen_id),
    )
    for group in rows:
        for position in range(_first_since(group, bar.start - reach), len(group)):
            row = group[position]
            if row.start >= ready and row.start > bar.start:
                break
            if isinstance(row, Hold) or not row.cancelled:
                yield bar_of(festival, row)


def _first_since(rows: tuple[Occupant, ...], start: int) -> int:
    return bisect_left(rows, start, key=lambda row: row.start)

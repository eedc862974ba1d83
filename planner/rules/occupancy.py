"""What is on a screen beside what is in the hand, as starts run into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from planner.model import Changeover, Festival, Screen, Screening
from planner.rules.bars import Bar, bars_on
from planner.rules.cells import LENGTHS_KEPT, Cells, Ruler, Stretches
from planner.rules.lift import Lift, tables
from planner.rules.scope import SPAN_TABLES

Pauses = Mapping[tuple[int, int], int]
"""The minutes between two screenings by their kinds, where these say them."""

_AROUND = tables("changeover", *sorted(SPAN_TABLES - {"screening"}))


class Occupancy:
    """All that is on a screen, as starts run into it."""

    def __init__(self, festival: Festival, ruler: Ruler, bars: Iterable[Bar]) -> None:
        self.bars = list(bars)
        self._screenings = festival.all_screenings
        self._ruler = ruler
        self._pauses = _pauses(festival)
        self._cleaned: dict[tuple[int, int], Cells] = {}
        self._tight: dict[tuple[int, bool, int, int, int], Cells] = {}

    @cached_property
    def taken(self) -> Stretches:
        """When something is on."""
        return Stretches(self._ruler, ((bar.start, bar.end) for bar in self.bars))

    def tight(self, in_hand: Screening, length: int, usual: int, tolerance: int) -> Cells:
        """Starts that leave less than the turnaround before or after it, by more than that many
        minutes; ``usual`` is what it needs itself, whatever follows.
        """
        kind_id = (in_hand.kind_id or 0) if self._pauses else 0
        own = in_hand.turnaround_minutes is not None
        key = (kind_id, own, length, usual, tolerance)
        found = self._tight.get(key)
        if found is None:
            if len(self._tight) >= LENGTHS_KEPT:
                self._tight.clear()
            soon = self._soon(None if own else kind_id, length, usual, tolerance)
            found = self._tight[key] = self._cleaning(kind_id, tolerance) | soon
        return found

    def _cleaning(self, kind_id: int, tolerance: int) -> Cells:
        """Starts after the end of something, but before the screen is ready for that kind."""
        found = self._cleaned.get((kind_id, tolerance))
        if found is None:
            times = ((bar.end, self._ready(bar, kind_id) - tolerance) for bar in self.bars)
            found = self._cleaned[kind_id, tolerance] = self._ruler.union(times)
        return found

    def _soon(self, kind_id: int | None, length: int, usual: int, tolerance: int) -> Cells:
        """Starts from which it has ended when the next begins, but not long enough before."""
        found = self._ruler.none
        for next_kind, begun in self._begun.items():
            pause = usual if kind_id is None else self._pauses.get((kind_id, next_kind), usual)
            found |= begun.ahead(length, length + pause - tolerance)
        return found

    @cached_property
    def _begun(self) -> Mapping[int, Stretches]:
        """When screenings begin: by kind where that makes a difference, else all under 0."""
        named = {after for _before, after in self._pauses}
        starts: dict[int, list[tuple[int, int]]] = {}
        for bar in self.bars:
            if bar.table == "screening":
                kind_id = self._screenings[bar.row_id].kind_id if named else None
                starts.setdefault(kind_id if kind_id in named else 0, []).append(
                    (bar.start, bar.start + 1)
                )
        return {kind_id: Stretches(self._ruler, begun) for kind_id, begun in starts.items()}

    def _ready(self, bar: Bar, kind_id: int) -> int:
        if bar.table == "hold" or not self._pauses:
            return bar.ready
        before = self._screenings[bar.row_id]
        pause = self._pauses.get((before.kind_id or 0, kind_id))
        return (
            bar.ready if pause is None or before.turnaround_minutes is not None else bar.end + pause
        )


def occupancy(lift: Lift, screen: Screen) -> Occupancy:
    """What is on a screen beside what is in the hand."""
    found: dict[int, Occupancy] = lift.once(("occupancy",), dict)
    there = found.get(screen.id)
    if there is None:
        there = found[screen.id] = _beside(lift, screen.id)
    return there


def _beside(lift: Lift, screen_id: int) -> Occupancy:
    there = lift.standing_once(
        ("occupancy", screen_id),
        lambda festival: Occupancy(festival, lift.ruler, bars_on(festival, screen_id)),
        lambda festival: (
            *_AROUND(festival),
            festival.screenings_on(screen_id),
            festival.holds_on(screen_id),
        ),
    )
    held = lift.screening
    if lift.is_new or held.screen_id != screen_id or held.plan_id != lift.standing.plan_id:
        return there
    others = (bar for bar in there.bars if bar.row_id != held.id)
    return Occupancy(lift.standing, lift.ruler, others)


def _pauses(festival: Festival) -> Pauses:
    rows = sorted(festival.rows(Changeover).values(), key=lambda row: row.id)  # the last one counts
    return {(row.before_kind_id, row.after_kind_id): row.minutes for row in rows}

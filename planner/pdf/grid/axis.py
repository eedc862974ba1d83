"""The time axis of a day, and which boxes of a row share its height."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.pdf.grid.entries import Entry
from planner.pdf.layout import MM
from planner.times import Day, WallTime, day_start

_SHORTEST = 6 * 60
"""Minutes; a day with one screening is not stretched over the whole sheet."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole hours from ``first`` to ``last`` over the points from ``left`` to ``right``."""

    first: WallTime
    last: WallTime
    left: float
    right: float

    @property
    def points_per_minute(self) -> float:
        """The scale: every box is exactly this wide per minute."""
        return (self.right - self.left) / (self.last - self.first)

    @property
    def hour(self) -> float:
        """Points of an hour."""
        return self.points_per_minute * 60

    @property
    def mm_per_hour(self) -> float:
        """The scale as the legend says it."""
        return self.hour / MM

    def x(self, time: WallTime) -> float:
        """Where a moment stands."""
        return self.left + (time - self.first) * self.points_per_minute

    def ticks(self, minutes: int) -> Iterator[WallTime]:
        """The moments every so many minutes, both ends included."""
        for time in range(self.first, self.last + 1, minutes):
            yield WallTime(time)


def axis_for(entries: Iterable[Entry], day: Day, left: float, right: float) -> Axis:
    """The axis that shows all entries of a day, in whole hours."""
    found = list(entries)
    midday = day_start(day) + 12 * 60
    first = min((entry.start for entry in found), default=midday) // 60 * 60
    last = -(-max((entry.end for entry in found), default=midday) // 60) * 60
    last = max(last, first + _SHORTEST)
    return Axis(WallTime(first), WallTime(last), left, right)


def lanes(entries: list[Entry]) -> list[tuple[int, int]]:
    """For each entry (sorted by start) its lane and the lanes of its group.

    Screenings that overlap, as they may in a draft, lie above each other instead of hiding.
    """
    placed: list[int] = []
    groups: list[list[int]] = []
    ends: list[int] = []
    group_end = 0
    for i, entry in enumerate(entries):
        if not groups or entry.start >= group_end:
            groups.append([])
            ends = []
            group_end = entry.end
        free = [lane for lane, end in enumerate(ends) if end <= entry.start]
        lane = free[0] if free else len(ends)
        ends[lane : lane + 1] = [entry.end]
        group_end = max(group_end, entry.end)
        placed.append(lane)
        groups[-1].append(i)
    result = [(0, 1)] * len(entries)
    for group in groups:
        count = 1 + max(placed[i] for i in group)
        for i in group:
            result[i] = (placed[i], count)
    return result

"""Where a programme can still go: starts that bring neither a blocker nor a warning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.model import Festival, Screen
from planner.rules.cells import Cells
from planner.rules.report import Report
from planner.times import DAY_MINUTES, Day, WallTime, day_start

if TYPE_CHECKING:
    from planner.rules.placement import PlacementMap

MORNING, MIDNIGHT = 10 * 60, 24 * 60
"""Where a screen has no hours of its own, places within these minutes of the day come first."""


def free_starts(
    festival: Festival,
    programme_id: int,
    screen_id: int | None = None,
    day: Day | None = None,
    *,
    screening_id: int | None = None,
    kind_id: int | None = None,
    since: WallTime | None = None,
    report: Report | None = None,
) -> Iterator[tuple[int, WallTime]]:
    """Screens and starts at which the programme fits, the earliest first, screens in their order;
    those in the night after all others.

    ``screening_id`` is a screening of it to be moved elsewhere, rather than a new one (of the kind
    ``kind_id``, or the first); ``since`` leaves out earlier starts; ``report`` is that of the
    festival, where the caller has it.
    """
    from planner.rules.placement import placement  # made of rules, which propose free places

    new = programme_id if screening_id is None else None
    found = placement(festival, new, screening_id=screening_id, kind_id=kind_id, report=report)
    screens = [s for s in found.screens if screen_id in (None, s.id)]
    free = {screen.id: _elsewhere(found, screen, since) for screen in screens}
    for daytime in (True, False):
        for one in festival.days() if day is None else (day,):
            lanes = {s.id: free[s.id] & _hours(found, s, one, daytime=daytime) for s in screens}
            yield from _in_order(found, lanes)


def _elsewhere(found: PlacementMap, screen: Screen, since: WallTime | None) -> Cells:
    """The free starts on a screen, but for where it is now."""
    free, held, ruler = found.free(screen.id), found.lift.screening, found.ruler
    if since is not None:
        free &= ruler.between(since, ruler.time(ruler.count))
    if held.screen_id == screen.id:
        free -= ruler.between(held.start, held.start + 1)
    return free


def _in_order(found: PlacementMap, lanes: dict[int, Cells]) -> Iterator[tuple[int, WallTime]]:
    """Each start with the screens on which it is free, in their order."""
    union = found.ruler.none
    for cells in lanes.values():
        union |= cells
    for start in union:
        for screen_id, cells in lanes.items():
            if start in cells:
                yield screen_id, start


def _hours(found: PlacementMap, screen: Screen, day: Day, *, daytime: bool) -> Cells:
    """The starts of a festival day, either those that people expect or all others.

    Where a screen has no hours of its own, people expect it from morning to midnight.
    """
    festival, ruler = found.lift.standing, found.ruler
    hours = festival.hours(screen.id, day)
    if hours is None:
        return ruler.none
    opens, closes = hours
    midnight, boundary = day_start(day), festival.edition.day_boundary
    always_open = closes == midnight + boundary + DAY_MINUTES
    first = midnight + MORNING if opens == midnight + boundary else opens
    last = midnight + MIDNIGHT if always_open else closes
    usual = ruler.within(first, last, found.lift.length(screen))
    if daytime:
        return usual
    whole = ruler.between(midnight + boundary, midnight + boundary + DAY_MINUTES)
    return whole - usual

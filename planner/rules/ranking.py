"""The best of the free places, with the reasons in words.

Each merit cuts the free starts of a screen into parts of equal worth, so that no start is looked
at by itself.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from planner.i18n import _
from planner.model import Screen
from planner.rules.cells import Cells, Ruler
from planner.rules.merits import MERITS, Share, always, day_cells
from planner.rules.placement import PlacementMap
from planner.rules.policy import all_rules
from planner.rules.severity import Severity
from planner.times import Day, WallTime

NOTICE_POINTS = -6
"""A place that brings a notice is free, but another is better."""


@dataclass(frozen=True, slots=True)
class BestPlace:
    """A free place, how good it is, and why: what weighs most comes first."""

    screen_id: int
    start: WallTime
    points: int
    reasons: tuple[str, ...]


class _Part(NamedTuple):
    """Starts of one screen of which the same can be said."""

    points: int
    screen: int
    bits: int
    shares: tuple[Share, ...]


def best_places(
    found: PlacementMap,
    count: int = 5,
    *,
    screen_id: int | None = None,
    day: Day | None = None,
) -> tuple[BestPlace, ...]:
    """The best free places, the very best first; of one screen and day no more than one.

    ``screen_id`` and ``day`` name the only screen and festival day to look at. Where what is in
    the hand stands already is none of them.
    """
    parts = [
        part
        for position, screen in enumerate(found.screens)
        if screen_id in (None, screen.id)
        for part in _parts(found, position, screen, _asked(found, screen, day))
    ]
    taken: set[tuple[int, Day]] = set()
    best: list[BestPlace] = []
    for start, part in _by_worth(found, parts):
        screen = found.screens[part.screen]
        place = (screen.id, found.lift.standing.day_of(start))
        if place not in taken:
            taken.add(place)
            best.append(BestPlace(screen.id, start, part.points, _reasons(part, start)))
            if len(best) == count:
                break
    return tuple(best)


def _asked(found: PlacementMap, screen: Screen, day: Day | None) -> Cells:
    """The free starts to look at."""
    free, held = found.free(screen.id), found.lift.screening
    if held.screen_id == screen.id:
        free -= found.ruler.between(held.start, held.start + 1)
    return free if day is None else free & day_cells(found.lift).get(day, found.ruler.none)


def _parts(found: PlacementMap, position: int, screen: Screen, free: Cells) -> list[_Part]:
    """The free starts of a screen, cut by every merit."""
    parts = [_Part(0, position, free.bits, ())] if free else []
    for merit in MERITS:
        parts = _cut(parts, list(merit(found.lift, screen)))
    for share in _notices(found, screen):
        parts = _cut(parts, [share])
    return parts


def _cut(parts: list[_Part], shares: list[Share]) -> list[_Part]:
    cut: list[_Part] = []
    for part in parts:
        rest = part.bits
        for share in shares:
            inside = rest & share.cells.bits
            if inside:
                worth = part.points + share.points
                cut.append(_Part(worth, part.screen, inside, (*part.shares, share)))
                rest ^= inside
                if not rest:
                    break
        else:
            cut.append(_Part(part.points, part.screen, rest, part.shares))
    return cut


def _notices(found: PlacementMap, screen: Screen) -> Iterator[Share]:
    """What the rules would note there."""
    for verdict in found.verdicts:
        cells = verdict.by_screen.get(screen.id)
        if verdict.severity is Severity.NOTICE and cells:
            said = _("Against it: {notice}.").format(notice=_(all_rules()[verdict.rule].title))
            yield Share(cells, NOTICE_POINTS, always(said))


def _by_worth(found: PlacementMap, parts: Iterable[_Part]) -> Iterator[tuple[WallTime, _Part]]:
    """Starts to propose, the best first; of equal ones the earliest, screens in their order."""
    by_points: dict[int, list[_Part]] = {}
    for part in parts:
        by_points.setdefault(part.points, []).append(part)
    for points in sorted(by_points, reverse=True):
        alike = [_day_by_day(found, part) for part in by_points[points]]
        yield from heapq.merge(*alike, key=lambda place: (place[0], place[1].screen))


def _day_by_day(found: PlacementMap, part: _Part) -> Iterator[tuple[WallTime, _Part]]:
    """One start for each day of a part: the first on a half hour, where there is one."""
    rounded = _half_hours(found.ruler)
    for cells in day_cells(found.lift).values():
        of_day = part.bits & cells.bits
        if of_day:
            chosen = of_day & rounded or of_day
            yield found.ruler.time((chosen & -chosen).bit_length() - 1), part


@lru_cache(4)
def _half_hours(ruler: Ruler) -> int:
    first = -(-ruler.first // 30) * 30
    last = ruler.time(ruler.count)
    return ruler.union((time, time + 1) for time in range(first, last, 30)).bits


def _reasons(part: _Part, start: WallTime) -> tuple[str, ...]:
    weighty = sorted(part.shares, key=lambda share: -abs(share.points))
    return tuple(share.says(start) for share in weighty)

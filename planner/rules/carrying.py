"""Copies carried from screen to screen: where more are needed at once than there are.

A copy is needed from the start of a screening until its films have run, and is then on its way to
the next screen for some minutes. Any copy may serve any screening of its film, so what counts is
the number of screens: at the start of a screening, those where the film is running, and those from
which no copy could be there yet.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.model import Copy, Festival, Film, Screen
from planner.rules.cells import Cells
from planner.rules.copies import needed_until
from planner.rules.lift import Lift


class Carried(NamedTuple):
    """A screening that needs a copy on a screen, from its start until its films have run."""

    start: int
    screening_id: int
    screen_id: int
    until: int


Clash = tuple[list[Carried], int]
"""Screenings that take more copies than there are, and on how many screens they are."""


def clashes(festival: Festival, film: Film, *, in_transit: bool) -> Iterator[Clash]:
    """Where a film lacks a copy: as too many screens show it, or, ``in_transit``, as they would
    not if it took no time to carry one.
    """
    count = number_of_copies(festival, film)
    if count is None or len(festival.screenings_of_film(film.id)) <= count:
        return
    shown = _shown(festival, film)
    for one in shown:
        running, taken = _around(festival, film, shown, one.screen_id, one.start)
        screens, reached = _screens(running), _screens(taken)
        if _lacks(count, len(screens), len(reached), in_transit):
            group = taken if in_transit else running
            before = sorted(other for other in group if other is not one)
            yield [*before, one], len(_screens(group))


def starts_that_clash(lift: Lift, screen: Screen, *, in_transit: bool) -> Cells:
    """The starts on a screen at which what is in the hand would be part of such a clash."""
    films = lift.once(("carrying",), lambda: _limited(lift))
    forbidden = lift.ruler.none
    for film, count, others in films:
        if len(_screens(others) | {screen.id}) > count:
            forbidden |= _clashing(lift, screen, film, count, others, in_transit)
    return forbidden


def number_of_copies(festival: Festival, film: Film) -> int | None:
    """How many copies of a film there are; None when that sets no limit."""
    copies = festival.copies(film.id)
    return len(copies) if copies and all(copy.single for copy in copies) else None


def transit_minutes(festival: Festival, film: Film, screen_id: int, other_id: int) -> int:
    """What it takes to carry a copy of a film from one screen to another; 0 when nobody said."""
    if screen_id == other_id:
        return 0
    copies = festival.copies(film.id)
    way = festival.way_minutes(screen_id, other_id) or 0
    return min(way if copy.transit_minutes is None else copy.transit_minutes for copy in copies)


def _clashing(
    lift: Lift, screen: Screen, film: Film, count: int, others: list[Carried], in_transit: bool
) -> Cells:
    """The clashes at the starts of others, then those at its own start."""
    festival, ruler, span = lift.standing, lift.ruler, lift.span(screen)
    length, forbidden = needed_until(span) - span.start, ruler.none
    for one in others:
        running, taken = _around(festival, film, others, one.screen_id, one.start)
        screens, reached = _screens(running), _screens(taken) | {screen.id}
        over = one.start - length + 1
        if _lacks(count, len(screens | {screen.id}), len(reached), in_transit):
            forbidden |= ruler.between(over, one.start + 1)
        if in_transit and _lacks(count, len(screens), len(reached), in_transit):
            way = transit_minutes(festival, film, screen.id, one.screen_id)
            forbidden |= ruler.between(over - way, over)
    ways = {o.screen_id: transit_minutes(festival, film, o.screen_id, screen.id) for o in others}
    times = {time for o in others for time in (o.start, o.until, o.until + ways[o.screen_id])}
    moments = sorted(times)
    for since, before in itertools.pairwise(moments):
        running, taken = _around(festival, film, others, screen.id, since)
        screens, reached = (_screens(group) | {screen.id} for group in (running, taken))
        if _lacks(count, len(screens), len(reached), in_transit):
            forbidden |= ruler.between(since, before)
    return forbidden


def _lacks(count: int, running: int, taken: int, in_transit: bool) -> bool:
    return running <= count < taken if in_transit else running > count


def _around(
    festival: Festival, film: Film, shown: Iterable[Carried], screen_id: int, moment: int
) -> tuple[list[Carried], list[Carried]]:
    """What runs at a moment, and that together with what a copy cannot come from in time."""
    running, taken = [], []
    for one in shown:
        if one.start <= moment:
            if moment < one.until:
                running.append(one)
            way = transit_minutes(festival, film, one.screen_id, screen_id)
            if moment < one.until + way:
                taken.append(one)
    return running, taken


def _screens(shown: Iterable[Carried]) -> set[int]:
    return {one.screen_id for one in shown}


def _shown(festival: Festival, film: Film) -> list[Carried]:
    rows = {s.id: s for s in festival.screenings_of_film(film.id) if not s.cancelled}
    return [
        Carried(s.start, s.id, s.screen_id, needed_until(festival.span(s))) for s in rows.values()
    ]


def _limited(lift: Lift) -> list[tuple[Film, int, list[Carried]]]:
    """The films in the hand of which there are only so many copies, and where else they run."""
    if not lift.standing.rows(Copy):
        return []
    counted = [(film, number_of_copies(lift.standing, film)) for film in dict.fromkeys(lift.films)]
    return [(f, count, _shown(lift.festival, f)) for f, count in counted if count is not None]

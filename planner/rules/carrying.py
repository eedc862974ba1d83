"""Copies carried from screen to screen: where more are needed at once than can serve.

A copy is needed from the start of a screening until its films have run, and is then on its way to
the next screen for some minutes. It can serve a screening that its screen plays and at which it is
there. What counts is therefore which copies can serve which screenings: those in front of one
screening get theirs first, as far as they can, and the question is whether one is left for it.
Screenings that no copy could serve anyhow are the business of other rules.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planner.model import Copy, Festival, Film, Screen, Screening
from planner.rules.cells import Cells
from planner.rules.copies import FAR, at_hand, needed_until, playable
from planner.rules.lift import Lift


class Carried(NamedTuple):
    """A screening that needs a copy on a screen, from its start until its films have run."""

    start: int
    screening_id: int
    screen_id: int
    until: int


class Clash(NamedTuple):
    """Screenings of which one, the last, is left without a copy, and the copies they could have."""

    group: list[Carried]
    copies: set[int]

    @property
    def screens(self) -> int:
        """On how many screens they are."""
        return len({one.screen_id for one in self.group})


class Carrying:
    """The copies of one film that are in one place at a time, and which screenings each can serve
    after which.
    """

    def __init__(self, festival: Festival, film: Film) -> None:
        self._festival, self._film = festival, film
        self._copies = {copy.id: copy for copy in festival.copies(film.id)}
        self._serving: dict[Carried, tuple[int, ...]] = {}

    def serving(self, one: Carried) -> tuple[int, ...]:
        """The copies of which a screening needs one for itself; none where no copy can serve it,
        or one that is loaded on several servers does.
        """
        known = self._serving.get(one)
        if known is None:
            here = playable(self._festival, self._film.id, one.screen_id)
            there = at_hand(here, one.start, one.until)
            limited = all(copy.single for copy in there)
            known = tuple(copy.id for copy in there) if limited else ()
            self._serving[one] = known
        return known

    def minutes(self, copy_id: int, screen_id: int, other_id: int) -> int:
        """What it takes to carry a copy from one screen to another; 0 when nobody said."""
        if screen_id == other_id:
            return 0
        own = self._copies[copy_id].transit_minutes
        return (self._festival.way_minutes(screen_id, other_id) or 0) if own is None else own

    def longest(self, screen_id: int, other_id: int) -> int:
        """What it takes to carry the slowest."""
        return max(self.minutes(copy_id, screen_id, other_id) for copy_id in self._copies)

    def soonest(self, group: Iterable[Carried], last: Carried) -> tuple[int, Carried, int]:
        """When the first copy that comes too late could be there, from where, and which it is."""
        return min(
            (ready, one, copy_id)
            for one in group
            for copy_id in self.serving(one)
            if copy_id in self.serving(last) and one.screen_id != last.screen_id
            for ready in [one.until + self.minutes(copy_id, one.screen_id, last.screen_id)]
            if ready > last.start
        )

    def clash(self, shown: Iterable[Carried], last: Carried, *, in_transit: bool) -> Clash | None:
        """Whether a screening is left without a copy, by those that run when it starts, or
        ``in_transit``, only by those from which no copy can be there yet.
        """
        before = [one for one in shown if one.start <= last.start and one != last]
        running = [one for one in before if last.start < one.until]
        if not in_transit:
            return self._left_out(running, last, moving=False)
        slow = [one for one in before if last.start < self._ready(one, last)]
        if len(slow) == len(running) or self._left_out(running, last, moving=False):
            return None
        return self._left_out(slow, last, moving=True)

    def _ready(self, one: Carried, other: Carried) -> int:
        return one.until + self.longest(one.screen_id, other.screen_id)

    def _left_out(self, before: list[Carried], last: Carried, *, moving: bool) -> Clash | None:
        """Those of some screenings, as few as can be, that leave no copy for the last."""
        if all(one.screen_id == last.screen_id for one in before) or not self.serving(last):
            return None
        others = sorted(one for one in before if self.serving(one))
        if self._served([*others, last], moving):
            return None
        kept: list[Carried] = []
        for one in others:  # what finds no copy itself takes none away
            if self._served([*kept, one], moving):
                kept.append(one)
        if self._served([*kept, last], moving):
            return None
        for one in list(kept):
            fewer = [other for other in kept if other != one]
            if not self._served([*fewer, last], moving):
                kept = fewer
        group = [*kept, last]
        return Clash(group, {copy_id for one in group for copy_id in self.serving(one)})

    def _served(self, group: list[Carried], moving: bool) -> bool:
        """Whether each of these can have a copy."""
        alike = {
            copy_id: (self._copies[copy_id].transit_minutes, *(copy_id in s for s in serving))
            for serving in [[self.serving(one) for one in group]]
            for copy_id in {copy_id for found in serving for copy_id in found}
        }
        return self._serve(group, (), alike, moving)

    def _serve(
        self,
        group: list[Carried],
        holding: tuple[int, ...],
        alike: Mapping[int, object],
        moving: bool,
    ) -> bool:
        """Whether the rest can have copies when the first hold these; of unused copies that are
        alike, one is tried.
        """
        if len(holding) == len(group):
            return True
        one, tried = group[len(holding)], set()
        for copy_id in self.serving(one):
            if copy_id not in holding:
                if alike[copy_id] in tried:
                    continue
                tried.add(alike[copy_id])
            held = (other for other, mine in zip(group, holding, strict=False) if mine == copy_id)
            free = all(self._follows(copy_id, other, one, moving) for other in held)
            if free and self._serve(group, (*holding, copy_id), alike, moving):
                return True
        return False

    def _follows(self, copy_id: int, one: Carried, other: Carried, moving: bool) -> bool:
        """Whether a copy can serve both of two screenings."""
        if one.screen_id == other.screen_id or not moving:
            return one.screen_id == other.screen_id
        first, last = sorted((one, other))
        return first.until + self.minutes(copy_id, first.screen_id, last.screen_id) <= last.start


def clashes(festival: Festival, film: Film, *, in_transit: bool) -> Iterator[Clash]:
    """Where a film lacks a copy: as too many screens show it, or, ``in_transit``, as they would
    not if it took no time to carry one.
    """
    if _unlimited(festival, film) or len(festival.screenings_of_film(film.id)) < 2:
        return
    shown, carrying = _shown(festival, film), Carrying(festival, film)
    for one in shown:
        clash = carrying.clash(shown, one, in_transit=in_transit)
        if clash is not None:
            yield clash


def starts_that_clash(lift: Lift, screen: Screen, *, in_transit: bool) -> Cells:
    """The starts on a screen at which what is in the hand would be part of such a clash."""
    forbidden = lift.ruler.none
    for film, carrying, others in limited(lift):
        forbidden |= _clashing(lift, screen, film, carrying, others, in_transit)
    return forbidden


def limited(lift: Lift) -> list[tuple[Film, Carrying, list[Carried]]]:
    """The films in the hand of which there are only so many copies, and where else they run."""
    return lift.once(("carrying",), lambda: _limited(lift))


def carried(festival: Festival, screening: Screening) -> Carried:
    """A screening as what needs a copy."""
    until = needed_until(festival.span(screening))
    return Carried(screening.start, screening.id, screening.screen_id, until)


def _clashing(
    lift: Lift,
    screen: Screen,
    film: Film,
    carrying: Carrying,
    others: list[Carried],
    in_transit: bool,
) -> Cells:
    """Asked once between any two moments at which the answer can change, and once for all screens
    to which copies come alike.
    """
    span, copies = lift.span(screen), lift.standing.copies(film.id)
    length = needed_until(span) - span.start
    ways = [
        (one, carrying.minutes(copy.id, one.screen_id, screen.id) if in_transit else 0)
        for one in others
        for copy in copies
    ]
    here = screen.id if any(one.screen_id == screen.id for one in others) else 0
    playing = tuple(copy.id for copy in playable(lift.standing, film.id, screen.id))
    key = ("carrying", film.id, in_transit, here, length, playing, tuple(ways))

    def find() -> Cells:
        found, held = lift.ruler.none, Carried(0, lift.screening.id, screen.id, length)
        for since, before in itertools.pairwise(_moments(ways, copies, length)):
            cells = lift.ruler.between(since, before)
            there = held._replace(start=since, until=since + length)
            if cells and _is_near(there, ways) and _is_part(carrying, there, others, in_transit):
                found |= cells
        return found

    return lift.once(key, find)


def _moments(ways: list[tuple[Carried, int]], copies: Iterable[Copy], length: int) -> list[int]:
    """The starts of something of that length with which it begins to be before, beside, behind or
    too close to another screening, or to be there with other copies.
    """
    found = {moment for copy in copies for moment in (copy.arrives, _last_start(copy, length) + 1)}
    for one, way in ways:
        found.update((one.start, one.start + 1, one.until, one.until + way))
        found.update((one.start - length + 1, one.start - length - way + 1))
    return sorted(moment for moment in found if moment is not None)


def _last_start(copy: Copy, length: int) -> int:
    return (FAR if copy.leaves is None else copy.leaves) - length


def _is_near(held: Carried, ways: list[tuple[Carried, int]]) -> bool:
    """Whether it runs beside another screening, or too close to one for a copy to come."""
    return any(one.start - way < held.until and held.start < one.until + way for one, way in ways)


def _is_part(carrying: Carrying, held: Carried, others: list[Carried], in_transit: bool) -> bool:
    """Whether what is in the hand is part of a clash there."""
    shown = [*others, held]
    for one in shown:
        if one.start < held.start:  # what it has to follow cannot be in its way
            continue
        clash = carrying.clash(shown, one, in_transit=in_transit)
        if clash is not None and held in clash.group:
            return True
    return False


def _unlimited(festival: Festival, film: Film) -> bool:
    """Whether there are no copies, or none that is in one place at a time."""
    return not any(copy.single for copy in festival.copies(film.id))


def _shown(festival: Festival, film: Film) -> list[Carried]:
    rows = {s.id: s for s in festival.screenings_of_film(film.id) if not s.cancelled}
    return [carried(festival, s) for s in rows.values()]


def _limited(lift: Lift) -> list[tuple[Film, Carrying, list[Carried]]]:
    if not lift.standing.rows(Copy):
        return []
    found = []
    for film in dict.fromkeys(lift.films):
        if not _unlimited(lift.standing, film):
            others = _shown(lift.festival, film)
            if others:
                found.append((film, Carrying(lift.standing, film), others))
    return found

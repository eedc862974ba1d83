"""Whether one person can see every title once, with the ways between the houses: an itinerary.

Each title is to be seen at one of its screenings, and no two of those seen may clash. That is
hard in general and easy at the sizes of a section, as screenings only clash with those of the
same hours: what clashes with nothing is taken at once, and the rest falls into small groups that
are searched exactly, up to a bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.model import Festival, Screening
from planner.times import WallTime

PATIENCE = 4000
"""The steps of the search for one group of titles; with more of them the answer is a bound."""

Titles = Mapping[int, Sequence[Screening]]
"""The screenings at which each title, by its film's id, can be seen."""


@dataclass(frozen=True, slots=True)
class Itinerary:
    """What one person can see: the screenings to go to, by start, and the titles missed.

    ``exact`` says that nobody can see more; otherwise the search gave up.
    """

    stops: tuple[Screening, ...]
    missed: tuple[int, ...]
    exact: bool


def itinerary(festival: Festival, titles: Titles, pause: int = 0) -> Itinerary:
    """The way to see the most of these titles. ``pause`` are minutes between two screenings,
    besides the way; ways that nobody measured take none.
    """
    quick = _one_after_the_other(festival, titles, pause)
    if quick is not None:
        return Itinerary(quick, (), exact=True)
    search = _Search(festival, titles, pause)
    chosen = search.best()
    stops = tuple(show for place, show in enumerate(search.shows) if chosen >> place & 1)
    seen = search.seen(chosen)
    missed = tuple(film_id for place, film_id in enumerate(search.films) if not seen >> place & 1)
    return Itinerary(stops, missed, search.exact)


def clash(festival: Festival, one: Screening, other: Screening, pause: int = 0) -> bool:
    """Whether nobody can see both."""
    return _too_close(festival, _visit(festival, one), _visit(festival, other), pause)


def has_time(
    festival: Festival,
    stops: Sequence[Screening],
    show: Screening,
    place: tuple[int, WallTime],
    pause: int = 0,
) -> bool:
    """Whether somebody who goes to these could also go to a screening, were it at that place."""
    screen_id, start = place
    length = festival.span(show).end - show.start
    there = (start, max(start + length, start + 1), screen_id)
    return not any(_too_close(festival, there, _visit(festival, stop), pause) for stop in stops)


_Visit = tuple[int, int, int]
"""Start and end of a screening that somebody sees, and its screen."""


def _visit(festival: Festival, show: Screening) -> _Visit:
    return show.start, max(festival.span(show).end, show.start + 1), show.screen_id


def _too_close(festival: Festival, one: _Visit, other: _Visit, pause: int) -> bool:
    first, second = (one, other) if one[0] <= other[0] else (other, one)
    way = festival.way_minutes(first[2], second[2]) or 0
    return second[0] < first[1] + way + pause


def _one_after_the_other(
    festival: Festival, titles: Titles, pause: int
) -> tuple[Screening, ...] | None:
    """All titles at the first screening of each that still fits, those with the fewest first:
    mostly that will do, and takes no search.
    """
    far = festival.longest_way + pause
    taken: dict[int, tuple[Screening, _Visit]] = {}
    for shows in sorted(titles.values(), key=len):
        if any(show.id in taken for show in shows):
            continue
        for show in shows:
            visit = start, end, _screen = _visit(festival, show)
            if not any(
                start < other[1] + far
                and other[0] < end + far
                and _too_close(festival, visit, other, pause)
                for _show, other in taken.values()
            ):
                taken[show.id] = (show, visit)
                break
        else:
            return None
    stops = [show for show, _visit in taken.values()]
    return tuple(sorted(stops, key=lambda show: (show.start, show.id)))


class _Search:
    """Screenings, titles and who clashes with whom, as bit sets of their places in lists."""

    def __init__(self, festival: Festival, titles: Titles, pause: int) -> None:
        self._festival, self._pause = festival, pause
        self.films = list(titles)
        different = {show.id: show for shows in titles.values() for show in shows}
        self.shows = sorted(different.values(), key=lambda show: (show.start, show.id))
        place = {show.id: number for number, show in enumerate(self.shows)}
        self.options = [sum(1 << place[i] for i in {s.id for s in titles[f]}) for f in self.films]
        self.exact = True
        self._left = PATIENCE

    @cached_property
    def _clashes(self) -> list[int]:
        """For each screening those that nobody can see as well."""
        found = [0] * len(self.shows)
        ends = max((self._festival.span(show).end - show.start for show in self.shows), default=0)
        ways = self._festival.longest_way + self._pause
        for place, show in enumerate(self.shows):
            soon = show.start + max(1, ends) + ways
            for later in range(place + 1, len(self.shows)):
                other = self.shows[later]
                if other.start >= soon:
                    break
                if clash(self._festival, show, other, self._pause):
                    found[place] |= 1 << later
                    found[later] |= 1 << place
        return found

    @cached_property
    def _shown(self) -> list[int]:
        """For each screening the titles it shows."""
        return [
            sum(1 << film for film, options in enumerate(self.options) if options >> place & 1)
            for place in range(len(self.shows))
        ]

    def seen(self, chosen: int) -> int:
        """The titles that somebody sees who goes to these screenings."""
        titles = 0
        for place in _places(chosen):
            titles |= self._shown[place]
        return titles

    def best(self) -> int:
        """The screenings at which the most titles are seen."""
        chosen = 0
        for titles in self._groups():
            self._left = PATIENCE
            shows = 0
            for film in _places(titles):
                shows |= self.options[film]
            found = self._more_than(-1, titles, shows)
            chosen |= found or 0
        return chosen

    def _groups(self) -> Iterator[int]:
        """Titles that have to do with each other, as their screenings clash or are the same."""
        rest = (1 << len(self.films)) - 1
        while rest:
            group, new = 0, rest & -rest
            while new:
                group |= new
                shows = 0
                for film in _places(new):
                    shows |= self.options[film]
                near = shows
                for show in _places(shows):
                    near |= self._clashes[show]
                new = self.seen(near) & rest & ~group
            rest &= ~group
            yield group

    def _more_than(self, floor: int, titles: int, allowed: int) -> int | None:
        """The allowed screenings at which the most of these titles are seen; None when it is no
        more than ``floor``, or when the search gave up before it found more.
        """
        free, titles, allowed = self._free(titles, allowed)
        floor -= self._count(free, titles)
        titles &= ~self.seen(free)
        titles = self._with_options(titles, allowed)
        if titles.bit_count() <= floor:
            return None
        if not titles:
            return free
        if not self._left:
            self.exact = False
            return None
        self._left -= 1
        return self._branch(floor, titles, allowed, free)

    def _branch(self, floor: int, titles: int, allowed: int, free: int) -> int | None:
        best: int | None = None
        scarcest = min(_places(titles), key=lambda film: (self.options[film] & allowed).bit_count())
        options = self.options[scarcest] & allowed
        clashes = self._clashes
        for show in sorted(_places(options), key=lambda s: (clashes[s] & allowed).bit_count()):
            newly = titles & self._shown[show]
            rest = allowed & ~clashes[show] & ~(1 << show)
            found = self._more_than(floor - newly.bit_count(), titles & ~newly, rest)
            if found is not None:
                best = found | 1 << show
                floor = (self.seen(best) & titles).bit_count()
                if floor == titles.bit_count():
                    return free | best
        without = self._more_than(floor, titles & ~(1 << scarcest), allowed & ~options)
        if without is not None:
            best = without
        return None if best is None else free | best

    def _free(self, titles: int, allowed: int) -> tuple[int, int, int]:
        """The screenings that show one of these titles and clash with nothing that is allowed:
        whoever goes there loses nothing. Also the titles, and what is still allowed.
        """
        found, changed = 0, True
        while changed:
            changed = False
            left = titles & ~self.seen(found)
            for film in _places(left):
                for show in _places(self.options[film] & allowed):
                    if not self._clashes[show] & allowed:
                        found |= 1 << show
                        allowed &= ~(1 << show)
                        changed = True
                        break
                if changed:
                    break
        return found, titles, allowed

    def _count(self, chosen: int, titles: int) -> int:
        return (self.seen(chosen) & titles).bit_count()

    def _with_options(self, titles: int, allowed: int) -> int:
        return sum(1 << film for film in _places(titles) if self.options[film] & allowed)


def _places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1

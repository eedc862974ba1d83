"""Who would be on stage with what is in the hand, and what else they would do then.

That depends on the place: guests are proposed for the first screenings of a film that they can
come to, so that one put before the others takes a guest away from the last of them. It goes by
places: what starts at the very place of another comes neither before nor after it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from planner.model import Festival, Film, Part, Person, Screen, Screening
from planner.model.attendance import first_of, joined, place_of, stage_times, wished_count
from planner.model.attendance import wished_part as part_of_guests
from planner.rules.cells import Cells
from planner.rules.lift import Lift
from planner.rules.stage import OnStage, times_of
from planner.times import DAY_MINUTES, Day

Minutes = tuple[tuple[int, int], ...]
"""Times on stage at what is in the hand, in minutes from its start."""


@dataclass(frozen=True)
class Coming:
    """A person who would be there at the starts of ``cells``; each case that differs in what else
    they do is one of these.

    ``stages`` are their times there; ``others`` the times that they are on stage at other
    screenings, when they are here. ``proposed`` is the part of a guest who would be proposed; None
    for somebody set by hand.
    """

    person: Person
    cells: Cells
    stages: Minutes
    others: tuple[OnStage, ...]
    proposed: Part | None


@dataclass(frozen=True, eq=False)
class Company:
    """Everybody who would be there; ``screens`` are those on which they are at other times. There
    is one for all screens on which it is the same.
    """

    people: tuple[Coming, ...]
    screens: frozenset[int]


def company(lift: Lift, screen: Screen) -> Company:
    """Everybody who would be there on a screen, set by hand or proposed."""
    found: dict[int, Company] = lift.once(("companies",), dict)
    there = found.get(screen.id)
    if there is None:
        there = found[screen.id] = _asked_together(lift, screen)
    return there


def _asked_together(lift: Lift, screen: Screen) -> Company:
    """The company of a screen; one for all screens on which it is the same."""
    invited = _all_invited(lift)
    ends = tuple(wish.ends(lift.festival, screen) for one in invited for wish in one.wishes)
    key = ("company", lift.span(screen), ends)
    return lift.once(key, lambda: _company(lift, screen, invited))


def for_company(
    lift: Lift,
    screen: Screen,
    rule_id: str,
    find: Callable[[Company], Cells],
    also: Hashable = None,
) -> Cells:
    """What ``find`` forbids because of those who would be there, found once for all screens on
    which it is the same: those where nobody of them is at another time, if ``also`` is the same.
    """
    there = company(lift, screen)
    if not there.people:
        return lift.ruler.none
    here = screen.id if screen.id in there.screens else 0
    return lift.once((rule_id, there, here, also), lambda: find(there))


def nobody_comes(lift: Lift) -> bool:
    """Whether nobody would be there wherever it is: no guest, and nobody set by hand."""
    return not _all_invited(lift)


def would_be_proposed(lift: Lift, screen: Screen, film: Film) -> Cells:
    """The starts on a screen at which some guest of a film in the hand would be proposed for it;
    those about whom somebody decided are not.
    """
    asked = lift.once(("asked", film.id), lambda: _asked_for(lift, film))
    if not asked:
        return lift.ruler.none
    ends = tuple(wish.ends(lift.festival, screen) for _person, wish in asked)
    key = ("proposed", film.id, lift.span(screen), ends)
    return lift.once(key, lambda: _proposed_for(lift, screen, asked))


_Asked = tuple["tuple[Person, _Wish]", ...]
"""Guests about whom nobody decided, each with the wish of one film for them."""


def _asked_for(lift: Lift, film: Film) -> _Asked:
    undecided = [one for one in _all_invited(lift) if one.decided is None]
    found = ((one.person, wish) for one in undecided for wish in one.wishes if wish.open)
    return tuple((person, wish) for person, wish in found if wish.film.id == film.id)


def _proposed_for(lift: Lift, screen: Screen, asked: _Asked) -> Cells:
    cells = lift.ruler.none
    for person, wish in asked:
        cells |= wish.cells(lift, screen, person)
    return cells


def _all_invited(lift: Lift) -> tuple[_Invited, ...]:
    return lift.once(("invited",), lambda: tuple(_invited(lift)))


def _company(lift: Lift, screen: Screen, invited: tuple[_Invited, ...]) -> Company:
    people = tuple(one for each in invited for one in each.coming(lift, screen))
    return Company(people, frozenset(s.screen_id for one in people for s in one.others))


class _Wish:
    """One film in the hand and one of its guests: whether and until when the guest would be
    proposed for it here, and the screenings at which they would then be proposed elsewhere.
    """

    def __init__(self, lift: Lift, person: Person, film: Film) -> None:
        festival = lift.festival
        self.film, self.part = film, part_of_guests(film)
        public = festival.public_screenings_of(film.id)
        shown = lift.standing.is_public(lift.screening)
        count = wished_count(film, len(public) + shown)
        coming = [show for show in public if _can_come(festival, person, show, self.part)]
        self.open = bool(shown and count)
        self.with_it = first_of(festival, coming, count - 1) if self.open else ()
        self.without_it = first_of(festival, coming, count)
        self._last: Screening | None = None
        if self.open and len(coming) >= count:
            ordered = sorted(coming, key=lambda show: place_of(festival, show))
            self._last = ordered[count - 1]

    def ends(self, festival: Festival, screen: Screen) -> int | None:
        """The first start on a screen that is too late to be among those where guests are wanted;
        None when none is.
        """
        return None if self._last is None else after_place(festival, screen, self._last)

    def cells(self, lift: Lift, screen: Screen, person: Person) -> Cells:
        """The starts at which the guest would be proposed here."""
        ruler = lift.ruler
        if not self.open:
            return ruler.none
        cells = can_come(lift, person, offsets(lift, screen, self.part, least=0))
        ends = self.ends(lift.festival, screen)
        return cells if ends is None else cells & ruler.between(ruler.first, ends)


class _Invited:
    """A person who may be there: set by hand with ``decided`` parts (none of them is kept away by
    hand), or None for a guest who would be proposed.
    """

    def __init__(
        self, lift: Lift, person: Person, films: list[Film], decided: list[Part] | None
    ) -> None:
        self.person, self.decided = person, decided
        self.wishes = [_Wish(lift, person, film) for film in films]
        self._others: dict[tuple[bool, ...], tuple[OnStage, ...]] = {}

    def coming(self, lift: Lift, screen: Screen) -> Iterator[Coming]:
        """Each case of being proposed or not for the films in the hand."""
        cells_of = [wish.cells(lift, screen, self.person) for wish in self.wishes]
        for there in product((True, False), repeat=len(self.wishes)):
            part = self._part(there)
            parts = self.decided if self.decided is not None else [part] if part else []
            cells = lift.ruler.all
            for proposed, here in zip(cells_of, there, strict=True):
                cells &= proposed if here else ~proposed
            if parts and cells:
                stages = tuple(time for one in parts for time in offsets(lift, screen, one))
                proposed_part = part if self.decided is None else None
                yield Coming(
                    self.person, cells, stages, self._elsewhere(lift, there), proposed_part
                )

    def _part(self, there: tuple[bool, ...]) -> Part | None:
        part: Part | None = None
        for wish, here in zip(self.wishes, there, strict=True):
            if here:
                part = wish.part if part is None else joined(part, wish.part)
        return part

    def _elsewhere(self, lift: Lift, there: tuple[bool, ...]) -> tuple[OnStage, ...]:
        found = self._others.get(there)
        if found is None:
            wished = {
                wish.film.id: wish.with_it if here else wish.without_it
                for wish, here in zip(self.wishes, there, strict=True)
            }
            found = self._others[there] = _elsewhere(lift.festival, self.person, wished)
        return found


def _invited(lift: Lift) -> Iterator[_Invited]:
    festival, decided = lift.standing, _decided(lift)
    with_films: dict[int, list[Film]] = {person_id: [] for person_id in decided}
    for film in {film.id: film for film in lift.films}.values():
        for guest in festival.guests_of(film.id):
            with_films.setdefault(guest.id, []).append(film)
    for person_id, films in with_films.items():
        yield _Invited(lift, festival.people[person_id], films, decided.get(person_id))


def _decided(lift: Lift) -> dict[int, list[Part]]:
    """The parts of those about whom somebody decided, by person; none for those kept away."""
    found: dict[int, list[Part]] = {}
    for row in lift.standing.decided_at(lift.screening.id):
        parts = found.setdefault(row.person_id, [])
        if row.part is not Part.AWAY:
            parts.append(row.part)
    return found


def _elsewhere(
    festival: Festival, person: Person, wished: Mapping[int, tuple[Screening, ...]]
) -> tuple[OnStage, ...]:
    """When a person is on stage at other screenings: what was decided, and what is proposed, for
    the films in the hand at these screenings.
    """
    decided = festival.decisions_about(person.id)
    named = {row.screening_id for row in decided}
    shows: dict[int, list[Part]] = {}
    for row in decided:
        shows.setdefault(row.screening_id, []).append(row.part)
    for film in festival.films_with(person.id):
        for screening_id, part in _proposed(festival, person, film, wished.get(film.id)):
            if screening_id not in named:
                shows.setdefault(screening_id, []).append(part)
    rows = festival.all_screenings
    live = {i: parts for i, parts in shows.items() if _counts(festival, rows[i])}
    return tuple(times_of(festival, live))


def _counts(festival: Festival, screening: Screening) -> bool:
    return screening.plan_id == festival.plan_id and not screening.cancelled


def _proposed(
    festival: Festival, person: Person, film: Film, wished: tuple[Screening, ...] | None
) -> Iterator[tuple[int, Part]]:
    if wished is not None:
        yield from ((screening.id, part_of_guests(film)) for screening in wished)
        return
    for one in festival.proposals(film.id):
        if one.person_id == person.id:
            yield one.screening_id, one.part


# -- days and minutes ---------------------------------------------------------------------------


def after_place(festival: Festival, screen: Screen, other: Screening) -> int:
    """The first start on a screen whose place comes after that of a screening."""
    _start, order, screen_id = place_of(festival, other)
    return other.start + ((screen.order, screen.id) <= (order, screen_id))


def offsets(lift: Lift, screen: Screen, part: Part, least: int = 1) -> Minutes:
    """The times of a part on stage at what is in the hand on a screen; ``least`` minutes long."""
    span = lift.span(screen)
    return tuple(
        (start - span.start, max(end, start + least) - span.start)
        for start, end in stage_times(span, part)
    )


def can_come(lift: Lift, person: Person, stages: Minutes) -> Cells:
    """The starts at which a person is there for all these times."""
    return lift.once(("can come", person.id, stages), lambda: _there(lift, person, stages))


def days_of(lift: Lift) -> Iterator[Day]:
    """The festival days to which the starts that are looked at belong."""
    ruler, festival = lift.ruler, lift.standing
    if ruler.count:
        last = festival.day_of(ruler.time(ruler.count - 1))
        yield from map(Day, range(festival.day_of(ruler.first), last + 1))


def _there(lift: Lift, person: Person, stages: Minutes) -> Cells:
    festival, ruler = lift.standing, lift.ruler
    in_a_day = all(begins >= 0 and ends <= DAY_MINUTES for begins, ends in stages)
    if in_a_day and not festival.days_known(person.id):  # nearly everybody: all days are alike
        since, until = [int(ruler.first)], [ruler.end]
        if person.arrives is not None:
            since += (person.arrives - begins for begins, _ends in stages)
        if person.leaves is not None:
            until += (person.leaves - ends + 1 for _begins, ends in stages)
        return ruler.between(max(since), min(until))
    return ruler.union(_day_by_day(lift, person, stages))


def _day_by_day(lift: Lift, person: Person, stages: Minutes) -> Iterator[tuple[int, int]]:
    festival, boundary = lift.standing, lift.standing.edition.day_boundary
    for day in days_of(lift):
        presence = festival.presence(person.id, day)
        begins = day * DAY_MINUTES + boundary
        yield (
            max([begins, *(presence.since - a for a, _b in stages)]),
            min([begins + DAY_MINUTES, *(presence.until - b + 1 for _a, b in stages)]),
        )


def _can_come(festival: Festival, person: Person, screening: Screening, part: Part) -> bool:
    day = festival.presence(person.id, festival.day_of(screening.start))
    return all(day.covers(*times) for times in stage_times(festival.span(screening), part))

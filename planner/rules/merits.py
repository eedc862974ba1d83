"""What speaks for a place, and what against: how good it is, once it is free.

A merit gives, for what is in the hand on one screen, sets of starts with points and the reason in
words. Where several sets of one merit hold a start, the first counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from planner.i18n import N_, _, ngettext
from planner.model import Festival, FilmStatus, GuestsWanted, Person, Premiere, Screen, Screening
from planner.model.attendance import stage_times, wished_part
from planner.model.lengths import Span
from planner.rules.cells import Cells
from planner.rules.lift import Lift, tables
from planner.rules.wording import at, title_of
from planner.text import sort_key
from planner.times import DAY_MINUTES, Day, WallTime, day_start, festival_clock

EDITION = tables()
_SORTED = tables("film", "programme", "programme_film", "section")

FLOW_MINUTES = 60
"""So far apart two screenings of a section still make one evening."""


@dataclass(frozen=True, slots=True)
class Share:
    """Starts with the same points, and what to say of one of them."""

    cells: Cells
    points: int
    says: Callable[[WallTime], str]


def always(said: str) -> Callable[[WallTime], str]:
    """The same sentence for every start."""
    return lambda _start: said


Merit = Callable[[Lift, Screen], Iterable[Share]]

_PUBLIC_HOURS = (
    (18, 21, 30, N_("Prime time: it begins {clock}.")),
    (14, 18, 18, N_("An afternoon: it begins {clock}.")),
    (21, 23, 14, N_("Late in the evening: it begins {clock}.")),
    (10, 14, 8, N_("Before the afternoon: it begins {clock}.")),
)
_OTHER_HOURS = (
    (9, 13, 30, N_("In the morning, when the houses are free for it: it begins {clock}.")),
    (13, 18, 14, N_("In the afternoon: it begins {clock}.")),
)
"""From and to which hour of the festival day, points, and the reason; for the public, and for the
press, juries and the like.
"""

_PREMIERE_POINTS = 15


def prime_time(lift: Lift, screen: Screen) -> Iterable[Share]:  # noqa: ARG001 - on every screen
    """The hours at which most people come; a premiere needs them most."""
    return lift.once(("merit", "prime time"), lambda: list(_hours(lift)))


def _hours(lift: Lift) -> Iterator[Share]:
    festival = lift.standing
    public = festival.is_public(lift.screening)
    for first, last, points, words in _PUBLIC_HOURS if public else _OTHER_HOURS:
        cells = _each_day(lift, first * 60, last * 60)
        best = public and points == _PUBLIC_HOURS[0][2]
        if best and _is_premiere(lift):
            said = N_("Prime time for its premiere: it begins {clock}.")
            yield Share(cells, points + _PREMIERE_POINTS, partial(_at_clock, festival, said))
        else:
            yield Share(cells, points, partial(_at_clock, festival, words))


def _each_day(lift: Lift, first: int, last: int) -> Cells:
    """The starts between two minutes of every festival day."""

    def find(festival: Festival) -> Cells:
        days = [day_start(day) for day in festival.days()]
        return lift.ruler.union((day + first, day + last) for day in days)

    return lift.standing_once(("each day", first, last), find, EDITION)


def _at_clock(festival: Festival, words: str, start: WallTime) -> str:
    return _(words).format(clock=festival_clock(start, festival.day_of(start)))


def _is_premiere(lift: Lift) -> bool:
    """Whether it is announced as the premiere of one of its films, or that has one and no public
    screening yet.
    """
    return any(
        film.premiere is not Premiere.NONE
        and (lift.screening.announced_premiere or not lift.festival.public_screenings_of(film.id))
        for film in lift.films
    )


def room(lift: Lift, screen: Screen) -> Iterable[Share]:
    """Seats against the people expected: a full house is best, a small one sends people away."""
    wanted = lift.once(("merit", "demand"), lambda: _demand(lift))
    seats = lift.standing.seats(screen.id)
    if not wanted or not seats:
        return
    points = 30 * wanted // seats if seats >= wanted else 30 * seats // wanted - 10
    said = _("{screen} has {seats} seats for the {people} people expected.").format(
        screen=lift.standing.screen_name(screen.id), seats=seats, people=wanted
    )
    yield Share(lift.ruler.all, points, always(said))


def _demand(lift: Lift) -> int:
    return max((film.expected_demand or 0 for film in lift.films), default=0)


def guests(lift: Lift, screen: Screen) -> Iterable[Share]:
    """Whether those who are wanted on stage are at the festival then."""
    span = lift.span(screen)
    return lift.once(("merit", "guests", span), lambda: list(_guests_there(lift, span)))


def _guests_there(lift: Lift, span: Span) -> Iterator[Share]:
    festival, ruler = lift.standing, lift.ruler
    people = _wanted_guests(lift)
    if not people or not festival.is_public(lift.screening):
        return
    there = {person.id: _there(lift, span, person) for person in people}
    everybody, anybody = ruler.all, ruler.none
    for cells in there.values():
        everybody, anybody = everybody & cells, anybody | cells
    says = partial(_who_can, people, there)
    yield Share(everybody, 25, says)
    yield Share(anybody, 12, says)


def _wanted_guests(lift: Lift) -> tuple[Person, ...]:
    """The guests of its films that are wanted, of whom it is known when they are there."""
    festival = lift.standing
    films = [
        film
        for film in lift.films
        if film.guests_wanted is not GuestsWanted.NONE and film.status is not FilmStatus.WITHDRAWN
    ]
    found = {person.id: person for film in films for person in festival.guests_of(film.id)}
    days = festival.days()
    known = [p for p in found.values() if any(festival.presence(p.id, d).known for d in days)]
    return tuple(sorted(known, key=lambda person: sort_key(person.name)))


def _there(lift: Lift, span: Span, person: Person) -> Cells:
    """The starts at which a guest is at the festival for the whole of their part."""
    festival, ruler = lift.standing, lift.ruler
    parts = {wished_part(film) for film in lift.films}
    times = [time for part in parts for time in stage_times(span, part)]
    begins = min(time[0] for time in times) - span.start
    ends = max(time[1] for time in times) - span.start
    found = ruler.none
    for day, of_day in day_cells(lift).items():
        presence = festival.presence(person.id, day)
        there = ruler.between(presence.since - begins, presence.until - ends + 1)
        found |= there & of_day
    return found


def day_cells(lift: Lift) -> Mapping[Day, Cells]:
    """The starts of each festival day."""

    def find(festival: Festival) -> Mapping[Day, Cells]:
        begins = {d: day_start(d) + festival.edition.day_boundary for d in festival.days()}
        return {d: lift.ruler.between(first, first + DAY_MINUTES) for d, first in begins.items()}

    return lift.standing_once(("day cells",), find, EDITION)


def _who_can(people: Iterable[Person], there: dict[int, Cells], start: WallTime) -> str:
    can = [person.name for person in people if start in there[person.id]]
    cannot = [person.name for person in people if start not in there[person.id]]
    if cannot:
        return _("{names} can be there, {others} cannot.").format(
            names=", ".join(can), others=", ".join(cannot)
        )
    return _("{names} can be there.").format(names=", ".join(can))


def spread(lift: Lift, screen: Screen) -> Iterable[Share]:  # noqa: ARG001 - on every screen
    """How many days it is from the other screenings of its films."""
    return lift.once(("merit", "spread"), lambda: list(_days_from_others(lift)))


def _days_from_others(lift: Lift) -> Iterator[Share]:
    festival, ruler = lift.festival, lift.ruler
    shown = {s.id: s for film in lift.films for s in festival.screenings_of_film(film.id)}
    others = [s for s in shown.values() if not s.cancelled]
    by_distance: dict[int, Cells] = {}
    shown_on = {festival.day_of(s.start) for s in others}
    for day, cells in day_cells(lift).items() if others else ():
        band = min(2, *(abs(day - other) for other in shown_on))
        by_distance[band] = by_distance.get(band, ruler.none) | cells
    for band, cells in by_distance.items():
        yield Share(cells, (-15, 6, 14)[band], partial(_from_nearest, festival, others))


def _from_nearest(festival: Festival, others: list[Screening], start: WallTime) -> str:
    nearest = min(others, key=lambda other: abs(other.start - start))
    apart = abs(festival.day_of(start) - festival.day_of(nearest.start))
    when = at(festival, nearest.start)
    if not apart:
        return _("On the same day as its screening {when}.").format(when=when)
    return ngettext(
        "{n} day from its screening {when}.", "{n} days from its screening {when}.", apart
    ).format(n=apart, when=when)


def flow(lift: Lift, screen: Screen) -> Iterable[Share]:
    """Whether it goes on with its section on that screen."""
    festival, ruler = lift.standing, lift.ruler
    section = lift.once(("merit", "section"), lambda: festival.section_of(lift.programme.id))
    if section is None:
        return
    others = [s for s in _by_section(lift, screen).get(section.id, ()) if s.id != lift.screening.id]
    length = lift.length(screen)
    ends = [(festival.span(s).end, festival.span(s).end + FLOW_MINUTES + 1) for s in others]
    starts = [(s.start - length - FLOW_MINUTES, s.start - length + 1) for s in others]
    says = partial(_beside, festival, section.name, others, length)
    yield Share(ruler.union([*ends, *starts]), 10, says)


def _by_section(lift: Lift, screen: Screen) -> dict[int, list[Screening]]:
    """The screenings on a screen by section."""

    def find(festival: Festival) -> dict[int, list[Screening]]:
        found: dict[int, list[Screening]] = {}
        for row in festival.screenings_on(screen.id):
            section = None if row.cancelled else festival.section_of(row.programme_id)
            if section is not None:
                found.setdefault(section.id, []).append(row)
        return found

    return lift.standing_once(
        ("merit", "flow", screen.id), find, lambda f: (*_SORTED(f), f.screenings_on(screen.id))
    )


def _beside(
    festival: Festival, section: str, others: list[Screening], length: int, start: WallTime
) -> str:
    """Whom it follows, or who follows it."""
    for other in others:
        if 0 <= start - festival.span(other).end <= FLOW_MINUTES:
            said = _("It follows {title}, of {section} as well, on the same screen.")
            return said.format(title=title_of(festival, other), section=section)
    followed = (o for o in others if 0 <= o.start - start - length <= FLOW_MINUTES)
    return _("{title}, of {section} as well, follows it on the same screen.").format(
        title=title_of(festival, next(followed)), section=section
    )


MERITS: tuple[Merit, ...] = (prime_time, room, guests, spread, flow)

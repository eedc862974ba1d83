"""A guest who is wanted on more stages than their days allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planner.edit import Edit, SetField, Together
from planner.i18n import N_, _, ngettext
from planner.model import Festival, Film, FilmStatus, GuestsWanted, Person
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix, Gap
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.supply import wanted_screenings
from planner.settings import Setting

NAMED = 3
"""So many films are named."""


class GuestDaysShort(Rule):
    """A guest is wanted at more screenings than they have days for.

    Checks: before anything is placed: at how many public screenings the films want their guests,
    for guests who alone can come for their film, against the festival days on which they are there
    times the most appearances that they, or the option, allow on one day. Guests of whom nobody
    said when they are there are not looked at.

    Why it matters: the screenings are announced with their director, and the flight is booked.

    Usual remedies: want the guest at fewer screenings; ask for another day; allow more
    appearances on a day; name somebody else for the film.
    """

    title = N_("Too few days of a guest")
    severity = Severity.WARNING
    units = ("person",)
    reads = frozenset(
        {
            "availability",
            "edition",
            "film",
            "film_person",
            "kind",
            "person",
            "programme",
            "programme_film",
            "wanted",
        }
    )
    options = (
        Setting(
            "a_day",
            3,
            N_("Appearances a day"),
            N_("How many a guest can have on one day when nothing else is said of them."),
            minimum=1,
            maximum=20,
        ),
    )
    grows = ("missing",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Guests with more wishes than room for them."""
        festival, usual = scope.festival, int(scope.policy.options(self)["a_day"])
        for person_id, films in _asked(scope).items():
            person = festival.people[person_id]
            wished = sum(_wished(festival, film) for film in films)
            a_day = usual if person.max_per_day is None else person.max_per_day
            days = _too_few_days(festival, person, wished, a_day) if wished else None
            if days is not None:
                facts = {"wished": wished, "days": days, "a_day": a_day}
                missing = wished - days * a_day
                subjects = (("person", person.id),)
                yield self.found(subjects, person.id, **facts, missing=missing)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How often, for which films, and how many days there are."""
        person = festival.people[conflict.ids("person")[0]]
        films = [f.title for f in _alone_for(festival, person) if _wished(festival, f)]
        more = len(films) - NAMED
        named = films if more <= 0 else [*films[:NAMED], _("{n} more").format(n=more)]
        days = conflict.fact("days")
        there = ngettext("{n} festival day", "{n} festival days", days).format(n=days)
        return _(
            "{name} is wanted at {wished} screenings of {films}, but is there on {days}, with at "
            "most {a_day} appearances a day: {missing} too many."
        ).format(
            name=person.name,
            wished=conflict.fact("wished"),
            films=", ".join(named),
            days=there,
            a_day=conflict.fact("a_day"),
            missing=conflict.fact("missing"),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """More appearances a day, or the guest at the first screenings of a film alone."""
        festival = report.festival
        person = festival.people[conflict.ids("person")[0]]
        days, wished = conflict.fact("days"), conflict.fact("wished")
        if days:
            a_day = -(-wished // days)
            title = ngettext(
                "Let {name} appear {n} time a day", "Let {name} appear {n} times a day", a_day
            ).format(name=person.name, n=a_day)
            yield Fix(title, SetField("person", person.id, "max_per_day", a_day))
        fewer: list[Edit] = []
        for film in _alone_for(festival, person):
            if film.guests_wanted is GuestsWanted.ALL:
                edit = SetField("film", film.id, "guests_wanted", GuestsWanted.FIRST)
                fewer.append(edit)
                title = _("Want {name} at the first screenings of {film} only")
                yield Fix(title.format(name=person.name, film=film.title), edit)
        if len(fewer) > 1:
            title = _("Want {name} at the first screenings only").format(name=person.name)
            yield Fix(title, Together(tuple(fewer), title))

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """Another day."""
        person = festival.people[conflict.ids("person")[0]]
        title = _("Type when {person} is there").format(person=person.name)
        yield Gap(title, "person", person.id, "arrives")


def _asked(scope: Scope) -> Mapping[int, Sequence[Film]]:
    """By person, the films that want guests and have nobody else who could come."""
    festival = scope.festival
    if not scope.whole:
        return {person.id: _alone_for(festival, person) for person in scope.people}
    found: dict[int, list[Film]] = {}
    for film in festival.films.values():
        guest_id = _only_guest(festival, film)
        if guest_id is not None:
            found.setdefault(guest_id, []).append(film)
    return found


def _alone_for(festival: Festival, person: Person) -> list[Film]:
    films = {film.id: film for film in festival.films_with(person.id)}
    return [film for film in films.values() if _only_guest(festival, film) == person.id]


def _only_guest(festival: Festival, film: Film) -> int | None:
    """Who alone could come for a film that wants guests."""
    if film.guests_wanted is GuestsWanted.NONE or film.status is FilmStatus.WITHDRAWN:
        return None
    guests = festival.guests_of(film.id)
    return guests[0].id if len(guests) == 1 else None


def _wished(festival: Festival, film: Film) -> int:
    """At how many of the public screenings that are wanted of a film its guests are."""
    public = sum(
        _public(festival, programme.id)
        for programme in festival.programmes_with(film.id)
        if not programme.internal
    )
    first = film.guests_wanted is GuestsWanted.FIRST
    return min(public, film.guests_first) if first else public


def _public(festival: Festival, programme_id: int) -> int:
    """The screenings wanted of a programme but for those of kinds that are not public."""
    programme = festival.programmes[programme_id]
    closed = sum(
        row.count
        for row in festival.wanted_of_kinds(programme_id)
        if not festival.kinds[row.kind_id].public
    )
    return max(0, wanted_screenings(festival, programme) - closed)


def _too_few_days(festival: Festival, person: Person, wished: int, a_day: int) -> int | None:
    """On how many festival days a guest is there; None when these are enough, or unknown."""
    days = 0
    for day in festival.days():
        presence = festival.presence(person.id, day)
        days += presence.since < presence.until
        if not presence.known or days * a_day >= wished:
            return None
    return days

"""A plan as a good office makes it, in the shape of real ones: what rules say about it is noise.

``realistic_layout`` makes its timetable. Here is what is decided once that stands: copies and their
keys, demand, licences and embargoes, guests, moderators and interpreters, a jury, wishes, and the
published programme.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from itertools import combinations

from planner.model import (
    Appearance,
    Availability,
    Copy,
    Festival,
    Film,
    FilmPerson,
    GuestsWanted,
    Jury,
    JuryMember,
    Kdm,
    Part,
    Person,
    PersonRole,
    PersonStatus,
    Plan,
    Relation,
    RelationKind,
    Release,
    Screening,
    Section,
    new_id,
)
from planner.times import WallTime
from tests.planner.rules.realistic_layout import (
    COMPETITION,
    INTRO,
    TALK,
    Office,
    Placed,
    Show,
    lay_out,
)

HOUR, A_DAY = 60, 1440
WISHES_OF_A_KIND = 30
MODERATORS, INTERPRETERS = 60, 60
FOREIGN = ("fr", "zh")


def a_clean_plan(days: int = 11, seed: int = 1) -> Festival:
    """The plan, the same for the same seed but for its ids."""
    office = lay_out(days, seed)
    shows = [show for show in office.shows if show.placed]
    for number, show in enumerate(shows):
        _contract(office, show)
        _copies(office, show, number)
        _audience(office, show)
    _people(office, shows)
    _jury(office)
    _wishes(office, shows)
    _publish(office)
    return office.work.festival


def _all(show: Show) -> list[Placed]:
    return sorted((*show.placed, *show.pressed), key=lambda one: one.row.start)


def _minute(one: Placed, minutes: int) -> WallTime:
    return WallTime(one.row.start + minutes)


def _contract(office: Office, show: Show) -> None:
    """A licence for the days of the festival, as many screenings as were agreed, an embargo."""
    for film in show.films:
        office.work.change(
            Film,
            film.id,
            licence_from=office.date(0),
            licence_until=office.date(office.days - 1),
            maximum_screenings=len(_all(show)),
            embargo=show.placed[0].row.start if show.premiere else None,
        )


def _copies(office: Office, show: Show, number: int) -> None:
    """DCPs on the servers of all houses, two in five with keys for two days around each screening;
    prints that come and go; now and then a file besides, which needs no key.
    """
    screenings = _all(show)
    first, last = screenings[0], screenings[-1]
    for film in show.films:
        single, locked = show.format == "35 mm", show.format == "DCP" and number % 5 < 2
        copy = office.work.add(
            Copy,
            film_id=film.id,
            format=show.format,
            single=single,
            encrypted=locked,
            arrives=_minute(first, -A_DAY) if number % 2 else None,
            leaves=_minute(last, A_DAY) if single else None,
            transit_minutes=120 if single else None,
        )
        for one in screenings if locked else ():
            valid = {"valid_from": _minute(one, -A_DAY), "valid_until": _minute(one, A_DAY)}
            office.work.add(Kdm, copy_id=copy.id, screen_id=one.row.screen_id, **valid)
        if locked and number % 20 == 0:
            office.work.add(Copy, film_id=film.id, format="file", single=False)


def _audience(office: Office, show: Show) -> None:
    """As many as the smallest of its houses holds, more or less; tickets sold for half of them."""
    smallest = min(one.room.seats for one in show.placed)
    expected = round(smallest * office.chance.uniform(0.75, 1.0))
    for film in show.films:
        office.work.change(Film, film.id, expected_demand=expected)
    for one in show.placed:
        sold = office.chance.choice((None, round(one.room.seats * office.chance.random())))
        values = {"price": "9", "on_sale": _minute(one, -14 * A_DAY), "tickets_sold": sold}
        office.work.change(Screening, one.row.id, **values)


@dataclass
class Host:
    """Somebody who leads talks or interprets, with when they are busy."""

    person: Person
    language: str = ""
    busy: list[tuple[int, int]] = field(default_factory=list)

    def is_free(self, since: int, until: int) -> bool:
        """Whether there is an hour to get there and to get away."""
        return all(until + HOUR <= begins or ends + HOUR <= since for begins, ends in self.busy)


def _people(office: Office, shows: list[Show]) -> None:
    moderators = [_host(office, n, PersonRole.MODERATOR) for n in range(MODERATORS)]
    interpreters = [
        _host(office, n, PersonRole.INTERPRETER, FOREIGN[n % len(FOREIGN)])
        for n in range(INTERPRETERS)
    ]
    for number, show in enumerate(show for show in shows if show.talks):
        talks = show.placed[: show.talks]
        languages = set(_guests(office, show, talks, number))
        for one in talks:
            _ask(office, moderators, one, PersonRole.MODERATOR)
            for language in sorted(languages & set(FOREIGN)):
                able = [host for host in interpreters if host.language == language]
                _ask(office, able, one, PersonRole.INTERPRETER)


def _host(office: Office, number: int, role: PersonRole, language: str = "") -> Host:
    person = office.work.add(
        Person,
        name=f"{role.value.capitalize()} {number}",
        roles=(role.value,),
        status=PersonStatus.CONFIRMED,
        languages=("en", language) if language else ("en",),
    )
    return Host(person, language)


def _ask(office: Office, hosts: list[Host], one: Placed, role: PersonRole) -> None:
    since, until = one.row.start, one.row.start + one.end - one.start
    host = next(host for host in hosts if host.is_free(since, until))
    host.busy.append((since, until))
    whose = {"screening_id": one.row.id, "person_id": host.person.id}
    office.work.add(Appearance, role=role, part=Part.BOTH, **whose)


def _guests(office: Office, show: Show, talks: list[Placed], number: int) -> Iterator[str]:
    """Two guests of a feature, or of the first of some shorts, there from the eve of the first
    talk to the day after the last; every fifth with hours of their own on that day.
    """
    film, first, last = show.films[0], talks[0], talks[-1]
    minutes = {"guest_intro_minutes": INTRO, "guest_qa_minutes": TALK}
    wanted = {"guests_wanted": GuestsWanted.FIRST, "guests_first": len(talks)}
    office.work.change(Film, film.id, **wanted, **minutes)
    for guest in range(2):
        language = office.chance.choice(("", "", "", *FOREIGN))
        person = office.work.add(
            Person,
            name=f"Guest {number}.{guest}",
            roles=(PersonRole.GUEST.value,),
            status=PersonStatus.CONFIRMED,
            languages=(language,) if language else ("en", "fr"),
            arrives=_minute(first, -A_DAY),
            leaves=_minute(last, A_DAY),
            max_per_day=2,
            breathing_minutes=30,
        )
        office.work.add(FilmPerson, film_id=film.id, person_id=person.id, credit="director")
        if number % 5 == 0:
            hours = {"since": first.start - 2 * HOUR, "until": first.end + HOUR}
            day = office.date(first.day)
            office.work.add(Availability, person_id=person.id, day=day, **hours)
        yield language


def _jury(office: Office) -> None:
    """Five people who see the competition and decide on the last morning but one."""
    section = next(row for row in office.work.rows(Section) if row.name == COMPETITION)
    deadline = office.at(office.days - 1, 10 * HOUR)
    jury = office.work.add(Jury, name="Jury", section_id=section.id, deadline=deadline)
    for number in range(5):
        roles = (PersonRole.JUROR.value,)
        person = office.work.add(Person, name=f"Juror {number}", roles=roles)
        office.work.add(JuryMember, jury_id=jury.id, person_id=person.id)


def _wishes(office: Office, shows: list[Show]) -> None:
    """Wishes of all kinds that the timetable happens to keep."""
    kept = dict.fromkeys(RelationKind, 0)
    for one, other in combinations(shows[:80], 2):
        for kind in RelationKind:
            if kept[kind] < WISHES_OF_A_KIND and _is_kept(kind, _all(one), _all(other)):
                pair = {"programme_id": one.programme.id, "other_programme_id": other.programme.id}
                office.work.add(Relation, kind=kind, days=1, **pair)
                kept[kind] += 1
                break


def _is_kept(kind: RelationKind, ones: list[Placed], others: list[Placed]) -> bool:
    if kind is RelationKind.BEFORE:
        return ones[0].day < others[0].day
    if kind is RelationKind.DAYS_APART:
        return not {one.day for one in ones} & {other.day for other in others}
    if kind is RelationKind.SAME_SCREEN:
        there = {other.room.screen.id for other in others}
        return all(one.room.screen.id in there for one in ones)
    parallel = [
        (one, other)
        for one in ones
        for other in others
        if one.day == other.day and one.start < other.end and other.start < one.end
    ]
    return kind is RelationKind.NOT_PARALLEL and not parallel


def _publish(office: Office) -> None:
    """The programme, as it was sent to the printer a fortnight before."""
    work = office.work
    plan = work.add(Plan, name="Programme", frozen=True, order=1)
    for row in [row for row in work.rows(Screening) if row.plan_id == work.start.plan_id]:
        values = {column.name: getattr(row, column.name) for column in fields(row)}
        work.add(Screening, **{**values, "id": new_id(), "plan_id": plan.id})
    work.add(Release, plan_id=plan.id, name="Programme", made=office.at(-14, 12 * HOUR))

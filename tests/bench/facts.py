"""What people have decided about a plan of the bench: who comes, wishes, juries, what is sold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import fields

from planner.edit import Work
from planner.model import (
    Appearance,
    Availability,
    Blackout,
    Changeover,
    Film,
    FilmPerson,
    Hold,
    Jury,
    JuryFilm,
    JuryMember,
    Kind,
    Part,
    Pass,
    PassSection,
    Person,
    PersonRole,
    PersonStatus,
    Plan,
    Programme,
    Relation,
    RelationKind,
    Release,
    Screen,
    Screening,
    Section,
    Wanted,
    new_id,
)
from planner.times import Day, WallTime

PEOPLE_OF_A_SCREENING = 1.7
HOSTED = 0.3
"""The share of screenings for which somebody set a moderator, and often an interpreter, by hand."""

JUDGED = 14

Shown = Sequence[tuple[Screening, Programme]]


def decide(work: Work, chance: random.Random, placed: Shown) -> None:
    """All of it, for a timetable that stands; in the end some of it is moved, as is usual."""
    screenings = [row for row, _programme in placed]
    _guests(work, chance, screenings)
    _hosts(work, chance, screenings)
    _houses(work, chance, screenings)
    _wishes(work, chance, [programme for _row, programme in placed])
    _juries(work, chance, screenings)
    _publish(work, screenings)
    _sell_and_move(work, chance, screenings)


def _guests(work: Work, chance: random.Random, screenings: list[Screening]) -> None:
    films = [film.id for film in work.rows(Film)]
    first = min(row.start for row in screenings)
    last = max(row.start for row in screenings)
    for number in range(round(len(screenings) * PEOPLE_OF_A_SCREENING)):
        arrives = chance.randrange(first - 1440, last)
        person = work.add(
            Person,
            name=f"Person {number}",
            status=PersonStatus.CONFIRMED,
            languages=chance.choice((("en",), ("en", "fr"), ("fr",), ("zh",))),
            arrives=WallTime(arrives) if chance.random() < 0.95 else None,
            leaves=WallTime(arrives + 4 * 1440),
            max_per_day=3,
            breathing_minutes=30,
        )
        work.add(FilmPerson, film_id=films[number % len(films)], person_id=person.id)
        if number % 5 == 0:
            day = Day(arrives // 1440 + 2)
            work.add(Availability, person_id=person.id, day=day, since=14 * 60, until=23 * 60)


def _hosts(work: Work, chance: random.Random, screenings: list[Screening]) -> None:
    """Moderators and interpreters by hand, one of each for ten screenings."""
    staff = {}
    for role in (PersonRole.MODERATOR, PersonRole.INTERPRETER):
        staff[role] = [
            work.add(
                Person,
                name=f"{role.value} {number}",
                roles=(role.value,),
                status=PersonStatus.CONFIRMED,
                languages=("en", chance.choice(("fr", "zh"))),
            )
            for number in range(max(1, len(screenings) // 10))
        ]
    for screening in screenings:
        if chance.random() > HOSTED:
            continue
        for role, part in ((PersonRole.MODERATOR, Part.QA), (PersonRole.INTERPRETER, Part.BOTH)):
            if role is PersonRole.MODERATOR or chance.random() < 0.5:
                whose = {"screening_id": screening.id, "person_id": chance.choice(staff[role]).id}
                work.add(Appearance, role=role, part=part, **whose)


def _houses(work: Work, chance: random.Random, screenings: list[Screening]) -> None:
    """A hold and a blackout on each screen, some in the way; changeovers of one pair of kinds."""
    first, days = min(row.start for row in screenings) // 1440 * 1440, work.start.edition
    length = days.last_day - days.first_day + 1
    for screen in list(work.rows(Screen)):
        begins = first + chance.randrange(length) * 1440 + chance.choice((6, 7, 22)) * 60
        until = WallTime(begins + 90)
        whose = {"screen_id": screen.id, "start": WallTime(begins)}
        work.add(Hold, plan_id=work.start.plan_id, minutes=60, title="Projection test", **whose)
        other = WallTime(begins + 1440)
        work.add(Blackout, screen_id=screen.id, start=other, end=WallTime(until + 1440))
    public, press = sorted(work.rows(Kind), key=lambda kind: kind.order)[:2]
    work.add(Changeover, before_kind_id=press.id, after_kind_id=public.id, minutes=30)


def _wishes(work: Work, chance: random.Random, programmes: list[Programme]) -> None:
    """A wish for each ten screenings, of all kinds; a press screening wanted of every fifth."""
    kinds, press = list(RelationKind), sorted(work.rows(Kind), key=lambda kind: kind.order)[1]
    for number in range(len(programmes) // 10):
        one, other = chance.sample(programmes, 2)
        if one is not other:
            pair = {"programme_id": one.id, "other_programme_id": other.id}
            work.add(Relation, kind=kinds[number % len(kinds)], days=1, **pair)
    for programme in list(dict.fromkeys(p.id for p in programmes))[::5]:
        work.add(Wanted, programme_id=programme, kind_id=press.id, count=1)


def _juries(work: Work, chance: random.Random, screenings: list[Screening]) -> None:
    """A jury of fourteen films and a pass for every sixth section; the juries decide when most has
    been shown.
    """
    sections, films = list(work.rows(Section)), [film.id for film in work.rows(Film)]
    starts = sorted(row.start for row in screenings)
    deadline = starts[len(starts) * 3 // 4]
    for number, section in enumerate(sections[::6]):
        jury = work.add(Jury, name=f"Jury {number}", deadline=deadline)
        for juror in range(5):
            person = work.add(Person, name=f"Juror {number}.{juror}", roles=("juror",))
            work.add(JuryMember, jury_id=jury.id, person_id=person.id)
        for film_id in chance.sample(films, min(JUDGED, len(films))):
            work.add(JuryFilm, jury_id=jury.id, film_id=film_id)
        ticket = work.add(Pass, name=f"Pass {number}", order=number)
        work.add(PassSection, pass_id=ticket.id, section_id=section.id)


def _publish(work: Work, screenings: list[Screening]) -> None:
    """The whole timetable as a release."""
    plan = work.add(Plan, name="Programme", frozen=True, order=1)
    names = [column.name for column in fields(Screening)]
    for row in screenings:
        values = {name: getattr(row, name) for name in names}
        work.add(Screening, **{**values, "id": new_id(), "plan_id": plan.id})
    made = WallTime(min(row.start for row in screenings) - 14 * 1440)
    work.add(Release, plan_id=plan.id, name="Programme", made=made)


def _sell_and_move(work: Work, chance: random.Random, screenings: list[Screening]) -> None:
    """Tickets for half of the screenings, some with an end of their own, pinned, captioned; one in
    fifty was moved after it was published.
    """
    for row in screenings:
        end = WallTime(row.start + 100) if chance.random() < 0.1 else None
        pin = row.start if chance.random() < 0.1 else None
        moved = row.start + (chance.choice((5, 60, 120)) if chance.random() < 0.02 else 0)
        work.change(
            Screening,
            row.id,
            on_sale=WallTime(row.start - 20 * 1440),
            tickets_sold=chance.choice((None, 30, 60, 90)),
            needs=("captions",) if chance.random() < 0.1 else (),
            qa_minutes=20 if chance.random() < 0.3 else None,
            stated_end=end,
            pinned_start=pin,
            pinned_screen_id=row.screen_id if pin else None,
            start=WallTime(moved),
        )

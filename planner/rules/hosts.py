"""Who leads a talk and who interprets it: what rules about such people share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from planner.edit.people import SetAppearance
from planner.i18n import _
from planner.model import (
    Attendance,
    Festival,
    Language,
    Part,
    Person,
    PersonRole,
    Screening,
)
from planner.model.attendance import stage_times
from planner.rules.conflict import Conflict, Fix, Subject
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.text import folded

TALK = frozenset({Part.QA, Part.BOTH})
"""The parts of somebody who is there for the Q&A."""

INTRO = frozenset({Part.INTRO, Part.BOTH})


def shows_to_look_at(scope: Scope) -> Iterator[Screening]:
    """The screenings of the scope, and those of its films: guests of one screening of a film may
    be proposed because another was moved.
    """
    yield from scope.screenings
    if not scope.whole:
        seen = {screening.id for screening in scope.screenings}
        for film in scope.films:
            for screening in scope.festival.screenings_of_film(film.id):
                if not screening.cancelled and screening.id not in seen:
                    seen.add(screening.id)
                    yield screening


def subjects_of(festival: Festival, screening: Screening) -> Iterator[Subject]:
    """A screening with its films."""
    yield ("screening", screening.id)
    for entry in festival.entries(screening.programme_id):
        yield ("film", entry.film_id)


def speaks(festival: Festival, screening: Screening, one: Attendance) -> bool:
    """Whether a guest is on stage for at least a minute."""
    times = stage_times(festival.span(screening), one.part)
    return one.role is PersonRole.GUEST and any(end > start for start, end in times)


def needs_interpreter(festival: Festival, person: Person) -> bool:
    """Whether none of the languages that a person is known to speak is one of the festival's."""
    known = _words(person.languages)
    return bool(known) and not known & festival_languages(festival)


def festival_languages(festival: Festival) -> frozenset[str]:
    """The festival's languages by code and by name."""
    rows = festival.rows(Language).values()
    return _words(tuple(word for row in rows for word in (row.code, row.name) if word))


def foreign_languages(festival: Festival, person: Person) -> frozenset[str]:
    """The languages that a person is known to speak besides the festival's own."""
    return _words(person.languages) - festival_languages(festival)


@lru_cache(512)
def _words(languages: tuple[str, ...]) -> frozenset[str]:
    """Languages as they are compared; the same few are asked for again and again."""
    return frozenset(map(folded, languages))


def interprets(interpreter: Person, person: Person) -> bool:
    """Whether somebody can interpret for a person; who names no languages is taken at their word
    that they can.
    """
    theirs = _words(interpreter.languages)
    return not theirs or bool(theirs & _words(person.languages))


def ask_somebody(conflict: Conflict, report: Report, role: PersonRole) -> Iterator[Fix]:
    """People of that role, those with the fewest appearances that day first."""
    festival = report.festival
    screening = festival.all_screenings[conflict.screening_ids[0]]
    there = {one.person_id for one in festival.appearances(screening.id)}
    candidates = [person for person in festival.hosts(role) if person.id not in there]
    day = festival.day_of(screening.start)

    def busy(person: Person) -> tuple[int, str]:
        shows = [
            festival.all_screenings[o.screening_id] for o in festival.appearances_of(person.id)
        ]
        return sum(festival.day_of(show.start) == day for show in shows), person.name

    part = Part.QA if role is PersonRole.MODERATOR else Part.BOTH
    for person in sorted(candidates, key=busy):
        title = _("Ask {person}").format(person=person.name)
        yield Fix(title, SetAppearance(screening.id, person.id, role.value, part.value))

"""Who is where: people's days, and appearances proposed from films' wishes or set by hand.

Proposals are never stored: they follow from the wishes, the days and the timetable, so that they
are made anew whenever one of these changes. What is stored is only what somebody decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.film import Film, FilmStatus, GuestsWanted
from planner.model.lengths import Span
from planner.model.person import Part, Person, PersonRole, PersonStatus
from planner.times import WallTime

if TYPE_CHECKING:
    from planner.model.people import People
    from planner.model.screening import Screening


@dataclass(frozen=True, slots=True)
class Presence:
    """When a person is at the festival on one day; ``known`` is False where nobody said so."""

    since: WallTime
    until: WallTime
    known: bool

    def covers(self, start: WallTime, end: WallTime) -> bool:
        """Whether the person may be there all this time."""
        return self.since <= start and end <= self.until


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person at a screening: proposed for a film, or set by hand."""

    screening_id: int
    person_id: int
    role: PersonRole
    part: Part
    by_hand: bool


Proposals = tuple["tuple[Screening, ...]", tuple[Attendance, ...]]
"""The screenings of a film, and the appearances proposed for them."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A time at which a person is on stage."""

    start: WallTime
    end: WallTime
    attendance: Attendance


def stage_times(span: Span, part: Part) -> tuple[tuple[WallTime, WallTime], ...]:
    """When somebody with that part is on stage: at the intro, at the Q&A, or at both; at an event
    from start to end, unless they are there only for a part of it that has minutes of its own.
    """
    if part is Part.AWAY:
        return ()
    if span.event and not {Part.INTRO: span.intro, Part.QA: span.qa}.get(part):
        return ((span.start, max(span.start, span.end)),)
    talk = (span.qa_start, span.end)
    if part is Part.QA:
        return (talk,)
    intro = (WallTime(span.start + span.preshow), span.film_start)
    return (intro,) if part is Part.INTRO else (intro, talk)


def joined(first: Part, second: Part) -> Part:
    """The part of somebody who is wanted with two films of one screening."""
    return first if first is second else Part.BOTH


def place_of(festival: People, screening: Screening) -> tuple[int, int, int]:
    """Sorts screenings by start, those that start together by the order of their screens."""
    screen = festival.screens[screening.screen_id]
    return (screening.start, screen.order, screen.id)


def first_of(
    festival: People, screenings: Sequence[Screening], count: int
) -> tuple[Screening, ...]:
    """The first so many of these, which come by start. What stands at the very place of the last
    one comes with it: no screening is preferred for its id, which is chance.
    """
    if not 0 < count < len(screenings):
        return tuple(screenings) if count else ()
    if screenings[count - 1].start < screenings[count].start:
        return tuple(screenings[:count])
    ordered = sorted(screenings, key=lambda screening: place_of(festival, screening))
    last = place_of(festival, ordered[count - 1])
    return tuple(one for one in ordered if place_of(festival, one) <= last)


def wished_part(film: Film) -> Part:
    """At which part a film's guests are wanted: where minutes are given for one only, at that."""
    intro, talk = film.guest_intro_minutes, film.guest_qa_minutes
    if intro and not talk:
        return Part.INTRO
    return Part.QA if talk and not intro else Part.BOTH


def wished_count(film: Film, screenings: int) -> int:
    """At how many of that many public screenings a film's guests are wanted."""
    if film.status is FilmStatus.WITHDRAWN or film.guests_wanted is GuestsWanted.NONE:
        return 0
    first = film.guests_wanted is GuestsWanted.FIRST
    return min(film.guests_first, screenings) if first else screenings


def proposed_for(festival: People, film: Film) -> Iterator[Attendance]:
    """Each guest of a film at the first of its public screenings that they can come to."""
    public = festival.public_screenings_of(film.id)
    count, part = wished_count(film, len(public)), wished_part(film)
    for person in festival.guests_of(film.id) if count else ():
        coming = [s for s in public if _can_come(festival, person, s, part)]
        for screening in first_of(festival, coming, count):
            yield Attendance(screening.id, person.id, PersonRole.GUEST, part, by_hand=False)


def _can_come(festival: People, person: Person, screening: Screening, part: Part) -> bool:
    day = festival.presence(person.id, festival.day_of(screening.start))
    return all(day.covers(*times) for times in stage_times(festival.span(screening), part))


def is_guest(person: Person) -> bool:
    """Whether somebody who belongs to a film may be asked on stage with it."""
    guest = not person.roles or PersonRole.GUEST.value in person.roles
    return guest and person.status is not PersonStatus.DECLINED

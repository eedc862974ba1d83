"""Plans put out of order, so that rules have something to say about what was clean before."""

from __future__ import annotations

import random

from planner.edit import Work
from planner.model import (
    Appearance,
    Copy,
    Festival,
    Film,
    FilmStatus,
    Jury,
    Kdm,
    Person,
    PersonRole,
    PersonStatus,
    Programme,
    Screening,
)
from planner.times import WallTime


def moved(festival: Festival) -> Festival:
    """Each screening somewhere else, up to six hours and a day away."""
    work, chance = Work(festival), random.Random(3)
    screens = list(festival.screens)
    for show in _shows(festival):
        start = show.start + chance.randrange(-72, 73) * 5 + chance.choice((-1440, 0, 0, 1440)) + 1
        work.change(Screening, show.id, start=WallTime(start), screen_id=chance.choice(screens))
    return festival.with_changes(work.changes())


def exchanged(festival: Festival) -> Festival:
    """What is shown exchanged by chance, and for whom."""
    work, chance = Work(festival), random.Random(4)
    shows = _shows(festival)
    for show, other in zip(shows, chance.sample(shows, len(shows)), strict=True):
        kind = chance.choice(shows).kind_id
        work.change(Screening, show.id, programme_id=other.programme_id, kind_id=kind)
    return festival.with_changes(work.changes())


def _shows(festival: Festival) -> list[Screening]:
    """The screenings in the same order in every run."""
    return sorted(festival.screenings(), key=lambda show: show.code)


def said_otherwise(festival: Festival) -> Festival:
    """The same places, but copies, people, films and numbers are not as they were."""
    work = Work(festival)
    _films(work)
    _people(work)
    for key in list(work.rows(Kdm))[::2]:
        work.remove(Kdm, key.id)
    for copy in list(work.rows(Copy)):
        work.change(Copy, copy.id, single=True, transit_minutes=2880)
    for jury in list(work.rows(Jury)):
        work.change(Jury, jury.id, deadline=festival.screenings()[300].start)
    for number, show in enumerate(festival.screenings()):
        start = WallTime(show.start + 5)
        pin = {"pinned_start": start, "pinned_screen_id": show.screen_id} if number % 9 else {}
        work.change(Screening, show.id, stated_end=WallTime(show.start + 60), **pin)
    return festival.with_changes(work.changes())


def _films(work: Work) -> None:
    for number, film in enumerate(list(work.rows(Film))):
        status = (FilmStatus.INVITED, FilmStatus.WITHDRAWN, film.status)[number % 3]
        runtime = None if number % 50 == 0 else film.runtime_seconds
        gone = {"certificate": "", "countries": (), "maximum_screenings": 1}
        work.change(Film, film.id, status=status, runtime_seconds=runtime, **gone)
    for programme in list(work.rows(Programme)):
        values = {"wanted": programme.wanted + 1, "most_minutes": 60}
        work.change(Programme, programme.id, **values)


def _people(work: Work) -> None:
    """Some decline, half come late and half on a day that nobody knows; hosts have other tasks."""
    last = work.start.screenings()[-1].start
    for number, person in enumerate(list(work.rows(Person))):
        status = PersonStatus.DECLINED if number % 7 == 0 else person.status
        arrives = None if number % 2 else last
        work.change(Person, person.id, arrives=arrives, max_per_day=1, status=status)
    for number, row in enumerate(list(work.rows(Appearance))):
        if number % 3 == 0:
            work.remove(Appearance, row.id)
        elif number % 3 == 1:
            work.change(Appearance, row.id, role=PersonRole.MODERATOR)

"""A plan as a good office makes it, in the shape of real ones: what rules say about it is noise.

Figures of published timetables of real festivals: rooms play four to six times a day from about
noon, gaps of 30 to 60 minutes on a grid of 15, features of about 95 minutes, blocks of shorts, two
or three screenings of each programme on different days, hours and screens, guests at the first.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from planner.edit import Work
from planner.model import (
    Copy,
    Credit,
    Festival,
    Film,
    FilmPerson,
    FilmStatus,
    GuestsWanted,
    Kind,
    Person,
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Screen,
    Screening,
    ScreeningStatus,
    Section,
    Travel,
    Venue,
)
from planner.times import WallTime, day_start
from tests.build import a_festival

_HOUSES = ((6, 320), (5, 210), (4, 160), (3, 120), (2, 90), (2, 400), (1, 75), (1, 600))
"""How many screens a venue has, and about how many seats each."""

_GRID = 15


@dataclass
class Show:
    """A programme to be placed: its minutes, how often it is wanted, and where it already is."""

    programme: Programme
    minutes: int
    wanted: int
    placed: list[tuple[int, int, int]] = field(default_factory=list)
    """Day, screen and hour of each screening."""

    def fits(self, day: int, screen: int, hour: int) -> bool:
        """Whether it may be shown there: another day, screen and time of day than before."""
        return len(self.placed) < self.wanted and all(
            abs(day - there) > 1 and screen != other and abs(hour - then) > 1
            for there, other, then in self.placed
        )


def a_clean_plan(days: int = 11, seed: int = 1) -> Festival:
    """The plan, the same for the same seed but for its ids."""
    chance = random.Random(seed)
    work = Work(a_festival(screens=0, days=days))
    screens = _houses(work)
    shows = _programmes(work, chance, days * len(screens) * 2)
    _fill(work, chance, days, screens, shows)
    _guests(work)
    return work.festival


def _houses(work: Work) -> list[Screen]:
    screens: list[Screen] = []
    venues: list[Venue] = []
    for count, seats in _HOUSES:
        venues.append(work.add(Venue, name=f"House {len(venues) + 1}", order=len(venues)))
        screens += [
            work.add(
                Screen,
                venue_id=venues[-1].id,
                name=f"Screen {number + 1}",
                seats=seats - 20 * number,
                opens=9 * 60,
                closes=26 * 60,
                formats=("DCP",),
                order=len(screens) + number,
            )
            for number in range(count)
        ]
    for number, venue in enumerate(venues):
        for other in venues[number + 1 :]:
            work.add(Travel, venue_id=venue.id, other_venue_id=other.id, minutes=15)
    return screens


def _programmes(work: Work, chance: random.Random, count: int) -> list[Show]:
    sections = [work.add(Section, name=f"Section {n + 1}", order=n, hue=n) for n in range(12)]
    shows = []
    for number in range(count):
        section = sections[number % len(sections)]
        if number % 8 == 7:
            lengths = [chance.randrange(7, 22) for _short in range(6)]
            kind, title = ProgrammeKind.FILMS, f"Shorts {number}"
        else:
            lengths, kind, title = [round(chance.triangular(72, 150, 95))], ProgrammeKind.FILM, ""
        wanted = chance.choice((2, 2, 3))
        programme = work.add(
            Programme,
            kind=kind,
            title=title,
            wanted=wanted,
            section_id=section.id if title else None,
        )
        for order, minutes in enumerate(lengths):
            film = _film(work, f"Film {number}.{order}", minutes, section)
            work.add(ProgrammeFilm, programme_id=programme.id, film_id=film.id, order=order)
        shows.append(Show(programme, sum(lengths), wanted))
    return shows


def _film(work: Work, title: str, minutes: int, section: Section) -> Film:
    film = work.add(
        Film,
        title=title,
        runtime_seconds=minutes * 60,
        year=2026,
        countries=("France",),
        languages=("fr",),
        section_id=section.id,
        status=FilmStatus.CONFIRMED,
        synopsis="A town by a river.",
    )
    work.add(Credit, film_id=film.id, role="Director", name=f"Director of {title}")
    work.add(Copy, film_id=film.id, format="DCP", single=False)
    return film


def _fill(
    work: Work, chance: random.Random, days: int, screens: list[Screen], shows: list[Show]
) -> None:
    edition, kind = work.start.edition, min(work.rows(Kind), key=lambda row: row.order)
    number = 0
    for day in range(days):
        for screen in screens:
            minute = chance.choice((12, 12, 13, 14)) * 60
            while minute <= 22 * 60 + 30:
                fitting = (s for s in shows if s.fits(day, screen.id, minute // 60))
                show = next(fitting, None)
                if show is None:
                    break
                shows.remove(show)
                shows.append(show)
                first = not show.placed
                show.placed.append((day, screen.id, minute // 60))
                number += 1
                work.add(
                    Screening,
                    plan_id=work.start.plan_id,
                    programme_id=show.programme.id,
                    screen_id=screen.id,
                    start=WallTime(day_start(edition.first_day) + day * 1440 + minute),
                    kind_id=kind.id,
                    status=ScreeningStatus.CONFIRMED,
                    code=f"{number:04d}",
                    qa_minutes=20 if first else None,
                )
                free = minute + show.minutes + (20 if first else 0) + chance.choice((30, 40, 50))
                minute = -(-free // _GRID) * _GRID
    for show in shows:
        work.change(Programme, show.programme.id, wanted=len(show.placed))


def _guests(work: Work) -> None:
    """A guest for every third feature, there from the day before its first screening."""
    festival = work.festival
    for number, programme in enumerate(festival.programmes.values()):
        shown = festival.screenings_of(programme.id)
        films = festival.films_of(programme.id)
        if number % 3 or len(films) != 1 or not shown:
            continue
        person = work.add(
            Person,
            name=f"Guest {number}",
            roles=("guest",),
            arrives=WallTime(shown[0].start - 1440),
            leaves=WallTime(shown[0].start + 2 * 1440),
        )
        work.add(FilmPerson, film_id=films[0].id, person_id=person.id)
        work.change(Film, films[0].id, guests_wanted=GuestsWanted.FIRST, guests_first=1)

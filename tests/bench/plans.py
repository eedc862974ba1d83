"""Plans as big and as full of facts as real ones, so that no rule has an easy day.

Sizes follow the figures of real festivals: for each 100 screenings 57 films, 3 screens and 170
people, for each 1,000 a dozen sections; four screens to a venue; every fourth copy is encrypted.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from planner.edit import Work
from planner.edit.editions import AddSection
from planner.model import (
    Copy,
    Festival,
    Film,
    FilmPerson,
    GuestsWanted,
    Kdm,
    Kind,
    Person,
    Premiere,
    Screen,
    Screening,
    Section,
    Travel,
    Venue,
)
from planner.times import WallTime
from tests.build import applied, many_screenings

SECTIONS_OF_A_THOUSAND = 12
SCREENS_OF_A_VENUE = 4


def a_real_plan(count: int, screens: int, days: int) -> Festival:
    """A plan of that many screenings, the same in every run but for its ids."""
    chance = random.Random(count)
    festival = many_screenings(count, screens, days, films=max(1, count * 57 // 100))
    sections = max(1, count * SECTIONS_OF_A_THOUSAND // 1000)
    edits = [AddSection(f"Section {number}") for number in range(sections)]
    work = Work(applied(festival, *edits))
    _houses(work, chance)
    _films(work, chance)
    _people(work, chance, count * 17 // 10)
    _copies(work, chance)
    _kinds(work, chance)
    return work.festival


def _houses(work: Work, chance: random.Random) -> None:
    order = list(work.start.screens_in_order())
    venues: list[Venue] = []
    for number, screen in enumerate(order):
        if number % SCREENS_OF_A_VENUE == 0:
            venues.append(work.add(Venue, name=f"House {len(venues)}", order=len(venues) + 1))
        work.change(
            Screen,
            screen.id,
            venue_id=venues[-1].id,
            seats=chance.choice((80, 120, 200, 300, 500)),
            opens=8 * 60,
            closes=26 * 60,
            formats=("DCP", "file"),
            equipment=("captions",),
        )
    for first, second in _pairs(venues):
        minutes = chance.choice((5, 10, 15, 25))
        work.add(Travel, venue_id=first.id, other_venue_id=second.id, minutes=minutes)


def _pairs(venues: list[Venue]) -> Iterator[tuple[Venue, Venue]]:
    """Ways between each venue and the next ten: a town, not a country."""
    for number, venue in enumerate(venues):
        for other in venues[number + 1 : number + 11]:
            yield venue, other


def _films(work: Work, chance: random.Random) -> None:
    sections = [section.id for section in work.rows(Section)]
    for film in list(work.start.films.values()):
        work.change(
            Film,
            film.id,
            section_id=chance.choice(sections),
            expected_demand=chance.choice((None, 60, 90, 150, 250)),
            certificate=chance.choice(("", "12", "16")),
            premiere=chance.choice((Premiere.NONE, Premiere.NONE, Premiere.NATIONAL)),
            guests_wanted=chance.choice((GuestsWanted.NONE, GuestsWanted.FIRST)),
            guests_first=2,
            guest_qa_minutes=20,
            maximum_screenings=9,
        )


def _people(work: Work, chance: random.Random, count: int) -> None:
    films, shown = list(work.start.films), work.start.screenings()
    first, last = shown[0].start, shown[-1].start
    for number in range(count):
        arrives = chance.randrange(first - 1440, last)
        person = work.add(
            Person,
            name=f"Person {number}",
            arrives=WallTime(arrives),
            leaves=WallTime(arrives + 4 * 1440),
            max_per_day=3,
            breathing_minutes=30,
        )
        work.add(FilmPerson, film_id=films[number % len(films)], person_id=person.id)


def _copies(work: Work, chance: random.Random) -> None:
    first = work.start.screenings()[0].start
    for film in list(work.start.films.values()):
        locked = chance.random() < 0.25
        copy = work.add(
            Copy,
            film_id=film.id,
            format="DCP",
            single=chance.random() < 0.2,
            encrypted=locked,
            arrives=WallTime(first - 1440),
        )
        if locked:
            for screening in work.start.screenings_of_film(film.id):
                work.add(
                    Kdm,
                    copy_id=copy.id,
                    screen_id=screening.screen_id,
                    valid_from=WallTime(screening.start - 600),
                    valid_until=WallTime(screening.start + 600),
                )


def _kinds(work: Work, chance: random.Random) -> None:
    public, press = sorted(work.rows(Kind), key=lambda kind: kind.order)[:2]
    for screening in work.start.screenings():
        kind = press if chance.random() < 0.15 else public
        work.change(Screening, screening.id, kind_id=kind.id)

"""Plans as big and as full of facts as real ones, so that no rule has an easy day.

Sizes follow the figures of real festivals: for each 100 screenings 57 films, 3 screens and 170
people, for each 1,000 a dozen sections; four screens to a venue; every fourth copy is encrypted;
every tenth programme is one of shorts. ``facts`` adds what people have decided about all that.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from planner.edit import Work
from planner.edit.editions import SetSetting
from planner.model import (
    Copy,
    Credit,
    Festival,
    Film,
    FilmStatus,
    GuestsWanted,
    Kdm,
    Kind,
    Premiere,
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
from planner.rules import Severity, all_rules, option_key, severity_key
from planner.times import WallTime, day_start
from tests.bench.facts import decide
from tests.build import a_festival, applied

SECTIONS_OF_A_THOUSAND = 12
SCREENS_OF_A_VENUE = 4
SHORTS = 5

ASKED = {
    ("press-against-premiere", "agreed"): "not before",
    ("incomplete-for-print", "needed"): ["director", "country", "year", "synopsis", "runtime"],
    ("block-length", "least_minutes"): 30,
    ("block-length", "most_minutes"): 150,
    ("section-against-itself", "sections"): ["all"],
    ("too-far-to-next", "sections"): ["all"],
    ("too-many-screenings", "count_one"): True,
    ("turnaround-too-short", "tolerance_minutes"): 2,
}
"""Options of rules that look at nothing, or at less, until they are set."""


def a_real_plan(count: int, screens: int, days: int) -> Festival:
    """A plan of that many screenings, the same in every run but for its ids. A second for each
    ten thousand: all rows are made at once, by no edits.
    """
    chance = random.Random(count)
    work = Work(a_festival(screens=0, days=days))
    houses = list(_houses(work, chance, screens))
    sections = [
        work.add(Section, name=f"Section {number}", order=number)
        for number in range(max(1, count * SECTIONS_OF_A_THOUSAND // 1000))
    ]
    shows = list(_programmes(work, chance, sections, max(1, count * 57 // 100)))
    placed = list(_timetable(work, chance, houses, shows, count, days))
    _copies(work, chance, placed)
    decide(work, chance, [(one.row, one.show.programme) for one in placed])
    return work.festival


def with_all_rules_on(festival: Festival) -> Festival:
    """With every rule that is usually off, and with options that usually ask nothing."""
    off = [rule.id for rule in all_rules().values() if rule.severity is Severity.OFF]
    return applied(
        festival,
        *(SetSetting(severity_key(rule), Severity.NOTICE.value) for rule in off),
        *(SetSetting(option_key(*name), value) for name, value in ASKED.items()),
    )


@dataclass(frozen=True)
class Show:
    """A programme with its films."""

    programme: Programme
    films: tuple[Film, ...]


@dataclass(frozen=True)
class Placed:
    """A screening with what is shown."""

    row: Screening
    show: Show


def _houses(work: Work, chance: random.Random, count: int) -> Iterator[Screen]:
    venues: list[Venue] = []
    for number in range(count):
        if number % SCREENS_OF_A_VENUE == 0:
            venues.append(work.add(Venue, name=f"House {len(venues)}", order=len(venues)))
        yield work.add(
            Screen,
            venue_id=venues[-1].id,
            name=f"Screen {number}",
            seats=chance.choice((80, 120, 200, 300, 500)),
            kept_seats=4,
            opens=8 * 60,
            closes=26 * 60,
            last_exit=26 * 60 + 30 if number % 3 == 0 else None,
            formats=("DCP", "file", "35 mm") if number % 4 == 0 else ("DCP", "file"),
            equipment=("captions", "soft titles") if number % 2 else ("captions",),
            order=number,
        )
    for first, second in _pairs(venues):
        minutes = chance.choice((5, 10, 15, 25))
        work.add(Travel, venue_id=first.id, other_venue_id=second.id, minutes=minutes)


def _pairs(venues: list[Venue]) -> Iterator[tuple[Venue, Venue]]:
    """Ways between each venue and the next ten: a town, not a country."""
    for number, venue in enumerate(venues):
        for other in venues[number + 1 : number + 11]:
            yield venue, other


def _programmes(
    work: Work, chance: random.Random, sections: list[Section], count: int
) -> Iterator[Show]:
    """So many films: a feature each, but for every tenth programme, which is made of shorts."""
    made = 0
    while made < count:
        section = chance.choice(sections)
        shorts = made % 14 == 9 and count - made >= SHORTS
        lengths = [9 + n for n in range(SHORTS)] if shorts else [70 + made % 50]
        title = f"Shorts {made}" if shorts else ""
        kind = ProgrammeKind.FILMS if shorts else ProgrammeKind.FILM
        programme = work.add(Programme, kind=kind, title=title, wanted=chance.choice((2, 2, 3)))
        films = []
        for order, minutes in enumerate(lengths):
            film = _film(work, chance, section, f"Film {made}", minutes)
            work.add(ProgrammeFilm, programme_id=programme.id, film_id=film.id, order=order)
            films.append(film)
            made += 1
        yield Show(programme, tuple(films))


def _film(work: Work, chance: random.Random, section: Section, title: str, minutes: int) -> Film:
    first = work.start.edition.first_day
    film = work.add(
        Film,
        title=title,
        runtime_seconds=None if chance.random() < 0.01 else minutes * 60,
        year=2026,
        countries=("France",) if chance.random() < 0.95 else (),
        languages=("fr",),
        section_id=section.id,
        status=chance.choice((*[FilmStatus.CONFIRMED] * 30, FilmStatus.INVITED)),
        expected_demand=chance.choice((None, 60, 90, 150, 250)),
        certificate=chance.choice((*["", "12", "16"] * 6, "18")),
        audience_tags=chance.choice(((), ("documentary",), ("horror",), ("children",))),
        needs=chance.choice(((), (), (), ("soft titles",))),
        premiere=chance.choice((Premiere.NONE, Premiere.NONE, Premiere.NATIONAL, Premiere.WORLD)),
        licence_from=first if chance.random() < 0.5 else None,
        embargo=WallTime(day_start(first) + 18 * 60) if chance.random() < 0.05 else None,
        guests_wanted=chance.choice((GuestsWanted.NONE, GuestsWanted.FIRST)),
        guests_first=2,
        guest_qa_minutes=20,
        maximum_screenings=chance.choice((None, 3, 9)),
        synopsis="A town by a river.",
    )
    work.add(Credit, film_id=film.id, role="Director", name=f"Director of {title}")
    return film


def _timetable(
    work: Work,
    chance: random.Random,
    houses: list[Screen],
    shows: list[Show],
    count: int,
    days: int,
) -> Iterator[Placed]:
    """Each screen in turn every day at 9, 12, 15 …, the screens of a venue ten minutes apart."""
    edition, plan_id = work.start.edition, work.start.plan_id
    kinds = {kind.code: kind.id for kind in work.start.rows(Kind).values()}
    midnight = day_start(edition.first_day)
    for number in range(count):
        turn, screen = divmod(number, len(houses))
        row, day = divmod(turn, days)
        minute = (9 + row % 5 * 3) * 60 + row // 5 % 60 + screen % SCREENS_OF_A_VENUE * 10
        show = shows[number % len(shows)]
        yield Placed(
            work.add(
                Screening,
                plan_id=plan_id,
                programme_id=show.programme.id,
                screen_id=houses[screen].id,
                start=WallTime(midnight + day * 1440 + minute),
                kind_id=kinds[chance.choice((*[""] * 16, "P&I", "P&I", "P&I", "SCH"))],
                status=ScreeningStatus.CONFIRMED,
                code=str(number),
            ),
            show,
        )


def _copies(work: Work, chance: random.Random, placed: list[Placed]) -> None:
    """Copies of all films; keys for each screening of every fourth, some of them not valid."""
    first = placed[0].row.start
    of_film: dict[int, list[Screening]] = {}
    for one in placed:
        for film in one.show.films:
            of_film.setdefault(film.id, []).append(one.row)
    for film_id, shown in of_film.items():
        locked, carrier = chance.random() < 0.25, chance.choice((*["DCP"] * 19, "35 mm"))
        copy = work.add(
            Copy,
            film_id=film_id,
            format=carrier,
            single=chance.random() < 0.2,
            encrypted=locked,
            arrives=WallTime(first - 1440),
            transit_minutes=chance.choice((None, 60)),
        )
        for screening in shown if locked else ():
            late = 900 if chance.random() < 0.02 else 0
            work.add(
                Kdm,
                copy_id=copy.id,
                screen_id=screening.screen_id,
                valid_from=WallTime(screening.start - 600 + late),
                valid_until=WallTime(screening.start + 600 + late),
            )

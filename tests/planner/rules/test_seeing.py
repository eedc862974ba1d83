"""Itineraries held against every choice there is, on small sections by chance."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest

from planner.model import Festival, Screening
from planner.rules import seeing
from planner.rules.seeing import Titles, clash, itinerary
from tests.build import FestivalBuilder


def a_section(chance: random.Random, titles: int, hours: int) -> tuple[Festival, Titles]:
    """Titles shown once to three times within so many hours, on two screens in each of two
    venues, some of them in blocks.
    """
    builder = FestivalBuilder(screens=2, days=1)
    builder.screen("Studio", "Odeon"), builder.screen("Palace", "Odeon")
    builder.travel("Cinema", "Odeon", chance.choice((10, 45)))
    films = [builder.film(f"Film {n}", chance.choice((60, 90, 120))) for n in range(titles)]
    units = [*films, builder.shorts("Block", *films[:2])]
    for unit in units:
        for _number in range(chance.choice((1, 1, 2, 3))):
            minute = 600 + chance.randrange(0, hours * 60, 15)
            clock = f"{minute // 60}:{minute % 60:02d}"
            builder.screening(unit, clock, chance.randrange(4))
    festival = builder.festival
    return festival, {film.id: festival.screenings_of_film(film.id) for film in films}


def most_by_force(festival: Festival, titles: Titles) -> int:
    """The most titles that anybody can see, by trying every choice."""
    best = 0
    for choice in product(*[(None, *shows) for shows in titles.values()]):
        shows = {show.id: show for show in choice if show is not None}
        if not any(clash(festival, *pair) for pair in combinations(shows.values(), 2)):
            best = max(best, len(seen(titles, shows)))
    return best


def seen(titles: Titles, shows: dict[int, Screening]) -> set[int]:
    return {film for film, options in titles.items() if any(o.id in shows for o in options)}


def check_way(festival: Festival, titles: Titles) -> int:
    """Hold an itinerary against what it says of itself; returns how many titles it sees."""
    found = itinerary(festival, titles)
    assert list(found.stops) == sorted(found.stops, key=lambda show: (show.start, show.id))
    assert not any(clash(festival, *pair) for pair in combinations(found.stops, 2))
    there = seen(titles, {show.id: show for show in found.stops})
    assert there == titles.keys() - set(found.missed)
    return len(there)


@pytest.mark.parametrize("seed", range(60))
def test_nobody_can_see_more_than_the_itinerary(seed: int) -> None:
    chance = random.Random(seed)
    festival, titles = a_section(chance, titles=6, hours=chance.choice((3, 5, 8)))
    assert check_way(festival, titles) == most_by_force(festival, titles)
    assert itinerary(festival, titles).exact


def test_some_of_these_sections_cannot_be_seen_whole_and_some_can() -> None:
    found = {bool(itinerary(*a_section(random.Random(seed), 6, 10)).missed) for seed in range(30)}
    assert found == {True, False}


def test_a_clash_that_is_not_seen_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeing, "clash", lambda *_args: False)
    wrong = 0
    for seed in range(20):
        festival, titles = a_section(random.Random(seed), 6, 5)
        stops = itinerary(festival, titles).stops
        wrong += any(clash(festival, *pair) for pair in combinations(stops, 2))
    assert wrong


@pytest.mark.parametrize("seed", range(6))
def test_a_festival_week_of_forty_titles_takes_no_time(seed: int) -> None:
    chance = random.Random(seed)
    builder = FestivalBuilder(screens=6, days=10)
    films = [builder.film(f"Film {n}", chance.choice((80, 95, 120))) for n in range(40)]
    for film in films:
        for _number in range(chance.choice((1, 2, 3))):
            clock = chance.choice(("10:00", "12:30", "15:00", "17:30", "20:00", "22:30"))
            builder.screening(film, clock, chance.randrange(6), chance.randrange(10))
    festival = builder.festival
    titles = {film.id: festival.screenings_of_film(film.id) for film in films}
    assert check_way(festival, titles) >= 36
    assert itinerary(festival, titles).exact


def test_where_it_gives_up_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeing, "PATIENCE", 3)
    gave_up = 0
    for seed in range(40):
        festival, titles = a_section(random.Random(seed), 8, 3)
        found = itinerary(festival, titles)
        most = len(titles) - len(found.missed)
        gave_up += not found.exact
        assert most <= most_by_force(festival, titles)
        if found.exact:
            assert most == most_by_force(festival, titles)
    assert gave_up

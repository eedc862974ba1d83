from __future__ import annotations

import pytest

from planner.model import Festival
from planner.times import Day
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "outside-licence"


def licensed(day: int, first: int | None, last: int | None, clock: str = "19:30") -> Festival:
    """Chomo on that day, with a licence from one day of the festival to another."""
    builder = FestivalBuilder()
    opening = builder.festival.edition.first_day
    film = builder.film(
        "Chomo",
        licence_from=None if first is None else Day(opening + first),
        licence_until=None if last is None else Day(opening + last),
    )
    builder.screening(film, clock, day=day)
    return builder.festival


def clean() -> Festival:
    return licensed(1, 1, 1)


def broken() -> Festival:
    return licensed(0, 1, 2)


@pytest.mark.parametrize(
    ("day", "first", "last", "days"),
    [
        (0, None, None, 0),
        (0, 1, None, 1),
        (0, 2, None, 2),
        (2, None, 0, 2),
        (2, None, 2, 0),
        (1, 0, 2, 0),
    ],
)
def test_days_outside(day: int, first: int | None, last: int | None, days: int) -> None:
    found = [c.fact("days") for c in conflicts(licensed(day, first, last), RULE)]
    assert found == ([days] if days else [])


def test_the_night_after_the_last_day_belongs_to_it() -> None:
    assert conflicts(licensed(1, None, 1, "25:00"), RULE) == []


def test_sentences() -> None:
    assert sentences(broken(), RULE) == [
        "Chomo is on Thu 19:30 on Cinema / Screen 1, but its licence begins Fri 6 Nov 2026."
    ]
    assert sentences(licensed(2, None, 1), RULE) == [
        "Chomo is on Sat 19:30 on Cinema / Screen 1, but its licence ends Fri 6 Nov 2026."
    ]


def test_a_film_within_a_programme_counts() -> None:
    builder = FestivalBuilder()
    opening = builder.festival.edition.first_day
    films = [builder.film(title, 10) for title in ("One", "Two")]
    builder.set(films[1], licence_from=Day(opening + 1))
    builder.screening(builder.shorts("Shorts", *films))
    assert the_conflict(builder.festival, RULE).film_ids == (films[1].id,)


def test_fixes_go_to_the_nearest_day_of_the_licence() -> None:
    titles = fix_titles(broken(), RULE)
    assert titles[:2] == ["Move Chomo to Fri 19:30", "Move Chomo to Fri 19:30 on Cinema / Screen 2"]
    assert titles[-1] == "Unschedule Chomo"
    assert fix_titles(licensed(2, None, 0), RULE)[0] == "Move Chomo to Thu 19:30"

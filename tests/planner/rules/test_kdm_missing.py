from __future__ import annotations

from planner.edit.screenings import CancelScreening
from planner.model import Copy, Festival, Kdm
from planner.times import WallTime
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, sentences

RULE = "kdm-missing"


def copied(locked: int, plain: int = 0, shown: int = 1) -> Festival:
    """Chomo, shown so often, with so many copies that need keys and so many that do not."""
    builder = FestivalBuilder()
    film = builder.film("Chomo")
    for number in range(locked + plain):
        builder.row(Copy, film_id=film.id, format="DCP", encrypted=number < locked)
    for day in range(shown):
        builder.screening(film, day=day)
    return builder.festival


def clean() -> Festival:
    builder = building(broken())
    (copy,) = builder.festival.rows(Copy).values()
    (screening,) = builder.festival.screenings()
    builder.row(
        Kdm,
        copy_id=copy.id,
        screen_id=screening.screen_id,
        valid_from=screening.start,
        valid_until=WallTime(screening.start + 300),
    )
    return builder.festival


def broken() -> Festival:
    return copied(1)


def test_no_copies_open_ones_and_films_that_are_not_shown() -> None:
    assert conflicts(copied(0), RULE) == []
    assert conflicts(copied(0, 1), RULE) == []
    assert conflicts(copied(1, 1), RULE) == []
    assert conflicts(copied(1, shown=0), RULE) == []


def test_a_key_for_any_screen_is_a_key() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentences() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo is encrypted and no key was issued; its screening is Thu 19:30 on "
            "Cinema / Screen 1."
        )
    ]
    assert sentences(copied(1, shown=2), RULE) == [
        (
            "Chomo is encrypted and no key was issued; the first of its 2 screenings is Thu 19:30 "
            "on Cinema / Screen 1."
        )
    ]


def test_cancelled_screenings_need_no_key() -> None:
    builder = building(broken())
    (screening,) = builder.festival.screenings()
    builder.run(CancelScreening(screening.id))
    assert conflicts(builder.festival, RULE) == []

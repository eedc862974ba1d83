from __future__ import annotations

import pytest

from planner.model import Copy, Festival
from planner.times import WallTime
from tests.build import FestivalBuilder, at, building, the_film
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "copy-not-there"


def with_copy(
    clock: str = "19:30",
    arrives: str | None = "12:00",
    leaves: str | None = None,
    **values: object,
) -> Festival:
    """Chomo on the first day, 90 minutes; its copy comes and goes at these times of that day."""
    builder = FestivalBuilder()
    film = builder.film("Chomo")

    def moment(text: str | None) -> WallTime | None:
        return None if text is None else at(builder.festival, text)

    builder.row(
        Copy,
        film_id=film.id,
        format="35 mm",
        arrives=moment(arrives),
        leaves=moment(leaves),
        **values,
    )
    builder.screening(film, clock)
    return builder.festival


def clean() -> Festival:
    return with_copy("12:00")


def broken() -> Festival:
    return with_copy("11:30")


@pytest.mark.parametrize(
    ("clock", "arrives", "leaves", "minutes"),
    [
        ("12:00", "12:00", "13:30", 0),
        ("11:59", "12:00", None, 1),
        ("12:00", None, "13:29", 1),
        ("12:00", None, None, 0),
        ("19:30", "20:00", "20:30", 60),
    ],
)
def test_minutes(clock: str, arrives: str | None, leaves: str | None, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(with_copy(clock, arrives, leaves), RULE)]
    assert found == ([minutes] if minutes else [])


def test_another_copy_is_enough() -> None:
    builder = building(broken())
    builder.row(Copy, film_id=the_film(builder.festival, "Chomo").id, format="DCP")
    assert conflicts(builder.festival, RULE) == []


def test_copy_that_the_screen_cannot_play_does_not_help() -> None:
    builder = building(broken())
    builder.row(Copy, film_id=the_film(builder.festival, "Chomo").id, format="DCP")
    builder.set(builder.festival.screens_in_order()[0], formats=("35 mm",))
    assert len(conflicts(builder.festival, RULE)) == 1


def test_qa_needs_no_copy() -> None:
    builder = FestivalBuilder()
    film = builder.film("Chomo")
    leaves = at(builder.festival, "21:00")
    builder.row(Copy, film_id=film.id, format="DCP", leaves=leaves)
    builder.screening(film, "19:30", qa_minutes=30)
    assert conflicts(builder.festival, RULE) == []


def test_sentences() -> None:
    assert sentences(broken(), RULE) == [
        ("Chomo begins Thu 11:30 on Cinema / Screen 1, but its copy (35 mm) arrives only 12:00.")
    ]
    assert sentences(with_copy("19:30", None, "20:00"), RULE) == [
        "Chomo runs until Thu 21:00 on Cinema / Screen 1, but its copy (35 mm) leaves 20:00."
    ]
    assert the_conflict(broken(), RULE).fact("minutes") == 30


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Thu 12:00",
        *fix_titles(broken(), RULE)[1:],
    ]
    assert fix_titles(with_copy("19:30", None, "20:00"), RULE)[0] == "Move Chomo to Thu 18:30"

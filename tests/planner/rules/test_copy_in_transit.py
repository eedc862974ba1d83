from __future__ import annotations

import pytest

from planner.model import Copy, Festival, Travel
from planner.rules import Severity
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "copy-in-transit"


def carried(
    second: str, transit: int | None = None, way: int | None = 20, copies: int = 1
) -> Festival:
    """Chomo at 19:30 for 90 minutes, then at that time in a house that many minutes away."""
    builder = FestivalBuilder(screens=1)
    studio = builder.screen("Studio", "Odeon")
    film = builder.film("Chomo")
    for _number in range(copies):
        builder.row(Copy, film_id=film.id, format="35 mm", transit_minutes=transit)
    cinema, odeon = builder.festival.venues.values()
    if way is not None:
        builder.row(Travel, venue_id=cinema.id, other_venue_id=odeon.id, minutes=way)
    builder.screening(film, "19:30")
    builder.screening(film, second, screen=studio)
    return builder.festival


def clean() -> Festival:
    return carried("21:20")


def broken() -> Festival:
    return carried("21:15")


@pytest.mark.parametrize(
    ("second", "transit", "way", "missing"),
    [
        ("21:15", None, 20, 5),
        ("21:15", None, None, 0),
        ("21:15", 45, 20, 30),
        ("21:15", 0, 20, 0),
        ("21:00", None, 20, 20),
        ("20:59", None, 20, 0),
        ("18:00", None, 20, 20),
        ("17:40", None, 20, 0),
    ],
)
def test_transit_of_the_copy_goes_before_the_way(
    second: str, transit: int | None, way: int | None, missing: int
) -> None:
    found = [c.fact("missing") for c in conflicts(carried(second, transit, way), RULE)]
    assert found == ([missing] if missing else [])


def test_two_copies_need_not_be_carried() -> None:
    assert conflicts(carried("21:15", copies=2), RULE) == []


def test_the_quick_copy_must_be_one_that_both_screens_play() -> None:
    builder = building(carried("21:15", transit=60))
    (film,) = builder.festival.films.values()
    for screen in list(builder.festival.screens.values()):
        builder.set(screen, formats=("35 mm",))
    builder.copy(film, "file", transit_minutes=0)
    assert the_conflict(builder.festival, RULE).fact("missing") == 45
    builder.copy(film, "35 mm", transit_minutes=0)
    assert conflicts(builder.festival, RULE) == []


def test_a_copy_may_go_on_to_another_screen_near_by() -> None:
    """One of two copies goes next door, the other a long way: that is what two copies are for."""
    builder = building(carried("21:10", copies=2))
    (film,) = builder.festival.films.values()
    next_door = builder.screen("Screen 2", "Cinema")
    builder.screening(film, "21:00", screen=next_door)
    assert conflicts(builder.festival, RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo runs until Thu 21:00 on Cinema / Screen 1 and begins at 21:15 on "
            "Odeon / Studio; its copy needs 20 minutes from one to the other, 5 minutes more than "
            "there are."
        )
    ]
    assert the_conflict(broken(), RULE).severity is Severity.WARNING


def test_fixes_move_the_one_that_waits() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Thu 21:20",
        "Move Chomo to Thu 21:20 on Cinema / Screen 1",
        "Unschedule Chomo at Thu 21:15",
    ]

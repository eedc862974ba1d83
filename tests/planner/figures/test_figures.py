from __future__ import annotations

import pytest

from planner.figures import guest_load, left_to_do, shares, totals
from planner.model import Festival, GuestsWanted, ScreeningStatus
from planner.rules import check
from tests.build import FestivalBuilder, own_programme


@pytest.fixture
def builder() -> FestivalBuilder:
    made = FestivalBuilder(screens=0, days=2)
    made.screen("Odeon 1", "Odeon", seats=300, kept_seats=20)
    made.screen("Studio", "Lux", seats=None)
    tibet = made.section("Tibet", "TIB")
    made.section("Protest", "PRO")
    made.film("A", 90, section_id=tibet.id)
    made.film("B", 16)
    made.screening("A", "19:00", screen=0, day=0)
    made.screening("A", "10:00", screen=1, day=1)
    made.screening("B", "22:00", screen=0, day=1)
    made.screening("B", "23:00", screen=0, day=1, status=ScreeningStatus.CANCELLED)
    made.event("Party", 60)
    made.screening("Party", "23:30", screen=1, day=0)
    return made


def told(festival: Festival, axis: str) -> list[tuple[str, int, int, int, int]]:
    return [(s.name, s.screenings, s.minutes, s.seats, s.prime) for s in shares(festival, axis)]


def test_screenings_minutes_seats_and_prime_time_by_section_screen_and_day(
    builder: FestivalBuilder,
) -> None:
    festival = builder.festival
    assert told(festival, "section") == [
        ("Tibet", 2, 180, 280, 1),
        ("Protest", 0, 0, 0, 0),
        ("No section", 1, 16, 280, 1),
    ]
    assert told(festival, "screen") == [
        ("Odeon / Odeon 1", 2, 106, 560, 2),
        ("Lux / Studio", 1, 90, 0, 0),
    ]
    assert told(festival, "day") == [("Thu 5 Nov", 1, 90, 280, 1), ("Fri 6 Nov", 2, 106, 280, 1)]
    whole = totals(festival)
    assert (whole.screenings, whole.minutes, whole.seats, whole.unseated) == (3, 196, 560, 1)
    for axis in ("section", "screen", "day"):
        assert sum(s.screenings for s in shares(festival, axis)) == whole.screenings


def test_an_empty_festival_has_figures_too() -> None:
    empty = FestivalBuilder(screens=0).festival
    assert totals(empty).screenings == 0
    assert shares(empty, "section") == ()
    assert guest_load(empty) == ()
    assert left_to_do(empty, check(empty)) == ()


def test_what_is_left_gets_shorter_as_it_is_done() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film = builder.film("A", None)
    builder.set(builder.festival.screens_in_order()[0], seats=None)

    def left() -> dict[str, int]:
        festival = builder.festival
        return {todo.about: todo.count for todo in left_to_do(festival, check(festival))}

    assert left() == {"left": 1, "runtimes": 1, "seats": 1} | {
        k: v for k, v in left().items() if k in {"warnings", "blockers"}
    }
    builder.set(film, runtime_seconds=5400)
    builder.screening("A", "15:00")
    assert {"pencilled": 1, "copies": 1}.items() <= left().items()
    assert "left" not in left()
    assert "runtimes" not in left()


def test_guests_are_counted_by_day_and_those_with_too_much_are_marked() -> None:
    builder = FestivalBuilder(screens=2, days=3)
    film = builder.film("A", 60, guests_wanted=GuestsWanted.ALL)
    ann = builder.person("Ann", film, max_per_day=1)
    builder.person("Bo")
    builder.screening("A", "12:00", day=0)
    builder.screening("A", "15:00", screen=1, day=0)
    builder.screening("A", "15:00", day=1)
    builder.there(ann, 2)

    (load,) = guest_load(builder.festival)

    assert (load.name, load.days, load.total) == ("Ann", (2, 1, 0), 3)
    assert load.too_many == (True, False, False)
    assert load.there == (True, True, False)
    assert own_programme(builder.festival, film)
    about = {t.about for t in left_to_do(builder.festival, check(builder.festival))}
    assert "days" not in about, "a day that somebody said is enough to ask no more"

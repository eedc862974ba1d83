"""Look-ups of screens and of the ways between their houses."""

from __future__ import annotations

import pytest

from planner.edit import Work
from planner.edit.relations import SetTravel
from planner.model import Blackout, Screen
from planner.times import iso
from tests.build import FestivalBuilder, at, changed


def a_screen(**values: object) -> tuple[FestivalBuilder, Screen]:
    build = FestivalBuilder(screens=1)
    return build, build.screen("Studio", "Odeon", **values)


@pytest.mark.parametrize(
    ("seats", "kept", "sold"),
    [(None, None, None), (None, 4, None), (100, None, 100), (100, 8, 92), (5, 8, 0)],
)
def test_kept_seats_are_not_sold(seats: int | None, kept: int | None, sold: int | None) -> None:
    build, screen = a_screen(seats=seats, kept_seats=kept)
    assert build.festival.seats(screen.id) == sold


def test_formats_and_equipment_that_nobody_spoke_of_are_unknown() -> None:
    build, screen = a_screen(formats=("DCP", "35 mm"), equipment=("Soft titles",))
    assert build.festival.plays(screen.id, "35 mm") is True
    assert build.festival.plays(screen.id, "dcp") is True
    assert build.festival.plays(screen.id, "file") is False
    assert build.festival.has_equipment(screen.id, "soft titles") is True
    assert build.festival.has_equipment(screen.id, "captions") is False
    other = build.festival.screens_in_order()[0]
    assert build.festival.plays(other.id, "DCP") is None
    assert build.festival.has_equipment(other.id, "captions") is None


def test_a_hard_out_after_midnight_belongs_to_the_day_before() -> None:
    build, screen = a_screen(last_exit=1470)
    first = build.festival.days()[0]
    left = build.festival.last_exit(screen.id, first)
    assert left is not None
    assert iso(left) == "2026-11-06T00:30"
    assert build.festival.last_exit(build.festival.screens_in_order()[0].id, first) is None


def test_blackouts_stand_in_order() -> None:
    build, screen = a_screen()
    work = Work(build.festival)
    for clock in ("20:00", "10:00"):
        start = at(build.festival, clock)
        work.add(Blackout, screen_id=screen.id, start=start, end=start)
    festival = build.festival.with_changes(work.changes())
    assert [iso(row.start)[11:] for row in festival.blackouts(screen.id)] == ["10:00", "20:00"]


def test_a_way_is_the_same_there_and_back_and_nothing_within_a_house() -> None:
    build, studio = a_screen()
    first = build.festival.screens_in_order()[0]
    assert build.festival.way_minutes(first.id, studio.id) is None
    assert build.festival.way_minutes(studio.id, studio.id) == 0
    build.travel("Cinema", "Odeon", 15)
    assert build.festival.way_minutes(first.id, studio.id) == 15
    assert build.festival.way_minutes(studio.id, first.id) == 15
    build.run(SetTravel(studio.venue_id, first.venue_id, 25))
    assert build.festival.travel_minutes(first.venue_id, studio.venue_id) == 25
    assert len(build.festival.tables["travel"]) == 1
    build.run(SetTravel(studio.venue_id, first.venue_id))
    assert build.festival.way_minutes(first.id, studio.id) is None


def test_a_screen_called_like_its_house_is_named_once() -> None:
    build, studio = a_screen()
    assert build.festival.screen_name(studio.id) == "Odeon / Studio"
    alone = changed(build.festival, studio, name="Odeon")
    assert alone.screen_name(studio.id) == "Odeon"

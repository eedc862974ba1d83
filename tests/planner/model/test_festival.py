from __future__ import annotations

import pickle
from collections.abc import Hashable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edit.programmes import AddFilm
from planner.edit.venues import SetHours
from planner.errors import UserError
from planner.model import Changes, Festival, Plan, RowChange
from planner.model.index import Groups
from planner.times import Day, iso
from tests.build import FestivalBuilder, a_festival, applied, many_screenings, plain
from tests.edits import an_edit

CHANCE = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 999), st.integers(0, 999)), max_size=30
)


def touch_every_index(festival: Festival) -> None:
    """Ask each look-up once, so that it exists and later edits have to patch it."""
    for programme in festival.programmes:
        festival.entries(programme)
        festival.screenings_of(programme)
    for film in festival.films:
        festival.programmes_with(film)
        festival.credits(film)
    for screen in festival.screens:
        festival.screenings_on(screen)
        festival.holds_on(screen)
        for day in festival.days():
            festival.hours(screen, day)
    festival.screenings_on_day(festival.days()[0])
    festival.screenings()
    festival.acceptance("")
    for screening in festival.screenings():
        festival.span(screening)


def grown(steps: list[tuple[int, int, int]]) -> Festival:
    festival = a_festival(screens=4)
    touch_every_index(festival)
    for step in steps:
        try:
            festival = applied(festival, an_edit(festival, *step))
        except UserError:
            continue
        touch_every_index(festival)
    return festival


def without_empty(groups: Groups) -> dict[Hashable, Any]:
    return {key: rows for key, rows in groups.items() if rows}


@given(CHANCE)
def test_a_patched_look_up_is_the_same_as_one_built_anew(steps: list[tuple[int, int, int]]) -> None:
    festival = grown(steps)
    fresh = Festival(festival.tables, festival.plan_id)
    for index, groups in festival._indexes.items():
        assert without_empty(groups) == without_empty(index.build(fresh))
    for screening in festival.screenings():
        assert festival.span(screening) == fresh.span(screening)
    for programme in festival.programmes:
        assert festival.length(programme) == fresh.length(programme)


@given(CHANCE)
def test_an_edit_leaves_the_snapshot_before_it_alone(steps: list[tuple[int, int, int]]) -> None:
    before = grown(steps[:5])
    kept = plain(before)
    days = [before.screenings_on_day(day) for day in before.days()]
    for step in steps[5:]:
        try:
            applied(before, an_edit(before, *step))
        except UserError:
            continue
    assert plain(before) == kept
    assert [before.screenings_on_day(day) for day in before.days()] == days


def test_a_snapshot_travels_to_another_process_whole() -> None:
    festival = many_screenings(200)
    touch_every_index(festival)
    there = pickle.loads(pickle.dumps(festival))
    assert there.tables == festival.tables
    assert there.plan_id == festival.plan_id
    assert there.screenings() == festival.screenings()


def test_a_snapshot_is_seen_through_one_plan() -> None:
    build = FestivalBuilder()
    screening = build.screening("Film")
    other = Plan(id=7, name="Rain", order=1)
    build.festival = build.festival.with_changes([RowChange("plan", 7, None, other)])
    assert build.festival.screenings() == (screening,)
    assert build.festival.in_plan(7).screenings() == ()
    assert build.festival.in_plan(7).in_plan(screening.plan_id).screenings() == (screening,)
    gone = build.festival.in_plan(7).with_changes([RowChange("plan", 7, other, None)])
    assert gone.screenings() == (screening,)


def test_opening_hours_of_a_day_come_before_those_of_the_screen() -> None:
    build = FestivalBuilder(screens=1)
    screen = build.festival.screens_in_order()[0]
    first, second, third = build.festival.days()

    def hours(day: Day) -> tuple[str, str] | None:
        found = build.festival.hours(screen.id, day)
        return None if found is None else (iso(found[0]), iso(found[1]))

    assert hours(first) == ("2026-11-05T06:00", "2026-11-06T06:00")
    build.run(SetHours(screen.id, 600, 1470))
    assert hours(first) == ("2026-11-05T10:00", "2026-11-06T00:30")
    build.run(SetHours(screen.id, 720, None, day=second))
    assert hours(second) == ("2026-11-06T12:00", "2026-11-07T06:00")
    build.run(SetHours(screen.id, day=third))
    assert hours(third) is None
    build.run(SetHours(screen.id, day=third, forget=True))
    assert hours(third) == ("2026-11-07T10:00", "2026-11-08T00:30")


def test_a_film_shown_only_inside_another_programme_is_not_listed_by_itself() -> None:
    build = FestivalBuilder()
    one, two = build.film("One", 10), build.film("Two", 12)
    own = build.festival.programmes_with(one.id)[0]
    assert build.festival.listed(own.id)
    shorts = build.shorts("Shorts", one, two)
    assert not build.festival.listed(own.id)
    assert build.festival.listed(shorts.id)
    build.screening(own)
    assert build.festival.listed(own.id)


def test_a_programme_without_a_title_is_called_by_its_films() -> None:
    build = FestivalBuilder()
    one, two = build.film("One", 10), build.film("Two", 12)
    shorts = build.set(build.shorts("Block", one, two), title="")
    assert build.festival.title(shorts.id) == "One + Two"
    build.set(shorts, title="Shorts")
    assert build.festival.title(shorts.id) == "Shorts"


def test_screenings_of_a_film_are_found_in_whatever_programme() -> None:
    build = FestivalBuilder()
    one, two = build.film("One", 10), build.film("Two", 12)
    late = build.screening(build.shorts("Shorts", one, two), "21:00")
    early = build.screening(one, "10:00", screen=1)
    assert build.festival.screenings_of_film(one.id) == (early, late)
    assert build.festival.screenings_of_film(two.id) == (late,)


def test_changes_say_what_they_touch() -> None:
    build = FestivalBuilder()
    rows = build.run(AddFilm("Film"))
    changes = Changes(rows)
    assert changes.touches("film", "screening")
    assert not changes.touches("screening")
    assert changes.ids("film") == frozenset(build.festival.films)
    assert Changes(everything=True).touches("screening")


@pytest.mark.parametrize("count", [0, 1, 57])
def test_the_bench_gets_as_many_screenings_as_it_asks_for(count: int) -> None:
    assert len(many_screenings(count).screenings()) == count

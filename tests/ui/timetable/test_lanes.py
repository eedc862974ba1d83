"""One canvas for every view: which lanes there are, and what stands in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.edit.venues import GroupScreens
from planner.model import Festival
from planner.rules import check
from tests.build import FestivalBuilder, applied
from ui.timetable.blocks import day_blocks
from ui.timetable.geometry import Grid
from ui.timetable.lanes import Kind, Lane, Show, crowded, days_shown, edges, lanes_of
from ui.timetable.sight_menu import grouped


def a_festival() -> FestivalBuilder:
    builder = FestivalBuilder(screens=0, days=3)
    for name, venue in (("One", "Odeon"), ("Two", "Odeon"), ("Studio", "Lux")):
        builder.screen(name, venue)
    return builder


def ids(festival: Festival) -> list[int]:
    return [screen.id for screen in festival.screens_in_order()]


def test_one_day_has_a_lane_for_each_screen():
    festival = a_festival().festival
    day = festival.days()[1]
    assert lanes_of(festival, Show(), day).all == tuple(Lane(day, i) for i in ids(festival))


def test_days_stand_side_by_side():
    festival = a_festival().festival
    one, two, three = festival.days()
    lanes = lanes_of(festival, Show(days=0), one)
    assert lanes.all == tuple(Lane(d, i) for d in (one, two, three) for i in ids(festival))
    assert lanes.first_of(two) == 3
    assert lanes.of(three, ids(festival)[1]) == 7


def test_as_many_days_as_chosen_are_in_sight_at_the_end_too():
    festival = a_festival().festival
    one, two, three = festival.days()
    assert days_shown(festival, Show(days=2), one) == (one, two)
    assert days_shown(festival, Show(days=2), three) == (two, three)
    assert days_shown(festival, Show(days=9), two) == (one, two, three)


def test_a_hidden_screen_has_no_lane_and_no_block():
    builder = a_festival()
    builder.screening("Here", "18:00", 0)
    builder.screening("There", "18:00", 1)
    festival, day = builder.festival, builder.festival.days()[0]
    lanes = lanes_of(festival, Show(hidden=frozenset({ids(festival)[1]})), day)
    assert [lane.screen_id for lane in lanes.all] == [ids(festival)[0], ids(festival)[2]]
    assert lanes.of(day, ids(festival)[1]) is None
    blocks = day_blocks(festival, check(festival), day, lanes)
    assert [block.title for block in blocks] == ["Here"]


def test_one_screen_over_all_days():
    builder = a_festival()
    builder.screening("Monday", "18:00", 1, day=0)
    builder.screening("Elsewhere", "18:00", 0, day=0)
    builder.screening("Wednesday", "20:00", 1, day=2)
    builder.hold("12:00", 60, 1, 1)
    festival = builder.festival
    lanes = lanes_of(festival, Show(Kind.SCREEN, of=ids(festival)[1]), festival.days()[0])
    assert [lane.day for lane in lanes.all] == list(festival.days())
    blocks = [b for d in lanes.days for b in day_blocks(festival, check(festival), d, lanes)]
    assert [(b.title, b.lane) for b in blocks] == [("Monday", 0), ("Hold", 1), ("Wednesday", 2)]


def test_of_one_section_what_runs_at_the_same_time_stands_beside_each_other():
    builder = a_festival()
    section = builder.section("Protest", "PRO")
    films = [builder.film(f"Film {n}", 90, section_id=section.id) for n in range(4)]
    builder.screening(films[0], "18:00", 0)
    builder.screening(films[1], "18:30", 1)
    builder.screening(films[2], "21:00", 0)
    builder.screening(films[3], "18:00", 2, day=2)
    builder.screening("Not of it", "18:00", 2)
    festival = builder.festival
    lanes = lanes_of(festival, Show(Kind.SECTION, of=section.id), festival.days()[0])
    assert [(lane.day - festival.days()[0], lane.track) for lane in lanes.all] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (2, 0),
    ]
    assert all(lane.screen_id is None for lane in lanes.all)
    blocks = [b for d in lanes.days for b in day_blocks(festival, check(festival), d, lanes)]
    assert [(b.title, b.lane, b.depth) for b in blocks] == [
        ("Film 0", 0, 0),
        ("Film 1", 1, 0),
        ("Film 2", 0, 0),
        ("Film 3", 3, 0),
    ]
    assert (blocks[1].screen, blocks[1].where) == ("Odeon / Two", "Two")


def test_what_the_festival_no_longer_has_is_not_shown():
    festival = a_festival().festival
    assert Show(Kind.SECTION, of=404).known_in(festival) == Show()
    everything = frozenset(ids(festival))
    assert Show(hidden=everything).known_in(festival).hidden == frozenset()
    assert Show(hidden=frozenset({404})).known_in(festival) == Show()


@pytest.mark.parametrize("text", ["", "nonsense", "[1]", '["days", "x", null, [], []]', "{}"])
def test_a_view_that_cannot_be_read_is_one_day(text: str):
    assert Show.from_text(text) == Show()


def test_a_view_is_remembered():
    show = Show(Kind.SCREEN, 3, 77, frozenset({2, 1}), frozenset({9}))
    assert Show.from_text(show.text()) == show


def test_thin_lanes_leave_their_room_to_the_others():
    festival = a_festival().festival
    venue = festival.screens[ids(festival)[0]].venue_id
    lanes = lanes_of(festival, Show(folded=frozenset({venue})), festival.days()[0])
    assert [lane.thin for lane in lanes.all] == [True, True, False]
    marks = edges(lanes.all, 600, 14)
    assert marks == (0, marks[1], 2 * marks[1], 600)
    assert 14 <= marks[1] <= 80
    grid = Grid(3, 600, 1440, 60, 600, edges=marks)
    assert [grid.lane_at(x) for x in (0, marks[1], 2 * marks[1], 599, 600)] == [0, 1, 2, 2, None]
    assert grid.lanes_between(0, marks[1]) == range(1)
    assert grid.lanes_between(marks[1] - 1, 600) == range(3)
    assert grid.box(2, 600, 660).right < 600


def test_lanes_are_alike_where_none_or_all_are_thin():
    lanes = [Lane(FestivalBuilder().festival.days()[0], n) for n in range(3)]
    assert edges(lanes, 600, 14) == ()
    thin = [Lane(lane.day, lane.screen_id, thin=True) for lane in lanes]
    assert edges(thin, 600, 14) == (0, 200, 400, 600)


def test_screens_are_grouped_by_venue():
    builder = FestivalBuilder(screens=0)
    for name, venue in (("One", "Odeon"), ("Studio", "Lux"), ("Two", "Odeon")):
        builder.screen(name, venue)
    assert not grouped(builder.festival)
    after = applied(builder.festival, GroupScreens())
    assert [screen.name for screen in after.screens_in_order()] == ["One", "Two", "Studio"]
    assert grouped(after)


def test_the_venues_with_the_most_screens_fold_where_rows_do_not_fit() -> None:
    builder = FestivalBuilder(screens=0, days=2)
    for name, venue in (
        *(("1", "A"), ("2", "A"), ("3", "A"), ("1", "B"), ("2", "B")),
        *(("", "C"), ("", "D"), ("", "E"), ("", "F"), ("", "G")),
    ):
        builder.screen(f"{venue}{name}", venue)
    festival = builder.festival
    a, b, *_others = festival.venues
    show = Show()
    assert crowded(festival, show, 200, 20, 6) == frozenset()
    assert crowded(festival, show, 199, 20, 6) == {a}
    assert crowded(festival, show, 157, 20, 6) == {a, b}
    assert crowded(festival, show, 129, 20, 6) == frozenset()
    assert crowded(festival, replace(show, opened=frozenset({a})), 172, 20, 6) == {b}
    assert crowded(festival, replace(show, folded=frozenset({a})), 158, 20, 6) == frozenset()
    assert crowded(festival, replace(show, folded=frozenset({a})), 157, 20, 6) == {b}
    assert crowded(festival, Show(Kind.SCREEN, of=1), 20, 20, 6) == frozenset()


def test_a_house_with_nearly_all_screens_never_folds_by_itself() -> None:
    builder = FestivalBuilder(screens=0, days=1)
    for number in range(6):
        builder.screen(f"Odeon {number}", "Odeon")
    for name in ("Lux", "Studio"):
        builder.screen(name, name)
    assert crowded(builder.festival, Show(), 100, 20, 6) == frozenset()


def test_a_view_that_was_kept_before_venues_could_be_opened_is_read() -> None:
    assert Show.from_text('["days", 3, null, [5], [6]]') == Show(
        Kind.DAYS, 3, None, frozenset({5}), frozenset({6})
    )

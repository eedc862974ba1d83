from __future__ import annotations

import pytest

from planner.edit import Together
from planner.edit.screenings import MoveHold, MoveScreening, PlaceProgramme
from planner.errors import UserError
from planner.model import Festival, Programme
from planner.rules import check
from tests.build import FestivalBuilder, at, own_programme
from ui.timetable.blocks import day_blocks
from ui.timetable.hand import BlocksInHand, ProgrammesInHand, preview, shift, shift_days
from ui.timetable.lanes import Lanes, Show, lanes_of
from ui.timetable.neighbours import across_screens, in_time


def lanes(festival: Festival, day: int = 0) -> Lanes:
    return lanes_of(festival, Show(), festival.days()[day])


def a_programme(
    builder: FestivalBuilder, title: str = "Still Life", minutes: int = 90
) -> Programme:
    film = builder.film(title, minutes)
    return own_programme(builder.festival, film)


def test_a_film_is_placed_where_it_is_held():
    builder = FestivalBuilder(screens=2)
    programme = a_programme(builder, "Still Life", 111)
    festival = builder.festival
    edit = ProgrammesInHand((programme.id,)).edit(festival, lanes(festival, 1), 1, 1170)
    screen = festival.screens_in_order()[1]
    assert edit == PlaceProgramme(programme.id, screen.id, at(festival, "19:30", 1))


def test_several_films_follow_each_other_with_turnaround():
    builder = FestivalBuilder(screens=1)
    builder.edition(turnaround_minutes=20)
    films = [builder.film("One", 63), builder.film("Two", 90)]
    festival = builder.festival
    ids = tuple(own_programme(festival, film).id for film in films)
    edit = ProgrammesInHand(ids).edit(festival, lanes(festival), 0, 600)
    assert isinstance(edit, Together)
    starts = [part.start for part in edit.edits if isinstance(part, PlaceProgramme)]
    assert starts == [at(festival, "10:00"), at(festival, "11:25")]


def test_what_no_longer_exists_cannot_be_placed():
    festival = FestivalBuilder(screens=1).festival
    assert ProgrammesInHand((404,)).edit(festival, lanes(festival), 0, 600) is None
    assert (
        BlocksInHand((404,), (), (404, at(festival, "10:00"))).edit(
            festival, lanes(festival), 0, 600
        )
        is None
    )


def test_nothing_is_placed_beside_the_screens():
    builder = FestivalBuilder(screens=1)
    programme = a_programme(builder)
    festival = builder.festival
    assert ProgrammesInHand((programme.id,)).edit(festival, lanes(festival), 1, 600) is None


def test_several_blocks_keep_their_distances():
    builder = FestivalBuilder(screens=3)
    one = builder.screening("One", "18:00", 0)
    hold = builder.hold("18:30", 60, 1)
    festival = builder.festival
    hand = BlocksInHand((one.id,), (hold.id,), (one.screen_id, one.start))
    edit = hand.edit(festival, lanes(festival), 1, 19 * 60)
    screens = festival.screens_in_order()
    assert isinstance(edit, Together)
    assert edit.edits == (
        MoveScreening(one.id, screens[1].id, at(festival, "19:00")),
        MoveHold(hold.id, screens[2].id, at(festival, "19:30")),
    )


def test_the_shift_ends_at_the_last_screen():
    builder = FestivalBuilder(screens=2)
    one = builder.screening("One", "18:00", 1)
    assert shift(builder.festival, (one.id,), (), 0, 1) is None
    edit = shift(builder.festival, (one.id,), (), 5, 4)
    assert edit == MoveScreening(one.id, one.screen_id, at(builder.festival, "18:05"))


def test_putting_it_back_where_it_was_is_nothing():
    builder = FestivalBuilder(screens=2)
    one = builder.screening("One", "18:00", 1)
    hand = BlocksInHand((one.id,), (), (one.screen_id, one.start))
    assert hand.edit(builder.festival, lanes(builder.festival), 1, 18 * 60) is None


def test_days_keep_the_time():
    builder = FestivalBuilder()
    one = builder.screening("One", "18:00")
    edit = shift_days(builder.festival, (one.id,), (), 1)
    assert edit == MoveScreening(one.id, one.screen_id, at(builder.festival, "18:00", 1))


def test_the_preview_is_what_will_be():
    builder = FestivalBuilder(screens=2)
    one = builder.screening("One", "18:00", 0)
    festival = builder.festival
    edit = shift(festival, (one.id,), (), 30, 1)
    assert edit is not None
    after, blocks = preview(festival, check(festival), edit, lanes(festival))
    assert [(block.lane, block.start, block.end) for block in blocks] == [(1, 1110, 1200)]
    assert after.all_screenings[one.id].start == at(festival, "18:30")
    assert festival.all_screenings[one.id].start == one.start


def test_a_start_that_the_clocks_skip_is_refused():
    builder = FestivalBuilder(first_day="2026-03-28", zone="Europe/Paris")
    programme = a_programme(builder)
    festival = builder.festival
    edit = ProgrammesInHand((programme.id,)).edit(festival, lanes(festival), 0, 1440 + 150)
    assert edit is not None
    with pytest.raises(UserError, match="does not exist"):
        preview(festival, check(festival), edit, lanes(festival))


def test_arrows_find_the_neighbour():
    builder = FestivalBuilder(screens=3)
    builder.screening("A", "10:00", 0)
    builder.screening("B", "14:00", 0)
    builder.screening("C", "13:30", 2)
    builder.screening("D", "18:00", 2)
    festival = builder.festival
    blocks = day_blocks(festival, check(festival), festival.days()[0])
    by_title = {block.title: block for block in blocks}
    a, b, c = by_title["A"], by_title["B"], by_title["C"]
    assert in_time(blocks, a, 1) is b
    assert in_time(blocks, a, -1) is None
    assert across_screens(blocks, b, 1) is c
    assert across_screens(blocks, c, -1) is b
    assert across_screens(blocks, a, -1) is None

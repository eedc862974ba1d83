from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.timetable.blocks import Block
from ui.timetable.geometry import (
    GUTTER,
    LEAST_HIT,
    LEAST_ZOOM,
    MOST_ZOOM,
    PAD,
    STEP,
    Box,
    Grid,
    fitting_zoom,
    gaps,
    hit,
    overlaps,
    rows_together,
    snapped,
    visible_range,
)
from ui.timetable.layout import DayLayout

COLUMNS = Grid(lanes=5, first=600, last=1500, per_hour=60, across=1000)
ROWS = Grid(lanes=25, first=600, last=1500, per_hour=60, across=503, rows=True)
grids = st.builds(
    Grid,
    lanes=st.integers(1, 40),
    first=st.integers(0, 720),
    last=st.integers(1000, 2200),
    per_hour=st.floats(LEAST_ZOOM, MOST_ZOOM),
    across=st.integers(40, 4000),
    rows=st.booleans(),
)


def test_minutes_become_pixels_and_come_back():
    assert COLUMNS.along(600) == PAD
    assert COLUMNS.along(690) == PAD + 90
    assert COLUMNS.minute_at(PAD + 90) == 690


def test_the_axis_goes_on_past_midnight():
    assert 1440 in COLUMNS.ticks()
    assert COLUMNS.along(1500) == PAD + 900
    assert COLUMNS.length == 900 + 2 * PAD


@given(grids, st.integers(0, 2200))
def test_a_minute_is_found_again_to_half_a_pixel(grid: Grid, minute: int):
    there = grid.minute_at(grid.along(minute))
    assert abs(there - minute) <= 0.5 * 60 / grid.per_hour + 1e-6


@given(grids)
def test_lanes_cover_everything_without_gap(grid: Grid):
    edges = [grid.lane_start(lane) for lane in range(grid.lanes + 1)]
    assert edges[0] == 0
    assert edges[-1] == grid.across
    assert edges == sorted(edges)


@given(grids, st.integers(0, 4000))
def test_the_lane_of_a_pixel_holds_it(grid: Grid, pixel: int):
    lane = grid.lane_at(pixel)
    if lane is None:
        assert pixel >= grid.across
    else:
        assert grid.lane_start(lane) <= pixel < grid.lane_start(lane + 1)


def test_outside_the_lanes_is_no_lane():
    assert COLUMNS.lane_at(-1) is None
    assert COLUMNS.lane_at(1000) is None
    assert Grid(0, 600, 1500, 60, 0).lane_at(0) is None


def test_a_block_stands_in_its_column():
    assert COLUMNS.box(1, 660, 750) == Box(200 + GUTTER, PAD + 60, 200 - 2 * GUTTER, 90)


def test_a_block_lies_in_its_row():
    box = ROWS.box(0, 660, 750)
    assert (box.x, box.w) == (PAD + 60, 90)
    assert 0 < box.y < box.bottom < ROWS.lane_start(1)


def test_an_overlapping_block_steps_right():
    assert COLUMNS.box(0, 660, 750, depth=1).x == GUTTER + STEP
    assert COLUMNS.box(0, 660, 750, depth=1).right == COLUMNS.box(0, 660, 750).right


def test_many_overlaps_leave_half_the_column():
    assert COLUMNS.box(0, 660, 750, depth=50).w >= (200 - 2 * GUTTER) // 2


@given(grids, st.integers(0, 39), st.integers(0, 2000), st.integers(0, 400), st.integers(0, 9))
def test_every_block_can_be_seen(grid: Grid, lane: int, start: int, length: int, depth: int):
    box = grid.box(lane % grid.lanes, start, start + length, depth)
    assert box.w >= 2
    assert box.h >= 2


def test_a_strip_fills_the_lane():
    assert COLUMNS.strip(4, 600, 660) == Box(800, PAD, 200, 60)
    assert ROWS.strip(0, 600, 660) == Box(PAD, 0, 60, 20)


def test_a_point_has_a_lane_and_a_minute():
    assert COLUMNS.place(250, PAD + 90) == (1, 690)
    assert ROWS.place(PAD + 90, 1) == (0, 690)


@pytest.mark.parametrize(
    ("minute", "step", "expected"),
    [(1172.4, 5, 1170), (1172.6, 5, 1175), (1172.4, 1, 1172), (1180, 15, 1185), (-3, 5, -5)],
)
def test_snapping(minute: float, step: int, expected: int):
    assert snapped(minute, step) == expected


def test_small_blocks_are_still_hit():
    target = hit(Box(10, 10, 100, 3))
    assert target.h == LEAST_HIT
    assert target.contains(50, 8)
    assert hit(Box(0, 0, 50, 50)) == Box(0, 0, 50, 50)


def test_boxes_meet_and_grow():
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 5, 5))
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 5, 5))
    assert Box(5, 5, 2, 2).grown(1) == Box(4, 4, 4, 4)
    assert Box(5, 5, 2, 2).moved(1, -1) == Box(6, 4, 2, 2)


def test_zoom_keeps_within_what_is_readable():
    assert COLUMNS.zoomed(1).per_hour == LEAST_ZOOM
    assert COLUMNS.zoomed(9999).per_hour == MOST_ZOOM
    assert COLUMNS.zoomed(100).per_hour == 100


def test_finer_lines_come_with_the_zoom():
    assert list(COLUMNS.zoomed(30).ticks())[:2] == [600, 660]
    assert list(COLUMNS.ticks())[:2] == [600, 630]
    assert list(COLUMNS.zoomed(200).ticks())[:2] == [600, 615]


def test_labels_make_room_for_each_other():
    assert list(COLUMNS.labels(20))[:2] == [600, 660]
    assert list(COLUMNS.zoomed(20).labels(48))[:2] == [600, 780]
    assert next(iter(Grid(1, 615, 900, 60, 10).labels(20))) == 660


def test_fitting_zoom_shows_the_whole_day():
    zoom = fitting_zoom(600, 1500, 600)
    assert Grid(5, 600, 1500, zoom, 1000).length <= 600


def test_the_day_shown_follows_hours_and_screenings():
    assert visible_range([(630, 1440)], []) == (600, 1440)
    assert visible_range([(630, 1440)], [(560, 650)]) == (480, 1440)
    assert visible_range([(630, 1440)], [(1400, 1520)]) == (600, 1560)
    assert visible_range([], []) == (600, 1440)
    assert visible_range([(600, 660)], []) == (600, 840)


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 600))))
def test_everything_planned_is_in_sight(spans: list[tuple[int, int]]):
    busy = [(start, start + length) for start, length in spans]
    first, last = visible_range([(600, 1440)], busy)
    assert all(first <= start and end <= last for start, end in busy)


def test_who_overlaps_steps_aside_and_says_until_when():
    first, second, third = overlaps([(0, 600, 700), (0, 650, 720), (0, 705, 800)])
    assert (first.depth, first.covered) == (0, 650)
    assert (second.depth, second.until, second.covered) == (1, 700, 705)
    assert (third.depth, third.until, third.covered) == (0, 720, 800)


def test_touching_is_not_overlapping_and_screens_do_not_meet():
    found = overlaps([(0, 600, 700), (1, 650, 720), (0, 700, 800)])
    assert [(o.depth, o.until) for o in found] == [(0, 600), (0, 650), (0, 700)]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 50), st.integers(1, 30)), max_size=30))
def test_overlapping_blocks_never_share_a_depth(raw: list[tuple[int, int, int]]):
    spans = sorted(((lane, start, start + size) for lane, start, size in raw), key=lambda s: s[1])
    found = overlaps(spans)
    for a, (lane, start, end) in enumerate(spans):
        for b in range(a):
            other_lane, other_start, other_end = spans[b]
            if lane == other_lane and start < other_end and other_start < end:
                assert found[a].depth != found[b].depth


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (None, ((600, 1440),)),
        ((600, 1440), ()),
        ((660, 1380), ((600, 660), (1380, 1440))),
        ((0, 500), ((600, 1440),)),
        ((360, 1800), ()),
    ],
)
def test_closed_hours(hours: tuple[int, int] | None, expected: tuple[tuple[int, int], ...]):
    assert gaps(hours, 600, 1440) == expected


def test_only_what_is_looked_at_is_laid_out() -> None:
    grid = Grid(50, 600, 1440, 60, 5000)
    blocks = tuple(
        Block(id=lane, lane=lane, start=720, end=800, title="", slot_end=820) for lane in range(50)
    )
    layout = DayLayout(grid, blocks)
    assert list(layout.within(Box(0, 0, 250, 900))) == [0, 1, 2]
    assert len(layout.placed.known()) <= 4
    again = DayLayout(grid, (*blocks[:2], dataclasses.replace(blocks[2], end=810)), layout)
    assert again.placed[0] is layout.placed[0]
    assert again.placed[2].box.h == 90
    assert [placed.block.id for placed in DayLayout(grid, blocks).placed[48:]] == [48, 49]


def test_zooming_out_of_a_day_draws_the_rows_together_until_all_are_in_sight() -> None:
    assert rows_together(6000, 600, 80, 80) == 6000
    assert rows_together(6000, 600, LEAST_ZOOM, 80) == 600
    between = [rows_together(6000, 600, zoom, 80) for zoom in (70, 50, 30, 20)]
    assert between == sorted(between, reverse=True)
    assert all(600 < across < 6000 for across in between)
    assert rows_together(300, 600, 20, 80) == 600

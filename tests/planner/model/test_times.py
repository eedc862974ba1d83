from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import UserError
from planner.times import (
    Day,
    WallTime,
    clock,
    date_of,
    day_label,
    day_of,
    day_start,
    festival_clock,
    festival_day,
    in_clock_gap,
    iso,
    iso_day,
    parse_clock,
    parse_day,
    parse_runtime,
    parse_wall,
    runtime_label,
    zone,
)

MINUTES = st.integers(0, 100 * 366 * 1440)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("104", 104 * 60),
        ("104′", 104 * 60),
        ("104'", 104 * 60),
        ("104 min", 104 * 60),
        ("104 min.", 104 * 60),
        ("16:03", 963),
        ("16′03″", 963),
        ("16:03 minutes", 963),
        ("1:45:00", 6300),
        ("1 h 45 min", 6300),
        ("1 hour 45 minutes", 6300),
        ("17 minutes 5 seconds", 1025),
        ("2h", 7200),
        ("1h45", 6300),
        ("45 s", 45),
    ],
)
def test_a_runtime_is_read_as_people_write_it(typed: str, seconds: int) -> None:
    assert parse_runtime(typed) == seconds


@pytest.mark.parametrize("typed", ["", "-", "–", "?", "  "])
def test_an_unknown_runtime_is_not_zero(typed: str) -> None:
    assert parse_runtime(typed) is None
    assert runtime_label(None) == "–"


@pytest.mark.parametrize("typed", ["long", "16:75", "1:2:3", "-5", "12e3", "١٦:٠٣x"])
def test_a_runtime_that_is_none_is_refused_by_name(typed: str) -> None:
    with pytest.raises(UserError, match=r"Length: .* is not a length"):
        parse_runtime(typed, "Length")


@given(st.integers(0, 100_000))
def test_a_runtime_reads_back_as_it_is_shown(seconds: int) -> None:
    assert parse_runtime(runtime_label(seconds)) == seconds


@given(MINUTES)
def test_a_moment_reads_back_as_it_is_exported(minutes: int) -> None:
    assert parse_wall(iso(WallTime(minutes))) == minutes


@given(MINUTES, st.integers(0, 719))
def test_a_festival_day_lasts_from_boundary_to_boundary(minutes: int, boundary: int) -> None:
    day = festival_day(WallTime(minutes), boundary)
    assert day_start(day) + boundary <= minutes < day_start(Day(day + 1)) + boundary


def test_the_night_after_belongs_to_the_evening_before() -> None:
    evening = day_of(date(2026, 11, 5))
    late = parse_wall("2026-11-06 00:30")
    assert festival_day(late, 360) == evening
    assert festival_clock(late, evening) == "24:30"
    assert clock(late) == "00:30"
    assert parse_wall("2026-11-05T24:30") == late
    assert festival_day(parse_wall("2026-11-06T06:00"), 360) == evening + 1


@pytest.mark.parametrize(
    "typed", ["tomorrow", "2026-11-05", "2026-11-05T30:00", "2026-11-05T19:60", "2026-02-30T10:00"]
)
def test_a_moment_that_is_none_is_refused_by_name(typed: str) -> None:
    with pytest.raises(UserError, match="Start: "):
        parse_wall(typed, "Start")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("9", 540), ("9:30", 570), ("09.30", 570), ("0930", 570), ("24:30", 1470), ("19h15", 1155)],
)
def test_a_clock_time_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert parse_clock(typed) == minutes


@pytest.mark.parametrize("typed", ["", "noon", "30:00", "9:60", "9:5"])
def test_a_clock_time_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not a clock time"):
        parse_clock(typed)


@pytest.mark.parametrize("typed", ["5.11.2026", "2026-13-01", "2026-02-29", ""])
def test_a_date_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not a date"):
        parse_day(typed)


def test_a_day_is_called_as_people_call_it() -> None:
    day = parse_day("2026-11-06")
    assert day_label(day) == "Fri 6 Nov"
    assert iso_day(day) == "2026-11-06"
    assert date_of(day) == date(2026, 11, 6)


def test_clocks_that_go_forward_leave_a_gap() -> None:
    assert in_clock_gap(parse_wall("2026-03-29T02:30"), "Europe/Paris")
    assert in_clock_gap(parse_wall("2026-03-29T02:00"), "Europe/Paris")
    assert not in_clock_gap(parse_wall("2026-03-29T03:00"), "Europe/Paris")
    assert not in_clock_gap(parse_wall("2026-03-29T01:59"), "Europe/Paris")


def test_clocks_that_go_back_leave_none() -> None:
    assert not in_clock_gap(parse_wall("2026-10-25T02:30"), "Europe/Paris")


def test_an_unknown_zone_is_named() -> None:
    with pytest.raises(UserError, match="Mars/Olympus"):
        zone("Mars/Olympus")

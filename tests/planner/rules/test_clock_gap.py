from __future__ import annotations

import pytest

from planner.model import Festival
from tests.build import FestivalBuilder, at
from tests.planner.rules.told import conflicts, fix_called, fix_titles, fixed, sentences

RULE = "clock-gap"


def berlin(clock: str, first_day: str = "2026-03-28", zone: str = "Europe/Berlin") -> Festival:
    """A night screening in the night in which the clocks go forward from 02:00 to 03:00."""
    builder = FestivalBuilder(first_day=first_day, zone=zone)
    screening = builder.screening("Chomo", "19:30")
    builder.set(screening, start=at(builder.festival, clock))
    return builder.festival


def clean() -> Festival:
    return berlin("27:00")


def broken() -> Festival:
    return berlin("26:15")


def test_sentence_names_the_next_time_that_exists() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo is to begin Sat 26:15 on Cinema / Screen 1, but in Europe/Berlin the clocks go "
            "forward over that time; the next one that exists is Sat 27:00."
        )
    ]


@pytest.mark.parametrize("clock", ["25:59", "27:00", "19:30"])
def test_times_around_it_exist(clock: str) -> None:
    assert conflicts(berlin(clock), RULE) == []


def test_night_in_which_clocks_go_back_skips_nothing() -> None:
    assert conflicts(berlin("26:15", first_day="2026-10-24"), RULE) == []


def test_zone_that_skips_at_midnight() -> None:
    assert len(conflicts(berlin("24:30", "2027-03-27", "Asia/Beirut"), RULE)) == 1
    assert conflicts(berlin("25:00", "2027-03-27", "Asia/Beirut"), RULE) == []


def test_fix_is_the_first_time_that_exists() -> None:
    festival = broken()
    assert fix_titles(festival, RULE)[0] == "Move Chomo to Sat 27:00"
    assert conflicts(fixed(festival, fix_called(festival, RULE, "Move")), RULE) == []

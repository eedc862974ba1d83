from __future__ import annotations

import pytest

from planner.model import Festival
from planner.rules import Severity
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "ambiguous-start"


def at_night(clock: str, zone: str = "Europe/Berlin") -> Festival:
    """A screening in the night to Sunday 25 October 2026, when the clocks go back at 03:00."""
    builder = FestivalBuilder(days=2, first_day="2026-10-24", zone=zone)
    builder.screening("Chomo", clock)
    return builder.festival


def clean() -> Festival:
    return at_night("25:55")


def broken() -> Festival:
    return at_night("26:30")


@pytest.mark.parametrize("clock", ["19:30", "25:59", "27:00"])
def test_before_and_after_it_is_plain(clock: str) -> None:
    assert conflicts(at_night(clock), RULE) == []


def test_other_zones_do_not_go_back() -> None:
    assert conflicts(at_night("26:30", "Asia/Shanghai"), RULE) == []


def test_the_hour_that_is_left_out_in_spring_is_another_rule() -> None:
    builder = FestivalBuilder(days=2, first_day="2026-03-28", zone="Asia/Shanghai")
    builder.screening("Chomo", "26:30")
    builder.edition(zone="Europe/Berlin")
    assert [len(conflicts(builder.festival, rule)) for rule in (RULE, "clock-gap")] == [0, 1]


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo begins Sat 26:30 on Cinema / Screen 1, but in Europe/Berlin the clocks go back "
            "over that time, so that it comes twice; from Sat 27:00 on it is plain again."
        )
    ]
    assert the_conflict(broken(), RULE).severity is Severity.WARNING


def test_fixes() -> None:
    assert fix_titles(broken(), RULE)[0] == "Move Chomo to Sat 27:00"

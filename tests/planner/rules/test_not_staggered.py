from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key, severity_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "not-staggered"


def two(second: str, *, venue: str = "Cinema", on: bool = True) -> Festival:
    """Ritoma at 19:30, and Chomo on another screen at that time."""
    builder = FestivalBuilder(screens=1)
    if on:
        builder.run(SetSetting(severity_key(RULE), "notice"))
    other = builder.screen("Studio", venue)
    builder.screening("Ritoma", "19:30")
    builder.screening("Chomo", second, screen=other)
    return builder.festival


def clean() -> Festival:
    return two("19:40")


def broken() -> Festival:
    return two("19:35")


def test_it_is_off_until_somebody_switches_it_on() -> None:
    assert conflicts(two("19:35", on=False), RULE) == []


@pytest.mark.parametrize(("second", "missing"), [("19:30", 10), ("19:25", 5), ("19:39", 1)])
def test_minutes_that_are_missing(second: str, missing: int) -> None:
    (conflict,) = conflicts(two(second), RULE)
    assert conflict.fact("missing") == missing


def test_other_venues_have_doors_of_their_own() -> None:
    assert conflicts(two("19:35", venue="Odeon"), RULE) == []


def test_the_minutes_are_an_option() -> None:
    to = SetSetting(option_key(RULE, "minutes"), 15)
    assert len(conflicts(applied(clean(), to), RULE)) == 1


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma begins Thu 19:30 on Cinema / Screen 1 and Chomo at 19:35 on "
            "Cinema / Studio, 5 minutes apart in one venue."
        )
    ]


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Move Chomo to Thu 19:40", "Move Ritoma to Thu 19:45"]

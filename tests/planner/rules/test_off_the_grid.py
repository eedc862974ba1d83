from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "off-the-grid"


def starting(clock: str) -> Festival:
    builder = FestivalBuilder()
    builder.screening("Chomo", clock)
    return builder.festival


def clean() -> Festival:
    return starting("19:35")


def broken() -> Festival:
    return starting("19:37")


@pytest.mark.parametrize(
    ("grid", "off"),
    [
        (1, set()),
        (5, {"19:37"}),
        (10, {"19:35", "19:37", "19:45"}),
        (15, {"19:35", "19:37", "19:40"}),
    ],
)
def test_the_grid_is_an_option(grid: int, off: set[str]) -> None:
    clocks = ("19:30", "19:35", "19:37", "19:40", "19:45", "23:59")
    to = SetSetting(option_key(RULE, "grid_minutes"), grid)
    assert {c for c in clocks if conflicts(applied(starting(c), to), RULE)} == off


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "Chomo begins Thu 19:37 on Cinema / Screen 1, not at a multiple of 5 minutes."
    ]


@pytest.mark.parametrize(
    ("clock", "titles"),
    [
        ("19:37", ["Move Chomo to Thu 19:35", "Move Chomo to Thu 19:40"]),
        ("19:58", ["Move Chomo to Thu 20:00", "Move Chomo to Thu 19:55"]),
    ],
)
def test_fixes_are_the_nearest_first(clock: str, titles: list[str]) -> None:
    assert fix_titles(starting(clock), RULE) == titles


def test_the_next_hour_is_on_every_grid() -> None:
    festival = applied(starting("19:58"), SetSetting(option_key(RULE, "grid_minutes"), 7))
    assert fix_titles(festival, RULE) == ["Move Chomo to Thu 19:56", "Move Chomo to Thu 20:00"]

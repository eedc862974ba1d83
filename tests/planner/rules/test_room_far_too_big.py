from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import fixes, option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "room-far-too-big"


def expecting(demand: int | None, seats: int | None = 300) -> Festival:
    """Chomo, which draws so many, on Screen 1; Screen 2 has 100 seats."""
    builder = FestivalBuilder()
    first, second = builder.festival.screens_in_order()
    builder.set(first, seats=seats)
    builder.set(second, seats=100)
    builder.screening(builder.film("Chomo", expected_demand=demand))
    return builder.festival


def clean() -> Festival:
    return expecting(99)


def broken() -> Festival:
    return expecting(98)


@pytest.mark.parametrize(("demand", "seats"), [(None, 300), (10, None), (33, 100), (400, 300)])
def test_unknown_or_well_filled(demand: int | None, seats: int | None) -> None:
    assert conflicts(expecting(demand, seats), RULE) == []


def test_the_share_is_an_option() -> None:
    to = SetSetting(option_key(RULE, "percent"), 50)
    assert len(conflicts(applied(expecting(149), to), RULE)) == 1
    assert conflicts(applied(expecting(150), to), RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "98 people are expected at Chomo, Thu 19:30, in the 300 seats of Cinema / Screen 1."
    ]


def test_fixes_are_smaller_screens_that_are_large_enough() -> None:
    assert fix_titles(broken(), RULE) == ["Move Chomo to Cinema / Screen 2"]
    assert fix_titles(expecting(120, 400), RULE) == []


@pytest.mark.parametrize(("demand", "swapped"), [(200, True), (None, True), (50, False)])
def test_a_swap_with_one_that_fills_the_large_house(demand: int | None, swapped: bool) -> None:
    builder = FestivalBuilder()
    for screen, seats in zip(builder.festival.screens_in_order(), (300, 220), strict=True):
        builder.set(screen, seats=seats)
    builder.screening(builder.film("Chomo", expected_demand=98))
    salt = builder.film("Salt", expected_demand=demand)
    builder.screening(salt, screen=1)
    chomo = next(c for c in conflicts(builder.festival, RULE) if c.fact("demand") == 98)
    titles = [fix.title for fix in fixes(chomo, builder.festival)]
    assert ("Swap Chomo with Salt, Thu 19:30 on Cinema / Screen 2" in titles) is swapped

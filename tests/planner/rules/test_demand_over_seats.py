from __future__ import annotations

import pytest

from planner.model import Festival
from planner.rules import Severity
from tests.build import FestivalBuilder
from tests.planner.rules.told import (
    conflicts,
    fix_called,
    fix_titles,
    fixed,
    sentences,
    the_conflict,
)

RULE = "demand-over-seats"


def expecting(
    demand: int | None, seats: int | None = 100, kept: int | None = None, *, public: bool = True
) -> Festival:
    """Chomo, which draws so many, on Screen 1 with so many seats; Screen 2 has 300."""
    builder = FestivalBuilder()
    first, second = builder.festival.screens_in_order()
    builder.set(first, seats=seats, kept_seats=kept)
    builder.set(second, seats=300)
    kind = next(k for k in builder.festival.kinds.values() if k.public is public)
    builder.screening(builder.film("Chomo", expected_demand=demand), kind_id=kind.id)
    return builder.festival


def clean() -> Festival:
    return expecting(100)


def broken() -> Festival:
    return expecting(120)


@pytest.mark.parametrize(
    ("demand", "seats", "kept", "missing"),
    [(120, 100, None, 20), (100, 100, 10, 10), (None, 100, None, 0), (120, None, None, 0)],
)
def test_seats_that_are_missing(
    demand: int | None, seats: int | None, kept: int | None, missing: int
) -> None:
    found = [c.fact("missing") for c in conflicts(expecting(demand, seats, kept), RULE)]
    assert found == ([missing] if missing else [])


def test_the_press_is_not_the_audience_that_was_expected() -> None:
    assert conflicts(expecting(120, public=False), RULE) == []


def test_a_programme_draws_as_many_as_its_strongest_film() -> None:
    builder = FestivalBuilder()
    builder.set(builder.festival.screens_in_order()[0], seats=100)
    films = [builder.film(f"Film {n}", 10, expected_demand=n) for n in (80, 110)]
    builder.screening(builder.shorts("Shorts", *films))
    assert the_conflict(builder.festival, RULE).fact("demand") == 110


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        ("120 people are expected at Chomo, Thu 19:30; Cinema / Screen 1 has 100 seats to sell.")
    ]
    assert the_conflict(broken(), RULE).severity is Severity.WARNING


def test_fixes_are_screens_with_enough_seats() -> None:
    assert fix_titles(broken(), RULE)[0] == "Move Chomo to Cinema / Screen 2"
    assert "Move Chomo to Cinema / Screen 2" not in fix_titles(expecting(400), RULE)


def two_houses(demand: int) -> Festival:
    """Chomo draws 250 on a screen of 100 seats; at the same time another draws so many on 300."""
    builder = FestivalBuilder()
    for screen, seats in zip(builder.festival.screens_in_order(), (100, 300), strict=True):
        builder.set(screen, seats=seats)
    builder.screening(builder.film("Chomo", expected_demand=250))
    builder.screening(builder.film("Salt", expected_demand=demand), screen=1)
    return builder.festival


def test_a_swap_with_one_that_needs_fewer_seats() -> None:
    swap = "Swap Chomo with Salt, Thu 19:30 on Cinema / Screen 2"
    assert fix_titles(two_houses(80), RULE)[0] == swap
    assert swap not in fix_titles(two_houses(120), RULE)
    festival = two_houses(80)
    assert conflicts(fixed(festival, fix_called(festival, RULE, "Swap")), RULE) == []

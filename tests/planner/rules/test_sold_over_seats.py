from __future__ import annotations

import pytest

from planner.model import Festival
from planner.rules import Severity
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "sold-over-seats"


def sold(tickets: int | None, seats: int | None = 100) -> Festival:
    builder = FestivalBuilder()
    first, second = builder.festival.screens_in_order()
    builder.set(first, seats=seats, kept_seats=10)
    builder.set(second, seats=300)
    builder.screening("Chomo", tickets_sold=tickets)
    return builder.festival


def clean() -> Festival:
    return sold(100)


def broken() -> Festival:
    return sold(120)


@pytest.mark.parametrize(("tickets", "seats"), [(None, 100), (0, 0), (500, None)])
def test_unknown_is_not_too_many(tickets: int | None, seats: int | None) -> None:
    assert conflicts(sold(tickets, seats), RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "120 tickets have been sold for Chomo, Thu 19:30, but Cinema / Screen 1 has 100 seats."
    ]
    assert the_conflict(broken(), RULE).severity is Severity.BLOCKER


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Move Chomo to Cinema / Screen 2"]


def test_a_swap_with_one_on_a_larger_screen() -> None:
    builder = building(broken())
    builder.screening("Salt", tickets_sold=40, screen=1)
    assert fix_titles(builder.festival, RULE) == [
        "Swap Chomo with Salt, Thu 19:30 on Cinema / Screen 2"
    ]
    builder.screening("Rain", tickets_sold=140, screen=1, day=1)
    assert len(fix_titles(builder.festival, RULE)) == 1, "as many are sold for the other"

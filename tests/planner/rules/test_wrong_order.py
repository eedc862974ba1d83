from __future__ import annotations

import pytest

from planner.edit.screenings import CancelScreening
from planner.model import Festival
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "wrong-order"


def parts(*first: str, second: str = "12:00") -> FestivalBuilder:
    """Part one (90 minutes) at these times, and part two at that time on the other screen."""
    builder = FestivalBuilder()
    builder.film("Part one"), builder.film("Part two")
    builder.relation("before", "Part one", "Part two")
    for clock in first:
        builder.screening("Part one", clock)
    builder.screening("Part two", second, screen=1)
    return builder


def clean() -> Festival:
    return parts("10:30").festival


def broken() -> Festival:
    return parts("10:40").festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Part two begins Thu 12:00 on Cinema / Screen 2, but Part one, which is to come before "
            "it, is first over at Thu 12:10."
        )
    ]


@pytest.mark.parametrize(
    ("first", "minutes"), [(("18:00", "10:30"), 0), (("18:00", "14:00"), 210), ((), 0)]
)
def test_one_screening_before_it_is_enough(first: tuple[str, ...], minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(parts(*first).festival, RULE)]
    assert found == ([minutes] if minutes else [])


def test_each_screening_of_the_second_needs_it() -> None:
    builder = parts("14:00")
    builder.screening("Part two", "10:00", screen=1)
    builder.screening("Part two", "18:00", screen=1)
    assert len(conflicts(builder.festival, RULE)) == 2


def test_a_cancelled_screening_was_not_seen() -> None:
    builder = parts("10:00", "14:00")
    builder.run(CancelScreening(builder.festival.screenings()[0].id))
    assert the_conflict(builder.festival, RULE).fact("minutes") == 210


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Part two to Thu 12:10",
        "Unschedule Part two",
        "Unschedule Part one",
        "Drop the wish about Part one and Part two",
    ]

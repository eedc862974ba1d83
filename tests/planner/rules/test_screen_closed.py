from __future__ import annotations

import pytest

from planner.edit.venues import SetHours
from planner.model import Festival
from planner.times import Day
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "screen-closed"
TEN, MIDNIGHT = 600, 1440


def screened(clock: str, opens: int | None = TEN, closes: int | None = MIDNIGHT) -> Festival:
    """Chomo, 90 minutes, at that time on a screen with these hours."""
    builder = FestivalBuilder()
    screen = builder.festival.screens_in_order()[0]
    builder.run(SetHours(screen.id, opens, closes))
    builder.screening("Chomo", clock)
    return builder.festival


def clean() -> Festival:
    return screened("22:30")


def broken() -> Festival:
    return screened("23:00")


def test_until_the_last_minute_is_open() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentence_names_hours_and_minutes() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo runs Thu 23:00–24:30 on Cinema / Screen 1, which is open 10:00–24:00 that day: "
            "30 minutes outside."
        )
    ]


@pytest.mark.parametrize(
    ("clock", "opens", "closes", "minutes"),
    [
        ("09:00", TEN, MIDNIGHT, 60),
        ("08:00", TEN, MIDNIGHT, 90),
        ("24:30", TEN, MIDNIGHT, 90),
        ("23:00", TEN, None, 0),
        ("28:00", TEN, None, 0),
        ("09:30", None, MIDNIGHT, 0),
        ("29:00", None, None, 0),
        ("24:30", TEN, 1560, 0),
        ("24:31", TEN, 1560, 1),
    ],
)
def test_minutes_outside(clock: str, opens: int | None, closes: int | None, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(screened(clock, opens, closes), RULE)]
    assert found == ([minutes] if minutes else [])


def test_screening_across_the_day_boundary_needs_the_next_morning_open() -> None:
    assert the_conflict(screened("29:00", TEN, None), RULE).fact("minutes") == 30


def test_day_with_hours_of_its_own_and_day_closed() -> None:
    builder = FestivalBuilder()
    screen = builder.festival.screens_in_order()[0]
    first = builder.festival.edition.first_day
    builder.run(SetHours(screen.id, TEN, MIDNIGHT))
    builder.run(SetHours(screen.id, TEN, 1560, day=first))
    builder.run(SetHours(screen.id, day=Day(first + 1)))
    builder.screening("Late", "24:00", day=0)
    builder.screening("Chomo", "19:30", day=1)
    assert sentences(builder.festival, RULE) == [
        "Chomo runs Fri 19:30–21:00 on Cinema / Screen 1, which is closed that day."
    ]


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Thu 22:30",
        "Move Chomo to Cinema / Screen 2",
        "Move Chomo to Fri 10:00",
        "Unschedule Chomo",
    ]


def test_less_qa_is_enough_where_only_that_is_late() -> None:
    builder = FestivalBuilder()
    builder.run(SetHours(builder.festival.screens_in_order()[0].id, TEN, MIDNIGHT))
    builder.screening("Chomo", "22:15", qa_minutes=30)
    assert fix_titles(builder.festival, RULE)[:2] == [
        "Shorten the Q&A of Chomo to 15 minutes",
        "Drop the Q&A of Chomo (30 minutes)",
    ]


def test_a_swap_with_a_shorter_one() -> None:
    builder = building(broken())
    builder.film("Short", 60)
    builder.screening("Short", "22:00", screen=1)
    swap = "Swap Chomo with Short, Thu 22:00 on Cinema / Screen 2"
    assert swap in fix_titles(builder.festival, RULE)

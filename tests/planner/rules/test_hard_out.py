from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder, applied, building
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "hard-out"
SEVEN = 19 * 60


def ending(clock: str, out: int | None = SEVEN, **values: int) -> Festival:
    """Chomo, 90 minutes from that time on, on a screen that must be empty by then."""
    builder = FestivalBuilder()
    builder.set(builder.festival.screens_in_order()[0], last_exit=out)
    builder.screening("Chomo", clock, **values)
    return builder.festival


def clean() -> Festival:
    return ending("17:30")


def broken() -> Festival:
    return ending("17:45")


def test_out_on_the_minute_is_in_time() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentence_names_end_hard_out_and_minutes() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo ends Thu 19:15 on Cinema / Screen 1, where everybody must be out by 19:00: "
            "15 minutes too late."
        )
    ]


@pytest.mark.parametrize(
    ("clock", "out", "minutes"),
    [
        ("22:00", SEVEN, 270),
        ("23:30", 25 * 60, 0),
        ("23:31", 25 * 60, 1),
        ("25:00", 25 * 60, 90),
        ("06:00", SEVEN, 0),
        ("22:00", None, 0),
    ],
)
def test_minutes_too_late(clock: str, out: int | None, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(ending(clock, out), RULE)]
    assert found == ([minutes] if minutes else [])


def test_minutes_to_leave_are_an_option() -> None:
    festival = applied(clean(), SetSetting(option_key(RULE, "leaving_minutes"), 10))
    assert the_conflict(festival, RULE).fact("minutes") == 10
    assert fix_titles(festival, RULE)[0] == "Move Chomo to Thu 17:20"


def test_fixes() -> None:
    titles = fix_titles(broken(), RULE)
    assert titles[:2] == ["Move Chomo to Thu 17:30", "Move Chomo to Cinema / Screen 2"]
    assert titles[-1] == "Unschedule Chomo"


def test_less_qa_is_enough_where_only_that_is_late() -> None:
    assert fix_titles(ending("17:15", qa_minutes=20), RULE)[:2] == [
        "Shorten the Q&A of Chomo to 15 minutes",
        "Drop the Q&A of Chomo (20 minutes)",
    ]
    titles = fix_titles(ending("17:28", qa_minutes=20), RULE)
    assert titles[0] == "Drop the Q&A of Chomo (20 minutes)"


def test_a_swap_with_a_shorter_one() -> None:
    builder = building(broken())
    builder.film("Short", 75)
    builder.film("Too long", 76)
    builder.screening("Too long", "17:45", screen=1)
    builder.screening("Short", "14:00", screen=1)
    swaps = [title for title in fix_titles(builder.festival, RULE) if title.startswith("Swap")]
    assert swaps == ["Swap Chomo with Short, Thu 14:00 on Cinema / Screen 2"]

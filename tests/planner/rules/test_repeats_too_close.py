from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "repeats-too-close"


def twice(second: str, screen: int = 1, day: int = 0, **values: object) -> Festival:
    """Chomo, 90 minutes, at noon of the first day and then once more."""
    builder = FestivalBuilder()
    builder.screening("Chomo", "12:00")
    builder.screening("Chomo", second, screen=screen, day=day, **values)
    return builder.festival


def clean() -> Festival:
    return twice("18:00")


def broken() -> Festival:
    return twice("15:00")


def test_at_the_same_time_it_is_one_audience_in_two_houses() -> None:
    assert conflicts(twice("12:00"), RULE) == []
    assert conflicts(twice("13:00"), RULE) == []


@pytest.mark.parametrize(
    ("hours", "days", "second", "day", "count"),
    [
        (6, 0, "17:55", 0, 1),
        (0, 0, "14:00", 0, 0),
        (0, 1, "22:00", 0, 1),
        (0, 1, "06:30", 1, 0),
        (0, 2, "12:00", 1, 1),
        (0, 2, "12:00", 2, 0),
        (24, 0, "11:00", 1, 1),
    ],
)
def test_hours_and_days(hours: int, days: int, second: str, day: int, count: int) -> None:
    options = (
        SetSetting(option_key(RULE, "hours"), hours),
        SetSetting(option_key(RULE, "days"), days),
    )
    assert len(conflicts(applied(twice(second, day=day), *options), RULE)) == count


def test_only_public_screenings_and_no_events() -> None:
    builder = FestivalBuilder()
    press = next(k for k in builder.festival.kinds.values() if not k.public)
    assert conflicts(twice("15:00", kind_id=None), RULE) != []
    builder.screening("Chomo", "9:00", kind_id=press.id)
    builder.screening("Chomo", "12:00")
    talk = builder.event("Talk")
    builder.screening(talk, "10:00", screen=1)
    builder.screening(talk, "12:00", screen=1)
    assert conflicts(builder.festival, RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo is shown Thu 12:00 on Cinema / Screen 1 and again Thu 15:00 on "
            "Cinema / Screen 2, 3 h later."
        )
    ]


def test_fixes_move_the_later_one_to_another_day() -> None:
    titles = fix_titles(broken(), RULE)
    assert titles[:2] == ["Move Chomo to Fri 15:00", "Move Chomo to Sat 15:00"]

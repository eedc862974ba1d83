from __future__ import annotations

import pytest

from planner.model import Festival
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "too-few-days-apart"


def apart(day: int, clock: str = "19:30", days: int = 2) -> Festival:
    """Ritoma on the first day, Chomo on that day; so many days are wanted between them."""
    builder = FestivalBuilder(days=4)
    builder.film("Ritoma"), builder.film("Chomo")
    builder.relation("days apart", "Ritoma", "Chomo", days)
    builder.screening("Ritoma", "19:30")
    builder.screening("Chomo", clock, 1, day)
    return builder.festival


def clean() -> Festival:
    return apart(2)


def broken() -> Festival:
    return apart(1)


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "Ritoma (Thu 19:30) and Chomo (Fri 19:30) are to be 2 days apart."
    ]


@pytest.mark.parametrize(
    ("day", "clock", "days", "count"),
    [(0, "10:00", 1, 1), (1, "10:00", 1, 0), (0, "26:00", 1, 1), (1, "05:00", 1, 1)],
)
def test_festival_days_count(day: int, clock: str, days: int, count: int) -> None:
    assert len(conflicts(apart(day, clock, days), RULE)) == count


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Sat 19:30",
        "Move Chomo to Sat 10:00",
        "Move Chomo to Sat 10:00 on Cinema / Screen 1",
        "Unschedule Chomo",
        "Unschedule Ritoma",
        "Drop the wish about Ritoma and Chomo",
    ]

from __future__ import annotations

import pytest

from planner.rules.wording import at, clock_at, minutes
from tests.build import a_festival
from tests.build import at as moment


@pytest.mark.parametrize(
    ("days", "clock", "day", "said"),
    [
        (3, "21:40", 1, "Fri 21:40"),
        (3, "24:30", 1, "Fri 24:30"),
        (3, "21:40", 7, "Thu 12 Nov 21:40"),
        (7, "21:40", 6, "Wed 21:40"),
        (8, "21:40", 1, "Fri 6 Nov 21:40"),
    ],
)
def test_day_and_clock_name_one_moment(days: int, clock: str, day: int, said: str) -> None:
    festival = a_festival(days=days)
    assert at(festival, moment(festival, clock, day)) == said


def test_clock_alone_only_while_nobody_can_mistake_the_day() -> None:
    festival = a_festival()
    thursday = festival.edition.first_day
    assert clock_at(festival, moment(festival, "25:10"), thursday) == "25:10"
    assert clock_at(festival, moment(festival, "10:00", 2), thursday) == "Sat 10:00"


def test_minutes_in_words() -> None:
    assert [minutes(1), minutes(20)] == ["1 minute", "20 minutes"]

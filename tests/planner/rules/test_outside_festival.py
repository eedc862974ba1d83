from __future__ import annotations

from planner.model import Festival
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_called, fixed, sentences, the_conflict

RULE = "outside-festival"


def shown(clock: str, day: int) -> Festival:
    builder = FestivalBuilder(days=3)
    builder.screening("Chomo", clock, day=day)
    return builder.festival


def clean() -> Festival:
    return shown("24:30", 2)


def broken() -> Festival:
    return shown("19:30", 4)


def test_night_after_the_last_evening_belongs_to_it() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentence_names_the_days() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo is on Mon 9 Nov 2026 at 19:30 on Cinema / Screen 1, but the festival runs "
            "Thu 5 Nov 2026 to Sat 7 Nov 2026."
        )
    ]
    assert the_conflict(broken(), RULE).fact("days") == 2


def test_morning_before_the_boundary_is_before_the_festival() -> None:
    assert the_conflict(shown("05:59", 0), RULE).fact("days") == 1
    assert conflicts(shown("06:00", 0), RULE) == []


def test_nearest_festival_day_at_the_same_time() -> None:
    festival = broken()
    fix = fix_called(festival, RULE, "Move")
    assert fix.title == "Move Chomo to Sat 19:30"
    assert conflicts(fixed(festival, fix), RULE) == []

from __future__ import annotations

from planner.model import Festival
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "too-many-appearances"


def appearing(*clocks: str, most: int | None = 2) -> Festival:
    """Jia at these times of the first day, with a film each."""
    builder = FestivalBuilder()
    jia = builder.person("Jia", max_per_day=most)
    for number, clock in enumerate(clocks):
        builder.appears(jia, builder.screening(f"Film {number}", clock))
    return builder.festival


def clean() -> Festival:
    return appearing("10:00", "14:00")


def broken() -> Festival:
    return appearing("10:00", "14:00", "18:00")


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "Jia appears 3 times on Thu 5 Nov (Film 0, Film 1, Film 2), and agreed to 2."
    ]


def test_without_a_number_there_is_no_limit() -> None:
    assert conflicts(appearing("10:00", "14:00", "18:00", most=None), RULE) == []


def test_the_night_belongs_to_the_day_before() -> None:
    assert the_conflict(appearing("10:00", "14:00", "25:00"), RULE).fact("appearances") == 3
    assert conflicts(appearing("05:00", "14:00", "18:00"), RULE) == []


def test_none_is_a_number_too() -> None:
    assert the_conflict(appearing("10:00", most=0), RULE).fact("most") == 0


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Film 2 at Thu 18:00 without Jia",
        "Film 1 at Thu 14:00 without Jia",
        "Film 0 at Thu 10:00 without Jia",
        "Move Film 2 to Fri 10:00",
        "Unschedule Film 2",
        "Unschedule Film 1",
        "Unschedule Film 0",
    ]

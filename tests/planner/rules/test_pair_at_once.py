from __future__ import annotations

import pytest

from planner.model import Festival
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "pair-at-once"


def pair(clock: str, screen: int = 1, kind: str = "not parallel") -> Festival:
    """Ritoma (90 minutes) at 19:30, and Chomo at that time."""
    builder = FestivalBuilder()
    builder.film("Ritoma"), builder.film("Chomo")
    builder.relation(kind, "Chomo", "Ritoma")
    builder.screening("Ritoma", "19:30")
    builder.screening("Chomo", clock, screen)
    return builder.festival


def clean() -> Festival:
    return pair("21:00")


def broken() -> Festival:
    return pair("20:00")


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma (Thu 19:30 on Cinema / Screen 1) and Chomo (20:00 on Cinema / Screen 2) must "
            "not run at the same time, but share 60 minutes."
        )
    ]


@pytest.mark.parametrize(("clock", "minutes"), [("18:00", 0), ("18:01", 1), ("20:59", 1)])
def test_minutes(clock: str, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(pair(clock), RULE)]
    assert found == ([minutes] if minutes else [])


def test_on_one_screen_it_is_an_overlap() -> None:
    assert conflicts(pair("20:00", screen=0), RULE) == []


def test_another_wish_is_another_rules() -> None:
    assert conflicts(pair("20:00", kind="adjacent"), RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Thu 21:00",
        "Unschedule Chomo",
        "Unschedule Ritoma",
        "Drop the wish about Chomo and Ritoma",
    ]

from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "not-adjacent"


def talk_and_film(*films: tuple[str, int], talk: str = "18:00") -> Festival:
    """A talk of an hour on the first screen, and its film (90 minutes) at these places."""
    builder = FestivalBuilder()
    builder.event("Talk"), builder.film("Ritoma")
    builder.relation("adjacent", "Talk", "Ritoma")
    builder.screening("Talk", talk)
    for clock, screen in films:
        builder.screening("Ritoma", clock, screen)
    return builder.festival


def clean() -> Festival:
    return talk_and_film(("20:00", 0))


def broken() -> Festival:
    return talk_and_film(("20:05", 0))


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Talk is to be shown right before or after Ritoma, but stands alone Thu 18:00 on "
            "Cinema / Screen 1."
        )
    ]


@pytest.mark.parametrize(
    ("films", "count"),
    [
        ([("15:30", 0)], 0),
        ([("15:29", 0)], 1),
        ([("19:20", 1)], 1),
        ([("19:20", 1), ("19:20", 0)], 0),
        ([], 0),
    ],
)
def test_either_side_on_the_same_screen(films: list[tuple[str, int]], count: int) -> None:
    assert len(conflicts(talk_and_film(*films), RULE)) == count


def test_minutes_in_between_are_an_option() -> None:
    wider = SetSetting(option_key(RULE, "most_minutes"), 65)
    assert conflicts(applied(broken(), wider), RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Ritoma to Thu 19:20",
        "Move Talk to Thu 21:55",
        "Unschedule Ritoma",
        "Unschedule Talk",
        "Drop the wish about Talk and Ritoma",
    ]

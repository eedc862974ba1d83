from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "block-length"


def block(*lengths: int | None, **limits: int) -> Festival:
    """A shorts programme of films of these minutes, with gaps of a minute."""
    builder = FestivalBuilder()
    films = [builder.film(f"Film {n}", length) for n, length in enumerate(lengths)]
    builder.screening(builder.shorts("Shorts 1", *films, gap_seconds=60, **limits))
    return builder.festival


def clean() -> Festival:
    return block(30, 40, 28, most_minutes=100)


def broken() -> Festival:
    return block(30, 40, 29, most_minutes=100)


def test_sentences() -> None:
    assert sentences(broken(), RULE) == [
        "Shorts 1 (3 films) runs 101 minutes, 1 minute more than the 100 minutes it may."
    ]
    assert sentences(block(10, 12, least_minutes=60), RULE) == [
        "Shorts 1 (2 films) runs 23 minutes, 37 minutes less than the 60 minutes it should."
    ]


@pytest.mark.parametrize("lengths", [(100, 100), (1, 1), (None, 100)])
def test_without_limits_or_runtimes_nothing_is_said(lengths: tuple[int | None, ...]) -> None:
    assert conflicts(block(*lengths), RULE) == []
    assert conflicts(block(None, 100, most_minutes=60), RULE) == []


def test_limits_for_all_blocks_are_options() -> None:
    festival = block(30, 40, 29)
    most = SetSetting(option_key(RULE, "most_minutes"), 95)
    least = SetSetting(option_key(RULE, "least_minutes"), 120)
    assert [c.fact("off") for c in conflicts(applied(festival, most), RULE)] == [6]
    assert [c.fact("off") for c in conflicts(applied(festival, least), RULE)] == [19]


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Take out Film 2",
        "Take out Film 0",
        "Take out Film 1",
        "Allow 101 minutes for Shorts 1",
    ]

from __future__ import annotations

import pytest

from planner.model import Festival
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "not-same-screen"


def on(one: int, *others: int) -> Festival:
    """Part one on that screen in the morning, part two on these in the evening."""
    builder = FestivalBuilder(screens=3)
    builder.film("Part one"), builder.film("Part two")
    builder.relation("same screen", "Part one", "Part two")
    builder.screening("Part one", "10:00", one)
    for screen in others:
        builder.screening("Part two", "18:00", screen)
    return builder.festival


def clean() -> Festival:
    return on(0, 0)


def broken() -> Festival:
    return on(0, 1)


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Part one is on Cinema / Screen 1 at Thu 10:00, but is to be on the screen of "
            "Part two: Cinema / Screen 2."
        )
    ]


@pytest.mark.parametrize(("others", "count"), [((), 0), ((1, 0), 0), ((1, 2), 1)])
def test_one_screening_there_is_enough(others: tuple[int, ...], count: int) -> None:
    assert len(conflicts(on(0, *others), RULE)) == count


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Part one to Cinema / Screen 2",
        "Move Part two to Cinema / Screen 1",
        "Unschedule Part two",
        "Unschedule Part one",
        "Drop the wish about Part one and Part two",
    ]

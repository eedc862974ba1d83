from __future__ import annotations

import pytest

from planner.model import Festival
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "equipment-missing"


def needing(
    film: tuple[str, ...] = ("soft titles",),
    promised: tuple[str, ...] = (),
    there: tuple[str, ...] = ("captions",),
) -> Festival:
    """Chomo, which needs these and was promised with those, on a screen that has others."""
    builder = FestivalBuilder()
    first, second = builder.festival.screens_in_order()
    builder.set(first, equipment=there)
    builder.set(second, equipment=("Soft Titles", "captions"))
    builder.screening(builder.film("Chomo", needs=film), needs=promised)
    return builder.festival


def clean() -> Festival:
    return needing(there=("captions", "Soft titles"))


def broken() -> Festival:
    return needing()


@pytest.mark.parametrize("there", [(), ("captions", "SOFT TITLES")])
def test_unknown_equipment_is_not_missing(there: tuple[str, ...]) -> None:
    assert conflicts(needing(there=there), RULE) == []


def test_sentences() -> None:
    assert sentences(broken(), RULE) == [
        "Chomo, Thu 19:30 on Cinema / Screen 1, needs soft titles, which that screen lacks."
    ]
    assert sentences(needing((), ("audio description",)), RULE) == [
        "Chomo, Thu 19:30 on Cinema / Screen 1, needs audio description, which that screen lacks."
    ]


def test_each_screening_is_one_conflict_however_much_it_lacks() -> None:
    (conflict,) = conflicts(needing(("soft titles", "3D glasses")), RULE)
    assert conflict.fact("missing") == 2


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Move Chomo to Cinema / Screen 2", "Unschedule Chomo"]


def test_a_swap_with_one_that_needs_nothing() -> None:
    builder = building(broken())
    builder.screening("Salt", screen=1)
    assert fix_titles(builder.festival, RULE)[0] == (
        "Swap Chomo with Salt, Thu 19:30 on Cinema / Screen 2"
    )

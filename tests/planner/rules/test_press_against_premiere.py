from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "press-against-premiere"


def press(clock: str, agreed: str = "not before", kind: str = "P&I") -> Festival:
    """Ritoma for the public at 14:00, and for the press at that time."""
    builder = FestivalBuilder()
    builder.screening("Ritoma", "14:00")
    builder.screening("Ritoma", clock, 1, kind_id=builder.kind("Press & industry").id)
    builder.run(SetSetting(option_key(RULE, "agreed"), agreed))
    builder.run(SetSetting(option_key(RULE, "press_kind"), kind))
    return builder.festival


def clean() -> Festival:
    return press("14:00")


def broken() -> Festival:
    return press("10:00")


def test_sentences() -> None:
    assert sentences(broken(), RULE) == [
        "The press sees Ritoma at Thu 10:00, before its first public screening at Thu 14:00."
    ]
    assert sentences(press("18:00", "not after"), RULE) == [
        "The press sees Ritoma at Thu 18:00, after its first public screening at Thu 14:00."
    ]


@pytest.mark.parametrize(
    ("clock", "agreed", "kind", "count"),
    [
        ("10:00", "any", "P&I", 0),
        ("10:00", "not after", "P&I", 0),
        ("14:00", "not after", "P&I", 0),
        ("18:00", "not before", "P&I", 0),
        ("10:00", "not before", "press & industry", 1),
        ("10:00", "not before", "Jury", 0),
    ],
)
def test_what_is_agreed(clock: str, agreed: str, kind: str, count: int) -> None:
    assert len(conflicts(press(clock, agreed, kind), RULE)) == count


def test_nothing_is_checked_until_somebody_says_what_is_agreed() -> None:
    festival = applied(broken(), SetSetting(option_key(RULE, "agreed"), None))
    assert conflicts(festival, RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE)[0] == "Move Ritoma to Thu 15:30"

from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "too-far-to-next"


def strand(second: str, way: int | None = 25, venue: str = "Odeon") -> Festival:
    """Ritoma ends 19:30 in the Cinema; Chomo of the same section begins then in that venue."""
    builder = FestivalBuilder(screens=1)
    screens = {"Odeon": builder.screen("Studio", "Odeon"), "Cinema": builder.screen("Two")}
    section = builder.section("Midnight")
    for title in ("Ritoma", "Chomo"):
        builder.film(title, section_id=section.id)
    builder.screening("Ritoma", "18:00")
    builder.screening("Chomo", second, screens[venue])
    builder.run(SetSetting(option_key(RULE, "sections"), ["Midnight"]))
    if way is not None:
        builder.travel("Cinema", "Odeon", way)
    return builder.festival


def clean() -> Festival:
    return strand("19:55")


def broken() -> Festival:
    return strand("19:45")


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma ends Thu 19:30 on Cinema / Screen 1 and Chomo of the same section begins at "
            "19:45 on Odeon / Studio: the way takes 25 minutes, and there are 15 minutes."
        )
    ]


@pytest.mark.parametrize(
    ("second", "way", "venue", "missing"),
    [
        ("19:30", 25, "Odeon", 25),
        ("19:25", 25, "Odeon", 0),
        ("19:30", None, "Odeon", 0),
        ("19:30", 25, "Cinema", 0),
        ("16:29", 25, "Odeon", 24),
    ],
)
def test_missing(second: str, way: int | None, venue: str, missing: int) -> None:
    found = [c.fact("missing") for c in conflicts(strand(second, way, venue), RULE)]
    assert found == ([missing] if missing else [])


def test_fixes() -> None:
    assert fix_titles(broken(), RULE)[0] == "Move Chomo to Thu 19:55"

from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival, Part
from planner.rules import option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "too-little-breath"


def then(clock: str, breathing: int | None = 10, way: int | None = 15) -> Festival:
    """Jia's Q&A ends 21:20 in the Cinema; the intro of the next is at that time in the Odeon."""
    builder = FestivalBuilder(screens=1)
    odeon = builder.screen("Studio", "Odeon")
    jia = builder.person("Jia", breathing_minutes=breathing)
    builder.appears(jia, builder.screening("Ritoma", "19:30", qa_minutes=20), Part.QA)
    builder.appears(jia, builder.screening("Chomo", clock, odeon), Part.INTRO)
    if way is not None:
        builder.travel("Cinema", "Odeon", way)
    return builder.festival


def clean() -> Festival:
    return then("21:45")


def broken() -> Festival:
    return then("21:40")


def test_sentence_names_minutes() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Jia has 20 minutes from Ritoma (Thu 19:30 on Cinema / Screen 1) to Chomo "
            "(Thu 21:40 on Odeon / Studio), and needs 25 minutes."
        )
    ]


@pytest.mark.parametrize(
    ("clock", "breathing", "way", "missing"),
    [
        ("21:20", 10, 15, 25),
        ("21:19", 10, 15, 0),  # both at once, which is another rule's
        ("21:20", None, 15, 15),
        ("21:20", 10, None, 10),
        ("21:20", None, None, 0),
        ("21:30", 10, None, 0),
    ],
)
def test_missing(clock: str, breathing: int | None, way: int | None, missing: int) -> None:
    found = [c.fact("missing") for c in conflicts(then(clock, breathing, way), RULE)]
    assert found == ([missing] if missing else [])


def test_options_fill_what_nobody_said() -> None:
    festival = then("21:20", None, None)
    breath = SetSetting(option_key(RULE, "breathing_minutes"), 5)
    way = SetSetting(option_key(RULE, "unknown_way_minutes"), 30)
    assert the_conflict(applied(festival, breath), RULE).fact("needed") == 5
    assert the_conflict(applied(festival, breath, way), RULE).fact("needed") == 35


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Chomo at Thu 21:40 without Jia",
        "Ritoma at Thu 19:30 without Jia",
        "Move Chomo to Cinema / Screen 1",
        "Move Ritoma to Odeon / Studio",
        "Move Chomo to Thu 21:45",
        "Unschedule Chomo",
        "Unschedule Ritoma",
    ]

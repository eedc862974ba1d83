from __future__ import annotations

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import all_rules, option_key
from planner.rules.lift import lift
from tests.build import FestivalBuilder, applied, at
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "embargo-broken"


def shown(clock: str, kind: str = "Public") -> Festival:
    """Ritoma, under embargo until Thursday 20:00, at that time."""
    builder = FestivalBuilder()
    builder.film("Ritoma", embargo=at(builder.festival, "20:00"))
    builder.screening("Ritoma", clock, kind_id=builder.kind(kind).id)
    return builder.festival


def clean() -> Festival:
    return shown("20:00")


def broken() -> Festival:
    return shown("19:30")


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma is shown to the public Thu 19:30 on Cinema / Screen 1, but is under embargo "
            "until Thu 20:00."
        )
    ]
    assert the_conflict(broken(), RULE).fact("minutes") == 30


def test_the_press_may_see_it() -> None:
    assert conflicts(shown("10:00", "Press & industry"), RULE) == []


def test_the_press_may_not_where_the_festival_says_so() -> None:
    held_back = SetSetting(option_key(RULE, "press_may"), value=False)
    festival = applied(shown("10:00", "Press & industry"), held_back)
    assert sentences(festival, RULE) == [
        (
            "Ritoma is shown to the press Thu 10:00 on Cinema / Screen 1, but is under embargo "
            "until Thu 20:00."
        )
    ]
    (show,) = festival.screenings()
    in_hand, screen = lift(festival, screening_id=show.id), festival.screens[show.screen_id]
    assert show.start in all_rules()[RULE].forbids(in_hand, screen)
    assert conflicts(applied(shown("20:00", "Press & industry"), held_back), RULE) == []
    assert conflicts(applied(shown("10:00", "Jury"), held_back), RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Ritoma to Thu 20:00",
        "Unschedule Ritoma",
    ]

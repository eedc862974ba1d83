from __future__ import annotations

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import Severity, option_key
from tests.build import FestivalBuilder, applied, building, the_screening
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "turnaround-too-short"


def pair(second: str) -> Festival:
    """Ritoma until 21:40, and Chomo from that clock time on."""
    builder = FestivalBuilder()
    builder.film("Ritoma", 130)
    builder.screening("Ritoma", "19:30")
    builder.screening("Chomo", second)
    return builder.festival


def clean() -> Festival:
    return pair("22:00")


def broken() -> Festival:
    return pair("21:45")


def test_enough_is_enough() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentence_names_end_start_need_and_gap() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma ends Thu 21:40 on Cinema / Screen 1; doors for Chomo are at 21:30, and it "
            "begins at 21:45; this screen needs 20 minutes in between, and has 5 minutes."
        )
    ]
    assert the_conflict(broken(), RULE).severity is Severity.WARNING


def test_doors_at_the_start_are_not_named() -> None:
    builder = building(broken())
    builder.set(the_screening(builder.festival, "Chomo"), doors_minutes=0)
    assert sentences(builder.festival, RULE) == [
        (
            "Ritoma ends Thu 21:40 on Cinema / Screen 1 and Chomo begins at 21:45; "
            "this screen needs 20 minutes in between, and has 5 minutes."
        )
    ]


def test_back_to_back_has_no_minutes() -> None:
    assert sentences(pair("21:40"), RULE)[0].endswith("and has no minutes.")


def test_overlap_is_another_rule() -> None:
    assert conflicts(pair("21:39"), RULE) == []


def test_turnaround_of_the_screening_goes_before_that_of_the_screen() -> None:
    builder = building(broken())
    builder.set(builder.festival.screens_in_order()[0], turnaround_minutes=30)
    assert the_conflict(builder.festival, RULE).fact("missing") == 25
    builder.set(the_screening(builder.festival, "Ritoma"), turnaround_minutes=5)
    assert conflicts(builder.festival, RULE) == []


def test_hold_needs_no_turnaround() -> None:
    builder = FestivalBuilder()
    builder.screening("Chomo", "19:30")
    builder.hold("21:00", 60)
    builder.screening("Ritoma", "22:00")
    assert conflicts(builder.festival, RULE) == []


def test_tolerance_is_an_option_of_the_festival() -> None:
    key = option_key(RULE, "tolerance_minutes")
    assert conflicts(applied(broken(), SetSetting(key, 15)), RULE) == []
    assert len(conflicts(applied(broken(), SetSetting(key, 14)), RULE)) == 1


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Thu 22:00",
        "Move Ritoma to Thu 19:15",
        "Swap Ritoma with Chomo, Thu 21:45 on Cinema / Screen 1",
        "Move Chomo to Cinema / Screen 2",
        "Move Ritoma to Cinema / Screen 2",
        "Unschedule Chomo",
        "Unschedule Ritoma",
    ]


def test_a_shorter_qa_leaves_the_turnaround() -> None:
    builder = FestivalBuilder()
    builder.film("Ritoma", 130)
    builder.screening("Ritoma", "19:00", qa_minutes=30)
    builder.screening("Chomo", "21:50")
    assert fix_titles(builder.festival, RULE)[:2] == [
        "Shorten the Q&A of Ritoma to 20 minutes",
        "Drop the Q&A of Ritoma (30 minutes)",
    ]

from __future__ import annotations

from planner.model import Blackout, Festival
from tests.build import FestivalBuilder, at
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "blacked-out"


def rented(clock: str, reason: str = "rental", **values: int) -> Festival:
    """Chomo, 90 minutes from that time on; its screen is rented out from 14:00 to 18:00."""
    builder = FestivalBuilder()
    screen = builder.festival.screens_in_order()[0]
    start, end = at(builder.festival, "14:00"), at(builder.festival, "18:00")
    builder.row(Blackout, screen_id=screen.id, start=start, end=end, reason=reason)
    builder.screening("Chomo", clock, **values)
    return builder.festival


def clean() -> Festival:
    return rented("12:30")


def broken() -> Festival:
    return rented("13:00")


def test_until_it_begins_and_from_its_end_on_the_screen_is_to_be_had() -> None:
    assert conflicts(clean(), RULE) == []
    assert conflicts(rented("18:00"), RULE) == []


def test_sentence_names_times_and_reason() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo runs Thu 13:00–14:30 on Cinema / Screen 1, which is not to be had from 14:00 "
            "to 18:00 (rental): 30 minutes of it."
        )
    ]
    assert sentences(rented("13:00", ""), RULE) == [
        (
            "Chomo runs Thu 13:00–14:30 on Cinema / Screen 1, which is not to be had from 14:00 "
            "to 18:00: 30 minutes of it."
        )
    ]


def test_all_of_it_within() -> None:
    assert the_conflict(rented("15:00"), RULE).fact("minutes") == 90


def test_other_screens_are_not_concerned() -> None:
    builder = FestivalBuilder()
    builder.festival = clean()
    builder.screening("Ritoma", "15:00", screen=1)
    assert conflicts(builder.festival, RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Thu 12:30",
        "Move Chomo to Thu 18:00",
        "Move Chomo to Cinema / Screen 2",
        "Unschedule Chomo",
    ]


def test_less_qa_is_enough_where_only_that_runs_into_it() -> None:
    festival = rented("12:15", qa_minutes=30)
    assert fix_titles(festival, RULE)[:2] == [
        "Shorten the Q&A of Chomo to 15 minutes",
        "Drop the Q&A of Chomo (30 minutes)",
    ]

from __future__ import annotations

from planner.edit.screenings import PinScreening, Unschedule
from planner.model import Copy, Festival
from planner.rules import fixes
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "copy-double-booked"


def shown(*starts: str, copies: int = 1, single: bool = True, **values: int) -> Festival:
    """Chomo, 90 minutes, at these times, each on a screen of its own."""
    builder = FestivalBuilder(screens=max(2, len(starts)))
    film = builder.film("Chomo")
    for _number in range(copies):
        builder.row(Copy, film_id=film.id, format="35 mm", single=single)
    for screen, clock in enumerate(starts):
        builder.screening(film, clock, screen=screen, **values)
    return builder.festival


def clean() -> Festival:
    return shown("19:30", "21:00")


def broken() -> Festival:
    return shown("19:30", "20:59")


def test_enough_copies_loaded_ones_and_unknown_ones() -> None:
    assert conflicts(shown("19:30", "19:30", copies=2), RULE) == []
    assert conflicts(shown("19:30", "19:30", single=False), RULE) == []
    assert conflicts(shown("19:30", "19:30", copies=0), RULE) == []


def test_qa_needs_no_copy() -> None:
    assert conflicts(shown("19:30", "21:00", qa_minutes=30), RULE) == []


def test_three_screens_two_copies() -> None:
    assert conflicts(shown("19:30", "20:00", "21:00", copies=2), RULE) == []
    festival = shown("19:30", "20:00", "20:30", copies=2)
    assert the_conflict(festival, RULE).fact("screens") == 3
    assert sentences(festival, RULE) == [
        (
            "Chomo begins Thu 20:30 on Cinema / Screen 3, but its 2 copies are needed elsewhere; "
            "the first on Cinema / Screen 1 from 19:30 on."
        )
    ]


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo begins Thu 20:59 on Cinema / Screen 2, but its only copy is needed on "
            "Cinema / Screen 1 from 19:30 on."
        )
    ]


def test_on_one_screen_it_is_an_overlap_only() -> None:
    builder = FestivalBuilder()
    film = builder.film("Chomo")
    builder.row(Copy, film_id=film.id, format="35 mm")
    builder.screening(film, "19:30")
    builder.screening(film, "20:00")
    assert conflicts(builder.festival, RULE) == []


def test_fixes_move_the_last() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Thu 21:00",
        "Unschedule Chomo at Thu 20:59",
    ]


def test_fixes_leave_alone_what_is_pinned() -> None:
    builder = building(broken())
    first, second = builder.festival.screenings()
    builder.run(PinScreening(second.id))
    (conflict,) = conflicts(builder.festival, RULE)
    edits = [fix.edit for fix in fixes(conflict, builder.festival)]
    assert edits
    assert all(second.id not in edit.parameters().values() for edit in edits)
    assert Unschedule((first.id,)) in edits

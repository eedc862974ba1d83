from __future__ import annotations

import pytest

from planner.edit.screenings import PinScreening, Unschedule
from planner.model import Copy, Festival
from planner.rules import all_rules, fixes
from planner.rules.lift import lift
from tests.build import FestivalBuilder, at, building
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


def dcp_only(*second: str, arrives: int | None = None, screens: int = 2) -> FestivalBuilder:
    """Chomo at half past seven on screens that play DCP only; a DCP there, and other copies."""
    builder = FestivalBuilder(screens=screens)
    film = builder.film("Chomo")
    for screen in list(builder.festival.screens.values()):
        builder.set(screen, formats=("DCP",))
    builder.copy(film, "DCP")
    for carrier in second:
        builder.copy(film, carrier, arrives=arrives)
    for screen_number in range(screens):
        builder.screening(film, "19:30", screen=screen_number)
    return builder


@pytest.mark.parametrize(
    ("second", "arrives", "count"),
    [("35 mm", None, 1), ("DCP", "19:31", 1), ("DCP", "19:30", 0), ("DCP", None, 0)],
)
def test_only_copies_that_are_there_and_can_be_played_serve(
    second: str, arrives: str | None, count: int
) -> None:
    moment = None if arrives is None else at(dcp_only().festival, arrives)
    festival = dcp_only(second, arrives=moment).festival
    assert len(conflicts(festival, RULE)) == count
    screening, *_rest = festival.screenings()
    in_hand = lift(festival, screening_id=screening.id)
    forbidden = all_rules()[RULE].forbids(in_hand, festival.screens[screening.screen_id])
    assert (screening.start in forbidden) == bool(count)


def test_sentence_where_other_copies_cannot_serve() -> None:
    (said,) = sentences(dcp_only("35 mm").festival, RULE)
    assert "but the only copy that is there and can be played is needed on Cinema" in said


def test_each_screen_is_counted_with_the_copies_it_plays() -> None:
    builder = dcp_only("35 mm", screens=3)
    *_two, third = builder.festival.screens.values()
    builder.set(third, formats=("35 mm",))
    (conflict,) = conflicts(builder.festival, RULE)
    assert (conflict.fact("screens"), conflict.fact("copies")) == (2, 1)
    shown = [builder.festival.all_screenings[i].screen_id for i in conflict.screening_ids]
    assert third.id not in shown


def test_whoever_has_a_copy_to_itself_is_not_part_of_a_clash_of_others() -> None:
    builder = dcp_only("35 mm", screens=3)
    *_two, third = builder.festival.screens.values()
    builder.set(third, formats=("35 mm", "DCP"))
    (conflict,) = conflicts(builder.festival, RULE)
    shown = [builder.festival.all_screenings[i].screen_id for i in conflict.screening_ids]
    assert third.id not in shown


def test_many_copies_that_are_alike_are_quickly_shared_out() -> None:
    festival = dcp_only(*["DCP"] * 18, screens=20).festival
    assert the_conflict(festival, RULE).fact("copies") == 19


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

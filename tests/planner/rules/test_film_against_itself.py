from __future__ import annotations

from planner.model import Festival
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import (
    conflicts,
    fix_called,
    fix_titles,
    fixed,
    sentences,
    the_conflict,
)

RULE = "film-against-itself"


def twice(second: str, screen: int = 1) -> Festival:
    builder = FestivalBuilder()
    builder.film("Ritoma", 130)
    builder.screening("Ritoma", "19:30")
    builder.screening("Ritoma", second, screen=screen)
    return builder.festival


def clean() -> Festival:
    return twice("21:40")


def broken() -> Festival:
    return twice("20:00")


def test_one_after_the_other_is_fine() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentence_names_both_places() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma runs twice at once: Thu 19:30 on Cinema / Screen 1 and 20:00 on "
            "Cinema / Screen 2, 100 minutes of it at the same time."
        )
    ]


def test_one_screen_is_an_overlap_instead() -> None:
    assert conflicts(twice("20:00", screen=0), RULE) == []


def double_bill(alone: str) -> Festival:
    """Ritoma and Chomo as a double bill from 18:00, and Chomo alone from that clock time on."""
    builder = FestivalBuilder()
    ritoma, chomo = builder.film("Ritoma", 60), builder.film("Chomo", 60)
    bill = builder.shorts("Two", ritoma, chomo, gap_seconds=600)
    builder.screening(bill, "18:00")
    builder.screening(chomo, alone, screen=1)
    return builder.festival


def test_only_the_film_itself_counts_within_a_double_bill() -> None:
    assert conflicts(double_bill("18:05"), RULE) == []
    assert the_conflict(double_bill("18:15"), RULE).fact("minutes") == 5
    assert the_conflict(double_bill("19:10"), RULE).fact("minutes") == 60


def test_three_at_once_are_three_pairs() -> None:
    builder = FestivalBuilder(screens=3)
    for screen in range(3):
        builder.screening("Opening", "19:30", screen=screen)
    assert len(conflicts(builder.festival, RULE)) == 3


def test_fixes_move_either() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Ritoma to Thu 21:40",
        "Unschedule Ritoma at Thu 20:00",
    ]


def test_a_swap_with_what_runs_at_another_time() -> None:
    builder = building(broken())
    builder.film("Salt", 130)
    builder.screening("Salt", "22:00", screen=1)
    builder.screening("Chomo", "10:00", screen=1)
    builder.film("Beside", 130)
    swap = "Swap Ritoma with Salt, Thu 22:00 on Cinema / Screen 2"
    assert swap in fix_titles(builder.festival, RULE)
    after = fixed(builder.festival, fix_called(builder.festival, RULE, "Swap"))
    assert conflicts(after, RULE) == []

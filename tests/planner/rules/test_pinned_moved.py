from __future__ import annotations

from planner.edit.screenings import MoveScreening, PinScreening
from planner.edit.venues import RemoveScreen
from planner.model import Festival
from tests.build import FestivalBuilder, at
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "pinned-moved"


def pinned() -> FestivalBuilder:
    builder = FestivalBuilder()
    screening = builder.screening("Chomo", "18:30", day=1)
    builder.run(PinScreening(screening.id))
    return builder


def clean() -> Festival:
    return pinned().festival


def broken(screen: int = 0) -> Festival:
    builder = pinned()
    (screening,) = builder.festival.screenings()
    to = builder.festival.screens_in_order()[screen].id
    builder.run(MoveScreening(screening.id, to, at(builder.festival, "18:45", day=1)))
    return builder.festival


def test_at_its_pin_is_fine() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentence_names_both_places() -> None:
    assert sentences(broken(screen=1), RULE) == [
        (
            "Chomo is pinned at Fri 18:30 on Cinema / Screen 1, but stands at Fri 18:45 on "
            "Cinema / Screen 2."
        )
    ]


def test_facts() -> None:
    assert the_conflict(broken(), RULE).facts[:2] == (("minutes", 15), ("other_screen", 0))
    assert the_conflict(broken(screen=1), RULE).facts[:2] == (("minutes", 15), ("other_screen", 1))


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Put back to Fri 18:30 on Cinema / Screen 1",
        "Pin here",
        "Unpin",
    ]


def test_only_the_time_counts_when_the_pinned_screen_is_gone() -> None:
    builder = FestivalBuilder()
    builder.festival = broken(screen=1)
    builder.run(RemoveScreen(builder.festival.screens_in_order()[0].id))
    assert the_conflict(builder.festival, RULE).facts[:2] == (("minutes", 15), ("other_screen", 0))

from __future__ import annotations

from planner.model import Festival
from tests.build import building
from tests.planner.rules.releases import moved, published
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "moved-after-sale"


def clean() -> Festival:
    return published(tickets_sold=120)


def broken() -> Festival:
    return moved(clean(), "20:00", screen=1)


def test_without_tickets_it_is_only_a_change_of_the_programme() -> None:
    assert conflicts(moved(published(), "20:00"), RULE) == []
    assert conflicts(moved(published(tickets_sold=0), "20:00"), RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "120 tickets have been sold for Chomo at Thu 19:30 on Cinema / Screen 1, but it is at "
            "Thu 20:00 on Cinema / Screen 2 now."
        )
    ]


def test_more_tickets_are_worse() -> None:
    facts = the_conflict(broken(), RULE).facts
    assert facts[:3] == (("sold", 120), ("minutes", 30), ("other_screen", 1))
    builder = building(broken())
    builder.set(builder.festival.screenings()[0], tickets_sold=130)
    assert the_conflict(builder.festival, RULE).fact("sold") == 130


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Put back to Thu 19:30 on Cinema / Screen 1"]

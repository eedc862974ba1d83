from __future__ import annotations

from planner.model import Festival
from planner.rules import Severity
from tests.planner.rules.releases import moved, published
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "published-screen-moved"


def clean() -> Festival:
    return moved(published(), "20:00")


def broken() -> Festival:
    return moved(published(), "19:30", screen=1)


def test_another_time_is_another_rule_and_worse() -> None:
    assert conflicts(clean(), RULE) == []
    assert the_conflict(clean(), "published-time-moved").severity is Severity.WARNING
    assert the_conflict(broken(), RULE).severity is Severity.NOTICE


def test_with_tickets_sold_it_is_another_rule() -> None:
    festival = moved(published(tickets_sold=5), "19:30", screen=1)
    assert [len(conflicts(festival, r)) for r in (RULE, "moved-after-sale")] == [0, 1]


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "Chomo, Thu 19:30, was published for Cinema / Screen 1, but is on Cinema / Screen 2 now."
    ]


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Put back to Thu 19:30 on Cinema / Screen 1"]

from __future__ import annotations

from planner.model import Festival
from planner.rules import Severity
from tests.build import FestivalBuilder, building
from tests.planner.rules.random_festivals import publish
from tests.planner.rules.releases import moved, published
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "published-time-moved"


def clean() -> Festival:
    return moved(published(), "19:30", screen=1)


def broken() -> Festival:
    return moved(published(), "20:00")


def test_without_a_release_nothing_is_published() -> None:
    builder = FestivalBuilder()
    builder.screening("Chomo", "19:30")
    assert conflicts(moved(builder.festival, "20:00"), RULE) == []


def test_the_last_release_counts() -> None:
    builder = building(broken())
    publish(builder, "13:00")
    assert conflicts(builder.festival, RULE) == []


def test_with_tickets_sold_it_is_another_rule() -> None:
    festival = moved(published(tickets_sold=5), "20:00")
    assert [len(conflicts(festival, r)) for r in (RULE, "moved-after-sale")] == [0, 1]


def test_another_programme_under_the_same_code_is_another_screening() -> None:
    builder = building(broken())
    (screening,) = builder.festival.screenings()
    other = builder.event("Talk")
    builder.set(screening, programme_id=other.id)
    assert conflicts(builder.festival, RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo was published for Thu 19:30 on Cinema / Screen 1, but begins Thu 20:00 on "
            "Cinema / Screen 1 now."
        )
    ]
    assert the_conflict(broken(), RULE).fact("minutes") == 30
    assert the_conflict(broken(), RULE).severity is Severity.WARNING


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Put back to Thu 19:30 on Cinema / Screen 1"]

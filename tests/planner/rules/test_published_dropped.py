from __future__ import annotations

from planner.edit.screenings import CancelScreening, Unschedule
from planner.model import Festival
from tests.build import at, building
from tests.planner.rules.releases import moved, published
from tests.planner.rules.told import conflicts, fix_called, fix_titles, fixed, sentences

RULE = "published-dropped"


def clean() -> Festival:
    return moved(published(), "20:00")


def broken() -> Festival:
    builder = building(published())
    builder.run(Unschedule((builder.festival.screenings()[0].id,)))
    return builder.festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo was published for Thu 19:30 on Cinema / Screen 1, but is not on the plan any "
            "more; it was not cancelled either."
        )
    ]


def test_fix_places_it_again() -> None:
    assert fix_titles(broken(), RULE) == ["Place again Thu 19:30 on Cinema / Screen 1"]
    festival = broken()
    festival = fixed(festival, fix_called(festival, RULE, "Place again"))
    (again,) = festival.screenings()
    assert again.start == at(festival, "19:30")
    assert conflicts(festival, RULE) == []


def test_a_cancelled_one_is_not_gone() -> None:
    builder = building(published())
    builder.run(CancelScreening(builder.festival.screenings()[0].id, "The print is lost"))
    assert conflicts(builder.festival, RULE) == []


def test_before_the_first_release_nothing_is_gone() -> None:
    builder = building(broken())
    release = builder.festival.latest_release()
    assert release is not None
    assert conflicts(builder.festival.in_plan(release.plan_id), RULE) == []

from __future__ import annotations

from planner.edit.fields import SetField
from planner.edit.frozen import changes_of
from planner.edit.screenings import CancelScreening, PlaceProgramme, Unschedule
from planner.model import Festival, RowChange
from planner.rules import check, recheck
from tests.build import applied, at, building, the_programme
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


def exchanged() -> tuple[Festival, tuple[RowChange, ...]]:
    """Rain stands under the code that was published for Chomo, at its place."""
    builder = building(published())
    other = builder.film("Rain")
    festival, (screening,) = builder.festival, builder.festival.screenings()
    rain = the_programme(festival, other.title)
    rows = changes_of(SetField("screening", screening.id, "programme_id", rain.id), festival)
    return festival, rows


def test_another_programme_under_its_code_is_no_trace_of_it() -> None:
    festival, rows = exchanged()
    after = festival.with_changes(rows)
    assert sentences(after, RULE) == [
        (
            "Chomo was published for Thu 19:30 on Cinema / Screen 1, but is not on the plan any "
            "more; it was not cancelled either."
        )
    ]
    assert recheck(check(festival), festival, after, rows).by_key == check(after).by_key


def test_the_programme_that_came_under_its_code_is_not_gone_when_it_goes() -> None:
    festival, rows = exchanged()
    after = festival.with_changes(rows)
    (screening,) = after.screenings()
    dropped = applied(after, Unschedule((screening.id,)))
    assert len(conflicts(dropped, RULE)) == 1


def test_elsewhere_under_another_code_it_is_still_gone_from_where_it_was_published() -> None:
    festival, rows = exchanged()
    chomo = the_programme(festival, "Chomo")
    screen = festival.screens_in_order()[1]
    after = applied(
        festival.with_changes(rows), PlaceProgramme(chomo.id, screen.id, at(festival, "21:00"))
    )
    assert len(conflicts(after, RULE)) == 1

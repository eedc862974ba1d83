from __future__ import annotations

from planner.edit.screenings import CancelScreening, PinScreening
from planner.model import Festival
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "over-contract"


def shown(times: int, most: int | None) -> Festival:
    builder = FestivalBuilder()
    film = builder.film("Chomo", maximum_screenings=most)
    for day in range(times):
        builder.screening(film, day=day)
    return builder.festival


def clean() -> Festival:
    return shown(2, 2)


def broken() -> Festival:
    return shown(3, 2)


def test_no_number_is_no_limit() -> None:
    assert conflicts(shown(3, None), RULE) == []


def test_cancelled_ones_do_not_count() -> None:
    builder = building(broken())
    builder.run(CancelScreening(builder.festival.screenings()[0].id))
    assert conflicts(builder.festival, RULE) == []


def test_those_within_other_programmes_do() -> None:
    builder = FestivalBuilder()
    film, other = builder.film("Chomo", 10, maximum_screenings=1), builder.film("Other", 10)
    builder.screening(film)
    builder.screening(builder.shorts("Shorts", film, other), day=1)
    assert the_conflict(builder.festival, RULE).fact("over") == 1


def test_sentences() -> None:
    assert sentences(broken(), RULE) == ["Chomo has 3 screenings, but its contract allows 2."]
    assert sentences(shown(1, 0), RULE) == ["Chomo has 1 screening, but its contract allows none."]


def test_fixes_take_one_off_but_none_that_is_pinned() -> None:
    assert fix_titles(shown(1, 0), RULE) == ["Unschedule Chomo"]
    assert fix_titles(broken(), RULE) == [
        "Unschedule Chomo at Sat 19:30",
        "Unschedule Chomo at Fri 19:30",
        "Unschedule Chomo at Thu 19:30",
    ]
    builder = building(broken())
    builder.run(PinScreening(builder.festival.screenings()[1].id))
    assert len(fix_titles(builder.festival, RULE)) == 2

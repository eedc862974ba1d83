from __future__ import annotations

from planner.edit.patterns import RepeatDay, RepeatScreen
from planner.model import Festival, Hold, ScreeningStatus
from planner.times import clock
from tests.build import FestivalBuilder, applied


def a_day() -> FestivalBuilder:
    builder = FestivalBuilder(screens=2, days=2)
    builder.screening("One", "18:00", 0, qa_minutes=20)
    builder.screening("Two", "24:30", 1)
    gone = builder.screening("Gone", "20:00", 0)
    builder.set(gone, status=ScreeningStatus.CANCELLED)
    builder.hold("12:00", 60, 0, title="check")
    return builder


def shown(festival: Festival, day: int) -> list[tuple[str, str, int]]:
    screens = [screen.id for screen in festival.screens_in_order()]
    return [
        (festival.screening_title(row), clock(row.start), screens.index(row.screen_id))
        for row in festival.screenings_on_day(festival.days()[day])
    ]


def test_a_day_is_repeated_with_its_holds_and_past_midnight():
    festival = a_day().festival
    one, two = festival.days()
    after = applied(festival, RepeatDay(one, two))
    assert shown(after, 1) == [("One", "18:00", 0), ("Two", "00:30", 1)]
    assert [after.span(row).qa for row in after.screenings_on_day(two)] == [20, 0]
    assert len(after.rows(Hold)) == 2
    assert len({row.code for row in after.screenings()}) == 5


def test_one_screen_is_repeated_alone():
    festival = a_day().festival
    one, two = festival.days()
    first = festival.screens_in_order()[0].id
    after = applied(festival, RepeatDay(one, two, first))
    assert shown(after, 1) == [("One", "18:00", 0)]


def test_a_screen_lends_its_day_to_another():
    festival = a_day().festival
    first, second = (screen.id for screen in festival.screens_in_order())
    after = applied(festival, RepeatScreen(festival.days()[0], first, second))
    assert ("One", "18:00", 1) in shown(after, 0)
    assert ("One", "18:00", 0) in shown(after, 0)
    assert ("Two", "00:30", 1) in shown(after, 0)

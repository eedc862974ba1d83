from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.edit.screenings import CancelScreening
from planner.model import Blackout, Festival, RowChange
from planner.rules import check, option_key, place_of, recheck
from tests.build import FestivalBuilder, applied, at, building
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "dead-gap"


def day(*clocks: str, on: int = 0) -> FestivalBuilder:
    """Films of 90 minutes at these times on one screen."""
    builder = FestivalBuilder()
    for number, clock in enumerate(clocks):
        builder.screening(f"Film {number}", clock, day=on)
    return builder


def clean() -> Festival:
    return day("10:00", "15:29").festival


def broken() -> Festival:
    return day("10:00", "15:30").festival


@pytest.mark.parametrize(
    ("clocks", "minutes"),
    [
        (("10:00",), []),
        (("10:00", "13:00", "16:00"), []),
        (("10:00", "16:00", "23:00"), [270, 330]),
        (("10:00", "10:30", "16:00"), [240]),
    ],
)
def test_gaps_of_a_day(clocks: tuple[str, ...], minutes: list[int]) -> None:
    assert [c.fact("minutes") for c in conflicts(day(*clocks).festival, RULE)] == minutes


def test_the_night_is_no_gap() -> None:
    builder = day("22:00")
    builder.screening("Morning", "10:00", day=1)
    assert conflicts(builder.festival, RULE) == []


def test_a_hold_is_use_and_may_be_what_the_gap_lies_between() -> None:
    builder = building(broken())
    builder.hold("13:00", 30)
    assert conflicts(builder.festival, RULE) == []
    holds = FestivalBuilder()
    holds.hold("10:00", 30)
    holds.hold("18:00", 30)
    assert sentences(holds.festival, RULE)[0].endswith("until Hold begins at 18:00.")


def black_out(builder: FestivalBuilder, since: str, until: str) -> Festival:
    """Screen 1 rented between these on the first day."""
    screen, festival = builder.festival.screens_in_order()[0], builder.festival
    hours = {"start": at(festival, since), "end": at(festival, until)}
    builder.row(Blackout, screen_id=screen.id, **hours)
    return builder.festival


def test_whoever_rents_the_screen_uses_it() -> None:
    assert conflicts(black_out(day("10:00", "18:00"), "14:00", "18:00"), RULE) == []
    assert conflicts(black_out(day("10:00", "18:00"), "11:00", "14:30"), RULE) == []
    rented = black_out(day("10:00", "20:00"), "18:00", "20:00")
    assert sentences(rented, RULE) == [
        (
            "Cinema / Screen 1 stands empty for 6 h 30 min, from Thu 11:30 until it is blacked out "
            "at 18:00."
        )
    ]


def test_a_blackout_taken_away_leaves_a_gap() -> None:
    builder = day("10:00", "18:00")
    festival = black_out(builder, "14:00", "18:00")
    (blackout,) = festival.rows(Blackout).values()
    gone = (RowChange("blackout", blackout.id, blackout, None),)
    after = festival.with_changes(gone)
    found = recheck(check(festival), festival, after, gone)
    assert [c.fact("minutes") for c in found.conflicts if c.rule == RULE] == [390]


def test_what_is_cancelled_leaves_a_gap() -> None:
    builder = day("10:00", "13:00", "16:00")
    builder.run(CancelScreening(builder.festival.screenings()[1].id))
    assert the_conflict(builder.festival, RULE).fact("minutes") == 270


def test_how_long_is_an_option() -> None:
    to = SetSetting(option_key(RULE, "gap_minutes"), 120)
    assert len(conflicts(applied(day("10:00", "13:30").festival, to), RULE)) == 1


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        ("Cinema / Screen 1 stands empty for 4 h, from Thu 11:30 until Film 1 begins at 15:30.")
    ]


def test_its_place_is_where_the_screen_falls_empty() -> None:
    festival = broken()
    place = place_of(the_conflict(festival, RULE), festival)
    assert place is not None
    assert place.start == at(festival, "11:30")


def test_fixes_close_it() -> None:
    assert fix_titles(broken(), RULE) == ["Move Film 1 to Thu 11:50"]

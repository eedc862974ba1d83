from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.edit.venues import SetHours
from planner.model import Blackout, Festival, GuestsWanted, Wanted
from planner.rules import check, option_key, recheck
from planner.times import Day, day_start
from tests.build import FestivalBuilder, applied, changes_of
from tests.planner.rules.told import conflicts, fix_titles, gap_titles, sentences

RULE = "fits-nowhere"


def open_for(hours: int, minutes: int = 90, **film: object) -> FestivalBuilder:
    """Ritoma, not placed yet, and two screens that are open so long from ten in the morning."""
    builder = FestivalBuilder()
    builder.film("Ritoma", minutes, **film)
    for screen in builder.festival.screens:
        builder.run(SetHours(screen, 600, 600 + hours * 60))
    return builder


def clean() -> Festival:
    return open_for(2, 120).festival


def broken() -> Festival:
    return open_for(2, 121).festival


def test_hours() -> None:
    assert sentences(broken(), RULE) == [
        "Ritoma fits nowhere: no screen is open for 121 minutes in a row."
    ]


@pytest.mark.parametrize(("formats", "count"), [((), 0), (("DCP",), 1), (("DCP", "35 mm"), 0)])
def test_formats(formats: tuple[str, ...], count: int) -> None:
    builder = open_for(8)
    for screen in list(builder.festival.screens.values()):
        builder.set(screen, formats=formats)
    assert conflicts(builder.festival, RULE) == []
    builder.copy(next(iter(builder.festival.films.values())), "35 mm")
    found = sentences(builder.festival, RULE)
    assert found == ["Ritoma fits nowhere: no screen plays its copies."] * count


def test_licence() -> None:
    builder = open_for(8)
    (film,) = builder.festival.films.values()
    first, last = builder.festival.edition.first_day, builder.festival.edition.last_day
    builder.set(film, licence_from=last, licence_until=last)
    assert conflicts(builder.festival, RULE) == []
    builder.set(film, licence_until=Day(first - 1), licence_from=None)
    assert sentences(builder.festival, RULE) == [
        "Ritoma fits nowhere: its licence does not reach into the festival."
    ]


def two_screens() -> FestivalBuilder:
    """Ritoma, 90 minutes on 35 mm, and two screens: one plays it, the other is open longer."""
    builder = open_for(8)
    (film,) = builder.festival.films.values()
    builder.copy(film, "35 mm")
    plays, is_open = builder.festival.screens_in_order()
    builder.set(plays, formats=("35 mm",))
    builder.set(is_open, formats=("DCP",))
    return builder


def test_the_screen_that_plays_it_must_be_the_one_that_is_open() -> None:
    builder = two_screens()
    assert conflicts(builder.festival, RULE) == []
    plays, _other = builder.festival.screens_in_order()
    builder.run(SetHours(plays.id, 600, 600 + 89))
    assert sentences(builder.festival, RULE) == [
        "Ritoma fits nowhere: no screen that plays its copies is open for 90 minutes in a row."
    ]


def test_it_must_be_open_within_the_licence() -> None:
    builder = two_screens()
    (film,) = builder.festival.films.values()
    first = builder.festival.edition.first_day
    builder.set(film, licence_until=first)
    assert conflicts(builder.festival, RULE) == []
    plays, other = builder.festival.screens_in_order()
    builder.run(SetHours(plays.id, 600, 600 + 89, first))
    assert sentences(builder.festival, RULE) == [
        (
            "Ritoma fits nowhere: no screen that plays its copies is open for 90 minutes in a row "
            "within its licence."
        )
    ]
    builder.run(SetHours(other.id, 600, 600 + 89, first))
    assert sentences(builder.festival, RULE) == [
        "Ritoma fits nowhere: no screen is open for 90 minutes in a row within its licence."
    ]


def test_blackouts_and_the_hard_out() -> None:
    builder = open_for(3, 90)
    one, two = builder.festival.screens_in_order()
    for day in builder.festival.days():
        noon = day_start(day) + 12 * 60
        builder.row(Blackout, screen_id=one.id, start=noon - 60, end=noon - 30)
    builder.set(two, last_exit=11 * 60 + 30)
    assert conflicts(builder.festival, RULE) == []  # 90 minutes from half past eleven, or from ten
    builder.set(one, last_exit=12 * 60 + 30)
    assert conflicts(builder.festival, RULE) == []
    builder.run(SetSetting(option_key("hard-out", "leaving_minutes"), 1))
    assert sentences(builder.festival, RULE) == [
        "Ritoma fits nowhere: no screen is open for 90 minutes in a row."
    ]


def test_an_option_of_another_rule_is_looked_at_again() -> None:
    builder = open_for(2, 120)
    for screen in list(builder.festival.screens.values()):
        builder.set(screen, last_exit=12 * 60)
    before, known = builder.festival, check(builder.festival)
    edit = SetSetting(option_key("hard-out", "leaving_minutes"), 1)
    after = applied(before, edit)
    report = recheck(known, before, after, changes_of(before, edit))
    assert [c for c in report.conflicts if c.rule == RULE] == conflicts(after, RULE) != []


def test_what_is_wanted_of_one_kind_only_counts() -> None:
    builder = open_for(2, 121)
    (programme,) = builder.festival.programmes.values()
    builder.set(programme, wanted=0)
    assert conflicts(builder.festival, RULE) == []
    press = builder.kind("Press & industry")
    builder.row(Wanted, programme_id=programme.id, kind_id=press.id, count=1)
    assert len(conflicts(builder.festival, RULE)) == 1


def test_a_screen_with_shorter_minutes_of_its_own_counts_with_these() -> None:
    builder = open_for(2, 115)
    builder.set(builder.kind("Public"), qa_minutes=None)
    builder.set(builder.festival.edition, qa_minutes=10)
    assert len(conflicts(builder.festival, RULE)) == 1
    screen, *_others = builder.festival.screens.values()
    builder.set(screen, qa_minutes=0)
    assert conflicts(builder.festival, RULE) == []


def test_guests() -> None:
    builder = open_for(8, guests_wanted=GuestsWanted.ALL)
    (film,) = builder.festival.films.values()
    jia = builder.person("Jia", film)
    assert conflicts(builder.festival, RULE) == []
    for day in range(3):
        builder.there(jia, day)
    assert sentences(builder.festival, RULE) == [
        "Ritoma fits nowhere: none of its guests is there on any festival day."
    ]


def test_what_is_placed_or_not_wanted_is_not_looked_at() -> None:
    builder = open_for(2, 121)
    builder.screening("Ritoma", "10:00")
    assert conflicts(builder.festival, RULE) == []


def test_what_does_not_fit_is_not_wanted_or_somebody_knows_better() -> None:
    assert fix_titles(broken(), RULE) == ["Want no screening of Ritoma"]
    assert gap_titles(broken(), RULE) == []
    builder = open_for(8)
    for screen in list(builder.festival.screens.values()):
        builder.set(screen, formats=("DCP",))
    (film,) = builder.festival.films.values()
    builder.copy(film, "35 mm")
    assert gap_titles(builder.festival, RULE) == ["Add a copy of Ritoma that can be played"]


def test_guests_who_never_come_need_not_be_waited_for() -> None:
    builder = open_for(8, guests_wanted=GuestsWanted.ALL)
    (film,) = builder.festival.films.values()
    jia = builder.person("Jia", film)
    for day in range(3):
        builder.there(jia, day)
    assert fix_titles(builder.festival, RULE)[0] == "Show Ritoma without its guests"
    assert gap_titles(builder.festival, RULE) == ["Type when Jia is there"]

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.edit.fields import SetField
from planner.edit.venues import RemoveScreen
from planner.model import Festival, RowChange
from planner.rules import placement
from tests.build import FestivalBuilder, applied, at, building
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


def selling(tickets: int = 120) -> Festival:
    """Chomo on the first evening on Screen 1, never published, with tickets typed."""
    builder = FestivalBuilder()
    screening = builder.screening("Chomo", "19:30")
    builder.run(SetField("screening", screening.id, "tickets_sold", tickets))
    return builder.festival


def test_without_a_release_it_counts_where_it_was_when_tickets_came() -> None:
    assert conflicts(selling(), RULE) == []
    assert sentences(moved(selling(), "20:00", screen=1, day=1), RULE) == [
        (
            "120 tickets have been sold for Chomo at Thu 19:30 on Cinema / Screen 1, but it is at "
            "Fri 20:00 on Cinema / Screen 2 now."
        )
    ]
    again = moved(moved(selling(), "20:00", screen=1, day=1), "21:00", day=2)
    assert the_conflict(again, RULE).fact("minutes") == 2 * 1440 + 90
    assert conflicts(moved(again, "19:30"), RULE) == []
    assert fix_titles(again, RULE) == ["Put back to Thu 19:30 on Cinema / Screen 1"]


def test_more_tickets_do_not_move_the_sale_and_none_ends_it() -> None:
    festival = moved(selling(), "20:00")
    (screening,) = festival.screenings()
    for tickets, reported in ((130, 1), (0, 0), (5, 0), (None, 0)):
        festival = applied(festival, SetField("screening", screening.id, "tickets_sold", tickets))
        assert len(conflicts(festival, RULE)) == reported


def test_only_the_time_counts_when_the_screen_that_was_sold_is_gone() -> None:
    builder = building(moved(selling(), "20:00", screen=1))
    builder.run(RemoveScreen(builder.festival.screens_in_order()[0].id))
    assert the_conflict(builder.festival, RULE).facts[1:3] == (("minutes", 30), ("other_screen", 0))


def test_sold_after_a_move_from_what_was_published_is_told_as_that() -> None:
    builder = building(moved(published(), "20:00"))
    (screening,) = builder.festival.screenings()
    builder.run(SetField("screening", screening.id, "tickets_sold", 3))
    assert conflicts(builder.festival, RULE) == []
    assert len(conflicts(builder.festival, "published-time-moved")) == 1
    back = moved(builder.festival, "19:30")
    assert len(conflicts(back, RULE)) == 1
    assert conflicts(back, "published-time-moved") == []


def older(festival: Festival) -> Festival:
    """As a file has it that does not know where the sale began."""
    (row,) = festival.screenings()
    return festival.with_changes(
        [RowChange("screening", row.id, row, replace(row, sold_start=None, sold_screen_id=None))]
    )


def test_in_an_older_file_it_counts_where_it_was_published_or_stood() -> None:
    assert len(conflicts(older(broken()), RULE)) == 1
    assert conflicts(older(moved(selling(), "20:00")), RULE) == []
    assert the_conflict(moved(older(selling()), "20:00"), RULE).fact("minutes") == 30


@pytest.mark.parametrize("festival", [broken(), older(broken()), selling(), published()])
def test_the_map_says_what_a_drop_would(festival: Festival) -> None:
    (screening,) = festival.screenings()
    found = placement(festival, screening_id=screening.id)
    rules = {RULE, "published-time-moved", "published-screen-moved"}
    for number, screen in enumerate(festival.screens_in_order()):
        for clock in ("19:00", "19:30", "20:00"):
            there = moved(festival, clock, number)
            told = {rule for rule in rules if conflicts(there, rule)}
            assert rules & set(found.rules(screen.id, at(festival, clock))) == told

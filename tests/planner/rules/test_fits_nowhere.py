from __future__ import annotations

import pytest

from planner.edit.venues import SetHours
from planner.model import Festival, GuestsWanted
from planner.times import Day
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, sentences

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

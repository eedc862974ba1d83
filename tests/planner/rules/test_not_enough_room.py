from __future__ import annotations

from planner.edit.venues import SetHours
from planner.model import Festival
from planner.times import Day
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, gap_titles, sentences, the_conflict

RULE = "not-enough-room"


def wanted(*films: int, hours: int = 4) -> FestivalBuilder:
    """Films of these minutes; one screen, open so long on a single day; 20 minutes turnaround."""
    builder = FestivalBuilder(screens=1, days=1)
    for number, minutes in enumerate(films):
        builder.film(f"Film {number}", minutes)
    builder.run(SetHours(next(iter(builder.festival.screens)), 600, 600 + hours * 60))
    return builder


def clean() -> Festival:
    return wanted(100, 100).festival


def broken() -> Festival:
    return wanted(100, 101).festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "The screenings wanted take 5 h, and all screens together are open 4 h: "
            "1 h too few; the hardest to place are Film 1, Film 0."
        )
    ]
    assert the_conflict(broken(), RULE).fact("missing") == 1


def test_those_that_fit_on_the_fewest_screens_and_days_are_named_first() -> None:
    builder = wanted(90, 100, 110, 80)
    one, two = builder.festival.screens_in_order()[0], builder.screen("Two")
    builder.run(SetHours(two.id, 600, 600 + 110))
    builder.set(one, formats=("35 mm", "DCP"))
    builder.set(two, formats=("DCP",))
    first, *_others, last = builder.festival.films.values()
    builder.set(first, licence_until=Day(builder.festival.edition.first_day - 1))
    builder.copy(last, "35 mm")
    (said,) = sentences(builder.festival, RULE)
    assert said.endswith("the hardest to place are Film 0, Film 3, Film 2.")


def test_shown_twice_needs_room_twice() -> None:
    builder = wanted(100)
    builder.set(next(iter(builder.festival.programmes.values())), wanted=3)
    assert the_conflict(builder.festival, RULE).fact("missing") == 120


def test_a_screen_without_hours_is_open_from_morning_to_midnight() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.film("Long", 14 * 60 - 20)
    assert conflicts(builder.festival, RULE) == []
    builder.film("Short", 1)
    assert the_conflict(builder.festival, RULE).fact("missing") == 21


def test_formats_are_counted_for_themselves() -> None:
    builder = wanted(100, 100)
    builder.screen("Two")
    for film in list(builder.festival.films.values()):
        builder.copy(film, "35 mm")
    assert conflicts(builder.festival, RULE) == []  # nobody said what the screens play
    one, two = builder.festival.screens_in_order()
    builder.set(two, formats=("DCP",))
    builder.set(one, formats=("35 mm",))
    assert conflicts(builder.festival, RULE) == []
    builder.run(SetHours(one.id, 600, 600 + 180))
    assert sentences(builder.festival, RULE) == [
        (
            "The screenings wanted that need 35 mm take 4 h, and the screens that play it are open "
            "3 h: 1 h too few."
        )
    ]


def test_as_few_as_it_takes_are_wanted_once_less() -> None:
    builder = wanted(100, 40, 30, hours=6)
    first, second, _third = builder.festival.programmes.values()
    builder.set(first, wanted=3)
    builder.set(second, wanted=2)
    assert fix_titles(builder.festival, RULE) == ["Want one screening less of 2 programmes"]
    assert fix_titles(broken(), RULE) == []
    assert gap_titles(broken(), RULE) == [
        "Want fewer screenings of Film 1",
        "Want fewer screenings of Film 0",
    ]

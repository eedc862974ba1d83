from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder, applied, own_programme
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "section-against-itself"


def strand(second: str, screen: int = 1, other: str = "Midnight") -> FestivalBuilder:
    """Ritoma (90 minutes) of Midnight at 22:00, and Chomo of that section at that time."""
    builder = FestivalBuilder()
    midnight, panorama = builder.section("Midnight", "MID"), builder.section("Panorama")
    builder.film("Ritoma", section_id=midnight.id)
    builder.film("Chomo", section_id=(midnight if other == "Midnight" else panorama).id)
    builder.screening("Ritoma", "22:00")
    builder.screening("Chomo", second, screen)
    builder.run(SetSetting(option_key(RULE, "sections"), ["all"]))
    return builder


def clean() -> Festival:
    return strand("23:30").festival


def broken() -> Festival:
    return strand("23:00").festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma (Thu 22:00 on Cinema / Screen 1) and Chomo (23:00 on Cinema / Screen 2), both "
            "of Midnight, run against each other for 30 minutes."
        )
    ]


def test_another_section_or_one_screen_is_no_matter() -> None:
    assert conflicts(strand("23:00", other="Panorama").festival, RULE) == []
    assert conflicts(strand("23:00", screen=0).festival, RULE) == []


def test_a_second_chance_is_enough() -> None:
    builder = strand("23:00")
    builder.screening("Chomo", "12:00", day=1)
    assert conflicts(builder.festival, RULE) == []
    every = SetSetting(option_key(RULE, "only_single"), value=False)
    assert len(conflicts(applied(builder.festival, every), RULE)) == 1


def test_a_second_chance_that_is_still_wanted_is_enough() -> None:
    builder = strand("23:00")
    film = next(f for f in builder.festival.films.values() if f.title == "Chomo")
    builder.set(own_programme(builder.festival, film), wanted=2)
    assert conflicts(builder.festival, RULE) == []


def test_a_press_screening_is_no_chance_and_no_clash() -> None:
    builder = strand("23:00")
    press = builder.kind("Press & industry").id
    builder.screening("Chomo", "12:00", day=1, kind_id=press)
    assert len(conflicts(builder.festival, RULE)) == 1
    for show in builder.festival.screenings():
        builder.set(show, kind_id=press)
    assert conflicts(builder.festival, RULE) == []


@pytest.mark.parametrize(
    ("named", "count"), [("mid", 1), ("Midnight", 1), ("Panorama", 0), ("all", 1)]
)
def test_sections_can_be_named(named: str, count: int) -> None:
    chosen = SetSetting(option_key(RULE, "sections"), [named])
    assert len(conflicts(applied(broken(), chosen), RULE)) == count


def test_nothing_is_checked_until_somebody_names_a_section() -> None:
    unsaid = SetSetting(option_key(RULE, "sections"), None)
    assert conflicts(applied(broken(), unsaid), RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Chomo to Thu 23:30",
        "Move Chomo to Fri 10:00",
        "Move Chomo to Fri 10:00 on Cinema / Screen 1",
    ]

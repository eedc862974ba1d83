from __future__ import annotations

from planner.edit.editions import SetSetting
from planner.model import Festival, Wanted
from planner.rules import option_key
from tests.build import FestivalBuilder, applied, building, own_programme
from tests.planner.rules.test_too_few_screenings import press_kind, shown
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "too-many-screenings"


def clean() -> Festival:
    return shown(2, 2)


def broken() -> Festival:
    return shown(3, 2)


def test_one_wanted_says_nothing_unless_the_option_does() -> None:
    assert conflicts(shown(2, 1), RULE) == []
    to = SetSetting(option_key(RULE, "count_one"), value=True)
    assert len(conflicts(applied(shown(2, 1), to), RULE)) == 1


def test_none_wanted_was_said_by_somebody() -> None:
    assert sentences(shown(1, 0), RULE) == ["Chomo has 1 screening; none are wanted."]


def test_sentence() -> None:
    assert sentences(broken(), RULE) == ["Chomo has 3 screenings; 2 are wanted."]


def test_a_kind_with_a_number_is_counted_by_itself() -> None:
    builder = building(shown(1, 1))
    kind = press_kind(builder)
    film = next(iter(builder.festival.films.values()))
    programme = own_programme(builder.festival, film)
    builder.row(Wanted, programme_id=programme.id, kind_id=kind.id, count=1)
    for clock in ("9:00", "12:00"):
        builder.screening(film, clock, kind_id=kind.id)
    assert sentences(builder.festival, RULE) == [
        f"Chomo has 2 {kind.name} screenings; 1 is wanted."
    ]
    assert fix_titles(builder.festival, RULE)[0] == "Want 2 screenings"


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Want 3 screenings",
        "Unschedule Chomo at Sat 19:30",
        "Unschedule Chomo at Fri 19:30",
        "Unschedule Chomo at Thu 19:30",
    ]


def test_programmes_without_screenings_are_another_rule() -> None:
    builder = FestivalBuilder()
    builder.film("Chomo")
    assert conflicts(builder.festival, RULE) == []

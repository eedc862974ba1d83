from __future__ import annotations

import pytest

from planner.edit.screenings import CancelScreening
from planner.model import Festival, Kind, Wanted
from tests.build import FestivalBuilder, building, own_programme
from tests.planner.rules.told import conflicts, fix_called, fix_titles, fixed, sentences

RULE = "too-few-screenings"


def shown(times: int, wanted: int, press: int | None = None) -> Festival:
    """Chomo so often for the public; of the second kind so many are wanted."""
    builder = FestivalBuilder()
    film = builder.film("Chomo")
    programme = builder.set(own_programme(builder.festival, film), wanted=wanted)
    if press is not None:
        builder.row(Wanted, programme_id=programme.id, kind_id=press_kind(builder).id, count=press)
    for day in range(times):
        builder.screening(film, day=day)
    return builder.festival


def press_kind(builder: FestivalBuilder) -> Kind:
    return sorted(builder.festival.kinds.values(), key=lambda kind: kind.order)[1]


def clean() -> Festival:
    return shown(2, 2)


def broken() -> Festival:
    return shown(1, 2)


@pytest.mark.parametrize(("times", "wanted"), [(2, 1), (1, 0), (0, 2)])
def test_enough_and_none_at_all_are_not_too_few(times: int, wanted: int) -> None:
    assert conflicts(shown(times, wanted), RULE) == []


def test_cancelled_ones_do_not_count() -> None:
    builder = building(clean())
    builder.run(CancelScreening(builder.festival.screenings()[0].id))
    assert sentences(builder.festival, RULE) == ["Chomo has 1 screening; 2 are wanted."]


def test_a_kind_with_a_number_is_counted_by_itself() -> None:
    festival = shown(2, 2, press=1)
    name = press_kind(building(festival)).name
    assert sentences(festival, RULE) == [f"Chomo has no {name} screenings; 1 is wanted."]
    builder = building(festival)
    builder.screening("Chomo", "9:00", kind_id=press_kind(builder).id)
    assert conflicts(builder.festival, RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Place Chomo at Thu 10:00 on Cinema / Screen 2",
        "Want 1 screening",
    ]


def test_what_is_placed_is_of_the_kind_that_is_missing() -> None:
    festival = shown(2, 2, press=1)
    after = fixed(festival, fix_called(festival, RULE, "Place"))
    kinds = [s.kind_id for s in after.screenings()]
    assert press_kind(building(festival)).id in kinds
    assert fix_titles(festival, RULE)[-1] == "Want no screenings"

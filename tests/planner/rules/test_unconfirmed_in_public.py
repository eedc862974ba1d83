from __future__ import annotations

import pytest

from planner.model import Festival, FilmStatus, ScreeningStatus
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "unconfirmed-in-public"
FIRM = {"status": ScreeningStatus.CONFIRMED}


def firm(
    film: FilmStatus = FilmStatus.INVITED, *, public: bool = True, **values: object
) -> Festival:
    builder = FestivalBuilder()
    kind = next(k for k in builder.festival.kinds.values() if k.public is public)
    builder.screening(builder.film("Chomo", status=film), kind_id=kind.id, **values)
    return builder.festival


def clean() -> Festival:
    return firm(FilmStatus.CONFIRMED, **FIRM)


def broken() -> Festival:
    return firm(**FIRM)


def test_a_plan_that_says_nothing_of_either_has_no_such_conflict() -> None:
    assert conflicts(firm(), RULE) == []


@pytest.mark.parametrize("values", [{"tickets_sold": 1}, {"on_sale": 14_000_000}])
def test_what_is_sold_is_firm(values: dict[str, object]) -> None:
    assert len(conflicts(firm(**values), RULE)) == 1


def test_private_ones_and_surprises_give_nothing_away() -> None:
    assert conflicts(firm(public=False, **FIRM), RULE) == []
    assert conflicts(firm(public_title="Surprise film", **FIRM), RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo is invited, not confirmed, but its screening at Thu 19:30 on "
            "Cinema / Screen 1 is public and firm."
        )
    ]


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Confirm Chomo", "Pencil the screening"]

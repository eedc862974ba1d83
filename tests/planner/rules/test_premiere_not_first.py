from __future__ import annotations

import pytest

from planner.model import Festival, Premiere
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "premiere-not-first"


def shown(
    *days: tuple[str, int], premiere: Premiere = Premiere.WORLD, clock: str = "10:00"
) -> FestivalBuilder:
    """Ritoma on these days (counted from 0) by kind."""
    builder = FestivalBuilder()
    builder.film("Ritoma", premiere=premiere)
    for kind, day in days:
        builder.screening("Ritoma", clock, day=day, kind_id=builder.kind(kind).id)
    return builder


def clean() -> Festival:
    return shown(("Public", 0), ("School", 1)).festival


def broken() -> Festival:
    return shown(("School", 0), ("Public", 1)).festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma is shown to the public Thu 10:00 on Cinema / Screen 1, before its premiere "
            "Fri 10:00 on Cinema / Screen 1."
        )
    ]


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ([("Press & industry", 0), ("Jury", 0), ("Public", 1)], 0),
        ([("School", 0), ("School", 1), ("Public", 2)], 2),
        ([("School", 0)], 0),
        ([("School", 0), ("Public", 1), ("Public", 2)], 1),
    ],
)
def test_public_screenings_that_do_not_count(days: list[tuple[str, int]], count: int) -> None:
    assert len(conflicts(shown(*days).festival, RULE)) == count


def test_a_film_without_a_premiere_has_none() -> None:
    assert (
        conflicts(shown(("School", 0), ("Public", 1), premiere=Premiere.NONE).festival, RULE) == []
    )


def test_in_whatever_programme() -> None:
    builder = shown(("Public", 1))
    (film,) = builder.festival.films.values()
    block = builder.shorts("Block", film, builder.film("Other"))
    builder.screening(block, "10:00", 1, kind_id=builder.kind("School").id)
    assert len(conflicts(builder.festival, RULE)) == 1


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Ritoma to Fri 11:50",
        "Move Ritoma to Fri 11:30 on Cinema / Screen 2",
        "Unschedule Ritoma at Thu 10:00",
    ]

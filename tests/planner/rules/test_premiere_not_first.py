from __future__ import annotations

import pytest

from planner.model import Festival, Premiere, ScreeningStatus
from planner.rules import all_rules
from planner.rules.lift import lift
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


def gala(noon: str = "Public", **values: bool) -> FestivalBuilder:
    """Ritoma at noon, and a gala at eight in the evening that is announced as its premiere."""
    builder = shown((noon, 0), clock="12:00")
    builder.screening("Ritoma", "20:00", announced_premiere=True)
    first, _gala = builder.festival.screenings()
    builder.set(first, **values)
    return builder


def test_the_announced_premiere_is_the_first() -> None:
    assert sentences(gala().festival, RULE) == [
        (
            "Ritoma is shown to the public Thu 12:00 on Cinema / Screen 1, before its announced "
            "premiere Thu 20:00 on Cinema / Screen 1."
        )
    ]
    assert conflicts(gala("Jury").festival, RULE) == []
    assert conflicts(gala(announced_premiere=True).festival, RULE) == []
    builder = gala()
    _first, announced = builder.festival.screenings()
    builder.set(announced, announced_premiere=False)
    assert conflicts(builder.festival, RULE) == []
    builder.set(announced, announced_premiere=True, status=ScreeningStatus.CANCELLED)
    assert conflicts(builder.festival, RULE) == []


def test_what_stands_before_the_announced_premiere_is_refused_there() -> None:
    festival = gala().festival
    noon, evening = festival.screenings()
    rule, screen = all_rules()[RULE], festival.screens[noon.screen_id]
    public = rule.forbids(lift(festival, screening_id=noon.id), screen)
    assert noon.start in public
    assert evening.start not in public
    announced = rule.forbids(lift(festival, screening_id=evening.id), screen)
    assert evening.start in announced
    assert noon.start not in announced


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Move Ritoma to Fri 11:50",
        "Move Ritoma to Fri 11:30 on Cinema / Screen 2",
        "Unschedule Ritoma at Thu 10:00",
    ]

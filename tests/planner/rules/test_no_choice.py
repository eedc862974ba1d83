from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "no-choice"
HORROR, BOTH, CHILDREN = ("horror",), ("horror", "children"), ("children",)


def evening(*shows: tuple[str, tuple[str, ...]], kind: str = "Public") -> Festival:
    """One screening at each of these times, each on its own screen, for these audiences."""
    builder = FestivalBuilder(screens=len(shows))
    for number, (clock, tags) in enumerate(shows):
        film = builder.film(f"Film {number}", audience_tags=tags)
        builder.screening(film, clock, number, kind_id=builder.kind(kind).id)
    return builder.festival


def clean() -> Festival:
    return evening(("18:00", HORROR), ("19:00", BOTH), ("20:55", CHILDREN))


def broken() -> Festival:
    return evening(("18:00", HORROR), ("19:00", BOTH), ("20:55", HORROR))


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "All 3 screenings that begin on Thu 5 Nov from 18:00 to 21:00 are for the same "
            "audience (horror): Film 0, Film 1, Film 2."
        )
    ]


@pytest.mark.parametrize(
    ("shows", "count"),
    [
        ([("18:00", HORROR), ("19:00", HORROR)], 0),
        ([("18:00", HORROR), ("19:00", HORROR), ("21:00", HORROR)], 0),
        ([("18:00", HORROR), ("19:00", HORROR), ("20:00", ())], 0),
        ([("24:00", HORROR), ("25:00", HORROR), ("26:30", HORROR)], 1),
    ],
)
def test_enough_of_the_same_in_the_same_hours(
    shows: list[tuple[str, tuple[str, ...]]], count: int
) -> None:
    assert len(conflicts(evening(*shows), RULE)) == count


@pytest.mark.parametrize("kind", ["Jury", "School"])
def test_only_what_anybody_can_go_to_counts(kind: str) -> None:
    shows = (("09:00", CHILDREN), ("10:00", CHILDREN), ("11:00", CHILDREN))
    assert conflicts(evening(*shows, kind=kind), RULE) == []


def test_hours_and_number_are_options() -> None:
    fewer = SetSetting(option_key(RULE, "least_screenings"), 4)
    shorter = SetSetting(option_key(RULE, "hours"), 1)
    assert conflicts(applied(broken(), fewer), RULE) == []
    assert conflicts(applied(broken(), shorter), RULE) == []


def test_fixes() -> None:
    assert len(fix_titles(broken(), RULE)) > 0

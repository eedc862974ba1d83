from __future__ import annotations

import pytest

from planner.model import Copy, Festival
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "format-not-playable"


def shown(*copies: str, plays: tuple[str, ...] = ("DCP", "file")) -> Festival:
    """Chomo on a screen that plays these formats, with copies of these; Screen 2 plays 35 mm."""
    builder = FestivalBuilder()
    first, second = builder.festival.screens_in_order()
    builder.set(first, formats=plays)
    builder.set(second, formats=("35 mm",))
    film = builder.film("Chomo")
    for kind in copies:
        builder.row(Copy, film_id=film.id, format=kind)
    builder.screening(film)
    return builder.festival


def clean() -> Festival:
    return shown("35 mm", "DCP")


def broken() -> Festival:
    return shown("35 mm", "16 mm")


@pytest.mark.parametrize("copies", [(), ("DCP",), ("dcp",), ("35 mm", "File")])
def test_one_copy_that_can_be_played_is_enough_and_none_at_all_is_not_known(
    copies: tuple[str, ...],
) -> None:
    assert conflicts(shown(*copies), RULE) == []


def test_formats_of_a_screen_that_nobody_typed_are_not_known() -> None:
    assert conflicts(shown("35 mm", plays=()), RULE) == []


def test_sentence_names_what_there_is_and_what_plays() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo is there as 16 mm, 35 mm, but Cinema / Screen 1, where it begins Thu 19:30, "
            "plays DCP, file."
        )
    ]


def test_each_film_of_a_programme_counts() -> None:
    builder = FestivalBuilder()
    builder.set(builder.festival.screens_in_order()[0], formats=("DCP",))
    films = [builder.film(title, 10) for title in ("One", "Two", "Three")]
    for film in films[:2]:
        builder.row(Copy, film_id=film.id, format="35 mm")
    builder.screening(builder.shorts("Shorts", *films))
    assert len(conflicts(builder.festival, RULE)) == 2


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Move Chomo to Cinema / Screen 2", "Unschedule Chomo"]


@pytest.mark.parametrize(("copies", "swapped"), [((), True), (("DCP",), True), (("3D",), False)])
def test_a_swap_with_one_on_a_screen_that_plays_it(copies: tuple[str, ...], swapped: bool) -> None:
    builder = building(broken())
    film = builder.film("Salt")
    for kind in ("35 mm", *copies) if copies else ():
        builder.row(Copy, film_id=film.id, format=kind)
    builder.screening(film, screen=1)
    swap = "Swap Chomo with Salt, Thu 19:30 on Cinema / Screen 2"
    assert (swap in fix_titles(builder.festival, RULE)) is swapped

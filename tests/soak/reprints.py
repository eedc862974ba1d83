"""A catalogue printed once, changed in any ways, and printed again: who did not change stays."""

from __future__ import annotations

import random

from planner.edit.parts import RemovePart
from planner.model import Editorial, FilmStatus, PagePlace
from planner.pdf.checks import problems_of
from tests.build import FestivalBuilder
from tests.planner.pdf.test_reprint import (
    in_contents,
    is_printed,
    laid,
    places,
    printed_once,
    whole,
)

_ANYWHERE = (PagePlace.COVER, PagePlace.FRONT, PagePlace.VENUES, PagePlace.INDEXES)


def a_reprint(chance: random.Random) -> None:
    """Raises AssertionError where an untouched film moved, one is lost or contents are wrong."""
    builder = printed_once(chance.choice((8, 14, 20, 26)))
    for _number in range(chance.randrange(3)):
        _add_page(builder, chance)
    before = builder.festival
    touched: set[str] = set()
    for _number in range(chance.randint(1, 4)):
        touched |= _change(builder, chance)
    old = places(laid("catalogue", before))
    now = whole(builder.festival, before)
    new = places(now)
    there = {one.title for one in builder.festival.films.values() if is_printed(one)}
    assert there <= set(new), there - set(new)
    stay = there & set(old) - touched
    assert {title: new[title] for title in stay} == {title: old[title] for title in stay}
    assert problems_of(now) == []
    tops = [(mark.title, mark.page) for mark in now.outline if not mark.level]
    assert in_contents(now) == sorted(tops, key=lambda pair: pair[1])


def _change(builder: FestivalBuilder, chance: random.Random) -> set[str]:
    """Change something; the titles of the films that may move for it."""
    films, sections = list(builder.festival.films.values()), builder.festival.sections_in_order()
    pages = list(builder.festival.rows(Editorial).values())
    match chance.randrange(7):
        case 0:
            section = builder.section("New", "NEW", order=chance.choice((-1, 0, 5)))
            for number in range(chance.randint(1, 9)):
                builder.film(
                    f"Dawn {section.id} {number}", 80, section_id=section.id,
                    status=FilmStatus.CONFIRMED, synopsis="fresh " * chance.randint(5, 300),
                )  # fmt: skip
        case 1:
            _add_page(builder, chance)
        case 2 if pages:
            builder.run(RemovePart(Editorial.table, chance.choice(pages).id))
        case 3 if pages:
            builder.set(chance.choice(pages), text="more " * chance.randint(1, 1_500))
        case 4:
            builder.set(sections[0], order=sections[-1].order + 1)
        case 5:
            gone = chance.choice(sections).id
            for film in films:
                if film.section_id == gone:
                    builder.set(film, status=FilmStatus.WITHDRAWN)
        case _:
            film = chance.choice(films)
            section_id = chance.choice(sections).id
            builder.set(film, synopsis="other " * chance.randint(1, 900), section_id=section_id)
            return {film.title}
    return set()


def _add_page(builder: FestivalBuilder, chance: random.Random) -> None:
    text, place = "dear " * chance.randint(10, 900), chance.choice(_ANYWHERE)
    builder.row(Editorial, title="Welcome", text=text, place=place)

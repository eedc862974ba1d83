"""Eight pages against the pictures of them that were looked at and found good.

python -m tests.planner.pdf.test_golden        # draws them anew; look at each before it is kept
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from planner.model import Festival, FilmStatus, ScreeningStatus
from planner.pdf.base import chosen
from planner.pdf.documents import all_documents
from planner.pdf.layout import Colour, Item, Layout, Rectangle, Text, moved
from planner.pdf.making import laid_out
from tests.build import FestivalBuilder
from tests.planner.pdf.pictures import picture_of, unlike
from tests.planner.pdf.test_stills_in_print import Kept, picture

FOLDER = Path(__file__).parents[2] / "data" / "prints"
WIDTH = 560
_LIKE = 0.15
"""Per cent of a page that may look different; a box of a day grid is 0.8, its words are 0.25."""

GOLDEN: dict[str, dict[str, Any]] = {
    "day-grid": {"catalogue": "a5"},
    "overview": {"paper": "a4"},
    "day-list": {},
    "venue-poster": {},
    "run-sheets": {},
    "catalogue": {"schedule": False, "indexes": False},
    "wall-cards": {},
    "press-schedule": {"public_too": True},
}
_FIRST = {"catalogue": 3}
"""The page that is looked at, where it is not the first: the catalogue's films begin there."""

_STILLS = Kept(picture())
_SYNOPSIS = (
    "A ferry crosses a river that will soon be a lake. On it a miner looks for his wife, and a "
    "nurse for a man who has stopped writing; around them a town is taken down, stone by stone. "
    "What they find is less than they came for, and more than they had."
)


@cache
def festival() -> Festival:
    """A weekend in four rooms, in several scripts, with talks, a block, nights and the press."""
    builder = FestivalBuilder(screens=0, days=2, name="Golden Weekend")
    for name, venue, seats in (
        *(("Main hall", "Lyric", 540), ("Odeon 1", "Odeon", 320)),
        *(("Odeon 2", "Odeon", 180), ("Studio", "Riverside", 72)),
    ):
        builder.screen(name, venue, seats=seats)
    sections = [
        builder.section(name, name[:3].upper(), hue=hue * 3)
        for hue, name in enumerate(("Competition", "Panorama", "Family", "Nights", "Archive"))
    ]
    titles = (
        *("Still Life 三峡好人", "The Orphan of Anyang", "千と千尋の神隠し", "기생충", "كفرناحوم"),
        *("ואלס עם באשיר", "Мой друг Иван Лапшин", "Ταξίδι στα Κύθηρα", "ลุงบุญมีระลึกชาติ"),
        "Letter from Masanjia – An SOS from Across the World, in the Long Version",
    )
    films = [
        builder.film(
            title, (58, 76, 92, 104, 125)[number % 5], section_id=sections[number % 5].id,
            countries=("France", "China"), year=2026, languages=("French",),
            subtitles=("English",), status=FilmStatus.CONFIRMED, synopsis=_SYNOPSIS,
        )
        for number, title in enumerate(titles)
    ]  # fmt: skip
    press = builder.kind("Press & industry")
    for number in range(26):
        film = films[number * 3 % len(films)]
        builder.screening(
            film, f"{11 + number // 8 * 4}:{number % 4 * 15:02d}", number % 4, number // 4 % 2,
            qa_minutes=(0, 20)[number % 3 == 0], code=str(100 + number),
            status=ScreeningStatus.CONFIRMED, **({"kind_id": press.id} if number == 5 else {}),
        )  # fmt: skip
    short = builder.shorts("Shorts: Away and at Home", *films[:2])
    builder.screening(short, "24:15", 0, code="300", status=ScreeningStatus.CONFIRMED)
    still = next(iter(_STILLS.contents))
    for film in films[::5]:
        builder.set(film, still_sha256=still, still_credit="Still: the studio")
    builder.copy(films[0], encrypted=True, place="Depot")
    return builder.festival


@cache
def page(name: str) -> Layout:
    document = all_documents()[name]
    options = chosen(document, {"as_of": "1 November 2026", **GOLDEN[name]})
    if name == "catalogue":
        return document.layout_with_stills(festival(), options, _STILLS)
    return laid_out(document, festival(), options)


@cache
def seen(name: str) -> Image.Image:
    """The page of a document that is kept."""
    return picture_of(page(name), _FIRST.get(name, 0), WIDTH)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_page_looks_as_it_did(name: str) -> None:
    with Image.open(FOLDER / f"{name}.png") as kept:
        share = unlike(seen(name), kept)
    assert share <= _LIKE, f"{share:.2f} % of the page looks different"


def test_a_box_or_a_column_of_words_that_is_missing_is_seen() -> None:
    whole = page("day-grid")
    drawn = picture_of(whole, 0, WIDTH)
    assert unlike(drawn, picture_of(whole, 0, WIDTH)) == 0
    first = whole.pages[0]
    room = next(item.room for item in first.items if isinstance(item, Text) and item.about)
    assert room is not None
    for left_out in (
        {id(one) for one in first.items if isinstance(one, Rectangle) and room.contains(one.frame)},
        {id(one) for one in first.items if isinstance(one, Text) and one.room == room},
    ):
        items = tuple(item for item in first.items if id(item) not in left_out)
        less = replace(whole, pages=(replace(first, items=items),), outline=())
        assert unlike(drawn, picture_of(less, 0, WIDTH)) > _LIKE


Fault = Callable[[Item], Item | None]


def a_point_lower(item: Item) -> Item | None:
    return moved(item, 0, 1) if isinstance(item, Text) else item


def smaller(item: Item) -> Item | None:
    return item._replace(size=item.size * 0.93) if isinstance(item, Text) else item


def lighter(item: Item) -> Item | None:
    if not isinstance(item, Text):
        return item
    return item._replace(style=item.style._replace(weight=max(100, item.style.weight - 200)))


def without_colours(item: Item) -> Item | None:
    """Of the same lightness, so that only the hue tells."""
    if not isinstance(item, Rectangle) or item.fill is None:
        return item
    return item._replace(fill=Colour(*[sum(item.fill) / 3] * 3))


@pytest.mark.parametrize("fault", [a_point_lower, smaller, lighter, without_colours])
@pytest.mark.parametrize("name", GOLDEN)
def test_a_planted_fault_is_seen_on_every_page(name: str, fault: Fault) -> None:
    """The control: a page that is wrong is not taken for the one that was looked at."""
    has_colours = name not in {"run-sheets", "press-schedule", "venue-poster"}
    if has_colours or fault is not without_colours:
        assert unlike(seen(name), spoilt(name, fault)) > _LIKE


@pytest.mark.parametrize("name", GOLDEN)
def test_a_line_that_is_missing_is_seen_on_every_page(name: str) -> None:
    own = page(name).pages[_FIRST.get(name, 0)]
    texts = [item for item in own.items if isinstance(item, Text)]
    longest = max(texts, key=lambda text: text.frame.width)
    assert unlike(seen(name), spoilt(name, lambda one: None if one is longest else one)) > _LIKE


def spoilt(name: str, fault: Fault) -> Image.Image:
    """The page that is kept, with a fault in it."""
    whole, number = page(name), _FIRST.get(name, 0)
    own = whole.pages[number]
    items = tuple(item for item in map(fault, own.items) if item is not None)
    pages = (*whole.pages[:number], replace(own, items=items), *whole.pages[number + 1 :])
    return picture_of(replace(whole, pages=pages, outline=()), number, WIDTH)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for golden in GOLDEN:
        made = seen(golden).quantize(200)
        made.save(FOLDER / f"{golden}.png", optimize=True)

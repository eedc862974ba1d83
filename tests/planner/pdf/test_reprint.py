"""Only the changed pages again: entries keep their pages, and bars show what changed."""

from __future__ import annotations

import random
from typing import Any

import pytest

from planner.document.states import State
from planner.edit.parts import RemovePart
from planner.edit.plans import MakeRelease
from planner.edit.screenings import MoveScreening
from planner.model import Editorial, Festival, Film, FilmStatus, PagePlace, ScreeningStatus
from planner.pdf import render
from planner.pdf.base import chosen
from planner.pdf.checks import problems_of
from planner.pdf.documents import all_documents
from planner.pdf.layout import Layout, Link, Page, Rectangle, Text
from planner.pdf.look import BLACK
from planner.pdf.making import laid_out
from planner.pdf.reprint.changed import BAR, changed_pages
from planner.pdf.reprint.kept import Kept
from tests.build import FestivalBuilder, at, building

DOCUMENTS = all_documents()


def printed_once(films: int = 26) -> FestivalBuilder:
    """Two sections of films that fill several pages, as they were when the catalogue was made."""
    chance = random.Random(7)
    builder = FestivalBuilder(screens=4, days=3)
    sections = [builder.section(name, name[0]) for name in ("Competition", "Panorama")]
    for number in range(films):
        film = builder.film(
            f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number]}-film {number}",
            90,
            section_id=sections[number % 2].id,
            synopsis="word " * chance.randint(40, 400),
            status=FilmStatus.CONFIRMED,
            countries=("France",),
        )
        clock = f"{10 + number % 7 * 2}:00"
        builder.screening(
            film, clock, number % 4, number % 3, status=ScreeningStatus.CONFIRMED, code=f"S{number}"
        )
    return builder


def film(builder: FestivalBuilder, letter: str) -> Film:
    found = (one for one in builder.festival.films.values() if one.title.startswith(letter + "-"))
    return next(found)


def laid(name: str, festival: Festival, before: Festival | None = None, **given: Any) -> Layout:
    options = chosen(DOCUMENTS[name], {"as_of": "today", **given})
    if before is not None:
        options["changed_since"] = State("Catalogue", before)
    return laid_out(DOCUMENTS[name], festival, options)


def pages_of(layout: Layout) -> dict[str, list[str]]:
    """Of each page, by what it says of its number, its texts."""
    found = {}
    for page in layout.pages:
        texts = [item.text for item in page.items if isinstance(item, Text)]
        found[next(text for text in texts if text.startswith("Page "))] = texts
    return found


def whole(festival: Festival, before: Festival) -> Layout:
    """The whole catalogue of the festival on the pages of the one before."""
    options = chosen(DOCUMENTS["catalogue"], {"as_of": "today"})
    kept = Kept()
    DOCUMENTS["catalogue"].layout(before, {**options, "kept": kept})
    kept.hold("Catalogue")
    return DOCUMENTS["catalogue"].layout(festival, {**options, "kept": kept})


def places(layout: Layout) -> dict[str, int]:
    """The page of each film."""
    marks = (mark for mark in layout.outline if mark.level == 1 and " 2026" not in mark.title)
    return {mark.title: mark.page for mark in marks}


def bars(page: Page) -> list[Rectangle]:
    return [
        item
        for item in page.items
        if isinstance(item, Rectangle) and item.fill == BLACK and item.frame.width == BAR
    ]


def test_a_text_of_the_same_length_changes_its_page_and_nothing_else() -> None:
    builder = printed_once()
    before = builder.festival
    one = film(builder, "C")
    builder.set(one, synopsis=one.synopsis.replace("word", "sore"))
    layout = laid("catalogue", builder.festival, before)
    assert 1 <= len(layout.pages) <= 2
    assert any("sore sore" in text for texts in pages_of(layout).values() for text in texts)
    assert all(bars(page) for page in layout.pages)
    was = laid("catalogue", before)
    page = places(was)["C-film 2"] + 1
    assert f"Page {page} of {len(was.pages)}" in pages_of(layout)
    assert any(one.startswith("To be replaced in “Competition”: page") for one in layout.warnings)
    assert problems_of(layout) == []


def test_all_other_films_keep_their_pages() -> None:
    """One goes, one grows, one comes in its place, and one more than there is room for."""
    builder = printed_once()
    before = builder.festival
    builder.set(film(builder, "E"), status=FilmStatus.WITHDRAWN)
    builder.set(film(builder, "H"), synopsis="grown " * 900)
    section = film(builder, "C").section_id
    firm = {"section_id": section, "status": FilmStatus.CONFIRMED}
    builder.film("New and short", 80, synopsis="new " * 20, **firm)
    builder.film("New and long", 80, synopsis="new " * 2500, **firm)
    was, now = laid("catalogue", before), whole(builder.festival, before)
    old, new = places(was), places(now)
    moved = {title for title, page in old.items() if new.get(title) != page}
    assert moved == {"E-film 4", "H-film 7"}
    assert new["New and short"] == old["E-film 4"]
    assert new["New and long"] > max(old.values())
    assert any(one.startswith("“H-film 7” moved from page ") for one in now.warnings)
    said = [item.text for page in now.pages for item in page.items if isinstance(item, Text)]
    assert "“H-film 7”: see the pages added at the end." in " ".join(said)
    assert "Added since “Catalogue”" in said
    assert problems_of(now) == []
    layout = laid("catalogue", builder.festival, before)
    parts = " ".join(layout.warnings)
    for part in ("Competition", "Panorama", "Titles", "Before the first part", "Added since"):
        assert f"“{part}" in parts
    assert len(layout.pages) < len(now.pages)


def test_what_went_and_is_not_replaced_leaves_a_notice() -> None:
    builder = printed_once()
    before = builder.festival
    builder.set(film(builder, "E"), status=FilmStatus.WITHDRAWN)
    now = whole(builder.festival, before)
    said = " ".join(i.text for page in now.pages for i in page.items if isinstance(i, Text))
    assert "“E-film 4” is no longer in the programme." in said
    old = places(laid("catalogue", before))
    assert all(places(now)[title] == page for title, page in old.items() if title != "E-film 4")


def test_a_section_that_went_leaves_blank_pages() -> None:
    builder = printed_once()
    before = builder.festival
    for number in range(0, 26, 2):
        builder.set(
            film(builder, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]), status=FilmStatus.WITHDRAWN
        )
    old, new = places(laid("catalogue", before)), places(whole(builder.festival, before))
    assert all(old[title] == page for title, page in new.items())
    assert len(new) == 13


@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes_nothing_is_lost_and_the_rest_stays(seed: int) -> None:
    chance = random.Random(seed)
    builder = printed_once()
    before = builder.festival
    touched = set()
    for letter in chance.sample("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 6):
        one = film(builder, letter)
        touched.add(one.title)
        match chance.randrange(3):
            case 0:
                builder.set(one, status=FilmStatus.WITHDRAWN)
            case 1:
                builder.set(one, synopsis="other " * chance.randint(1, 700))
            case _:
                screening = builder.festival.screenings_of_film(one.id)[0]
                builder.run(MoveScreening(screening.id, screening.screen_id, at(before, "23:00")))
    for number in range(chance.randrange(4)):
        builder.film(
            f"New {number}", 70, synopsis="new " * chance.randint(5, 500),
            section_id=film(builder, "C").section_id, status=FilmStatus.CONFIRMED,
        )  # fmt: skip
    now = whole(builder.festival, before)
    old, new = places(laid("catalogue", before)), places(now)
    assert {title for title, page in old.items() if new.get(title) != page} <= touched
    there = {
        one.title
        for one in builder.festival.films.values()
        if one.status is not FilmStatus.WITHDRAWN
    }
    assert there == set(new)
    assert problems_of(now) == []


@pytest.mark.parametrize("name", ["day-grid", "day-list", "run-sheets", "door-list"])
def test_of_day_documents_only_the_days_that_changed_come_again(name: str) -> None:
    builder = printed_once()
    before = builder.festival
    screening = builder.festival.screenings_coded("S3")[0]
    builder.run(MoveScreening(screening.id, screening.screen_id, at(before, "22:30")))
    everything = laid(name, builder.festival)
    layout = laid(name, builder.festival, before)
    assert 1 <= len(layout.pages) < len(everything.pages)
    said = " ".join(i.text for page in layout.pages for i in page.items if isinstance(i, Text))
    assert "22:30" in said
    assert all(bars(page) for page in layout.pages)
    assert problems_of(layout) == []


def test_a_sheet_that_nothing_replaces_is_named() -> None:
    builder = printed_once()
    before = builder.festival
    screen = builder.screen("Tent")
    builder.screening(next(iter(builder.festival.films.values())), "12:00", screen, 0, code="T")
    told = "No longer in this document, to be taken away: “{part}”."
    went = laid("run-sheets", before, builder.festival)
    assert told.format(part="Thu 5 Nov · Cinema / Tent") in went.warnings
    assert not any(one.startswith(told[:20]) for one in laid("run-sheets", before, before).warnings)


def test_without_a_change_a_sheet_says_so() -> None:
    festival = printed_once().festival
    for name in ("catalogue", "day-grid"):
        layout = laid(name, festival, festival)
        assert layout.warnings[0] == "No page has changed since “Catalogue”."
        assert len(layout.pages) == 1


def test_links_and_outline_lead_to_pages_that_are_there() -> None:
    builder = printed_once()
    before = builder.festival
    builder.set(film(builder, "E"), title="Entirely new", synopsis="other " * 30)
    layout = laid("catalogue", builder.festival, before)
    targets = [i.target for p in layout.pages for i in p.items if isinstance(i, Link)]
    assert all(target < len(layout.pages) for target in targets if isinstance(target, int))
    assert all(mark.page < len(layout.pages) for mark in layout.outline)
    given = {"changed_since": State("Catalogue", before)}
    assert render(builder.festival, "catalogue", given).pages == len(layout.pages)


def test_a_page_that_moved_counts_only_where_others_refer_to_it() -> None:
    builder = printed_once()
    was = laid("run-sheets", builder.festival)
    first = laid("run-sheets", builder.festival, days=("2026-11-06", "2026-11-07"))
    assert changed_pages(was, first, in_place=False) == []
    assert changed_pages(was, first, in_place=True)


def test_a_release_is_enough_where_nobody_has_the_file() -> None:
    builder = building(printed_once().festival)
    made = at(builder.festival, "9:00")
    builder.run(MakeRelease(builder.festival.plan_id, "Catalogue", "", made))
    screening = builder.festival.screenings_coded("S3")[0]
    builder.run(MoveScreening(screening.id, screening.screen_id, at(builder.festival, "22:30")))
    printed = render(builder.festival, "day-list", {"changed_since": "Catalogue"})
    assert 1 <= printed.pages <= 2


def a_new_section(builder: FestivalBuilder) -> None:
    """Before all others, with films that fill several pages."""
    section = builder.section("Aurora", "AUR", order=-1)
    for number in range(9):
        made = builder.film(
            f"Dawn {number}", 80, section_id=section.id, status=FilmStatus.CONFIRMED,
            synopsis="fresh " * 150,
        )  # fmt: skip
        clock = f"{9 + number}:30"
        builder.screening(made, clock, 3, number % 3, status=ScreeningStatus.CONFIRMED, code="")


def a_new_page_at_the_front(builder: FestivalBuilder) -> None:
    builder.row(Editorial, title="Welcome", text="dear " * 300, place=PagePlace.FRONT)


def one_page_less_at_the_front(builder: FestivalBuilder) -> None:
    page = next(one for one in builder.festival.rows(Editorial).values() if one.title == "Thanks")
    builder.run(RemovePart(Editorial.table, page.id))


def a_longer_page_at_the_front(builder: FestivalBuilder) -> None:
    page = next(one for one in builder.festival.rows(Editorial).values() if one.title == "Thanks")
    builder.set(page, text="all of you " * 900)


def a_longer_page_before_the_indexes(builder: FestivalBuilder) -> None:
    page = next(one for one in builder.festival.rows(Editorial).values() if one.title == "Last")
    builder.set(page, text="and more " * 900)


def sections_in_another_order(builder: FestivalBuilder) -> None:
    first, second = builder.festival.sections_in_order()
    builder.set(first, order=second.order + 1)


def the_first_programme_of_films(builder: FestivalBuilder) -> None:
    block = builder.shorts("Two together", film(builder, "A"), film(builder, "B"))
    builder.screening(block, "23:00", 1, status=ScreeningStatus.CONFIRMED, code="")


def one_film_alone_in_a_section_that_went(builder: FestivalBuilder) -> None:
    """It comes from the other section."""
    first = builder.festival.sections_in_order()[0]
    for one in list(builder.festival.films.values()):
        if one.section_id == first.id:
            builder.set(one, status=FilmStatus.WITHDRAWN)
    builder.set(film(builder, "H"), section_id=first.id)


def the_last_section_gone(builder: FestivalBuilder) -> None:
    last = builder.festival.sections_in_order()[-1]
    for one in list(builder.festival.films.values()):
        if one.section_id == last.id:
            builder.set(one, status=FilmStatus.WITHDRAWN)


@pytest.mark.parametrize(
    "change",
    [
        a_new_section,
        a_new_page_at_the_front,
        one_page_less_at_the_front,
        a_longer_page_at_the_front,
        a_longer_page_before_the_indexes,
        sections_in_another_order,
        the_first_programme_of_films,
        one_film_alone_in_a_section_that_went,
        the_last_section_gone,
    ],
)
def test_a_part_that_is_new_or_went_moves_no_film(change: Any) -> None:
    """What is new stands behind all others, and the contents and indexes say on which page."""
    builder = printed_once(20)
    builder.row(Editorial, title="Thanks", text="all " * 40, place=PagePlace.FRONT)
    builder.row(Editorial, title="Last", text="and " * 40, place=PagePlace.INDEXES)
    before = builder.festival
    change(builder)
    was, now = laid("catalogue", before), whole(builder.festival, before)
    old, new = places(was), places(now)
    there = {one.title for one in builder.festival.films.values() if is_printed(one)}
    assert there <= set(new)
    grown = {"A-film 0", "B-film 1"} if change is the_first_programme_of_films else {"H-film 7"}
    assert all(new[title] == page for title, page in old.items() if title in there - grown)
    assert problems_of(now) == []
    tops = [(mark.title, mark.page) for mark in now.outline if not mark.level]
    assert in_contents(now) == tops
    begin = {mark.title: mark.page for mark in was.outline if not mark.level}
    for title, page in tops:  # the indexes come behind what is added
        assert title not in begin or page == begin[title] or page > max(old.values())


def test_the_contents_lead_to_the_pages_by_which_a_part_has_grown() -> None:
    builder = printed_once(8)
    builder.row(Editorial, title="Thanks", text="all " * 40, place=PagePlace.FRONT)
    before = builder.festival
    a_longer_page_at_the_front(builder)
    now = whole(builder.festival, before)
    for title in ("Added since “Catalogue”", "Thanks"):
        page = next(page for name, page in reversed(in_contents(now)) if name == title)
        assert has(now.pages[page], "all of you")


def test_what_is_added_fills_the_columns_of_its_pages() -> None:
    builder = printed_once()
    before = builder.festival
    builder.set(film(builder, "H"), synopsis="grown " * 500)
    page = next(p for p in whole(builder.festival, before).pages if has(p, "Added since"))
    grown = [i for i in page.items if isinstance(i, Text) and i.text.startswith("grown")]
    assert len({item.x for item in grown}) == 2


def has(page: Page, words: str) -> bool:
    """Whether a text of the page, but not of the contents, begins so."""
    texts = [item.text for item in page.items if isinstance(item, Text)]
    return "Contents" not in texts and any(text.startswith(words) for text in texts)


def test_only_the_pages_of_a_new_section_are_added_and_tabs_stay() -> None:
    builder = printed_once(20)
    before = builder.festival
    a_new_section(builder)
    layout = laid("catalogue", builder.festival, before)
    parts = " ".join(layout.warnings)
    assert "“Added since “Catalogue””: pages " in parts
    assert "“Competition”" not in parts
    assert "“Panorama”" not in parts
    said = [item.text for page in layout.pages for item in page.items if isinstance(item, Text)]
    assert "Added since “Catalogue”" in said


def is_printed(one: Film) -> bool:
    return one.status is not FilmStatus.WITHDRAWN


def in_contents(layout: Layout) -> list[tuple[str, int]]:
    """Titles and pages, counted from 0, as the contents say them."""
    page = next(
        page
        for page in layout.pages
        if any(isinstance(item, Text) and item.text == "Contents" for item in page.items)
    )
    texts = [item.text for item in page.items if isinstance(item, Text)]
    listed = texts[texts.index("Contents") + 1 : -3]
    return [(a, int(b) - 1) for a, b in zip(listed[::2], listed[1::2], strict=True)]

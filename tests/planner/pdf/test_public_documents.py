"""What the audience's documents say of films and houses."""

from __future__ import annotations

import re

import pytest

from planner.model import Film, FilmStatus, ScreeningStatus
from planner.pdf.kit.pages import text_items
from planner.pdf.layout import Layout, Line, Text
from planner.pdf.look import section_ink
from planner.pdf.text.lines import SOFT_HYPHEN
from tests.build import FestivalBuilder
from tests.planner.pdf import festivals
from tests.planner.pdf.test_documents import laid_out


def said(layout: Layout) -> str:
    return "\n".join(item.text for item in text_items(layout))


def a_film(builder: FestivalBuilder, title: str, **values: object) -> Film:
    return builder.film(title, 95, **({"status": FilmStatus.CONFIRMED} | values))


def test_the_poster_is_as_large_as_its_sheet_allows() -> None:
    few, many = FestivalBuilder(screens=1, days=1), FestivalBuilder(screens=8, days=1)
    for builder, count in ((few, 1), (many, 8)):
        for screen in range(count):
            for clock in ("10:00", "14:00", "18:00", "22:00"):
                builder.screening("Last Sunrise", clock, screen)
    large, small = (laid_out("venue-poster", b.festival) for b in (few, many))
    sizes = [
        max(item.size for item in text_items(one) if item.text == "Last Sunrise")
        for one in (large, small)
    ]
    assert len(large.pages) == len(small.pages) == 1
    assert sizes[0] > 2 * sizes[1] > 10


def test_a_poster_fills_its_sheet_and_says_what_its_codes_mean() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    section = builder.section("Competition", "COM")
    for clock in ("10:00", "14:00", "18:00", "24:30"):
        film = a_film(builder, "Last Sunrise", section_id=section.id)
        builder.screening(film, clock, status=ScreeningStatus.CONFIRMED)
    layout = laid_out("venue-poster", builder.festival)
    words = [item.text for item in text_items(layout)]
    assert words.count("COM") == 5
    assert "Competition" in words
    assert "Thursday 5 November 2026 · Screen 1" in words
    assert "Screen" not in words  # one hall needs no column
    assert "00:30 Fri 6 Nov" in words
    page = layout.pages[0]
    lowest = max(item.y for item in text_items(layout) if item.y < page.height - 50)
    assert lowest > 0.7 * page.height


def test_each_sheet_of_a_poster_says_where_and_when() -> None:
    builder = FestivalBuilder(screens=12, days=1)
    for screen in range(12):
        for hour in range(8, 24, 2):
            builder.screening("Last Sunrise", f"{hour:02d}:00", screen)
    layout = laid_out("venue-poster", builder.festival, paper="a4")
    assert len(layout.pages) > 1
    for page in layout.pages:
        large = {item.text for item in page.items if isinstance(item, Text) and item.size > 12}
        assert {"Cinema", "Thursday 5 November 2026"} <= large


@pytest.mark.parametrize("paper", ["a5", "a4", "a3"])
def test_a_film_sheet_is_as_large_as_its_sheet_allows_and_in_the_colour_of_its_section(
    paper: str,
) -> None:
    builder = FestivalBuilder(screens=1, days=1)
    section = builder.section("Competition", "COM", hue=2)
    a_film(builder, "Short", section_id=section.id, synopsis="A few words.")
    a_film(builder, "Wordy", section_id=section.id, synopsis="Many a word. " * 250)
    layout = laid_out("film-sheet", builder.festival, paper=paper)
    sizes = [
        next(item.size for item in page.items if isinstance(item, Text) and item.text[:4] == words)
        for page, words in zip(layout.pages, ("A fe", "Many"), strict=False)
    ]
    assert sizes[0] >= 1.2 * sizes[1] >= 10
    for page in layout.pages[:2]:
        assert any(getattr(item, "fill", None) == section_ink(2).bar for item in page.items)
        assert any("COM Competition" in getattr(item, "text", "") for item in page.items)


def test_a_film_sheet_has_facts_credits_texts_and_screenings() -> None:
    from planner.model import Credit

    builder = FestivalBuilder(screens=1, days=2)
    film = a_film(
        builder,
        "Still Life",
        original_title="三峡好人",
        year=2006,
        countries=("China",),
        languages=("Mandarin",),
        synopsis="First paragraph.\nSecond paragraph.",
    )
    builder.row(Credit, film_id=film.id, role="Director", name="Jia Zhangke")
    firm = ScreeningStatus.CONFIRMED
    builder.screening(film, "18:00", code="101", status=firm)
    builder.screening(film, "24:30", day=1, code="205", status=firm)
    builder.screening(film, "12:00", day=1, code="SURPRISE", status=firm, public_title="Surprise")
    layout = laid_out("film-sheet", builder.festival, unconfirmed=False)
    words = said(layout)
    for part in (
        *("Still Life", "三峡好人", "China 2006", "Mandarin", "95′", "Director: Jia Zhangke"),
        *("First paragraph.", "Second paragraph.", "Thu 5 Nov 18:00 · Cinema / Screen 1 · 101"),
        "Fri 6 Nov 24:30 · Cinema / Screen 1 · 205",
    ):
        assert part in words
    assert "SURPRISE" not in words
    assert [mark.title for mark in layout.outline] == ["Still Life"]


def test_a_film_shown_only_as_a_surprise_has_no_sheet() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    firm = ScreeningStatus.CONFIRMED
    builder.screening(a_film(builder, "Secret"), "12:00", status=firm, public_title="Surprise")
    builder.screening(a_film(builder, "Open"), "15:00", status=firm)
    words = said(laid_out("film-sheet", builder.festival))
    assert "Open" in words
    assert "Secret" not in words


def test_one_film_can_be_chosen() -> None:
    layout = laid_out("film-sheet", festivals.sample(), film="eternal spring")
    assert len(layout.pages) == 1
    assert "長春" in said(layout)


def page_of(layout: Layout, text: str, size: float = 10.0) -> list[int]:
    """The pages, counted from 1, that have this text as a title."""
    return [
        number
        for number, page in enumerate(layout.pages, 1)
        for item in page.items
        if isinstance(item, Text) and item.text == text and item.size > size
    ]


def numbered(layout: Layout, page: int, columns: int = 1) -> dict[str, str]:
    """The entries of a page of contents: what stands on a line, and the number at its end."""
    sheet = layout.pages[page]
    lines: dict[tuple[float, int], list[str]] = {}
    for item in sheet.items:
        if isinstance(item, Text):
            column = int(item.x * columns / sheet.width)
            lines.setdefault((round(item.y, 1), column), []).append(item.text)
    return {line[0]: line[-1] for line in lines.values() if line[-1].isdigit()}


def test_the_contents_say_on_which_pages_sections_begin() -> None:
    layout = laid_out("catalogue", festivals.sample())
    entries = numbered(layout, 1)
    assert {"FAMILY", "THREE EPICS", "Venues", "Schedule", "Titles"} <= set(entries)
    for name, number in entries.items():
        assert page_of(layout, name, 12) == [int(number)], name


def test_each_public_film_is_in_the_catalogue_once_and_the_index_leads_to_it() -> None:
    festival = festivals.sample()
    layout = laid_out("catalogue", festival)
    index = next(mark.page for mark in layout.outline if mark.title == "Titles")
    numbers = {}
    for page in range(index, len(layout.pages)):
        numbers |= numbered(layout, page, columns=2)
    for film in festival.films.values():
        if film.status is not FilmStatus.WITHDRAWN and len(film.title) < 24:
            (place,) = page_of(layout, film.title, 11.5)
            assert numbers[film.title] == str(place), film.title


def test_a_booklet_has_a_multiple_of_four_pages_unless_told_otherwise() -> None:
    for make in (festivals.sample, festivals.one_film, festivals.empty, festivals.hostile):
        assert len(laid_out("catalogue", make()).pages) % 4 == 0
    assert len(laid_out("catalogue", festivals.one_film(), fours=False).pages) == 7


def test_a_shorts_programme_has_its_whole_length() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    films = [a_film(builder, title) for title in ("Red", "Green", "Blue")]
    programme = builder.shorts("Colours", *films)
    builder.screening(programme, "18:00", status=ScreeningStatus.CONFIRMED, code="7")
    words = said(laid_out("catalogue", builder.festival))
    assert "285′ · 3 films" in words
    assert "Thu 5 Nov 18:00 · Cinema / Screen 1 · 7" in words


def test_the_pocket_has_fold_marks_between_its_panels_and_no_text_there() -> None:
    layout = laid_out("pocket", festivals.sample(), panels=6)
    for page in layout.pages:
        folds = {item.x1 for item in page.items if isinstance(item, Line) and item.dash}
        assert len(folds) == 5
        texts = [item.frame for item in page.items if isinstance(item, Text) and item.size < 7.4]
        assert not any(t.left < fold < t.right for t in texts for fold in folds)


def test_a_small_sheet_has_fewer_panels_and_says_so() -> None:
    layout = laid_out("pocket", festivals.one_film(), paper="a5", orientation="portrait", panels=8)
    assert "There is room for 4 panels on this paper." in layout.warnings


def test_a_synopsis_is_hyphenated_in_its_language_and_a_title_never() -> None:
    def divided(text: str) -> list[str]:
        builder = FestivalBuilder(screens=1, days=1)  # its language is English
        a_film(builder, text[:99], synopsis=text)
        layout = laid_out("film-sheet", builder.festival, paper="a5")
        return [item.text for item in text_items(layout) if item.text.endswith(SOFT_HYPHEN)]

    english = "extraordinary neighbourhoods of the unforgettable photographs and documentaries "
    assert divided(english * 9)
    assert all("\u00ad" not in line[:-1] for line in divided(english * 9))
    assert divided("extraordinary neighbourhoods") == []
    assert divided("fotografías extraordinarias de la inolvidable transformación y los " * 9) == []


def test_the_overview_is_as_large_as_the_sheet_allows() -> None:
    def size(films: int) -> float:
        builder = FestivalBuilder(screens=4, days=3)
        for number in range(films):
            clock = f"{9 + number // 12}:00"
            builder.screening(f"Film {number}", clock, number % 4, number // 4 % 3)
        layout = laid_out("overview", builder.festival)
        return max(item.size for item in text_items(layout) if item.text.startswith("Film "))

    assert size(12) > size(160) >= 7.5


@pytest.mark.parametrize(("count", "end"), [(2, "0”, “Film 1”."), (5, "“Film 2” and 2 more.")])
def test_films_without_a_synopsis_are_named_and_more_are_hinted_at(count: int, end: str) -> None:
    builder = FestivalBuilder()
    for number in range(count):
        film = builder.film(f"Film {number}", status=FilmStatus.CONFIRMED)
        builder.screening(film, f"{10 + number * 3}:00", status=ScreeningStatus.CONFIRMED)
    said = laid_out("film-sheet", builder.festival).warnings
    sentence = next(one for one in said if one.startswith(f"{count} films have no synopsis"))
    assert sentence.endswith(end)


@pytest.mark.parametrize("name", ["overview", "day-list", "pocket", "venue-poster", "day-grid"])
def test_who_sees_no_colours_finds_the_section_by_its_code_and_what_that_means(name: str) -> None:
    layout = laid_out(name, festivals.sample())
    first = [item.text for item in layout.pages[0].items if isinstance(item, Text)]
    assert any(word == "TE" for text in first for word in text.split())
    assert any(text.endswith("THREE EPICS") for text in first)


def test_columns_of_a_list_are_as_wide_as_their_codes() -> None:
    layout = laid_out("day-list", festivals.sample(), paper="a5")
    page = layout.pages[0]
    heads = {item.text: item.x for item in page.items if isinstance(item, Text)}
    titles = heads["Screen"] - heads["Title"]
    assert titles > page.width / 3
    assert any(item.text == "Odeon / Odeon 2" for item in text_items(layout))


def test_no_line_ends_within_a_day_and_its_time() -> None:
    builder = FestivalBuilder(screens=1, days=9, first_day="2026-11-05")
    section = builder.section("Panorama", "PAN")
    film = builder.film("Film", 60, status=FilmStatus.CONFIRMED, section_id=section.id)
    for day in range(7):
        status = ScreeningStatus.CONFIRMED
        builder.screening(film, "18:30", day=day, status=status, code=f"{day}")
    for name in ("catalogue", "day-list"):
        said = [item.text for item in text_items(laid_out(name, builder.festival, paper="a5"))]
        times = [text for text in said if "18:30," in text]
        assert times
        assert not any(re.search(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)( \d+)?$", text) for text in times)


@pytest.mark.parametrize("name", ["day-list", "day-grid", "catalogue"])
def test_a_time_at_several_houses_is_named_once_and_its_own_is_no_other_time(name: str) -> None:
    builder = FestivalBuilder(screens=3, days=1)
    section = builder.section("Competition", "COM")
    film, second, third = (a_film(builder, t, section_id=section.id) for t in ("One", "Two", "3"))
    for screen in range(3):
        for clock in ("10:00", "14:00"):
            builder.screening(film, clock, screen, status=ScreeningStatus.CONFIRMED)
    for other, clock in ((second, "18:00"), (third, "20:00")):
        builder.screening(other, clock, status=ScreeningStatus.CONFIRMED)
    words = said(laid_out(name, builder.festival, paper="a3", orientation="landscape"))
    words = words.replace("\u00a0", " ")
    if name == "catalogue":
        assert "Thu 10:00, Thu 14:00\n" in words
    else:
        assert "also Thu 14:00\n" in words
        assert "also Thu 10:00\n" in words
    assert "Thu 14:00, Thu 14:00" not in words

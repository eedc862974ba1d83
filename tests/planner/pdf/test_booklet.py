"""The catalogue as a book: openings, programmes above their films, how to read it, indexes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planner.model import Credit, Film, FilmStatus, Programme, ScreeningStatus
from planner.pdf.booklet.indexes import add_indexes
from planner.pdf.checks import problems_of
from planner.pdf.column_checks import problems_of_flows
from planner.pdf.filming import Wish, screenings_rows
from planner.pdf.kit import Pages, Row
from planner.pdf.kit.filling import height_of
from planner.pdf.kit.pages import Running, text_items
from planner.pdf.kit.type import SMALL
from planner.pdf.layout import Layout, Line, Rectangle, Text
from planner.pdf.look import section_ink
from planner.pdf.reprint.kept import Kept
from planner.pdf.shown import for_audience
from tests.build import FestivalBuilder
from tests.planner.pdf import festivals
from tests.planner.pdf.test_documents import laid_out

FIRM = ScreeningStatus.CONFIRMED


def a_film(builder: FestivalBuilder, title: str, **values: object) -> Film:
    return builder.film(title, 20, **({"status": FilmStatus.CONFIRMED} | values))


def two_sections() -> FestivalBuilder:
    """A section with two features and a programme of three shorts, and one of a single film."""
    builder = FestivalBuilder(screens=1, days=2, name="Spring")
    family = builder.section("Family", "FAM", hue=1)
    far = builder.section("Far away", "FAR", hue=2)
    features = [a_film(builder, f"Feature {n}", section_id=family.id) for n in (1, 2)]
    shorts = [a_film(builder, f"Short {n}", section_id=family.id) for n in (3, 1, 2)]
    block = builder.shorts("Small things", *shorts)
    shown: tuple[Film | Programme, ...] = (*features, block, block)
    for n, what in enumerate(shown):
        builder.screening(what, f"{10 + 2 * n}:00", day=n % 2, code=str(n), status=FIRM)
    away = a_film(builder, "Away", section_id=far.id, countries=("Chile", "Peru"))
    builder.set(away, original_title="Lejos", alternate_titles=("Very Far",))
    builder.row(Credit, film_id=away.id, role="Director", name="Ana Ruiz")
    builder.screening(away, "20:00", status=FIRM, code="9")
    return builder


def lines(layout: Layout, page: int) -> list[str]:
    return [item.text for item in layout.pages[page].items if isinstance(item, Text)]


def text_of(row: Row) -> str:
    return " ".join(item.text for item in row.items if isinstance(item, Text))


def page_with(layout: Layout, text: str, size: float = 0.0) -> int:
    return next(
        number
        for number, page in enumerate(layout.pages)
        for item in page.items
        if isinstance(item, Text) and item.text == text and item.size > size
    )


def test_an_opening_lists_the_films_of_its_section_with_their_times() -> None:
    layout = laid_out("catalogue", two_sections().festival)
    said = lines(layout, page_with(layout, "Family", 20))
    assert "FAM · 5 films · 1 programme" in said
    assert said.index("Feature 1") < said.index("Thu\u00a010:00")
    assert said.count("Thu\u00a014:00, Fri\u00a016:00") == 3
    assert problems_of(layout) == []


def test_a_section_begins_on_the_page_before_where_it_has_room() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    for n in range(8):
        section = builder.section(f"Section {n}", hue=n)
        builder.screening(a_film(builder, f"Film {n}", section_id=section.id), "10:00", status=FIRM)
    layout = laid_out("catalogue", builder.festival)
    pages = [page_with(layout, f"Section {n}", 20) for n in range(8)]
    assert pages == [page_with(layout, f"Film {n}", 11) for n in range(8)]
    assert len(set(pages)) < 5
    tabs = [getattr(item, "fill", None) for item in layout.pages[pages[0]].items if is_a_tab(item)]
    assert tabs == [section_ink(n).bar for n in range(8) if pages[n] == pages[0]]


def is_a_tab(item: object) -> bool:
    return isinstance(item, Rectangle) and 20 < item.frame.width < 21 and item.frame.height > 40


def test_a_tab_says_the_code_of_its_section_and_none_hides_another() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    for n in range(24):
        section = builder.section(f"Section {n}", f"S{n}", hue=n)
        builder.screening(a_film(builder, f"Film {n}", section_id=section.id), "10:00", status=FIRM)
    layout = laid_out("catalogue", builder.festival)
    assert problems_of(layout) == []
    for page in layout.pages:
        frames = [
            item.frame for item in page.items if isinstance(item, Rectangle) and is_a_tab(item)
        ]
        turned = [item for item in page.items if isinstance(item, Text) and item.turned]
        assert len(frames) == len(turned)
        assert all(one.bottom < other.top for one, other in pairwise(frames))
        assert all(frame.contains(text.frame) for frame, text in zip(frames, turned, strict=True))
    said = [item.text for item in text_items(layout) if item.turned]
    assert set(said) == {f"S{n}" for n in range(24)}


def test_a_shorts_programme_stands_above_its_films_with_the_length_of_all() -> None:
    layout = laid_out("catalogue", two_sections().festival)
    said = [item.text for item in text_items(layout)]
    begin = said.index("Small things")
    assert said[begin + 1] == "60′ · 3 films"
    titles = [text for text in said[begin:] if text.startswith("Short ")][:3]
    assert titles == ["Short 3", "Short 1", "Short 2"]
    # The programme says when; its films need not say it again.
    assert [text for text in said if text.startswith("Thu 5 Nov 14:00 ·")] == [
        "Thu 5 Nov 14:00 · Cinema / Screen 1 · 2"
    ]


def test_a_film_of_several_programmes_says_within_which_it_is_shown() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film, other = a_film(builder, "Red"), a_film(builder, "Green")
    for n, programme in enumerate(
        (builder.shorts("A", film, other), builder.shorts("B", other, film))
    ):
        builder.screening(programme, f"{10 + n}:00", status=FIRM, code=f"x{n}")
        builder.screening(programme, f"{15 + n}:00", status=FIRM, code=f"y{n}")
    said = [item.text for item in text_items(laid_out("film-sheet", builder.festival))]
    begin = said.index("In “A”")
    assert [text[-2:] for text in said[begin + 1 : begin + 3]] == ["x0", "y0"]


def test_long_contents_stand_in_two_columns_and_lead_to_the_right_pages() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    for n in range(40):
        section = builder.section(f"Section {n}", f"S{n}", hue=n)
        builder.screening(a_film(builder, f"Film {n}", section_id=section.id), "10:00", status=FIRM)
    layout = laid_out("catalogue", builder.festival)
    page = layout.pages[1]
    texts = [item for item in page.items if isinstance(item, Text)]
    assert {f"Section {n}" for n in range(40)} <= {item.text for item in texts}
    assert len({round(item.x) for item in texts if item.text.startswith("Section")}) == 2
    for n in (0, 39):
        name = next(item for item in texts if item.text == f"Section {n}")
        number = next(item for item in texts if item.y == name.y and item.x > name.x + 20)
        assert number.text == str(page_with(layout, f"Section {n}", 20) + 1)


def test_there_are_four_indexes() -> None:
    layout = laid_out("catalogue", two_sections().festival)
    names = [mark.title for mark in layout.outline if mark.level == 0]
    assert names[-4:] == ["Titles", "Original titles", "Directors", "Countries"]
    page = next(mark.page for mark in layout.outline if mark.title == "Titles")
    said = [text for number in range(page, len(layout.pages)) for text in lines(layout, number)]
    place = str(page_with(layout, "Away", 11) + 1)
    begin = said.index("Titles")
    assert {"Away", "Very Far"} <= set(said[begin : said.index("Original titles")])
    for head, entry in (("Original titles", "Lejos"), ("Directors", "Ana Ruiz"), ("Peru", "Away")):
        behind = said[said.index(head) :]
        assert behind[behind.index(entry) + 1] == place


def test_how_to_read_it_takes_a_film_apart_and_shows_the_colours() -> None:
    layout = laid_out("catalogue", two_sections().festival)
    said = lines(layout, page_with(layout, "How to read this booklet", 12))
    for text in ("Away", "Lejos", "Chile, Peru · 20′", "FAM · Family", "FAR · Far away"):
        assert text in said
    assert "24:30" not in said
    without = laid_out("catalogue", two_sections().festival, reading=False)
    assert len(without.pages) <= len(layout.pages)
    assert "How to read this booklet" not in [item.text for item in text_items(without)]


@pytest.mark.parametrize("make", ["sample", "hostile"])
def test_running_text_stands_on_the_same_lines_in_columns_and_short_entries_are_whole(
    make: str,
) -> None:
    kept = Kept()
    laid_out("catalogue", festivals.FESTIVALS[make](), kept=kept)
    assert problems_of_flows(kept.flows) == []
    short = 0
    for flow in kept.flows:
        parts = [part for use in flow.uses for part in use.parts]
        for key, first, end in flow.entries():
            if key.startswith("film") and height_of(flow.rows, first, end) < 180:
                short += 1
                assert any(begin <= first and end <= stop for begin, stop in parts)
    assert (short > 20) is (make == "sample")


def test_the_opening_of_a_section_stands_on_the_page_of_its_first_film() -> None:
    marks = laid_out("catalogue", festivals.sample()).outline
    for mark, below in pairwise(marks):
        if not mark.level and below.level:
            assert mark.page == below.page, mark.title


def test_a_line_of_a_screening_is_not_parted_and_the_programme_stands_above_one() -> None:
    builder = FestivalBuilder(screens=0, days=1)
    builder.screen("A hall with a name that needs more than a line of any column", "A house")
    film, other = a_film(builder, "Red"), a_film(builder, "Green")
    block = builder.shorts("A programme", film, other)
    for n in range(12):
        builder.screening(block if n else film, f"{8 + n}:00", status=FIRM, code=f"x{n}")
    shown = for_audience(builder.festival, {"unconfirmed": True})
    rows = screenings_rows(shown, builder.festival.screenings(), 100, SMALL, film)
    said = [text_of(row) for row in rows]
    ends = [n for n, row in enumerate(rows) if not row.keep]
    assert len(ends) == 12
    assert all(said[n][-3:].strip(" ·").startswith("x") for n in ends)


def test_the_pocket_grows_with_the_room_on_its_sides_and_says_what_it_is() -> None:
    few, many = (FestivalBuilder(screens=3, days=1, name="Spring") for _n in range(2))
    for builder, slots in ((few, 6), (many, 95)):
        for number in range(3 * slots):
            start = f"{8 + number // 30:02d}:{number // 3 % 10 * 5:02d}"
            builder.screening(f"Film {number}", start, number % 3, status=FIRM, code=f"x{number}")
    sizes, sides = [], []
    for builder in (few, many):
        layout = laid_out("pocket", builder.festival)
        assert problems_of(layout) == []
        sides.append(len(layout.pages))
        sizes.append(max(one.size for one in text_items(layout) if one.text == "Film 1"))
        assert "Spring" in {item.text for item in text_items(layout)}
    assert sides == [1, 1]
    assert sizes[0] > 1.3 * sizes[1]


def test_what_is_shown_alone_stands_before_what_is_shown_within_a_programme() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film, other = a_film(builder, "Red"), a_film(builder, "Green")
    builder.screening(builder.shorts("A", film, other), "10:00", status=FIRM, code="within")
    builder.screening(film, "15:00", status=FIRM, code="alone")
    said = [item.text for item in text_items(laid_out("film-sheet", builder.festival))]
    begin = said.index("In “A”", said.index("Red"))
    assert said[begin - 1].endswith("alone")
    assert said[begin + 1].endswith("within")


def test_a_section_shares_a_page_with_sections_alone_and_notes_have_lines() -> None:
    layout = laid_out("catalogue", festivals.one_film())
    assert page_with(layout, "How to read this booklet", 12) < page_with(layout, "Still Life", 11)
    notes = [
        page for page in layout.pages if any(getattr(i, "text", "") == "Notes" for i in page.items)
    ]
    assert all(sum(isinstance(item, Line) for item in page.items) > 10 for page in notes)
    assert problems_of(layout) == []


def test_no_page_stands_empty_behind_an_index_that_ends_with_its_page() -> None:
    festival = festivals.one_film()
    (film,) = festival.films.values()
    found = {"Titles": [(f"Title {number}", film) for number in range(20)]}
    for high in range(300, 330):
        pages = Pages(300, high)
        pages.new_page()
        pages.places[f"film {film.id}"] = 0
        add_indexes(pages, festival, found, Wish())
        layout = pages.finished(Running("", ""), "")
        texts = [
            [item.text for item in page.items if isinstance(item, Text)] for page in layout.pages
        ]
        assert all(any(text.startswith("Title") for text in page) for page in texts), high

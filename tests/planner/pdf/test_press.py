"""What a printer asks for: bleed, boxes, crop marks, fours, sheets to fold."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from planner.errors import UserError
from planner.pdf import render
from planner.pdf.base import chosen
from planner.pdf.documents import all_documents
from planner.pdf.kit import Pages, Row
from planner.pdf.kit.pages import Running
from planner.pdf.kit.tabs import Tab
from planner.pdf.layout import (
    MM,
    Bookmark,
    Colour,
    Frame,
    Layout,
    Line,
    Link,
    Page,
    Rectangle,
    Text,
)
from planner.pdf.paint import pdf_bytes
from planner.pdf.press import FOR_THE_PRINTER, for_the_printer
from tests.planner.pdf import festivals
from tests.planner.pdf.reading import BLACK, SEMI_BOLD, archive_problems, by_pdfium, problems

DEFAULTS = {setting.key: setting.default for setting in FOR_THE_PRINTER}
GREY = Colour(0.5, 0.5, 0.5)


def a_layout(count: int, *, width: float = 200) -> Layout:
    """Pages with their number, a tab at the outer edge of each, and a link to the first."""
    pages = []
    for number in range(1, count + 1):
        left = width - 10 if number % 2 else 0
        tab = Rectangle(Frame(left, 50, 10, 20), fill=GREY)
        text = Text(90, 100, f"P{number}", SEMI_BOLD, 12, BLACK)
        pages.append(Page(width, 300, (tab, text, Link(text.frame, 0))))
    marks = tuple(Bookmark(f"P{n + 1}", 0, n, 10) for n in range(count))
    return Layout("Pages", tuple(pages), outline=marks)


def pressed(layout: Layout, **options: Any) -> Layout:
    return for_the_printer(layout, DEFAULTS | options)


def words(page: Page) -> list[str]:
    texts = sorted((i for i in page.items if isinstance(i, Text)), key=lambda one: one.x)
    return [one.text for one in texts]


def tabs(page: Page) -> list[Frame]:
    return [item.frame for item in page.items if isinstance(item, Rectangle)]


def test_without_a_wish_nothing_is_changed() -> None:
    layout = a_layout(3)
    assert pressed(layout) is layout


def test_colour_at_the_edge_goes_on_into_the_bleed_and_nothing_else_does() -> None:
    page = pressed(a_layout(1), bleed=3).pages[0]
    assert (page.width, page.height) == pytest.approx((200 + 6 * MM, 300 + 6 * MM))
    assert page.trim == Frame(3 * MM, 3 * MM, 200, 300)
    (tab,) = tabs(page)
    assert (tab.left, tab.right) == pytest.approx((190 + 3 * MM, 200 + 6 * MM))
    assert (tab.top, tab.bottom) == pytest.approx((50 + 3 * MM, 70 + 3 * MM))


def test_crop_marks_stand_at_the_corners_outside_of_the_bleed() -> None:
    page = pressed(a_layout(1), bleed=3, crop_marks=True).pages[0]
    assert page.trim is not None
    marks = [item for item in page.items if isinstance(item, Line)]
    assert len(marks) == 8
    grown = page.trim.inset(-3 * MM, -3 * MM)
    for mark in marks:
        assert mark.x1 in {page.trim.left, page.trim.right} or mark.y1 in {
            page.trim.top,
            page.trim.bottom,
        }
        outside_across = max(mark.x1, mark.x2) < grown.left or min(mark.x1, mark.x2) > grown.right
        outside_down = max(mark.y1, mark.y2) < grown.top or min(mark.y1, mark.y2) > grown.bottom
        assert outside_across or outside_down
        assert min(mark.x1, mark.x2, mark.y1, mark.y2) >= 0


@pytest.mark.parametrize("count", [1, 4, 5, 11])
def test_pages_are_filled_up_to_fours(count: int) -> None:
    pages = pressed(a_layout(count), fours=True).pages
    assert len(pages) % 4 == 0
    assert len(pages) - count < 4
    assert all(not page.items for page in pages[count:])


@pytest.mark.parametrize("count", [1, 4, 8, 15])
def test_folded_and_put_into_each_other_the_sheets_give_the_pages_in_order(count: int) -> None:
    sides = pressed(a_layout(count), booklet=True).pages
    halves = [
        tuple(
            "".join(t.text for t in side.items if isinstance(t, Text) and (t.x >= 200) is right)
            for right in (False, True)
        )
        for side in sides
    ]
    fronts, backs = halves[::2], halves[1::2]
    # Reading: right of each front, left of its back, down to the middle, and out again.
    read = [word for (_l, r), (left, _r) in zip(fronts, backs, strict=True) for word in (r, left)]
    read += [
        word
        for (left, _r), (_l, r) in zip(reversed(fronts), reversed(backs), strict=True)
        for word in (r, left)
    ]
    assert read == [f"P{n}" for n in range(1, count + 1)] + [""] * (-count % 4)


def test_links_and_outline_lead_to_the_side_that_has_the_page() -> None:
    layout = pressed(a_layout(8), booklet=True)
    for mark in layout.outline:
        assert mark.title in words(layout.pages[mark.page])
    links = [item for page in layout.pages for item in page.items if isinstance(item, Link)]
    assert {link.target for link in links} == {0}
    assert "P1" in words(layout.pages[0])


def test_inner_sheets_creep_to_the_fold_and_their_colour_still_reaches_the_edge() -> None:
    layout = pressed(a_layout(12), booklet=True, paper_thickness=500)
    for side, page in enumerate(layout.pages):
        creep = side // 2 * 0.5 * MM
        left, right = sorted(item.x for item in page.items if isinstance(item, Text))
        assert (left, right) == pytest.approx((90 + creep, 290 - creep))
        first, second = sorted(tabs(page))
        assert first.left == 0
        assert second.right == 400
        assert first.right == pytest.approx(10 + creep)


def test_nothing_crosses_the_fold() -> None:
    ground = Rectangle(Frame(0, 0, 200, 300), fill=GREY)
    pages = tuple(Page(200, 300, (ground,)) for _n in range(8))
    for page in pressed(Layout("Grounds", pages), booklet=True, paper_thickness=300).pages:
        assert sorted((one.left, one.right) for one in tabs(page)) == [(0, 200), (200, 400)]


def test_pages_of_different_size_are_not_folded() -> None:
    mixed = Layout("Mixed", (Page(200, 300, ()), Page(300, 200, ())))
    with pytest.raises(UserError, match="different sizes"):
        pressed(mixed, booklet=True)


@pytest.mark.parametrize("name", all_documents())
def test_every_document_goes_to_press(name: str) -> None:
    wishes = {"bleed": 3, "crop_marks": True, "booklet": True, "paper_thickness": 100}
    festival = festivals.peopled()
    plain = len(all_documents()[name].layout(festival, chosen(all_documents()[name], {})).pages)
    printed = render(festival, name, wishes)
    assert printed.pages == (plain + 3) // 4 * 2
    assert printed.pdf == render(festival, name, wishes).pdf
    assert archive_problems(printed.pdf) == []
    assert problems(printed.pdf) == []
    assert any(by_pdfium(printed.pdf))
    with pikepdf.open(io.BytesIO(printed.pdf)) as document:
        for page in document.pages:
            media, bleed, trim = (
                [float(number) for number in box]
                for box in (page.mediabox, page.BleedBox, page.TrimBox)
            )
            assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=0.02)
            assert bleed[2] - trim[2] == pytest.approx(3 * MM, abs=0.02)
            assert media[0] < bleed[0]
            assert bleed[3] < media[3]


def test_a_booklet_bound_at_the_right_begins_at_the_left_of_the_fold() -> None:
    left, right = (pressed(a_layout(8), booklet=True, binding=side) for side in ("left", "right"))
    assert [words(page) for page in left.pages[:2]] == [["P8", "P1"], ["P2", "P7"]]
    assert [words(page) for page in right.pages[:2]] == [["P1", "P8"], ["P7", "P2"]]
    crept = pressed(a_layout(8), booklet=True, binding="right", paper_thickness=100)
    assert [words(page) for page in crept.pages] == [words(page) for page in right.pages]
    inner, outer = crept.pages[2], crept.pages[0]
    assert [tab.left for tab in tabs(outer)] == [tab.left for tab in tabs(right.pages[0])]
    texts = [sorted(i.x for i in page.items if isinstance(i, Text)) for page in (outer, inner)]
    assert texts[1] == pytest.approx([texts[0][0] + 0.1 * MM, texts[0][1] - 0.1 * MM])


@pytest.mark.parametrize(("language", "from_right"), [("ar", True), ("he-IL", True), ("ja", False)])
def test_the_language_says_where_a_booklet_is_bound(language: str, *, from_right: bool) -> None:
    made = pressed(replace(a_layout(4), language=language), booklet=True)
    assert made.from_right is from_right
    assert (words(made.pages[0]) == ["P1", "P4"]) is from_right
    assert (b"/R2L" in pdf_bytes(made)) is from_right


@pytest.mark.parametrize("side", ["left", "right"])
def test_tabs_are_at_the_outer_edge_of_a_booklet(side: str) -> None:
    pages = Pages(200, 300)
    pages.from_right = side == "right"
    for _page in range(2):
        pages.new_page()
        pages.add([Row(10.0, tab=Tab(GREY, 0.5))])
    made = pages.finished(Running("Feast", "List"), "Feast: List").pages
    at_right = [tabs(page)[0].right == 200 for page in made]
    assert at_right == ([True, False] if side == "left" else [False, True])


def test_a_line_that_ends_at_the_edge_goes_on_into_the_bleed() -> None:
    fold = Line(50, 0, 50, 12, BLACK)
    (made,) = pressed(Layout("Fold", (Page(100, 200, (fold,)),)), bleed=3).pages[0].items
    assert isinstance(made, Line)
    assert (made.y1, made.y2) == pytest.approx((0, 12 + 3 * MM))


def test_a_text_that_may_be_cut_off_is_told_when_there_is_something_to_cut() -> None:
    texts = (Text(5, 100, "Near", SEMI_BOLD, 12, BLACK), Text(60, 100, "Far", SEMI_BOLD, 12, BLACK))
    layout = Layout("Edge", (Page(200, 300, texts[1:]), Page(200, 300, texts)))
    for options in ({"bleed": 3}, {"crop_marks": True}):
        (said,) = pressed(layout, **options).warnings
        assert said == "Page 2: “Near” is nearer than 3.5 mm to the edge, and may be cut off."
    assert pressed(layout).warnings == ()

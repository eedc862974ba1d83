"""Prints in Arabic and Hebrew run from right to left."""

from __future__ import annotations

import pytest

from planner.pdf.base import chosen
from planner.pdf.binding import reads_from_right
from planner.pdf.checks import problems_of
from planner.pdf.documents import all_documents
from planner.pdf.kit.pages import text_items
from planner.pdf.layout import Frame, Layout, Page, Rectangle, Text
from planner.pdf.look import BLACK, CONDENSED
from planner.pdf.making import laid_out
from planner.pdf.mirrored import mirrored
from planner.pdf.paint import pdf_bytes
from planner.pdf.text.direction import reads_from_left
from planner.pdf.text.itemise import itemise
from tests.planner.pdf import festivals
from tests.planner.pdf.holding import all_holds
from tests.planner.pdf.reading import by_pdfium
from tests.planner.pdf.test_print_words import in_language

DOCUMENTS = all_documents()


def made(name: str, code: str, make: str = "peopled", **given: object) -> Layout:
    document, festival = DOCUMENTS[name], in_language(festivals.FESTIVALS[make](), code)
    return laid_out(document, festival, chosen(document, {"as_of": "today", **given}))


def place(layout: Layout, words: str) -> Frame:
    found = (item for item in layout.pages[0].items if isinstance(item, Text))
    return next(item.frame for item in found if item.text == words)


@pytest.mark.parametrize("name", ["door-list", "day-list", "venue-poster", "day-grid"])
def test_what_is_at_the_left_in_english_is_at_the_right_in_hebrew(name: str) -> None:
    english, hebrew = made(name, "en"), made(name, "he")
    width = english.pages[0].width
    left, right = place(english, "Still Life"), place(hebrew, "Still Life")
    assert right.right == pytest.approx(width - left.left, abs=1.5)  # words are as wide as they are
    if name == "door-list":
        assert place(english, "18:00").left < left.left
        assert place(hebrew, "18:00").left > right.left


@pytest.mark.parametrize("name", ["day-grid", "day-list", "catalogue", "wall-cards", "run-sheets"])
def test_nothing_overlaps_or_leaves_its_room_in_the_mirror(name: str) -> None:
    assert problems_of(made(name, "ar", "hostile")) == []


def test_a_mirror_seen_in_a_mirror_is_the_page() -> None:
    layout = made("day-grid", "en")
    twice = mirrored(mirrored(layout))
    for before, after in zip(layout.pages[0].items, twice.pages[0].items, strict=True):
        if isinstance(before, Text):
            assert isinstance(after, Text)
            assert after.x == pytest.approx(before.x)
        elif isinstance(before, Rectangle):
            assert isinstance(after, Rectangle)
            assert after.frame == pytest.approx(before.frame)


def test_lines_that_read_upwards_follow_each_other_as_before() -> None:
    room = Frame(10, 10, 30, 80)
    lines = [Text(20 + 10 * n, 80, "abc", CONDENSED, 8, BLACK, room, turned=True) for n in range(2)]
    (page,) = mirrored(Layout("", (Page(200, 100, tuple(lines)),))).pages
    first, second = (item for item in page.items if isinstance(item, Text))
    assert second.x - first.x == pytest.approx(10)
    assert first.room == Frame(160, 10, 30, 80)
    assert room.left + 200 - 2 * room.left - room.width == 160
    assert first.frame.left >= 160
    assert second.frame.right <= 190


def test_thumb_tabs_stand_at_the_outer_edge_whatever_side_is_bound() -> None:
    for binding, outer in (("auto", 0), ("left", 1)):
        layout = made("catalogue", "he", "hostile", binding=binding)
        tabs = [
            (number, item.frame)
            for number, page in enumerate(layout.pages)
            for item in page.items
            if isinstance(item, Rectangle) and item.frame.height < page.height / 3
            if 10 < item.frame.width < 40 < item.frame.height
            if item.frame.left == 0 or item.frame.right == pytest.approx(page.width)
        ]
        assert tabs
        for number, frame in tabs:
            at_right = frame.left > 0
            assert at_right is (number % 2 != outer), (binding, number, frame)


def test_parts_of_a_line_follow_each_other_to_the_left() -> None:
    words = "FAM · 7 أفلام · برنامج"
    title = Text(20, 80, words, CONDENSED, 8, BLACK)
    (page,) = mirrored(Layout("", (Page(200, 100, (title,)),))).pages
    (item,) = page.items
    assert isinstance(item, Text)
    seen = "".join(run.text for run in itemise(item.text, item.style)).replace("\u200f", "")
    assert seen.index("FAM") > seen.index("7") > seen.index("أفلام"[0])
    assert item.frame.right == pytest.approx(180)


def test_a_line_that_begins_in_latin_begins_at_the_right() -> None:
    document, festival = DOCUMENTS["door-list"], in_language(festivals.peopled(), "he")
    layout = laid_out(document, festival, chosen(document, {"as_of": "today"}))
    heads = [text.text for text in text_items(layout) if "רשימת כניסה" in text.text]
    assert heads
    assert not any(reads_from_left(head) for head in heads)
    (line, *_others) = [words for words in by_pdfium(pdf_bytes(layout)) if "Spring" in words]
    assert "רשימת כניסה" in line


@pytest.mark.parametrize("name", ["door-list", "day-list", "catalogue"])
def test_it_can_be_copied_and_archived(name: str) -> None:
    all_holds(made(name, "he"), pages=4)


@pytest.mark.parametrize("code", ["ar", "ckb", "fa-IR", "he", "ug", "ur-PK"])
def test_who_reads_from_the_right_is_known_by_the_language(code: str) -> None:
    assert reads_from_right(code)


@pytest.mark.parametrize("code", ["", "en", "ku", "ku-TR", "zh-Hant"])
def test_kurdish_as_such_is_read_from_the_left_as_most_are(code: str) -> None:
    assert not reads_from_right(code)

"""What stands in the file beside the operators of its pages: pictures, links, outline, boxes."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

import pikepdf
import pytest

from planner.pdf.fonts import Style
from planner.pdf.layout import (
    Bookmark,
    Colour,
    Frame,
    Layout,
    Link,
    Page,
    Picture,
    Press,
    Rectangle,
    Text,
)
from planner.pdf.paint import pdf_bytes
from planner.pdf.pictures import Pixels
from planner.pdf.syntax import decimal, text_string, uri_string
from tests.planner.pdf.reading import (
    BLACK,
    SEMI_BOLD,
    archive_problems,
    by_codes,
    lines_as_pdf,
    page_content,
)

_RED = Pixels("red", 1, 1, zlib.compress(b"\xff\0\0"), lossless=True)


@pytest.mark.parametrize("press", [None, Press()])
def test_a_picture_of_several_pages_is_in_the_file_once(press: Press | None) -> None:
    """A still of two films stopped the print."""
    one, two = (Picture(Frame(left, 0, 9, 9), _RED) for left in (10, 50))
    pages = tuple(Page(100, 100, items) for items in ((one,), (), (two, one)))
    with pikepdf.open(io.BytesIO(pdf_bytes(Layout("Logos", pages, press=press)))) as document:
        found = [list(page.get_images().values()) for page in document.pages]
        assert list(map(len, found)) == [1, 0, 1]
        assert found[0][0].objgen == found[2][0].objgen


def test_links_lead_to_pages_and_addresses() -> None:
    links = (
        Link(Frame(10, 20, 30, 40), 1),
        Link(Frame(0, 0, 10, 10), "https://example.org/a(b)\\c?d=é"),
    )
    pdf = pdf_bytes(Layout("Links", (Page(100, 200, links), Page(100, 200, links[:1]))))
    assert archive_problems(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        first, second = document.pages
        inner, outer = first.Annots
        assert [float(one) for one in inner.Rect] == [10, 140, 40, 180]
        assert inner.Dest[0].objgen == second.objgen == second.Annots[0].Dest[0].objgen
        assert str(outer.A.URI) == "https://example.org/a%28b%29%5Cc?d=%C3%A9"


def test_bookmarks_of_any_title_stand_below_each_other() -> None:
    marks = ("(One \\", 0), ("Zwölf 三峡", 1), ("1.2", 1), ("1.2.1", 2), ("Two", 0), ("2.0.1", 2)
    outline = tuple(Bookmark(title, level, 0, 30.0) for title, level in marks)
    layout = Layout("Outline", (Page(100, 200, ()),), outline=outline)
    with (
        pikepdf.open(io.BytesIO(pdf_bytes(layout))) as document,
        document.open_outline() as read,
    ):
        assert list(map(_tree, read.root)) == [
            ("(One \\", [("Zwölf 三峡", []), ("1.2", [("1.2.1", [])])]),
            ("Two", [("2.0.1", [])]),
        ]
        place = read.root[0].destination
        assert isinstance(place, pikepdf.Array)
        assert [str(one) for one in place][1:] == ["/XYZ", "0", "170", "0"]


def _tree(entry: pikepdf.OutlineItem) -> tuple[str, list[Any]]:
    return entry.title, list(map(_tree, entry.children))


def test_a_cut_page_says_where() -> None:
    page = Page(120, 220, (), trim=Frame(10, 10, 100, 200), bleed=3)
    with pikepdf.open(io.BytesIO(pdf_bytes(Layout("Cut", (page,))))) as document:
        (made,) = document.pages
        boxes = [[float(n) for n in made[name]] for name in ("/MediaBox", "/TrimBox", "/BleedBox")]
        assert boxes == [[0, 0, 120, 220], [10, 10, 110, 210], [7, 7, 113, 213]]


def test_numbers_and_texts_are_as_the_format_asks() -> None:
    assert [decimal(value) for value in (0, 12.0, 0.5, 100, 1e-9, 1 / 3)] == [
        *("0", "12", "0.5", "100", "0", "0.33")
    ]
    assert text_string("é𝄞") == "<FEFF00E9D834DD1E>"
    assert uri_string("mailto:a@b.org") == "(mailto:a@b.org)"


def test_codes_that_mean_something_in_a_string_are_read_back() -> None:
    """Brackets, strokes and line ends among the codes: a font of 700 letters has them all."""
    letters = [chr(code) for code in range(0xC0, 0x24F)] + list("ΑΒΓΔΕΖΗΘАБВГДЕЖЗИЙКЛ")
    lines = ["".join(letters[at : at + 30]) for at in range(0, len(letters), 30)]
    assert by_codes(lines_as_pdf(*lines)) == lines


def test_a_page_says_colour_and_font_once() -> None:
    grey, other = Colour(0.3, 0.3, 0.3), Style(400)
    texts = [Text(40, 20 * n, "One word", SEMI_BOLD, 9, BLACK) for n in range(3)]
    frame = Frame(0, 0, 10, 10)
    items = (
        *(texts[0], Rectangle(frame, stroke=grey), texts[1], Rectangle(frame, fill=grey), texts[2]),
        Text(40, 80, "長", SEMI_BOLD, 9, BLACK),
        Text(40, 90, "One word", SEMI_BOLD, 9, BLACK),
        Text(40, 99, "One word", other, 9, BLACK),
    )
    content = page_content(pdf_bytes(Layout("Once", (Page(200, 100, items),))))
    assert re.findall(r"(\S+) rg", content) == ["0", "0.3", "0"]
    assert re.findall(r"/(T\d) 9 Tf", content) == ["T1", "T2", "T1", "T3"]


def test_scripts_without_marks_are_written_as_plain_as_european_letters() -> None:
    for text in ("長春電影製片廠", "千と千尋", "기생충"):
        pdf = lines_as_pdf(text)
        assert "[(" in page_content(pdf)
        assert by_codes(pdf) == [text]

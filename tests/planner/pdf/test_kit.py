"""The kit: columns fill and end level, what belongs together stays so, heads come again."""

from __future__ import annotations

import io

import pikepdf
import pytest

from planner.pdf.checks import problems_of
from planner.pdf.column_checks import problems_of_flows
from planner.pdf.fonts import Style
from planner.pdf.kit import Column, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.baselines import on_baselines
from planner.pdf.kit.filling import fill, height_of, levelled
from planner.pdf.kit.index import Entry, entry_rows
from planner.pdf.kit.pages import Running
from planner.pdf.kit.type import SMALL
from planner.pdf.layout import Colour, Frame, Layout, Line, Link, Page, Rectangle, Text
from planner.pdf.look import INK
from planner.pdf.paint import pdf_bytes
from planner.pdf.reprint.flow import Flow, PageUse
from tests.planner.pdf.reading import problems

RUNNING = Running("Festival", "List", "Main", "1 November")
PROSE = "One of the words that make a long paragraph which runs over several lines. " * 6


def lines_of(layout: Layout, page: int) -> list[str]:
    return [item.text for item in layout.pages[page].items if isinstance(item, Text)]


def test_a_paragraph_leaves_no_line_alone() -> None:
    rows = paragraph(PROSE, 200)
    assert len(rows) > 5
    for room in range(12, int(sum(row.height for row in rows)), 3):
        (begin, end), *_rest = fill(rows, 0, 1, float(room))
        assert begin == 0
        assert end not in {1, len(rows) - 1}


def test_a_heading_keeps_three_lines() -> None:
    rows = [*heading("Heading", 200), *paragraph(PROSE, 200)]
    leading = rows[1].height
    for room in range(10, 100):
        end = fill(rows, 0, 1, float(room))[0][1]
        assert end == 0 or end >= 4, (room, end)
    assert fill(rows, 0, 1, rows[0].height + 3 * leading + 0.1)[0][1] >= 3


def test_columns_end_level() -> None:
    rows = [Row(10.0) for _number in range(31)]
    parts = levelled(rows, 0, 3, 500.0)
    assert [end - begin for begin, end in parts] == [11, 11, 9]
    assert max(height_of(rows, *part) for part in parts) == 110


def test_the_head_of_a_table_comes_again_on_each_page() -> None:
    pages = Pages(300, 300)
    table = Table((Column("Name", 1), Column("Number", 1, "right")), pages.body.width)
    pages.add([table.head(), *(table.row(f"Row {n}", str(n)) for n in range(40))])
    layout = pages.finished(RUNNING, "Table")
    assert len(layout.pages) > 2
    for page in range(len(layout.pages)):
        assert lines_of(layout, page).count("Name") == 1
    numbers = [w for page in range(len(layout.pages)) for w in lines_of(layout, page)]
    assert [w for w in numbers if w.startswith("Row")] == [f"Row {n}" for n in range(40)]
    assert problems_of(layout) == []


def test_a_cell_is_narrowed_before_it_is_shortened_and_says_so() -> None:
    table = Table((Column("Name", 1),), 60)
    row = table.row(Words("Donaudampfschifffahrt", most=1))
    text = next(item for item in row.items if isinstance(item, Text))
    assert text.style.width < 100
    assert table.shortened == []
    table.row(Words("Donaudampfschifffahrtsgesellschaft of Vienna", most=1), about="The Company")
    assert table.shortened == ["The Company"]


def test_a_block_higher_than_a_page_is_cut_and_never_lost() -> None:
    pages = Pages(300, 300)
    pages.add([Row(20.0, keep=1, bookmark=str(n)) for n in range(60)])
    layout = pages.finished(RUNNING, "Block")
    assert [mark.title for mark in layout.outline] == [str(n) for n in range(60)]


def test_pages_say_festival_version_moment_and_number() -> None:
    pages = Pages(300, 300)
    pages.add(heading("Friday", pages.body.width, mark="Fri 6 Nov"))
    layout = pages.finished(RUNNING, "List")
    assert lines_of(layout, 0) == [
        *("Friday", "Festival · List", "Fri 6 Nov"),
        *("Main · As of 1 November", "Page 1 of 1"),
    ]


def test_outline_and_links_lead_to_their_pages() -> None:
    pages = Pages(300, 300)
    for day in ("Friday", "Saturday"):
        pages.new_page()
        pages.add(heading(day, pages.body.width, bookmark=0))
        pages.add(heading(f"{day} night 長春", pages.body.width, bookmark=1))
    layout = pages.finished(RUNNING, "List")
    first = Page(300, 300, (*layout.pages[0].items, Link(Frame(10, 10, 20, 20), 1)))
    whole = Layout("List", (first, layout.pages[1]), outline=layout.outline)
    pdf = pdf_bytes(whole)
    assert problems(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_outline() as outline:
            assert [one.title for one in outline.root] == ["Friday", "Saturday"]
            assert outline.root[1].children[0].title == "Saturday night 長春"
            assert outline.root[1].destination[0].objgen == document.pages[1].objgen
        link = document.pages[0].Annots[0]
        assert link.Dest[0].objgen == document.pages[1].objgen
        assert link.F == 4


def test_checks_find_what_they_are_for() -> None:
    def text(x: float, y: float, words: str, size: float = 9, colour: Colour = INK) -> Text:
        room = Frame(40, 0, 60, 400)
        return Text(x, y, words, Style(), size, colour, room=room)

    found = problems_of(
        Layout(
            "Bad",
            (
                Page(
                    300,
                    300,
                    (
                        text(40, 50, "over"),
                        text(42, 52, "under"),
                        text(41, 90, "much too long for its room"),
                        text(40, 120, "tiny", 5),
                        text(40, 150, "pale", colour=Colour(0.7, 0.7, 0.7)),
                        text(40, 299, "edge"),
                        Rectangle(Frame(290, 10, 20, 20), fill=INK),
                        Line(0, 0, 400, 0, INK),
                        Link(Frame(0, 0, 1, 1), 7),
                    ),
                ),
            ),
        )
    )
    for part in ("overlap", "leaves its room", "5 pt", "contrast", "edge", "rectangle", "a line"):
        assert any(part in problem for problem in found), part
    assert any("page 8" in problem for problem in found)


def flow_of(rows: list[Row], parts: tuple[tuple[int, int], ...]) -> Flow:
    return Flow(rows, len(parts), uses=[PageUse(0, 0.0, 500.0, parts)])


def test_checks_find_what_is_wrong_with_columns() -> None:
    rows = [*paragraph(PROSE, 200), *heading("Heading", 200), *paragraph(PROSE, 200)]
    head = next(number for number, row in enumerate(rows) if row.bookmark or row.keep >= 3)
    last = len(rows)
    for part, parts in (
        ("“Heading” is parted", ((0, head + 1), (head + 1, last))),
        ("too little stands below “Heading”", ((0, head + 2), (head + 2, last))),
        ("is parted from what follows", ((0, 1), (1, last))),
        ("could end more level", ((0, last), (last, last))),
    ):
        found = problems_of_flows([flow_of(rows, parts)])
        assert any(part in problem for problem in found), (part, found)
    text = paragraph(PROSE, 200)
    rows = on_baselines([[*heading("Heading", 200), *text], text, text], text[0].height)
    level = tuple(levelled(rows, 0, 2, 500.0))
    assert problems_of_flows([flow_of(rows, level)]) == []
    middle, last = level[0][1], len(rows)
    between = [*rows[:middle], Row(3.0, keep=1), *rows[middle:]]
    found = problems_of_flows([flow_of(between, ((0, middle), (middle, last + 1)))])
    assert any("is between the lines" in problem for problem in found)


def test_a_turned_over_line_of_an_index_hangs() -> None:
    rows = entry_rows([Entry("A name that is far too long for its line " * 3, (4,))], 120)
    lefts = [row.items[0].x for row in rows if isinstance(row.items[0], Text)]
    assert len(lefts) > 2
    assert lefts[0] == 0
    assert len(set(lefts[1:])) == 1
    assert lefts[1] > 0
    for rest in range(1, len(rows)):  # and is never parted from its beginning
        assert fill(rows, 0, 1, sum(row.height for row in rows[:rest]))[0][1] == 0


def test_first_lines_of_a_row_stand_on_one_baseline() -> None:
    table = Table((Column("A", 1), Column("B", 1), Column("C", 1, shown=False)), 300)
    row = table.row(Words("small", size=7), [Words("large", size=12), Words("below")], "unseen")
    texts = {item.text: item for item in row.items if isinstance(item, Text)}
    assert texts["small"].y == pytest.approx(texts["large"].y)
    assert texts["below"].y > texts["large"].y
    assert "unseen" not in texts
    assert "C" not in {item.text for item in table.head().items if isinstance(item, Text)}


def test_a_name_with_a_long_word_is_set_narrower_and_smaller_before_it_is_broken() -> None:
    word = "Straßenbahnhaltestellenbeleuchtung"
    for width, size in ((130, 7.5), (84, 5.5)):
        (row,) = paragraph(word, width, SMALL)
        (text,) = row.items
        assert isinstance(text, Text)
        assert text.text == word
        assert text.style.width < 100
        assert text.size >= size
        assert text.frame.right <= width
    assert len(paragraph(word, 40, SMALL)) > 1  # no letters are small enough
    entry = next(iter(entry_rows([Entry(word, (3,))], 140)))
    assert [item.text for item in entry.items if isinstance(item, Text)] == [word, "4"]


def test_a_long_sentence_of_a_table_keeps_its_size_and_all_its_words() -> None:
    table = Table((Column("A", 1),), 300)
    words = [f"word{number}" for number in range(70)]
    row = table.row(Words(" ".join(words), 400, 8.5))
    texts = [item for item in row.items if isinstance(item, Text)]
    assert {item.size for item in texts} == {8.5}
    assert " ".join(item.text for item in texts).split() == words
    assert table.shortened == []
    table.row(Words("word " * 4_000, 400, 8.5))
    assert len(table.shortened) == 1

"""Prints are tagged: what is read aloud, in which order, and as what."""

from __future__ import annotations

from itertools import takewhile

import pytest

from planner.pdf import render
from planner.pdf.documents import all_documents
from planner.pdf.kit import Column, Pages, Table, heading, paragraph
from planner.pdf.kit.index import Entry, entry_rows
from planner.pdf.kit.pages import Running
from planner.pdf.paint import pdf_bytes
from tests.bench.pdf import films_with_texts
from tests.planner.pdf.reading import page_content
from tests.planner.pdf.structure import Element, structure_of
from tests.planner.pdf.test_archive import printed

STANDARD = {
    *("Document", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "LBody", "Link"),
    *("Table", "TR", "TH", "TD", "Figure"),
}
"""Roles of ISO 32000-1, 14.8.4, that need no explanation in the file."""


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", all_documents())
def test_every_document_is_tagged_as_a_whole(name: str) -> None:
    whole = structure_of(printed(name, "peopled"))
    elements = list(whole.all())
    assert whole.role == "Document"
    assert {one.role for one in elements} <= STANDARD
    level = 0
    for one in elements:
        if one.role[0] == "H":
            assert int(one.role[1]) <= level + 1
            level = int(one.role[1])
        if one.role == "Table":
            assert {kid.role for kid in one.kids} == {"TR"}
            assert len({len(row.kids) for row in one.kids}) == 1
        if one.role == "Link":
            assert one.links


def test_a_flow_is_read_column_by_column_without_heads_and_feet() -> None:
    pages = Pages(300, 220)
    rows = heading("First", 110, bookmark=0)
    numbers = "one two three four five six seven eight nine ten " * 4
    rows += paragraph(numbers, 110)
    rows += heading("Third", 110, bookmark=2)  # there is no second
    rows += paragraph("le film\net la ville", 110, hyphenate="fr")
    pages.add(rows, columns=2)
    whole = structure_of(pdf_bytes(pages.finished(Running("Feast", "List"), "Feast: List", "en")))
    assert [one.role for one in whole.kids] == ["H1", "P", "H2", "P", "P"]
    assert words(whole.kids[1].said()) == words(
        "one two three four five six seven eight nine ten " * 4
    )
    assert words(whole.said()).endswith("Third le film et la ville")
    assert [one.language for one in whole.kids] == ["", "", "", "fr", "fr"]
    assert "Feast" not in whole.said()
    assert "Page" not in whole.said()


def test_a_table_that_goes_on_is_one_table_whose_headings_are_read_once() -> None:
    pages = Pages(300, 200)
    table = Table((Column("Time", points=40), Column("Title", 1)), pages.body.width)
    rows = [table.head(), *(table.row(f"1{n}:00", f"Film {n}" if n != 3 else "") for n in range(9))]
    pages.add([*rows, *paragraph("After", 200)])
    assert pages.number > 1
    whole = structure_of(pdf_bytes(pages.finished(Running("Feast", "List"), "Feast: List")))
    assert [one.role for one in whole.kids] == ["Table", "P"]
    cells = [[(cell.role, cell.said()) for cell in row.kids] for row in whole.kids[0].kids]
    assert cells[0] == [("TH", "Time"), ("TH", "Title")]
    assert cells[4] == [("TD", "13:00"), ("TD", "")]
    assert [row[0][1] for row in cells[1:]] == [f"1{n}:00" for n in range(9)]


def test_what_interrupts_a_table_is_read_where_it_stands() -> None:
    pages = Pages(300, 400)
    table = Table((Column("", points=40), Column("", 1)), pages.body.width)
    pages.add([table.row("10", "A"), *paragraph("Hold", 200), table.row("11", "B")])
    whole = structure_of(pdf_bytes(pages.finished(Running("Feast", "List"), "Feast: List")))
    assert [one.role for one in whole.kids] == ["Table", "P", "Table"]
    assert words(whole.said()) == "10 A Hold 11 B"


def test_an_index_is_a_list_of_links() -> None:
    pages = Pages(300, 400)
    pages.add(entry_rows([Entry("Alpha", (0,)), Entry("Beta " * 30, (0,))], 200))
    whole = structure_of(pdf_bytes(pages.finished(Running("Feast", "List"), "Feast: List")))
    assert [one.role for one in whole.kids] == ["L"]
    assert [one.role for one in whole.kids[0].kids] == ["LI", "LI"]
    links = [one for one in whole.all() if one.role == "Link"]
    assert [one.links for one in links] == [1, 1]
    assert [words(one.said()) for one in links] == ["Alpha 1", words("Beta " * 30 + " 1")]


def test_an_index_of_few_names_is_one_list_and_one_of_many_has_a_list_for_each_initial() -> None:
    (few,) = _lists_of_titles(printed("catalogue", "sample"))
    assert len(few.kids) > 1
    many = _lists_of_titles(render(films_with_texts(60), "catalogue", {"schedule": False}).pdf)
    initials = [{words(item.said())[0] for item in one.kids} for one in many]
    assert all(len(one) == 1 for one in initials)
    assert len(initials) == len(set().union(*initials)) < 40


def _lists_of_titles(pdf: bytes) -> list[Element]:
    kids = structure_of(pdf).kids
    begin = next(n for n, one in enumerate(kids) if one.role == "H1" and one.said() == "Titles")
    return list(takewhile(lambda one: one.role == "L", kids[begin + 1 :]))


def test_a_day_grid_is_read_screen_by_screen() -> None:
    whole = structure_of(printed("day-grid", "sample"))
    roles = [one.role for one in whole.kids]
    assert roles[:4] == ["H1", "P", "H2", "L"]
    first = whole.kids[3]
    starts = [_time_of(item) for item in first.kids]
    assert starts == sorted(starts)
    assert len(starts) > 1


def _time_of(item: Element) -> str:
    return item.said()[:5]


def test_who_reads_aloud_knows_the_language_of_a_title() -> None:
    pages = Pages(300, 400)
    pages.add(paragraph("Eternal Spring (長春) and ที่นี่", 250))
    content = pdf_bytes(pages.finished(Running("Feast", "List"), "Feast: List", "en"))
    assert "/Lang(zh-Hant)" in page_content(content)
    assert "/Lang(th)" in page_content(content)

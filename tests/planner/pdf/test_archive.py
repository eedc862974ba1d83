"""A print is PDF/A-2b (``test_documents`` looks at each), says what it is, and never varies."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from planner.pdf import render
from planner.pdf.documents import all_documents
from planner.pdf.layout import Layout, Page, Text
from planner.pdf.paint import pdf_bytes
from tests.planner.pdf import festivals
from tests.planner.pdf.reading import BLACK, SEMI_BOLD, archive_problems, lines_as_pdf

GIVEN = {"as_of": "1 November 2026", "unconfirmed": True}
SCRIPTS = (
    *("Čeština, Ελληνικά, Русский", "长春電影 千と千尋 기생충", "كفرناحوم ואלס ABC (2008)"),
    *("ลุงบุญมีระลึกชาติ", "सलाम बॉम्बे क्षत्रिय", "𠮷野家"),
)


def printed(name: str, make: str, **given: object) -> bytes:
    known = {setting.key for setting in all_documents()[name].options}
    options = {key: value for key, value in (GIVEN | given).items() if key in known}
    return render(festivals.FESTIVALS[make](), name, options).pdf


def test_every_script_is_archived_with_its_glyphs() -> None:
    for style in (SEMI_BOLD, SEMI_BOLD._replace(weight=400, width=100)):
        assert archive_problems(lines_as_pdf(*SCRIPTS, style=style)) == []


def test_the_check_finds_what_makes_a_file_no_archive_file() -> None:
    pdf = lines_as_pdf("Last Sunrise")
    for one, other in (
        (b"/GTS_PDFA1", b"/GTS_PDFAX"),
        (b"<pdfaid:part>2<", b"<pdfaid:part>1<"),
        (b"\nendstream", b" endstream"),
        (b" obj\n", b" obj "),
        (b"%\x93\x8c\x8b\x9e", b"%ABCD"),
        (b"/FontFile2", b"/FontFileX"),
    ):
        assert one in pdf
        assert archive_problems(pdf.replace(one, other)), one


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_has_nothing_to_say(tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    file.write_bytes(printed("catalogue", "peopled"))
    command = ["qpdf", "--check", str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", all_documents())
def test_the_file_says_what_it_is_whose_and_in_which_language(name: str) -> None:
    festival = festivals.peopled()
    with pikepdf.open(io.BytesIO(printed(name, "peopled"))) as document:
        info, metadata = document.docinfo, document.open_metadata()
        assert str(info.Title) == metadata["dc:title"]
        assert festival.edition.name in str(info.Title)
        assert str(info.Author) == festival.edition.name
        assert metadata["dc:creator"] == [festival.edition.name]
        assert str(document.Root.Lang) == "en"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert "/CreationDate" not in info


def test_a_title_of_any_characters_leaves_the_metadata_readable() -> None:
    text = Text(40, 40, "Text", SEMI_BOLD, 14, BLACK)
    title = "A < B & “C” 長春 \x00\x1b\ufffe]]> ?>"
    layout = Layout(title, (Page(200, 100, (text,)),), author="<rdf:li>")
    pdf = pdf_bytes(layout)
    assert archive_problems(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.open_metadata()["dc:creator"] == ["<rdf:li>"]


def test_what_is_printed_gives_the_file_its_identity() -> None:
    def identity(pdf: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return bytes(document.trailer.ID[0])

    text = Text(40, 40, "One", SEMI_BOLD, 14, BLACK)
    layout = Layout("Title", (Page(200, 100, (text,)),))
    other = replace(layout, pages=(Page(200, 100, (text._replace(text="Two"),)),))
    assert identity(pdf_bytes(layout)) == identity(pdf_bytes(layout))
    assert identity(pdf_bytes(layout)) != identity(pdf_bytes(other))


def test_the_days_of_a_grid_stand_in_the_outline() -> None:
    with pikepdf.open(io.BytesIO(printed("day-grid", "peopled"))) as document:
        with document.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
        assert len(titles) == len(document.pages) == 2

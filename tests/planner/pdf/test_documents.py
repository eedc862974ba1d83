"""Every document on every festival: sound layouts and files, and nothing that its readers must
not see.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa

from planner.model import Festival, FilmStatus, Kind, Screening, ScreeningStatus
from planner.model.publicity import Publicity
from planner.pdf.base import For, PrintedDocument, chosen
from planner.pdf.checks import problems_of
from planner.pdf.column_checks import problems_of_flows
from planner.pdf.documents import all_documents
from planner.pdf.kit import FlowDocument
from planner.pdf.kit.pages import text_items
from planner.pdf.layout import Layout
from planner.pdf.look import ORIENTATION_CHOICES, PAPER_CHOICES
from planner.pdf.paint import pdf_bytes
from planner.pdf.reprint.kept import Kept
from planner.pdf.reprint.option import KEPT
from planner.times import now_wall, parse_wall
from tests.build import FestivalBuilder
from tests.planner.pdf import festivals
from tests.planner.pdf.reading import archive_problems, by_pdfium, embedded_files, problems

DOCUMENTS = all_documents()
PUBLIC = [name for name, one in DOCUMENTS.items() if one.readers is For.PUBLIC]
COMPLETE = [name for name, one in DOCUMENTS.items() if one.every_screening]


def options_of(document: PrintedDocument, **given: Any) -> dict[str, Any]:
    known = {setting.key for setting in document.every_option}
    return chosen(document, {key: value for key, value in given.items() if key in known})


def laid_out(name: str, festival: Festival, kept: Kept | None = None, **given: Any) -> Layout:
    document = DOCUMENTS[name]
    given = {"unconfirmed": True, "as_of": "1 November 2026"} | given
    return document.layout(festival, {**options_of(document, **given), KEPT: kept})


def everything(layout: Layout) -> str:
    return "\n".join(item.text for item in text_items(layout))


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("make", festivals.FESTIVALS)
def test_every_document_of_every_festival(name: str, make: str) -> None:
    """Nothing overflows, overlaps or cannot be read; each screening of its readers is printed once;
    the file is sound, and PDF/A-2b. One test, as laying out is what takes the time.
    """
    festival = with_codes(festivals.FESTIVALS[make]())
    kept = Kept()
    layout = laid_out(name, festival, kept=kept)
    assert layout.pages
    assert problems_of(layout) == []
    assert problems_of_flows(kept.flows) == []
    assert kept.flows or not isinstance(DOCUMENTS[name], FlowDocument)
    if name in COMPLETE:
        assert codes_in(layout) == Counter(one.code for one in meant_for(name, festival))
    if make != "bafici":
        the_file_is_sound_and_its_text_can_be_copied(layout)


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("orientation", [value for value, _label in ORIENTATION_CHOICES])
@pytest.mark.parametrize("paper", [value for value, _label in PAPER_CHOICES])
def test_every_paper_will_do(name: str, paper: str, orientation: str) -> None:
    kept = Kept()
    layout = laid_out(name, festivals.sample(), kept, paper=paper, orientation=orientation)
    assert problems_of(layout) == []
    assert problems_of_flows(kept.flows) == []


def the_file_is_sound_and_its_text_can_be_copied(layout: Layout) -> None:
    pdf = pdf_bytes(layout)
    assert problems(pdf) == []
    assert archive_problems(pdf) == []
    assert all(embedded_files(pdf).values())
    assert pdf == pdf_bytes(layout)
    copied = "".join("".join(by_pdfium(pdf)).split())
    longest = max((item for item in layout.pages[0].items if hasattr(item, "text")), key=_latin)
    assert "".join(longest.text.split())[:12] in copied


def _latin(item: Any) -> int:
    return len(item.text) if item.text.isascii() and not item.turned else 0


def codes_in(layout: Layout) -> Counter[str]:
    """How often each code of ``with_codes`` is printed."""
    return Counter(
        word
        for item in text_items(layout)
        for word in item.text.split()
        if word.startswith("Z") and word[1:].isdigit()
    )


def with_codes(festival: Festival) -> Festival:
    from planner.edit import Work

    work = Work(festival)
    for number, screening in enumerate(festival.screenings(), 1):
        work.change(Screening, screening.id, code=f"Z{number}")
    return festival.with_changes(work.changes())


def meant_for(name: str, festival: Festival) -> list[Screening]:
    if DOCUMENTS[name].readers is For.HOUSE:
        shown = Publicity(not_public=True, internal=True, unconfirmed=True)
    else:
        shown = Publicity(unconfirmed=True, now=now_wall(festival.edition.zone))
    return [one for one in festival.screenings() if shown.allows(festival, one)]


@pytest.mark.parametrize("name", PUBLIC)
def test_the_public_never_learns_what_is_not_public(name: str) -> None:
    builder = FestivalBuilder(screens=2, days=2)
    firm = {"status": ScreeningStatus.CONFIRMED}
    kinds = {kind.name: kind for kind in builder.festival.rows(Kind).values()}

    def film(title: str, **values: Any) -> Any:
        return builder.film(title, 60, **({"status": FilmStatus.CONFIRMED} | values))

    builder.screening(film("Everybodys"), "09:00", **firm)
    builder.screening(film("Jurors Only"), "11:00", kind_id=kinds["Jury"].id, **firm)
    builder.screening(film("Press Only"), "11:00", 1, kind_id=kinds["Press & industry"].id, **firm)
    builder.screening(film("Pencilled"), "13:00")
    builder.screening(film("Just Invited", status=FilmStatus.INVITED), "13:00", 1, **firm)
    builder.screening(film("Taken Back", status=FilmStatus.WITHDRAWN), "15:00", **firm)
    later = parse_wall("2199-01-01T00:00")
    builder.screening(film("Kept Secret", embargo=later), "15:00", 1, **firm)
    builder.screening(film("Behind Surprise"), "17:00", public_title="Surprise Film", **firm)
    tech = builder.event("Tech Check", 60)
    builder.set(tech, internal=True)
    builder.screening(tech, "19:00", **firm)
    builder.hold("21:00", 60, title="Sponsors Evening")
    layout = laid_out(name, builder.festival, unconfirmed=False)
    said = "\n".join(everything(layout).split("\n"))
    for title in (
        *("Jurors", "Press Only", "Pencilled", "Just Invited", "Taken Back", "Kept Secret"),
        *("Behind Surprise", "Tech Check", "Sponsors"),
    ):
        assert title not in said
    if DOCUMENTS[name].every_screening:
        assert "Everybodys" in said
        assert len([w for w in layout.warnings if "left out" in w]) >= 5


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_says_what_it_is(name: str) -> None:
    layout = laid_out(name, festivals.sample())
    count = len(layout.pages)
    for number, page in enumerate(layout.pages, 1):
        said = " ".join(item.text for item in page.items if hasattr(item, "text"))
        for word in ("Shanghai Panorama 2026", "1 November 2026", f"Page {number} of {count}"):
            assert word in said


@pytest.mark.parametrize("paper", ["a5", "a4"])
def test_a_narrow_day_grid_says_whose_it_is(paper: str) -> None:
    layout = laid_out("day-grid", festivals.sample(), paper=paper, orientation="portrait")
    for page in layout.pages:
        assert "Shanghai Panorama 2026" in [getattr(item, "text", "") for item in page.items]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_can_be_made_an_archive_file(name: str) -> None:
    """PDF/A-2b by the rules that pikepdf reads back and checks; it raises where one is broken."""
    pdf = pdf_bytes(laid_out(name, festivals.peopled()))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pdfa.save(document, io.BytesIO(), "2b", output_intent="sRGB")

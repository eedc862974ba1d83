"""Bugs of what other planners print, each of which must not be one of ours."""

from __future__ import annotations

import pytest

from planner.pdf.checks import problems_of
from planner.pdf.kit.pages import text_items
from planner.pdf.paint import pdf_bytes
from tests.build import FestivalBuilder
from tests.planner.pdf import festivals
from tests.planner.pdf.reading import by_pdfium
from tests.planner.pdf.test_documents import DOCUMENTS, laid_out

TITLES = ("長春", "千と千尋の神隠し", "기생충", "Мой друг Иван Лапшин", "Ταξίδι στα Κύθηρα")


def test_cards_have_titles_of_every_script_that_can_be_copied_out() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    for number, title in enumerate(TITLES):
        builder.screening(builder.film(title, 90), f"{10 + 2 * number}:00")
    layout = laid_out("wall-cards", builder.festival)
    assert problems_of(layout) == []
    pdf = pdf_bytes(layout)
    copied = "".join(line for page in range(len(layout.pages)) for line in by_pdfium(pdf, page))
    for title in TITLES:
        assert title.replace(" ", "") in copied.replace(" ", "")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_has_a_page_with_nothing_on_it(name: str) -> None:
    """A blank first page was printed before the schedule, and one after it."""
    layout = laid_out(name, festivals.sample())
    blank = [number for number, page in enumerate(layout.pages) if not page.items]
    assert blank == []
    assert list(text_items(layout))


def test_the_last_event_of_a_day_is_printed_to_its_end() -> None:
    """It ends after midnight, at the foot of the page, and is inside of it with all its words."""
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening(builder.film("Still Life", 111), "23:40", qa_minutes=30)
    layout = laid_out("day-grid", builder.festival)
    assert problems_of(layout) == []
    words = [text.text for text in text_items(layout)]
    assert "Still Life" in words
    assert "23:40–26:01" in words

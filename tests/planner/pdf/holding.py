"""What must hold of any print of any festival: asked in short tests and, for hours, in the soak."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from collections.abc import Iterable

import pikepdf

from planner.model import Festival, Screening
from planner.pdf.checks import problems_of
from planner.pdf.layout import Layout, Page, Text
from planner.pdf.paint import pdf_bytes
from tests.planner.pdf.reading import archive_problems, by_codes, embedded_files, problems

_UNSEEN = {"Cc", "Cf", "Zs"}
"""Categories of characters that have no glyph to copy: controls, marks of direction, spaces."""


def all_holds(layout: Layout, *, pages: int | None = None) -> None:
    """The pages are sound, the file is, it is PDF/A-2b, and every letter can be copied from it.

    ``pages``: of so many of the first pages letters are counted; of all when left out.
    """
    pdf = pdf_bytes(layout)
    found = [*problems_of(layout), *problems(pdf), *archive_problems(pdf)]
    assert not found, found[:5]  # outside of pytest, too, it says what is wrong
    assert all(embedded_files(pdf).values())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == len(layout.pages)
        actions = [one for page in document.pages for one in page.get("/Annots", []) if "/A" in one]
        assert actions == []  # nothing that was written leads out of the file
    for number, page in list(enumerate(layout.pages))[:pages]:
        assert copied(pdf, number) == written(page), f"page {number + 1}"


def written(page: Page) -> Counter[str]:
    """The letters of a page as it was laid out, each as often as it is there."""
    return letters(item.text for item in page.items if isinstance(item, Text))


def copied(pdf: bytes, number: int) -> Counter[str]:
    """The letters that come out of a page of a file."""
    return letters(by_codes(pdf, number))


def letters(texts: Iterable[str]) -> Counter[str]:
    """How often each letter stands in texts; of what cannot be seen nothing is counted."""
    joined = "".join(texts)
    plain = unicodedata.normalize("NFC", joined)
    return Counter(c for c in plain if unicodedata.category(c) not in _UNSEEN)


def boxes(layout: Layout) -> int:
    """How many boxes of a grid have words."""
    return len(
        {
            (number, item.room)
            for number, page in enumerate(layout.pages)
            for item in page.items
            if isinstance(item, Text) and item.about and item.room is not None
        }
    )


def codes(festival: Festival, screenings: list[Screening]) -> Counter[str]:
    """The codes that have to stand in a document."""
    return Counter(one.code for one in screenings)

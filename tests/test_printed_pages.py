"""The pictures of printed pages in the manual: every document has one, and they can be made."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from planner import manual
from planner.pdf.documents import all_documents
from tests.printed_pages import PAGES, PICTURES, Shown, pictures, sample

_LARGEST = 100_000
"""Bytes."""


def test_every_document_has_a_small_picture_in_the_manual() -> None:
    text = manual.documents()
    assert sorted(shown.document_id for shown in PAGES) == sorted(all_documents())
    for document_id in all_documents():
        path = PICTURES / f"print-{document_id}.png"
        assert f"(pictures/{path.name})" in text
        assert path.stat().st_size < _LARGEST
        with Image.open(path) as picture:
            assert max(picture.size) == 840


def test_the_pictures_can_be_made(tmp_path: Path) -> None:
    shown = (Shown("day-grid"), Shown("guest-list", made_up=True))
    with sample(tmp_path) as document:
        made = dict(pictures(document, shown))
    assert list(made) == ["day-grid", "guest-list"]
    for content in made.values():
        with Image.open(io.BytesIO(content)) as picture:
            shades = picture.convert("L").histogram()
            assert sum(shades[:80]) > 200, "something is printed on it"

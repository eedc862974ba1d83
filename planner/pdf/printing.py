"""Printing a document by its id; everything in and out can cross to a worker process."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from planner.errors import UserError
from planner.i18n import language, remark
from planner.model import Festival
from planner.pdf.added_fonts import FONTS, use_fonts
from planner.pdf.base import Printed, PrintedDocument, chosen, glyph_warnings
from planner.pdf.layout import Layout
from planner.pdf.making import for_press, laid_out
from planner.pdf.pictures import Stills, no_still
from planner.pdf.press import for_the_printer
from planner.pdf.text.itemise import printable
from planner.text import safe_name

_LONGEST_NAME = 80
"""Bytes of a festival's name in the name of a file."""


def find_document(document_id: str) -> PrintedDocument:
    """The document of that id; raises UserError naming the ones there are."""
    from planner.pdf.documents import all_documents, document_of

    found = document_of(document_id)
    if found is None:
        raise UserError(
            remark("There is no printed document “{id}”; the documents are: {known}.").format(
                id=document_id, known=", ".join(all_documents())
            )
        )
    return found


def render(
    festival: Festival,
    document_id: str,
    options: Mapping[str, object],
    stills: Stills = no_still,
) -> Printed:
    """The document as PDF, for the snapshot's plan; the same input gives the same bytes.

    ``stills`` gives the pictures of the festival (``Document.still``).
    Raises UserError for an unknown document, option or value.
    """
    with _undisturbed():
        return _rendered(festival, document_id, options, stills)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No search for garbage meanwhile: a layout is hundreds of thousands of objects that all stay,
    and looking them through again and again is a quarter of the time of a catalogue.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Enabled alone, it would look through all that is still there at once: what texts are
            # measured by stays. This way it counts as old, and is looked through with the rest.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _rendered(
    festival: Festival, document_id: str, options: Mapping[str, object], stills: Stills
) -> Printed:
    from planner.pdf.paint import pdf_bytes

    document = find_document(document_id)
    values = chosen(document, options)
    refused = use_fonts(str(values[FONTS.key]))

    def with_stills(said: Festival, own: Mapping[str, Any]) -> Layout:
        return document.layout_with_stills(said, own, stills)

    made = laid_out(document, festival, values, with_stills)
    author, tongue = printable(festival.edition.name), made.language or language()
    layout = for_the_printer(replace(made, author=author, language=tongue), for_press(values))
    warnings = (*refused, *layout.warnings, *glyph_warnings(layout.pages))
    return Printed(pdf_bytes(layout), tuple(dict.fromkeys(warnings)), len(layout.pages))


def file_name(festival: Festival, document_id: str) -> str:
    """What the file of a document is called, among those of others and of other festivals."""
    name = safe_name(festival.edition.name)
    while len(name.encode()) > _LONGEST_NAME:  # else the document would be cut off, and be lost
        name = name[:-1]
    return safe_name(f"{name} {document_id}") + ".pdf"

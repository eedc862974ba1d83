"""The printed documents: each file of this folder is one, found by itself."""

from __future__ import annotations

from planner.discover import discover, discover_one
from planner.pdf.base import PrintedDocument


def all_documents() -> dict[str, PrintedDocument]:
    """Every printed document by its id."""
    # mypy wants a concrete class; discovery skips the abstract one.
    return discover(__name__, PrintedDocument)  # type: ignore[type-abstract]


def document_of(document_id: str) -> PrintedDocument | None:
    """The printed document of that id, without the cost of importing the others."""
    return discover_one(__name__, PrintedDocument, document_id)  # type: ignore[type-abstract]

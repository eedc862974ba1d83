"""The printed documents: each file of this folder is one, found by itself."""

from __future__ import annotations

from planner.discover import discover
from planner.pdf.base import PrintedDocument


def all_documents() -> dict[str, PrintedDocument]:
    """Every printed document by its id."""
    # mypy wants a concrete class; discovery skips the abstract one.
    return discover(__name__, PrintedDocument)  # type: ignore[type-abstract]

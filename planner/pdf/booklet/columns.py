"""How many columns the entries of a booklet stand in on its paper."""

from __future__ import annotations

from planner.pdf.kit import Pages

_TWO_COLUMNS_FROM = 300.0
"""Points of width between the margins."""


def columns_of(pages: Pages) -> int:
    """Two where each is wide enough to read."""
    return 2 if pages.body.width >= _TWO_COLUMNS_FROM else 1


def index_columns(pages: Pages) -> int:
    """As many; an index on wide paper has three."""
    return 3 if pages.body.width > 1.6 * _TWO_COLUMNS_FROM else columns_of(pages)

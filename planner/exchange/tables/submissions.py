"""A row of FilmFreeway's export; what its statuses mean stands in its help, article 16052."""

from __future__ import annotations

import re

from planner.exchange.base import Leftover, Severity, Understood
from planner.exchange.tables.cells import Cells
from planner.exchange.tables.rows import read_film
from planner.i18n import _
from planner.text import folded

_OUT = frozenset(
    {"not selected", "disqualified", "withdrawn", "rejected", "declined", "incomplete"}
)


def read_submission(cells: Cells, understood: Understood) -> None:
    """A row of the export; what was not selected, or was withdrawn, is no film of the festival."""
    said = {folded(cells.text("status")), folded(cells.text("submission_status"))}
    if said & _OUT:
        text = _("“{title}” was not selected or was withdrawn, and was not read.")
        title = cells.text("title", "original_title")
        told = Leftover(cells.file, cells.line, text.format(title=title), cells.place["sheet"])
        understood.leftovers.append(told)
        return
    read_film(cells, understood)
    categories = [part for part in re.split(r"\s*[;\n|]\s*", cells.text("section")) if part]
    if len(categories) > 1:
        message = _("The film was submitted in several categories; check its section.")
        cells.refuse("section", message, Severity.DOUBT)

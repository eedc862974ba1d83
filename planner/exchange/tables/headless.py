"""Tables that begin with a film or a screening, and have no headings at all.

Their columns are known by what they contain only; all of that is doubted, and can be said anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planner.exchange.base import Problem, Severity
from planner.exchange.tables.contents import are_titles, shape_of
from planner.exchange.tables.raw import MAX_COLUMNS, RawTable
from planner.i18n import _

_SAMPLE = 200
_OFTEN = 0.7
"""The share of different texts below which a column repeats itself, as places do."""


def headless(raw: RawTable, at: int) -> bool:
    """Whether the first full row is one of the list: what is a date, a length, a year or a country
    in the rows below is one in it, too.
    """
    rows = [cells for _line, cells in raw.rows[at : at + _SAMPLE]]
    if raw.exact or len(rows) < 2:
        return False
    alike = 0
    for position, first in enumerate(rows[0][:MAX_COLUMNS]):
        below = [cells[position] for cells in rows[1:] if position < len(cells)]
        shape = shape_of(below, 1) if first else ""
        if shape and shape_of([first], 1) != shape:
            return False
        alike += bool(shape)
    return alike > 0


def names_of(width: int) -> list[str]:
    """What columns without headings are called, so that they can be spoken of."""
    return [f"Column {number}" for number in range(1, width + 1)]


def title_and_place(columns: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """Among the columns of a timetable that nobody knows: where the titles are, of which most
    differ, and the places, which come again.
    """
    texts = {at: [c for c in cells if re.search(r"[^\W\d_]", c)] for at, cells in columns.items()}
    differ = {at: len(set(cells)) / len(cells) for at, cells in texts.items()
              if cells and 2 * len(cells) > len(columns[at])}  # fmt: skip
    titles = [at for at in differ if are_titles(columns[at])] or list(differ)
    title = max(titles, key=lambda at: differ[at], default=None)
    places = [at for at in differ if at != title and differ[at] <= _OFTEN]
    found = {} if title is None else {"title": title}
    return found | ({"venue": places[0]} if places else {})


def headless_doubt(raw: RawTable, line: int) -> Problem:
    """That there are no headings."""
    message = _(
        "The table has no headings; what its columns are was told from what they contain."
        " Say what they are where that is wrong."
    )
    return Problem(raw.file, line, "", message, Severity.DOUBT, raw.sheet)

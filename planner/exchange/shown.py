"""The sources of an import as numbered lines, for the preview that shows what became of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.exchange.source import Source
from planner.exchange.tables.spreadsheet import is_spreadsheet, read_sheets

_BREAKS = str.maketrans(dict.fromkeys("\u2028\u2029\u0085\x0b\x0c\x1c\x1d\x1e\r", " "))
"""What some views break lines at, though no reader counts it as a line."""

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_BETWEEN = "  │  "


@dataclass(frozen=True, slots=True)
class Page:
    """A text, or one sheet: ``lines[0]`` is line 1 of the file, or row 1 of the sheet.

    ``is_prose`` tells running text, which may be wrapped, from rows.
    """

    file: str
    sheet: str
    lines: tuple[str, ...]
    is_prose: bool = False


def pages(sources: Iterable[Source], tables: Iterable[str] = ()) -> list[Page]:
    """Every text, and every sheet with anything in it; files of other kinds have no lines.

    ``tables`` names the files that were read as tables. Never raises on what a file holds.
    """
    rows = frozenset(tables)
    return [page for source in sources for page in _pages(source, rows)]


def _pages(source: Source, tables: frozenset[str]) -> list[Page]:
    if not source.foreign:
        text = tuple(source.text.translate(_BREAKS).split("\n"))
        return [Page(source.name, "", text, source.name not in tables)]
    if not is_spreadsheet(source):
        return []
    found = []
    for table in read_sheets(source)[0]:
        lines = [""] * max((number for number, _cells in table.rows), default=0)
        for number, cells in table.rows:
            shown = _BETWEEN.join(_apart(" ".join(cell.split())) for cell in cells)
            lines[number - 1] = shown.rstrip(" │")
        found.append(Page(source.name, table.sheet, tuple(lines)))
    return found


def _apart(cell: str) -> str:
    """A cell whose letters run from the right, kept to its place: the columns stay in order."""
    return f"\u2068{cell}\u2069" if _FROM_THE_RIGHT.search(cell) else cell

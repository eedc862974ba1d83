"""The cells of a CSV or TSV file with the lines they stand on.

The delimiter is the one under which the headings make sense (``csv.Sniffer`` takes seconds over
some 36 kB files). A quotation mark that is never closed costs its own line and not the rest.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.exchange.base import Problem
from planner.exchange.tables.headings import columns
from planner.i18n import _
from planner.text import clean

DELIMITERS = (",", ";", "\t", "|")
MAX_ROWS = 50_000
MAX_COLUMNS = 300
_HEADING_LINES = 10
_FORMULA = frozenset("=+-@\t\r'")


@dataclass(frozen=True, slots=True)
class Grid:
    """The headings of a table, the column of each known field, and its rows with their lines."""

    headings: list[str]
    columns: dict[str, int]
    rows: list[tuple[int, list[str]]]
    problems: list[Problem] = field(default_factory=list)


def read_grid(file: str, text: str) -> Grid:
    """The table in a text; without headings that mean something it has no columns."""
    lines = list(io.StringIO(text, newline="\n"))
    delimiter, skipped = _layout(lines)
    problems: list[Problem] = []
    records = _records(file, lines[skipped:], skipped, delimiter, problems)
    _line, headings = next(records, (0, []))
    known = columns(headings[:MAX_COLUMNS])
    rows: list[tuple[int, list[str]]] = []
    for line, cells in records:
        if len(rows) == MAX_ROWS:
            message = _("The table has more than {limit} rows; the rest was left out.")
            problems.append(Problem(file, line, "", message.format(limit=MAX_ROWS)))
            break
        if any(cells):
            rows.append((line, cells))
    return Grid(headings, known, rows, problems)


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and len(cell) > 1 else cell


def _layout(lines: list[str]) -> tuple[str, int]:
    """The delimiter, and how many lines stand before the headings."""
    best, chosen = 0, (",", 0)
    for number, line in enumerate(lines[:_HEADING_LINES]):
        for delimiter in DELIMITERS:
            known = len(columns(_cells_of(line[:20_000], delimiter)))
            if known > best:
                best, chosen = known, (delimiter, number)
    return chosen


def _cells_of(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def _records(
    file: str, lines: list[str], skipped: int, delimiter: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begun = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            message = _("A quotation mark is not closed or stands inside a cell; read as it is.")
            problems.append(Problem(file, skipped + begun + 1, "", message))
            break
        yield skipped + begun + 1, [_plain(cell) for cell in cells]
        begun = reader.line_num
    for number, line in enumerate(lines[begun:], begun + 1):
        bare = (cell.strip().strip('"') for cell in line.rstrip("\n").split(delimiter))
        yield skipped + number, [_plain(cell) for cell in bare]


def _plain(cell: str) -> str:
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        plain = cell.strip()
    else:
        plain = "\n\n".join(filter(None, map(clean, cell.split("\n\n"))))
    return unguarded(plain) if plain[:1] == "'" else plain

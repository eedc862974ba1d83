"""Tables: CSV and TSV, and the sheets of XLSX, XLS and ODS files; which table it is follows from
the headings.
"""

from __future__ import annotations

import re
from typing import ClassVar

from planner.exchange.base import Leftover, Problem, Reader, Severity, Understood
from planner.exchange.mapping import LEFT_OUT
from planner.exchange.naming import names_in
from planner.exchange.source import Source
from planner.exchange.tables.cells import Cells
from planner.exchange.tables.exports import KIND as SUBMISSIONS
from planner.exchange.tables.exports import PRIVATE
from planner.exchange.tables.grid import Grid, known_headings, understood
from planner.exchange.tables.headings import table_kind
from planner.exchange.tables.raw import RawTable
from planner.exchange.tables.rows import ROW_READERS
from planner.exchange.tables.separated import read_separated
from planner.exchange.tables.spreadsheet import SUFFIXES, is_spreadsheet, read_sheets
from planner.exchange.tables.submissions import read_submission
from planner.i18n import N_, _
from planner.text import folded

_SAMPLE = 20_000
_READERS = {**ROW_READERS, SUBMISSIONS: read_submission}
_MARKUP = re.compile(
    r"\s*<(?:\?xml|!doctype|html|table|head|body|workbook|meta|style)\b", re.IGNORECASE
)


class Tables(Reader):
    """A table with a row of headings; a spreadsheet may have several, one a sheet."""

    title: ClassVar[str] = N_("Table")
    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".tsv", ".tab", *SUFFIXES)
    kinds: ClassVar[tuple[str, ...]] = tuple(_READERS)

    def recognises(self, source: Source) -> float:
        """A table is recognised by headings that mean something, a spreadsheet by its bytes."""
        if source.foreign:
            return 0.9 if is_spreadsheet(source) else 0.0
        if source.suffix in self.suffixes:
            return 0.9
        if _MARKUP.match(source.text):
            return 0.0
        headings, columns = known_headings(read_separated(source.name, source.text[:_SAMPLE]))
        known = len(columns) if table_kind(set(columns)) else 0
        return 0.8 if known > 1 and 2 * known > len(headings) else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:
        """The rows of the tables; ``kind`` says which one it is when the headings do not."""
        found = Understood()
        tables = self._tables(source, found)
        said = kind if kind in _READERS else ""
        grids = []
        names = source.names
        for table in sorted(tables, key=_is_timetable):
            grids.append(understood(table, source.mappings, said, names))
            _read(grids[-1], source, found)
            names = names_in(found, source.names)
        if not any(grid.kind for grid in grids):
            found.problems += [
                _unknown_headings(source, grid) for grid in grids if not grid.problems
            ]
            found.leftovers.clear()
        return found

    def _tables(self, source: Source, found: Understood) -> list[RawTable]:
        if source.foreign:
            tables, problems, leftovers = read_sheets(source)
            found.problems += problems
            found.leftovers += leftovers
            if not tables and not problems:
                message = _("The spreadsheet has no sheet with anything in it.")
                found.problems.append(Problem(source.name, 0, "", message))
            return tables
        if _MARKUP.match(source.text):
            message = _(
                "The file is a web page or XML and not a table, whatever its name says; "
                "open it in a spreadsheet and save it as XLSX or CSV."
            )
            found.problems.append(Problem(source.name, 0, "", message))
            return []
        return [read_separated(source.name, source.text)]


def _is_timetable(table: RawTable) -> bool:
    """Timetables are read last, when the names of films and screens are known."""
    _headings, columns = known_headings(table)
    return bool({"start", "date"} & columns.keys())


def _read(grid: Grid, source: Source, found: Understood) -> None:
    """Add the rows of one table, or say that it is none."""
    found.problems += grid.problems
    found.leftovers += grid.leftovers
    if grid.found is not None:
        found.tables.append(grid.found)
    line = grid.found.line if grid.found else 1
    if grid.kind not in _READERS:
        if grid.sheet and grid.kind != LEFT_OUT:
            text = _("The sheet was not read, for its headings are those of no table: {headings}.")
            told = text.format(headings=", ".join(filter(None, grid.headings[:8]))[:200])
            found.leftovers.append(Leftover(source.name, line, told, grid.sheet))
        return
    found.problems += grid.doubts
    read_row = _READERS[grid.kind]
    for number, cells in grid.rows:
        read_row(Cells(source.name, number, grid, cells, found.problems), found)
    found.leftovers += _unused(source, grid, line)


def _unknown_headings(source: Source, grid: Grid) -> Problem:
    message = _(
        "The headings “{headings}” are those of no table; "
        "name a column title for films, venue and screen for screens, start for screenings, "
        "or code for screenings that are there already."
    ).format(headings=", ".join(grid.headings[:8])[:200])
    line = grid.found.line if grid.found else 1
    return Problem(source.name, line, "", message, Severity.ERROR, grid.sheet)


def _unused(source: Source, grid: Grid, line: int) -> list[Leftover]:
    """The columns that mean nothing to us, so that nobody believes them imported."""
    used = set(grid.columns.values())
    names = [name for at, name in enumerate(grid.headings) if at not in used and name]
    private = [name for name in names if grid.kind == SUBMISSIONS and folded(name) in PRIVATE]
    others = [name for name in names if name not in private]
    told = (
        (_("Columns that were not read: {names}."), others),
        (_("What belongs to the people who submitted was not read: {names}."), private),
    )
    return [
        Leftover(source.name, line, text.format(names=", ".join(said)), grid.sheet)
        for text, said in told
        if said
    ]

"""Tables: CSV and TSV, and the sheets of XLSX, XLS and ODS files; which table it is follows from
the headings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, NamedTuple

from planner.exchange.base import (
    Leftover,
    Problem,
    Reader,
    ScreeningRow,
    Severity,
    TableFound,
    Understood,
)
from planner.exchange.mapping import LEFT_OUT
from planner.exchange.naming import names_in
from planner.exchange.record_tables import RECORD_TABLES
from planner.exchange.rows import FOLLOWING
from planner.exchange.source import Source
from planner.exchange.tables.cells import Cells
from planner.exchange.tables.drawn import drawn_doubt, drawn_rows, is_clock
from planner.exchange.tables.exports import KIND as SUBMISSIONS
from planner.exchange.tables.exports import PRIVATE, is_noted
from planner.exchange.tables.grid import Grid, known_headings, parts, understood
from planner.exchange.tables.headings import table_kind
from planner.exchange.tables.raw import RawTable
from planner.exchange.tables.record_headings import record_table
from planner.exchange.tables.records import day_columns, hours_of_days, read_records
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
    kinds: ClassVar[tuple[str, ...]] = (*_READERS, *RECORD_TABLES)

    def recognises(self, source: Source) -> float:
        """A table is recognised by headings that mean something, a spreadsheet by its bytes."""
        if source.foreign:
            return 0.9 if is_spreadsheet(source) else 0.0
        if source.suffix in self.suffixes:
            return 0.9
        if _MARKUP.match(source.text):
            return 0.0
        headings, columns = known_headings(read_separated(source.name, source.text[:_SAMPLE]))
        known = len(set(columns.values())) if table_kind(set(columns)) else 0
        if not known and record_table(source.name, headings):
            return 0.8
        return 0.8 if known > 1 and 2 * known > len(headings) else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:
        """The rows of the tables; ``kind`` says which one it is when the headings do not."""
        found = Understood()
        tables = [part for table in self._tables(source, found) for part in parts(table)]
        said = kind if kind in self.kinds else ""
        grids, pictures = list[Grid](), list[_Picture]()
        names = source.names
        for table in sorted(tables, key=_is_timetable):
            grids.append(understood(table, source.mappings, said, names))
            _read(grids[-1], source, found, table, pictures)
            names = names_in(found, source.names)
        _read_pictures(source, pictures, found)
        if not any(table.kind for table in found.tables):
            found.problems += [
                _unknown_headings(source, grid)
                for grid in grids
                if not (grid.problems or _is_drawn(grid))
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


def _read(
    grid: Grid, source: Source, found: Understood, raw: RawTable, pictures: list[_Picture]
) -> None:
    """Add the rows of one table, or say that it is none; pictures are put aside."""
    found.problems += grid.problems
    found.leftovers += grid.leftovers
    if grid.found is not None:
        found.tables.append(grid.found)
    line = grid.found.line if grid.found else 1
    table = RECORD_TABLES.get(grid.kind) or (
        None if grid.said else record_table(raw.called, grid.headings)
    )
    if table is not None:
        read = read_records(source.name, grid, table, found)
        if found.tables:
            found.tables[-1] = _as_records(found.tables[-1], table.name, read)
        found.leftovers += _unused(source, grid, line, set(read.values()))
        return
    picture = None if grid.said else _picture(grid, source, raw)
    if picture is not None:
        pictures.append(picture)
        return
    if grid.kind not in _READERS:
        if grid.sheet and grid.kind != LEFT_OUT:
            text = _("The sheet was not read, for its headings are those of no table: {headings}.")
            told = text.format(headings=", ".join(filter(None, grid.headings[:8]))[:200])
            found.leftovers.append(Leftover(source.name, line, told, grid.sheet))
        return
    found.problems += grid.doubts
    read_row = _READERS[grid.kind]
    days = day_columns(grid) if grid.kind == "screens" else {}
    for number, texts in grid.rows:
        cells = Cells(source.name, number, grid, texts, found.problems)
        read_row(cells, found)
        if days and found.screens and found.screens[-1].line == number:
            screen = found.screens[-1]
            names = (screen.external_id, f"{screen.venue} / {screen.screen}")
            found.listed += hours_of_days(cells, texts, days, names)
    asked = grid.asked if grid.rows and not grid.exact else set(grid.columns)
    used = {at for name, at in grid.columns.items() if name in asked}
    used |= {at for at, name in raw.fields.items() if name}
    found.leftovers += _unused(source, grid, line, used | set(days.values()))


class _Picture(NamedTuple):
    """A timetable drawn as a grid, and the screenings it shows, where its day is known."""

    grid: Grid
    raw: RawTable
    shown: list[ScreeningRow]


def _picture(grid: Grid, source: Source, raw: RawTable) -> _Picture | None:
    drawn = _is_drawn(grid)
    shown = drawn_rows(raw, grid, source.names.days) if drawn or not grid.kind else []
    return _Picture(grid, raw, shown) if drawn or shown else None


def _read_pictures(source: Source, pictures: list[_Picture], found: Understood) -> None:
    """Add the screenings of pictures, or refuse those of an unknown day. Where a list says when
    everything is shown, a picture beside it only says it again.
    """
    listed = bool(found.screenings)
    for grid, raw, shown in pictures:
        if listed:
            text = _("The sheet draws a timetable as a grid; the list of screenings was read.")
            found.leftovers.append(Leftover(source.name, 1, text, grid.sheet))
        elif shown:
            found.screenings += shown
            found.problems.append(drawn_doubt(raw, shown))
            found.tables = [
                replace(table, kind="screenings") if table is grid.found else table
                for table in found.tables
            ]
        else:
            found.problems.append(_drawn(source, grid))


def _as_records(found: TableFound, kind: str, read: Mapping[str, int]) -> TableFound:
    """What was found, with the columns as this table of records has them."""
    by_place = {position: name for name, position in read.items()}
    columns = tuple(
        replace(column, field=by_place.get(at, ""), sure=float(at in by_place))
        for at, column in enumerate(found.columns)
    )
    return replace(found, kind=kind, columns=columns)


def _is_drawn(grid: Grid) -> bool:
    """Whether the table is a picture of a timetable: times down its side or across its top."""
    if sum(is_clock(heading) for heading in grid.headings) > 1:
        return True
    sides = [cells[0] for _line, cells in grid.rows[:50] if cells and cells[0]]
    found = grid.found.columns if grid.found else ()
    named = {column.field for column in found if column.sure == 1}
    known = named - {"", "time", "runtime", "venue", "screen"}  # as screens across the top are
    return not known and len(sides) > 1 and all(is_clock(side) for side in sides)


def _drawn(source: Source, grid: Grid) -> Problem:
    message = _(
        "This is a timetable drawn as a grid, and nothing says which day it shows; "
        "write the day above it, or name the sheet after it."
    )
    return Problem(source.name, 1, "", message, Severity.ERROR, grid.sheet)


def _unknown_headings(source: Source, grid: Grid) -> Problem:
    message = _(
        "The headings “{headings}” are those of no table; "
        "name a column title for films, venue and screen for screens, start for screenings, "
        "or code for screenings that are there already."
    ).format(headings=", ".join(grid.headings[:8])[:200])
    line = grid.found.line if grid.found else 1
    return Problem(source.name, line, "", message, Severity.ERROR, grid.sheet)


def _unused(source: Source, grid: Grid, line: int, used: set[int]) -> list[Leftover]:
    """The columns that mean nothing to us, so that nobody believes them imported."""
    ours = FOLLOWING if grid.exact else frozenset()
    names = [name for at, name in enumerate(grid.headings) if at not in used and name]
    names = [name for name in names if name not in ours]
    if grid.kind == SUBMISSIONS:
        names = [name for name in names if not is_noted(name)]
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

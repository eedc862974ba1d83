"""Spreadsheets (XLSX, XLSM, XLSB, XLS, ODS): which bytes are one, and their sheets as tables.

They are opened by ``workbook`` in a process of its own, because no library is safe from a file
that wants all memory there is. Whatever becomes of that process is a sentence here.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from planner.exchange.base import Leftover, Problem, Severity
from planner.exchange.retyping import place_of
from planner.exchange.source import Source
from planner.exchange.tables import workbook
from planner.exchange.tables.raw import MAX_COLUMNS, MAX_ROWS, RawTable
from planner.exchange.tables.separated import OWN, plain, unguarded
from planner.i18n import N_, _, ngettext

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
READ_WORKBOOK = "--read-workbook"
"""The argument with which a frozen Marquee is the child process (``ui.__main__``)."""

_PATIENCE_SECONDS = 20
"""On the clock, for a machine that is busy; the process itself has three seconds of work."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_REFUSALS = {
    "damaged": N_(
        "The spreadsheet is damaged or not a spreadsheet; "
        "open it in the program that made it and save it again as XLSX or CSV."
    ),
    "password": N_("The spreadsheet is protected by a password; save it without one."),
    "entity": N_(
        "The spreadsheet has definitions of entities inside, which no spreadsheet program writes; "
        "save it again as XLSX or CSV."
    ),
    "large": N_(
        "The spreadsheet is too large to be read safely; "
        "save the sheet with the table alone, without empty rows and columns, or as CSV."
    ),
    "rows": N_("The sheet has more than {limit} rows (cell {cell}); split it, or save it as CSV."),
    "far": N_("There is a cell far from the others, {cell}; delete it and save the file again."),
    "crashed": N_(
        "The spreadsheet takes more memory or time than any festival needs, or is made to harm; "
        "save the sheet with the table alone as CSV."
    ),
}
_MOST_NAMED = 20
Rows = list[tuple[int, list[str]]]


def is_spreadsheet(source: Source) -> bool:
    """Whether these bytes are a workbook, by what is inside; a broken one by its name as well."""
    data = source.data
    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                names = set(parts.namelist())
                if "mimetype" in names and "content.xml" in names:
                    return b"spreadsheet" in parts.read("mimetype")[:100]
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
            return source.suffix in SUFFIXES
        if {"xl/workbook.xml", "xl/workbook.bin"} & names:
            return True
        return source.suffix in SUFFIXES and not any(n.startswith(("word/", "ppt/")) for n in names)
    if data.startswith(_OLD_OFFICE):
        named = ("Workbook", "Book", "EncryptedPackage")
        return any(name.encode("utf-16-le") in data for name in named)
    return False


def read_sheets(source: Source) -> tuple[list[RawTable], list[Problem], list[Leftover]]:
    """The visible sheets that hold anything, what is doubtful about them, and the other sheets."""
    answer = _answer(source.data)
    if "refused" in answer:
        sentence = _(_REFUSALS[answer["refused"]]).format(
            limit=f"{MAX_ROWS:,}", cell=answer.get("cell", "")
        )
        problem = Problem(source.name, 0, "", sentence, sheet=answer.get("sheet", ""))
        return [], [problem], []
    tables: list[RawTable] = []
    problems: list[Problem] = []
    leftovers: list[Leftover] = []
    for sheet in answer["sheets"]:
        if sheet["kind"] != "WorkSheet":
            text = _("The sheet holds no cells (a chart, dialog or macro); it was not read.")
            leftovers.append(Leftover(source.name, 0, text, sheet["name"]))
        elif sheet["state"] != "Visible":
            text = _(
                "The sheet is hidden and was not read; show it in the spreadsheet to import it."
            )
            problems.append(Problem(source.name, 0, "", text, Severity.DOUBT, sheet=sheet["name"]))
        elif sheet["rows"]:
            tables.append(_table(source.name, sheet, answer["epoch"]))
            _type_anew(tables[-1], source)
    return tables, problems, leftovers


def _type_anew(table: RawTable, source: Source) -> None:
    """Put what somebody typed into the cells of a sheet."""
    rows = dict(table.rows)
    for (sheet, cell), text in source.cells.items():
        line, column = place_of(cell)
        at = column - 1 - table.column
        if sheet == table.sheet and line in rows and 0 <= at < MAX_COLUMNS:
            cells = rows[line]
            cells.extend([""] * (at + 1 - len(cells)))
            cells[at] = text


def command() -> list[str]:
    """How the child process is started: our own Python on one file, or this very program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_WORKBOOK]
    return [sys.executable, "-P", str(Path(workbook.__file__))]


def _answer(data: bytes) -> dict[str, Any]:
    crashed = {"refused": "crashed"}
    try:
        done = subprocess.run(
            command(), input=data, capture_output=True, timeout=_PATIENCE_SECONDS, check=False
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else crashed
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return crashed
    return answer if isinstance(answer, dict) else crashed


def _table(file: str, sheet: dict[str, Any], epoch: int) -> RawTable:
    column = sheet["column"]
    spans = tuple(
        (top + 1, left - column, bottom + 1, right - column)
        for (top, left), (bottom, right) in sheet.get("merged", ())
    )
    exact = tuple(sheet["rows"][0][1][:2]) == OWN
    read = unguarded if exact else plain
    rows = _filled_down(
        [(number, list(map(read, cells))) for number, cells in sheet["rows"]], spans
    )
    table = RawTable(file, rows, sheet["name"], column, epoch, spans, exact=exact)
    table.struck = frozenset(sheet.get("struck", ()))
    _doubt_hidden(table, sheet)
    errors = sheet.get("errors", [])
    for cell in errors[:_MOST_NAMED]:
        line = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        message = _("The cell shows an error of the spreadsheet, as #REF!; it was read as empty.")
        table.note(line, message, Severity.DOUBT, cell)
    if len(errors) > _MOST_NAMED:
        message = _("More cells show errors of the spreadsheet; they were read as empty.")
        table.note(0, message, Severity.DOUBT)
    return table


def _filled_down(rows: Rows, spans: Iterable[tuple[int, int, int, int]]) -> Rows:
    """A cell merged over several rows, as the day beside its screenings, stands in each of them."""
    by_number = dict(rows)
    for top, left, bottom, right in spans:
        if left != right or bottom <= top or left < 0 or top not in by_number:
            continue
        text = by_number[top][left] if left < len(by_number[top]) else ""
        for number in range(top + 1, bottom + 1):
            cells = by_number.get(number)
            if cells is not None and text:
                cells += [""] * (left + 1 - len(cells))
                cells[left] = cells[left] or text
    return rows


def _doubt_hidden(table: RawTable, sheet: dict[str, Any]) -> None:
    """Rows that a filter hides are still rows of the list; they come in, and that is said."""
    filled = {number for number, _cells in table.rows}
    hidden = [number for number in sheet.get("hidden_rows", ()) if number in filled]
    if hidden:
        message = ngettext(
            "{n} hidden row was read as well ({rows}); delete it in the spreadsheet if it is not"
            " meant.",
            "{n} hidden rows were read as well ({rows}); delete them in the spreadsheet if they are"
            " not meant.",
            len(hidden),
        )
        table.note(hidden[0], message.format(n=len(hidden), rows=_few(hidden)), Severity.DOUBT)
    columns = [
        table.letters(number - 1 - table.column)
        for number in sheet.get("hidden_columns", ())
        if table.column < number <= table.column + max(len(cells) for _line, cells in table.rows)
    ]
    if columns:
        message = _("Hidden columns were read as well ({columns}).")
        table.note(0, message.format(columns=", ".join(columns[:_MOST_NAMED])), Severity.DOUBT)


def _few(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:8]))
    return f"{shown} …" if len(numbers) > 8 else shown

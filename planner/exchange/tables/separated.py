"""Tables written as text, CSV or TSV: which mark separates their cells, and the rows.

The mark is the one under which the headings make sense (``csv.Sniffer`` takes seconds over some
36 kB files); where no heading does, the one that gives all rows the same number of cells. A
quotation mark that is never closed costs its own line and not the rest.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from planner.exchange.tables.headings import telling
from planner.exchange.tables.raw import MAX_COLUMNS, MAX_ROWS, RawTable
from planner.exchange.tables.record_headings import told_by
from planner.i18n import _
from planner.text import clean

_USUAL = (",", ";", "\t", "|")
_OTHERS = ("^", "~", "¦", "#", ":", "/", "；", "，", "、", "\x1f")
_HEAD_LINES = 40
_HEAD_LENGTH = 20_000
_LIST_LINES = 5
_SAID = re.compile(r'"?sep=(.)"?\s*\Z', re.IGNORECASE)
OWN = ("id", "external_id")
"""With these headings begins what this program wrote."""

_FORMULA = frozenset("=+-@\t\r'")


def read_separated(file: str, text: str) -> RawTable:
    """The rows of the table in a text, as they stand on its lines."""
    lines = list(io.StringIO(text, newline="\n"))
    said = _SAID.match(lines[0].rstrip("\n")) if lines else None
    first = 1 if said else 0
    delimiter, begins = _layout(file, lines, first, said[1] if said else "")
    table = RawTable(file, [])
    for number in range(first, begins):
        table.rows.append((number + 1, [clean(part) for part in _split(lines[number], delimiter)]))
    headings = True
    for line, read in _records(table, lines[begins:], begins, delimiter):
        cells = [unguarded(cell) if table.exact else plain(cell) for cell in read]
        if headings:
            headings, table.exact = False, tuple(cells[:2]) == OWN
        if any(cells):
            if len(table.rows) >= MAX_ROWS:
                message = _("The table has more than {limit} rows; split it into smaller files.")
                table.rows.clear()
                table.note(line, message.format(limit=f"{MAX_ROWS:,}"))
                break
            table.rows.append((line, cells[:MAX_COLUMNS]))
    return table


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and len(cell) > 1 else cell


def _layout(file: str, lines: list[str], first: int, said: str) -> tuple[str, int]:
    """The delimiter, and how many lines stand before the headings."""
    head = [line[:_HEAD_LENGTH] for line in lines[first : first + _HEAD_LINES]]
    best, chosen = _best_mark(file, head, (said,) if said else _USUAL)
    if best < 2 and not said:  # one that is known may be a title, or a line of another mark
        other, unusual = _best_mark(file, head, _OTHERS)
        if other > 1:
            best, chosen = other, unusual
    if best:
        return chosen[0], first + chosen[1]
    return said or _evenest(head), first


def _best_mark(file: str, head: list[str], marks: tuple[str, ...]) -> tuple[int, tuple[str, int]]:
    """Under which mark most headings of one line are known: how many, the mark, and the line."""
    best, chosen = 0, ("", 0)
    for mark in marks:
        for number, cells in _head_records(head, mark):
            few = cells[:MAX_COLUMNS]
            known = told_by(file, few) if number < _LIST_LINES else telling(few)
            if known > best:
                best, chosen = known, (mark, number)
    return best, chosen


def _head_records(head: list[str], mark: str) -> Iterator[tuple[int, list[str]]]:
    """Each line, and each record of several lines, as cells, with the line it begins on."""
    reader, begun = csv.reader(head, delimiter=mark), 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = []
        yield begun, cells
        if reader.line_num > begun + 1:  # a mark in a line of its own must not hide the headings
            for number in range(begun + 1, reader.line_num):
                yield number, _split(head[number], mark)
        begun = max(reader.line_num, begun + 1)


def _evenest(head: list[str]) -> str:
    """The mark of which most lines have the same number, and at least one."""
    best, chosen = 0.0, ","
    for mark in (*_USUAL, *_OTHERS):
        counts = Counter(line.count(mark) for line in head if line.strip())
        number, lines = max(counts.items(), key=lambda found: found[1], default=(0, 0))
        if number and lines + number / 1000 > best and 2 * lines > sum(counts.values()):
            best, chosen = lines + number / 1000, mark
    return chosen


def _split(line: str, delimiter: str) -> list[str]:
    return [part.strip().strip('"') for part in line.rstrip("\n").split(delimiter)]


def _records(
    table: RawTable, lines: list[str], skipped: int, delimiter: str
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
            table.note(skipped + begun + 1, message)
            break
        yield skipped + begun + 1, cells
        begun = reader.line_num
    for number, line in enumerate(lines[begun:], begun + 1):
        yield skipped + number, _split(line, delimiter)


def plain(cell: str) -> str:
    """A cell with single spaces, in Unicode's normal form, its lines and paragraphs kept apart."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        text = cell.strip()
    else:
        parts = ("\n".join(filter(None, map(clean, p.split("\n")))) for p in cell.split("\n\n"))
        text = "\n\n".join(filter(None, parts))
    return unguarded(text) if text[:1] == "'" else text

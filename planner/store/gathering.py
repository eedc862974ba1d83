"""Everything that can be read of a damaged, cut, newer or foreign file, as plain values by column.

The file's pages are read without SQLite (see ``pages``). Where its list of tables is lost, that of
a backup or of a new file says where the tables begin; pages whose parent is lost are given to the
one table that they fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from mmap import mmap

from planner.i18n import _
from planner.model import RECORDS
from planner.store.found_tables import FoundTable, found_tables, is_listed
from planner.store.mending import LeftOut, Unusable, Values, mended
from planner.store.pages import Found, Pages, Row
from planner.store.tables import METADATA, MIGRATED, STILL

_LIST_OF_TABLES = 1  # the page at which it begins


@dataclass
class Gathered:
    """What a file gave: rows by table, those of ``doubtful`` pages too, and what was lost."""

    rows: dict[str, list[Values]] = field(default_factory=dict)
    doubtful: set[tuple[str, int]] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many rows of the festival itself there are."""
        return sum(len(rows) for table, rows in self.rows.items() if table in RECORDS)


def gathered(data: bytes | mmap, lists: Iterable[tuple[str, bytes]]) -> Gathered:
    """What can be read of the bytes of a file.

    ``lists`` are files, each with what to call it, whose list of tables may stand for a lost one.
    """
    tables = _tables_in(Pages(data))
    best = _gathered(Pages(data), tables)
    if any(table.name in METADATA.tables for table in tables):
        return best
    borrowed = Gathered()
    for called, other in lists:
        pages = Pages(other)
        found = _gathered(Pages(data, pages.page_size), _tables_in(pages))
        if found.count > borrowed.count:
            borrowed = found
            borrowed.notes = [
                _("The file’s own list of its tables is lost; that of {other} was used.").format(
                    other=called
                )
            ]
    return borrowed if borrowed.count >= best.count else best


def _tables_in(pages: Pages) -> list[FoundTable]:
    """The tables by the file's own list of them, of which the beginning may be lost."""
    found = pages.table(_LIST_OF_TABLES)
    if found.lost_pages:
        for orphan in pages.orphans():
            if all(map(is_listed, orphan.rows)):
                found.rows += orphan.rows
    return list(found_tables(found.rows))


def _gathered(pages: Pages, tables: Iterable[FoundTable]) -> Gathered:
    result = Gathered()
    pages.table(_LIST_OF_TABLES)  # so that its pages are no orphans
    incomplete = dict.fromkeys(METADATA.tables)
    columns = {name: tuple(c.name for c in table.c) for name, table in METADATA.tables.items()}
    for table in tables:
        found = pages.table(table.root)
        if table.name not in METADATA.tables:
            if table.name != MIGRATED.name:
                _leave_out_foreign(table, found, result)
            continue
        columns[table.name] = table.columns
        _add(table.name, table.columns, found, result)
        if not found.lost_pages:
            incomplete.pop(table.name, None)
    for found in pages.orphans():
        if all(map(is_listed, found.rows)):  # a page of the list of tables
            continue
        _adopt(found, {name: columns[name] for name in incomplete}, result)
    return result


def _leave_out_foreign(table: FoundTable, found: Found, result: Gathered) -> None:
    reason = _("Marquee knows no such table.")
    result.left_out.append(
        LeftOut(table.name, _("{count} rows").format(count=len(found.rows)), reason)
    )


def _add(table: str, columns: tuple[str, ...], found: Found, result: Gathered) -> None:
    rows = result.rows.setdefault(table, [])
    for row in found.rows:
        if len(row.values) > len(columns):
            result.left_out.append(LeftOut(table, str(row.id), _("It has too many values.")))
        else:
            rows.append(_by_column(columns, row))
    for place in found.broken:
        result.left_out.append(LeftOut(table, place, _("It is damaged and cannot be read.")))


def _by_column(columns: tuple[str, ...], row: Row) -> Values:
    """The values by column; the id of a row stands beside its values."""
    values = dict(zip(columns, row.values, strict=False))
    if values.get("id") is None:
        values["id"] = row.id
    return values


def _adopt(found: Found, incomplete: Mapping[str, tuple[str, ...]], result: Gathered) -> None:
    """Give the rows of a page that hangs on nothing to the one table that they fit."""
    fitting = [name for name, columns in incomplete.items() if _fits(name, columns, found.rows)]
    if len(fitting) != 1:
        reason = _("Nobody can say to which table these rows belong.")
        for row in found.rows:
            result.left_out.append(LeftOut(" / ".join(fitting) or "?", str(row.id), reason))
        return
    (table,) = fitting
    known = {values["id"] for values in result.rows.get(table, ())}
    found.rows = [row for row in found.rows if row.id not in known]
    _add(table, incomplete[table], found, result)
    result.doubtful |= {(table, row.id) for row in found.rows}


def _fits(table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> bool:
    """Whether each of these rows could be one of that table, to the last value."""
    return all(_could_be(table, columns, row) for row in rows)


def _could_be(table: str, columns: tuple[str, ...], row: Row) -> bool:
    if len(row.values) != len(columns):
        return False
    values = _by_column(columns, row)
    cls = RECORDS.get(table)
    if cls is None:
        texts = all(isinstance(values.get(name), str) for name in _TEXTS[table])
        return texts and (table != STILL.name or isinstance(values.get("content"), bytes))
    try:
        return not mended(cls, values).problems
    except Unusable:
        return False


_TEXTS = {
    "journal": ("copy", "author", "time", "title", "comment", "changes"),
    "meta": ("key", "value"),
    "still": ("sha256",),
}
"""Columns by which a row of the tables that hold no records is known."""

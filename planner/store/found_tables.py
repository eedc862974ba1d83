"""Which tables a file of any origin says it has, and their columns, without trusting it.

Only the statement that makes a table is ever given to SQLite, in a database of its own without
content, and anything it wants besides making that one table is refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from planner.store.pages import Row
from planner.store.tables import METADATA

_LONGEST_STATEMENT = 100_000
_STEPS = 1_000_000
_ALLOWED = frozenset(
    {
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_CREATE_INDEX,  # what UNIQUE and PRIMARY KEY make
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,  # named in a check, and not called, because there is no row
    }
)
_LIST_OF_TABLES = frozenset({"sqlite_master", "sqlite_schema"})
_COMPUTED = 2
"""How SQLite marks a column that is computed when it is asked for, so that it is not stored."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table by its name, its first page, and the columns it stores, in their order."""

    name: str
    root: int
    columns: tuple[str, ...]


def found_tables(list_of_tables: Iterable[Row]) -> Iterator[FoundTable]:
    """The tables in a file's own list of what it has; what is no table is passed over.

    A table of Marquee's whose statement cannot be read has the columns of today; another has none.
    """
    for row in list_of_tables:
        if not is_listed(row):
            continue
        kind, name, _table, root, sql = row.values
        if kind == "table" and isinstance(name, str) and isinstance(root, int) and root > 0:
            columns = _columns_of(name, sql if isinstance(sql, str) else "")
            known = METADATA.tables.get(name)
            if not columns and known is not None:
                columns = tuple(column.name for column in known.c)
            yield FoundTable(name, root, columns)


def is_listed(row: Row) -> bool:
    """Whether a row is one of a list of tables: kind, name, table, first page, statement."""
    kinds = {"table", "index", "view", "trigger"}
    return len(row.values) == 5 and row.values[0] in kinds and isinstance(row.values[3], int)


def _columns_of(name: str, sql: str) -> tuple[str, ...]:
    if len(sql) > _LONGEST_STATEMENT or not sql.lstrip()[:12].upper().startswith("CREATE TABLE"):
        return ()
    with closing(sqlite3.connect(":memory:")) as sandbox:
        sandbox.execute("PRAGMA trusted_schema=OFF")
        sandbox.set_progress_handler(lambda: 1, _STEPS)
        sandbox.set_authorizer(_authorize)
        try:
            sandbox.execute(sql)
            sandbox.set_authorizer(None)
            stored = sandbox.execute(
                "SELECT name FROM pragma_table_xinfo(?) WHERE hidden<>? ORDER BY cid",
                (name, _COMPUTED),
            )
            return tuple(str(column) for (column,) in stored)
        except (sqlite3.Error, sqlite3.Warning, ValueError):
            return ()


def _authorize(
    action: int, what: str | None, _more: str | None, _base: str | None, within: str | None
) -> int:
    touches = action in {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE}
    if action not in _ALLOWED or within or (touches and what not in _LIST_OF_TABLES):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK

"""What a newer Marquee of the same major version put into a file, kept by one that knows it not.

Its columns have no place in the records. So what they hold is read from the file when a row is
written about in the journal, and written back from there when that is undone or done again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

import sqlalchemy as sa

from planner.store.journal import Position, read_position
from planner.store.schema import is_newer
from planner.store.tables import JOURNAL, TABLES

Columns = Mapping[str, tuple[str, ...]]
"""The unknown columns of each table that has any."""

NO_COLUMNS: Columns = {}

Image = dict[str, Any] | None
"""A row before or after a step, as the journal holds it."""


def unknown_columns(connection: sqlite3.Connection) -> Columns:
    """The columns of a file, whose tables were examined, that this Marquee does not know."""
    if not is_newer(connection):
        return {}
    found = {name: tuple(_unknown(connection, table)) for name, table in TABLES.items()}
    return {name: columns for name, columns in found.items() if columns}


def _unknown(connection: sqlite3.Connection, table: sa.Table) -> Iterator[str]:
    for row in connection.execute(f'PRAGMA table_info("{table.name}")'):
        if row[1] not in table.c:
            yield row[1]


def with_unknown(connection: sa.Connection, columns: Columns, changes: str) -> str:
    """The changes of a step about to be written, their images completed by what only the file
    holds; an edit of ours never changes that, so it is the same before and after.
    """
    rows = json.loads(changes)
    for table, row_id, before, after in rows:
        held = _held(connection, columns, table, row_id)
        for image in (before, after):
            if image is not None:
                image.update(held)
    return _as_text(rows)


def _as_text(rows: list[Any]) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _held(connection: sa.Connection, columns: Columns, table: str, row_id: int) -> dict[str, Any]:
    names = columns.get(table, ())
    if not names:
        return {}
    columns_of_it: list[sa.ColumnClause[Any]] = [sa.column(name) for name in names]
    query = sa.select(*columns_of_it).select_from(sa.table(table))
    row = connection.execute(query.where(sa.column("id") == row_id)).first()
    values = () if row is None else row
    return {name: value for name, value in zip(names, values, strict=False) if value is not None}


def remember(
    connection: sa.Connection, columns: Columns, before: Position, after: Position
) -> None:
    """Before the history moves, note in it what the rows hold that go; its steps may be older than
    the columns.
    """
    for step_id, changes, undone in _steps_between(connection, before.head, after.head):
        rows = json.loads(changes)
        for table, row_id, *images in rows:
            goes, stays = reversed(images) if undone else images
            if goes is not None and stays is None:
                goes.update(_held(connection, columns, table, row_id))
        step = JOURNAL.update().where(JOURNAL.c.id == step_id)
        connection.execute(step.values(changes=_as_text(rows)))


def follow(connection: sa.Connection, columns: Columns, before: Position, after: Position) -> None:
    """Give the unknown columns what they held where the history now stands; the rows are there."""
    for _id, changes, undone in _steps_between(connection, before.head, after.head):
        for table, row_id, *images in json.loads(changes):
            was, becomes = reversed(images) if undone else images
            _set(connection, table, row_id, _differing(columns.get(table, ()), was, becomes))


def position_now(connection: sa.Connection) -> Position:
    """Where the history stands before something is written; nowhere in a new file."""
    try:
        return read_position(connection)
    except ValueError:
        return Position()


def _steps_between(
    connection: sa.Connection, head: int | None, target: int | None
) -> list[tuple[int, str, bool]]:
    """The steps on the way, in order, with their changes and whether each is undone: back to where
    the branches part, and on from there. Nearly all ways are one step long, in either direction.
    """
    back, forth = _Branch(connection, head), _Branch(connection, target)
    while back.end not in forth.passed and forth.end not in back.passed:
        if not (back.grow() | forth.grow()):  # a spoilt journal may lead nowhere, or in circles
            return []
    parting = back.end if back.end in forth.passed else forth.end
    undone = [(*step, True) for step in back.until(parting)]
    return undone + [(*step, False) for step in reversed(forth.until(parting))]


class _Branch:
    """The steps from one of them back to ``end``, which is not among them."""

    def __init__(self, connection: sa.Connection, last: int | None) -> None:
        self.end = last
        self.passed = {last}
        self._connection = connection
        self._steps: list[tuple[int, str]] = []

    def grow(self) -> bool:
        """Take one more step in; whether there was one."""
        query = sa.select(JOURNAL.c.parent, JOURNAL.c.changes).where(JOURNAL.c.id == self.end)
        row = None if self.end is None else self._connection.execute(query).first()
        if row is None or self.end is None or row.parent in self.passed:
            return False
        self._steps.append((self.end, row.changes))
        self.end = row.parent
        self.passed.add(self.end)
        return True

    def until(self, parting: int | None) -> list[tuple[int, str]]:
        """The steps after that one, the newest first, with their changes."""
        return list(takewhile(lambda step: step[0] != parting, self._steps))


def _differing(names: tuple[str, ...], was: Image, becomes: Image) -> dict[str, Any]:
    """What the unknown columns become; of a row that is there again, all of them."""
    if becomes is None:
        return {}
    return {
        name: becomes.get(name)
        for name in names
        if (becomes.get(name) is not None if was is None else was.get(name) != becomes.get(name))
    }


def _set(connection: sa.Connection, table: str, row_id: int, values: dict[str, Any]) -> None:
    if values:
        known = sa.table(table, sa.column("id"), *map(sa.column, values))
        connection.execute(known.update().where(known.c.id == row_id).values(values))

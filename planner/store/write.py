"""One transaction: the rows of an edit, an undo or a redo, and their place in the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from planner.model import RowChange
from planner.store.journal import Position, Step
from planner.store.newer import NO_COLUMNS, Columns, follow, position_now, remember, with_unknown
from planner.store.rows import values_of
from planner.store.tables import JOURNAL, META, TABLES, WRITING_ORDER

Statement = sa.Executable


class Stale(Exception):  # noqa: N818 - the word of DESIGN section 4
    """A row is not what the edit saw: someone else changed it in between."""


@dataclass(frozen=True, slots=True)
class Write:
    """What goes to the file at once.

    ``add`` is a new step, ``replace`` one that grew because a later edit merged into it,
    ``forget`` one that came to nothing that way; an undo and a redo only move ``position``.
    ``noted`` is a step of which only the comment is new.
    """

    rows: tuple[RowChange, ...]
    position: Position
    add: Step | None = None
    replace: Step | None = None
    forget: int | None = None
    noted: Step | None = None

    @property
    def only_moves(self) -> bool:
        """Whether it is an undo or a redo."""
        return self.add is None and self.replace is None and self.forget is None


def write(connection: sa.Connection, job: Write, unknown: Columns = NO_COLUMNS) -> None:
    """Write it all or, when anything fails, nothing; returns after COMMIT.

    ``unknown`` columns of a newer Marquee keep what they hold. Raises Stale when a row is not what
    the edit saw, and what the database raises.
    """
    with connection.begin():
        add, replace = (
            None if step is None else _step_values(connection, step, unknown)
            for step in (job.add, job.replace)
        )
        before = position_now(connection) if unknown and job.only_moves else None
        if before is not None:
            remember(connection, unknown, before, job.position)
        write_rows(connection, job.rows)
        if add is not None:
            connection.execute(_ADD_STEP, add)
        if replace is not None:
            connection.execute(_REPLACE_STEP, _keyed(replace))
        if before is not None:
            follow(connection, unknown, before, job.position)
        if job.forget is not None:
            connection.execute(_FORGET_STEP, {"key_id": job.forget})
        if job.noted is not None:
            values = {"key_id": job.noted.id, "comment": job.noted.comment}
            connection.execute(_NOTE_STEP, values)
        write_position(connection, job.position)


def _step_values(connection: sa.Connection, step: Step, unknown: Columns) -> dict[str, Any]:
    values = step.values()
    if unknown:
        values["changes"] = with_unknown(connection, unknown, values["changes"])
    return values


def write_position(connection: sa.Connection, position: Position) -> None:
    """Note the last step done and the last to redo."""
    values = [{"key_key": name, "value": str(step or "")} for name, step in _named(position)]
    connection.execute(_SET_META, values)


def _named(position: Position) -> Iterator[tuple[str, int | None]]:
    yield "head", position.head
    yield "tip", position.tip


def write_rows(connection: sa.Connection, rows: Iterable[RowChange]) -> None:
    """Write row changes, those of one table and kind together."""
    kinds: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        kind, values = _prepared(row)
        kinds.setdefault((kind, row.table), []).append(values)
    for (kind, table), batch in sorted(kinds.items(), key=_place):
        done = connection.execute(_statement(kind, table), batch)
        if kind != "insert" and done.rowcount != len(batch):
            raise Stale(table)


def _prepared(row: RowChange) -> tuple[str, dict[str, Any]]:
    if row.after is None:
        version = 0 if row.before is None else row.before.version
        return "delete", {"key_id": row.id, "key_version": version}
    values = values_of(row.after)
    if row.before is None:
        return "insert", values
    return "update", {**_keyed(values), "key_version": row.before.version}


def _place(batch: tuple[tuple[str, str], Any]) -> int:
    (kind, table), _values = batch
    place = WRITING_ORDER.index(table)
    return -place if kind == "delete" else place + len(WRITING_ORDER)


@cache
def _statement(kind: str, name: str) -> Statement:
    table = TABLES[name]
    if kind == "insert":
        return table.insert()
    seen = sa.and_(
        table.c.id == sa.bindparam("key_id"), table.c.version == sa.bindparam("key_version")
    )
    if kind == "delete":
        return table.delete().where(seen)
    return table.update().where(seen).values(_all_but(table, "id"))


def _all_but(table: sa.Table, key: str) -> dict[str, Any]:
    return {column.name: sa.bindparam(column.name) for column in table.c if column.name != key}


def _keyed(values: dict[str, Any]) -> dict[str, Any]:
    return {"key_id": values["id"], **{k: v for k, v in values.items() if k != "id"}}


_ADD_STEP = JOURNAL.insert()
_REPLACE_STEP = (
    JOURNAL.update().where(JOURNAL.c.id == sa.bindparam("key_id")).values(_all_but(JOURNAL, "id"))
)
_FORGET_STEP = JOURNAL.delete().where(JOURNAL.c.id == sa.bindparam("key_id"))
_NOTE_STEP = (
    JOURNAL.update()
    .where(JOURNAL.c.id == sa.bindparam("key_id"))
    .values(comment=sa.bindparam("comment"))
)
_SET_META = META.update().where(META.c.key == sa.bindparam("key_key")).values(_all_but(META, "key"))

"""From the file to the snapshot: plain rows into frozen records, without any mapper between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from planner.model import RECORDS, Edition, Festival, Plan, Record
from planner.model.possible import is_possible_edition
from planner.model.snapshot import Tables
from planner.store.possible import impossible_rows
from planner.store.rows import record_maker
from planner.store.tables import TABLES


def load(connection: sa.Connection) -> Festival:
    """The snapshot of what the file holds; raises ValueError for rows that make no festival."""
    festival = Festival(load_rows(connection))
    if len(festival.rows(Edition)) != 1 or not is_possible_edition(festival.edition):
        raise ValueError("edition")
    if not festival.rows(Plan):
        raise ValueError("plan")
    return festival


def load_rows(connection: sa.Connection) -> Tables:
    """All rows that the file holds, whether or not they make a festival."""
    return {name: _rows(connection, cls) for name, cls in RECORDS.items()}


def _rows(connection: sa.Connection, cls: type[Record]) -> Mapping[int, Record]:
    questions = _questions(connection.dialect, cls)
    # The driver's own tuples: SQLAlchemy's rows would cost as much again as making the records.
    rows = connection.exec_driver_sql(questions.all).cursor.fetchall()
    if rows and connection.exec_driver_sql(questions.impossible).first() is not None:
        raise ValueError(cls.table)
    return {row[0]: questions.make(row) for row in rows}


class _Questions(NamedTuple):
    """What a table is asked: for all its rows, and for one that no festival has."""

    all: str
    impossible: str
    make: Callable[[Iterable[Any]], Record]


_known: dict[tuple[str, str], _Questions] = {}
"""By dialect and table; putting them into words takes longer than asking them."""


def _questions(dialect: sa.Dialect, cls: type[Record]) -> _Questions:
    key = (dialect.name, cls.table)
    if key not in _known:
        table = TABLES[cls.table]
        rows, impossible = sa.select(*table.c).order_by(table.c.id), impossible_rows(cls.table)
        literal = {"literal_binds": True}
        _known[key] = _Questions(
            str(rows.compile(dialect=dialect)),
            str(impossible.compile(dialect=dialect, compile_kwargs=literal)),
            record_maker(cls),
        )
    return _known[key]

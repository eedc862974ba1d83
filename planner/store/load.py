"""From the file to the snapshot: plain rows into frozen records, without any mapper between."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from planner.model import RECORDS, Edition, Festival, Plan, Record
from planner.model.snapshot import Tables
from planner.store.possible import impossible_rows, is_possible_edition
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
    table = TABLES[cls.table]
    query = sa.select(*table.c).order_by(table.c.id).compile(connection.engine)
    make = record_maker(cls)
    # The driver's own tuples: SQLAlchemy's rows would cost as much again as making the records.
    rows = connection.exec_driver_sql(str(query)).cursor.fetchall()
    if rows and connection.execute(impossible_rows(table, cls)).first() is not None:
        raise ValueError(cls.table)
    return {row[0]: make(row) for row in rows}

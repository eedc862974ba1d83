"""The tables of a festival file, derived from the records, so that a column is declared once.

Records have only integers and texts, so that SQLite (STRICT) and PostgreSQL behave alike. Keys are
checked at the end of a transaction, so that the order of its rows does not matter. What goes with
a removed row is decided by the edit (``Work.remove``), never by the database, because rows that
the database removes by itself would be missing from the journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from planner.model import RECORDS, Column, Record, columns

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

METADATA = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _column(column: Column) -> sa.Column[Any]:
    reference = (
        [sa.ForeignKey(f"{column.meta.ref}.id", deferrable=True, initially="DEFERRED")]
        if column.meta.ref
        else []
    )
    return sa.Column(
        column.name,
        INTEGER if column.kind in (int, bool) else sa.Text(),
        *reference,
        primary_key=column.name == "id",
        autoincrement=False,
        nullable=column.nullable,
    )


def _allowed(column: Column) -> Iterator[sa.CheckConstraint]:
    """The values that a truth or a choice may have."""
    if column.kind is bool:
        yield sa.CheckConstraint(f"{column.name} IN (0, 1)", name=column.name)
    elif issubclass(column.kind, StrEnum):
        values = ", ".join(f"'{member.value}'" for member in column.kind)
        yield sa.CheckConstraint(f"{column.name} IN ({values})", name=column.name)


def _table(name: str, cls: type[Record]) -> sa.Table:
    own = columns(cls)
    checks = [check for column in own for check in _allowed(column)]
    return sa.Table(name, METADATA, *map(_column, own), *checks, sqlite_strict=True)


TABLES: dict[str, sa.Table] = {name: _table(name, cls) for name, cls in sorted(RECORDS.items())}
"""The table of every record class, by its name."""

META = sa.Table(
    "meta",
    METADATA,
    sa.Column("key", sa.Text(), primary_key=True),
    sa.Column("value", sa.Text(), nullable=False),
    sqlite_strict=True,
)
"""What the file says about itself: ``uuid``, ``copy`` (see Step), ``head`` and ``tip``.

Steps from the first to ``head`` are done, those from there to ``tip`` are undone and can be
redone; all others lie on branches that a later edit left behind.
"""

JOURNAL = sa.Table(
    "journal",
    METADATA,
    sa.Column("id", INTEGER, primary_key=True, autoincrement=False),
    sa.Column("parent", INTEGER, nullable=True),
    sa.Column("copy", sa.Text(), nullable=False),
    sa.Column("author", sa.Text(), nullable=False),
    sa.Column("time", sa.Text(), nullable=False),
    sa.Column("title", sa.Text(), nullable=False),
    sa.Column("comment", sa.Text(), nullable=False),
    sa.Column("changes", sa.Text(), nullable=False),
    sqlite_strict=True,
)
"""Every step with its row changes as JSON; see ``planner.store.journal``."""

STILL = sa.Table(
    "still",
    METADATA,
    sa.Column("sha256", sa.Text(), primary_key=True),
    sa.Column("content", sa.LargeBinary(), nullable=False),
    sqlite_strict=True,
)
"""Pictures by the SHA-256 of their bytes; see ``planner.store.stills``. No records: they are never
loaded with the festival, never change, and stay as long as the history that may want them back.
"""

MIGRATED = sa.Table(
    "alembic_version",
    sa.MetaData(),  # Alembic's own, made here as Alembic makes it
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""The last migration that the file has seen."""

WRITING_ORDER: tuple[str, ...] = tuple(
    table.name for table in METADATA.sorted_tables if table.name in TABLES
)
"""Tables so that each comes after those it refers to: inserts go this way, deletes the other."""

"""Connections to files, each of which holds its file for itself alone; all come from one engine.

The settings are the safest ones measured: a rollback journal, synced with its folder at every
commit, and an exclusive lock from opening to closing.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from planner.i18n import _

MEMORY = Path(":memory:")
"""The path of a festival that is never saved, for tests and trying out."""

_PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "locking_mode=EXCLUSIVE",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)
_BUSY_SECONDS = 0.2

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 128 << 20,  # one text: the journal's step of a huge import
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1 << 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
"""What no festival needs more of, whatever a file from somewhere would like."""


def connect(path: Path) -> sa.Connection:
    """A connection that holds an existing file for itself alone until it is closed."""
    _to_open.path = path
    try:
        return _engine().connect()
    finally:
        _to_open.path = None  # a lost connection must never be made anew to another file


@cache
def _engine() -> sa.Engine:
    """The one for all files: an engine keeps what it put into words, which takes longer than
    opening most of them.
    """
    engine = sa.create_engine("sqlite://", creator=_driver, poolclass=NullPool)
    sa.event.listen(engine, "connect", _take_hold)
    sa.event.listen(engine, "begin", _begin)
    return engine


class _ToOpen(threading.local):
    """The path that this thread is opening: an engine asks for connections without saying which,
    and asks twice where another one was lost meanwhile.
    """

    path: Path | None = None


_to_open = _ToOpen()


def _driver() -> sqlite3.Connection:
    path = _to_open.path
    if path is None:
        raise sqlite3.ProgrammingError("the file was closed")
    name = f"{path.absolute().as_uri()}?mode=rw" if path != MEMORY else str(MEMORY)
    # isolation_level None: the driver then never begins a transaction behind our back.
    return sqlite3.connect(name, uri=path != MEMORY, isolation_level=None, timeout=_BUSY_SECONDS)


def driver_of(connection: sa.Connection) -> sqlite3.Connection:
    """The connection of the library that SQLAlchemy wraps."""
    inner = connection.connection.driver_connection
    assert isinstance(inner, sqlite3.Connection)  # noqa: S101 - there is no other kind yet
    return inner


def disconnect(connection: sa.Connection) -> None:
    """Close the connection, and with it all its locks."""
    connection.close()


def limit(connection: sqlite3.Connection) -> None:
    """Let a file from somewhere have no more of anything than a festival needs."""
    for what, most in _LIMITS.items():
        connection.setlimit(what, most)


def _take_hold(connection: sqlite3.Connection, _record: object) -> None:
    try:
        limit(connection)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")  # see only_reading
    except BaseException:
        connection.close()
        raise


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Write all that one database holds into another one, at once or not at all.

    Raises sqlite3.Error also where either is busy: the library would wait for that without end.
    """

    def require_both(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise sqlite3.OperationalError(_("another program is writing to it"))

    source.backup(target, progress=require_both)


@contextmanager
def only_reading(connection: sa.Connection) -> Iterator[None]:
    """A transaction that ends without COMMIT, which would correct the header of a file that was
    cut or grown; nothing may change in one that may yet be refused.
    """
    transaction = connection.begin()
    try:
        yield
    finally:
        transaction.rollback()

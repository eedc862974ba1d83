"""The pictures in a festival file, each once by the SHA-256 of its bytes.

They stand in a table of their own beside the records, as the bytes they are: base64 would make the
file a third larger, and SQLite (STRICT) and PostgreSQL both have a type for bytes. The journal only
names them, so undo costs nothing, and nothing is ever taken out that the history may want back.

A backup leaves their bytes out of its copy of the file and keeps them beside all backups of the
festival, each once; whoever opens a backup has them put in again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from planner.store.folders import write_names_through
from planner.store.tables import STILL

log = logging.getLogger(__name__)

_FOLDER = "stills"
_UNFINISHED = ".tmp"


def name_of(content: bytes) -> str:
    """The name of a picture in the file."""
    return hashlib.sha256(content).hexdigest()


def keep_still(connection: sa.Connection, content: bytes) -> None:
    """Have the picture in the file, in one transaction; once."""
    name = name_of(content)
    with connection.begin():
        if connection.scalar(sa.select(STILL.c.sha256).where(STILL.c.sha256 == name)) is None:
            connection.execute(STILL.insert(), {"sha256": name, "content": content})


def read_still(connection: sa.Connection, name: str) -> bytes | None:
    """The bytes of a picture; None when it is not there or not what its name says."""
    content = connection.scalar(sa.select(STILL.c.content).where(STILL.c.sha256 == name))
    return content if content and name_of(content) == name else None


def broken_stills(connection: sa.Connection) -> Iterator[str]:
    """The names of pictures that are not what their names say, one in memory at a time."""
    for name in connection.scalars(sa.select(STILL.c.sha256)).all():
        if read_still(connection, name) is None:
            yield name


def copy_stills(source: sa.Connection, target: sa.Connection) -> None:
    """Take over what can be read of the pictures of another file; a lost one stops nothing."""
    try:
        names = source.scalars(sa.select(STILL.c.sha256)).all()
    except sa.exc.DBAPIError as error:
        log.info("the stills cannot be listed: %r", error)
        return
    there = {name for name in names if read_still(target, name) is not None}
    for name in names:
        if name in there:
            continue
        try:
            content = read_still(source, name)
        except sa.exc.DBAPIError as error:
            log.info("the still %s cannot be read: %r", name, error)
            continue
        if content is not None:
            target.execute(STILL.delete().where(STILL.c.sha256 == name))
            target.execute(STILL.insert(), {"sha256": name, "content": content})


# -- backups ------------------------------------------------------------------------------------


def take_out(plain: Path, backups: Path) -> None:
    """Move the pictures of a plain copy of a festival file to the folder of its backups.

    Raises OSError or sqlite3.Error when that is not possible; a file without pictures stays as it
    is to the bit.
    """
    with closing(sqlite3.connect(plain, isolation_level=None)) as connection:
        if not _has_stills(connection):
            return
        connection.execute("PRAGMA journal_mode=OFF")  # the copy is thrown away when this fails
        for (name,) in connection.execute("SELECT sha256 FROM still").fetchall():
            (content,) = connection.execute(
                "SELECT content FROM still WHERE sha256=?", (name,)
            ).fetchone()
            if content and name_of(content) == name:
                _keep_beside(backups, name, content)
                connection.execute("UPDATE still SET content=x'' WHERE sha256=?", (name,))
        connection.execute("VACUUM")


def put_in(connection: sqlite3.Connection, backups: Path) -> None:
    """Give the pictures of a backup their bytes again, as far as they are there."""
    if not _has_stills(connection):
        return
    for (name,) in connection.execute("SELECT sha256 FROM still WHERE content=x''").fetchall():
        content = kept_beside(backups, str(name))
        if content is not None:
            connection.execute("UPDATE still SET content=? WHERE sha256=?", (content, name))


def _has_stills(connection: sqlite3.Connection) -> bool:
    listed = "SELECT 1 FROM sqlite_master WHERE type='table' AND name='still'"
    if connection.execute(listed).fetchone() is None:  # of an older Marquee
        return False
    return connection.execute("SELECT 1 FROM still").fetchone() is not None


def add_from_backups(connection: sa.Connection, names: Iterable[str], backups: Path) -> None:
    """Have those of these pictures that are not in the file but beside its backups."""
    for name in names:
        content = None if read_still(connection, name) else kept_beside(backups, name)
        if content is not None:
            connection.execute(STILL.delete().where(STILL.c.sha256 == name))
            connection.execute(STILL.insert(), {"sha256": name, "content": content})


def _keep_beside(backups: Path, name: str, content: bytes) -> None:
    if kept_beside(backups, name) is not None:
        return
    folder = backups / _FOLDER
    folder.mkdir(exist_ok=True)
    file = folder / name
    unfinished = file.with_name(name + _UNFINISHED)
    with unfinished.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(file)
    write_names_through(folder)


def kept_beside(backups: Path, name: str) -> bytes | None:
    """The bytes of a picture beside the backups; None when it is not there whole."""
    try:
        content = (backups / _FOLDER / Path(name).name).read_bytes()
    except (OSError, ValueError):
        return None
    return content if name_of(content) == name else None


def found_stills(
    rows: Iterable[Mapping[str, object]], leave_out: Callable[[str], None]
) -> Iterator[dict[str, object]]:
    """Of rows as they were found in a damaged file, those that are pictures whole."""
    seen: set[str] = set()
    for row in rows:
        name, content = row.get("sha256"), row.get("content")
        if not isinstance(content, bytes) or name_of(content) != name:
            leave_out(str(name))
        elif str(name) not in seen:
            seen.add(str(name))
            yield {"sha256": name, "content": content}

"""The random names of a festival and of this copy of it, read before and without opening it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from planner.store.lock import read_only_connection


class Names(NamedTuple):
    """``uuid`` is the same in all copies of a festival, ``copy`` differs; empty when unknown."""

    uuid: str = ""
    copy: str = ""


def names_from(connection: sqlite3.Connection) -> Names:
    """The names in an open database; empty ones when it has none that can be read."""
    try:
        rows = connection.execute("SELECT key, value FROM meta WHERE key IN ('uuid', 'copy')")
        found = {str(key): str(value) for key, value in rows}
    except (sqlite3.Error, ValueError):  # SQLite's own sentences may hold what the file holds
        return Names()
    return Names(found.get("uuid", ""), found.get("copy", ""))


def names_in(path: Path) -> Names:
    """The names in a file, which is claimed and free, without changing anything in it."""
    try:
        with closing(read_only_connection(path)) as connection:
            # Of a file that nobody has examined yet: what looks like a table may never end.
            connection.set_progress_handler(lambda: 1, 1_000_000)
            return names_from(connection)
    except sqlite3.Error:
        return Names()

"""A copy of an open festival in another file, made by SQLite itself and complete at any moment."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from planner.store.connection import copy_pages, driver_of
from planner.store.failures import not_made
from planner.store.file import claim_name, remove_unfinished


def save_copy(connection: sa.Connection, path: Path) -> None:
    """Write everything to a new file, which knows itself as another copy of the same festival.

    Raises UserError when the name is taken or the file cannot be written; nothing is left then.
    """
    claim_name(path)
    source = driver_of(connection)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as target:
            copy_pages(source, target)
            target.execute("PRAGMA synchronous=EXTRA")
            target.execute("UPDATE meta SET value=? WHERE key='copy'", (str(uuid.uuid4()),))
    except Exception as error:
        remove_unfinished(path)
        raise not_made(error, path) from error

"""What SQLite says when something goes wrong, as sentences that people can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from planner.errors import UserError
from planner.i18n import _
from planner.store.header import damaged
from planner.store.lock import held

_PRIMARY = 0xFF  # the lowest byte of an extended result code is the result itself


def as_sentence(error: BaseException, path: Path) -> UserError:
    """The UserError to show instead of what the database or the system raised."""
    if isinstance(error, UserError):
        return error
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _of_code(code & _PRIMARY, path, str(cause))
    if isinstance(cause, sqlite3.DatabaseError):
        return damaged(path)
    return _not_saved(path, f"{type(cause).__name__}: {cause}")


def _of_code(code: int, path: Path, reason: str) -> UserError:
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return held(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if code == sqlite3.SQLITE_FULL:
        return UserError(
            _(
                "The disk with “{path}” is full. The last change was not saved and has been taken "
                "back; free some space and repeat it."
            ).format(path=path)
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return not_writable(path)
    return _not_saved(path, reason)


def not_writable(path: Path) -> UserError:
    """The sentence for a file or folder that this user may not write to."""
    return UserError(
        _(
            "You may not write to “{path}” or its folder; copy the file to a folder of your own "
            "and open the copy."
        ).format(path=path)
    )


def _not_saved(path: Path, reason: str) -> UserError:
    return UserError(
        _(
            "The last change could not be saved in “{path}” ({reason}) and has been taken back; "
            "what was saved before is safe."
        ).format(path=path, reason=reason)
    )

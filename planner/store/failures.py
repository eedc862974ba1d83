"""What SQLite says when something goes wrong, as sentences that people can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from planner.errors import FestivalReadOnly, UserError
from planner.i18n import _
from planner.store.header import damaged
from planner.store.lock import held

_PRIMARY = 0xFF  # the lowest byte of an extended result code is the result itself


def not_opened(error: BaseException, path: Path) -> UserError:
    """The sentence for what was raised while opening: whatever else it is, it is damage."""
    return _known(error, path) or damaged(path)


def not_saved(error: BaseException, path: Path) -> UserError:
    """The sentence for what was raised while writing an edit, which is taken back then."""
    if _code(error) == sqlite3.SQLITE_FULL:
        return UserError(
            _(
                "The disk with “{path}” is full. The last change was not saved and has been taken "
                "back; free some space and repeat it."
            ).format(path=path)
        )
    return _known(error, path) or UserError(
        _(
            "The last change could not be saved in “{path}” ({reason}) and has been taken back; "
            "what was saved before is safe."
        ).format(path=path, reason=cause_of(error))
    )


def not_made(error: BaseException, path: Path) -> UserError:
    """The sentence for what was raised while making a new file, of which nothing is left then."""
    return _known(error, path) or UserError(
        _(
            "“{path}” could not be written ({reason}); free some space or choose another place."
        ).format(path=path, reason=cause_of(error))
    )


def not_writable(path: Path) -> UserError:
    """The sentence for a file or folder that this user may not write to."""
    return UserError(
        _(
            "You may not write to “{path}” or its folder; copy the file to a folder of your own "
            "and open the copy."
        ).format(path=path)
    )


def only_readable(path: Path) -> FestivalReadOnly:
    """The sentence for a file that can be looked at and not changed: a medium, or a permission."""
    return FestivalReadOnly(
        _(
            "You may not write to “{path}” or its folder, so it can only be looked at; save a "
            "copy in a folder of your own to work on it."
        ).format(path=path)
    )


def is_failing_disk(error: BaseException) -> bool:
    """Whether the system could not read or write, for another reason than a full disk."""
    return _code(error) == sqlite3.SQLITE_IOERR


def _known(error: BaseException, path: Path) -> UserError | None:
    """What means the same whatever was attempted."""
    if isinstance(error, UserError):
        return error
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return held(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return not_writable(path)
    return None


def _code(error: BaseException) -> int:
    return int(getattr(cause_of(error), "sqlite_errorcode", 0)) & _PRIMARY


def cause_of(error: BaseException) -> BaseException:
    """What the driver raised, without what SQLAlchemy wraps around it."""
    if isinstance(error, sa.exc.StatementError) and error.orig is not None:
        return error.orig
    return error

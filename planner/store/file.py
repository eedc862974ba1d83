"""Opening and making the one SQLite file that is a festival; see ``header`` for what is refused,
and ``connection`` for how it is held.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from planner.errors import UserError
from planner.festival_file import APPLICATION_ID, claim, claimed, release
from planner.i18n import _
from planner.store.connection import (
    MEMORY,
    connect,
    copy_pages,
    disconnect,
    driver_of,
    only_reading,
)
from planner.store.failures import not_made, not_opened, not_writable, only_readable
from planner.store.folders import beside
from planner.store.guard import Place
from planner.store.header import USER_VERSION, check_header, damaged
from planner.store.lock import (
    forget_holder,
    name_holder,
    require_free,
    require_unnamed,
)
from planner.store.names import names_from
from planner.store.schema import is_older, known_things, require_known
from planner.store.sidecars import settle_sidecars, sidecars_of
from planner.store.tables import META, MIGRATED

REVISION = "0005"
"""The migration (planner/store/migrations) whose tables a new file gets."""

_FEWEST_STEPS = 10_000_000
_STEPS_OF_A_BYTE = 20
"""How long a question to a file that is not examined yet may take, in SQLite's own steps; checking
and loading a festival take about one for each byte of it.
"""


class FestivalFile:
    """A festival's file while this process holds it: the connection, and the claims to let go of.

    It belongs to the thread that made it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._real = beside(path)  # where the note is, wherever a link may lead later
        self._claim = None if path == MEMORY else claim(path)
        try:
            self.connection = connect(path)
            if path != MEMORY:
                self._distrust(path.stat().st_size)
        except BaseException:
            release(self._claim)
            raise
        self.tell_holder()

    def _distrust(self, size: int) -> None:
        steps = min(_FEWEST_STEPS + _STEPS_OF_A_BYTE * size, 0x7FFF_FFFF)
        self.driver.set_progress_handler(lambda: 1, steps)

    def trust(self) -> None:
        """From now on questions take as long as they take: its tables are known to be ours."""
        self.driver.set_progress_handler(None, 0)

    @classmethod
    def of_content(cls, content: bytes) -> FestivalFile:
        """What these bytes of a file say, in memory; not trusted yet. Raises what SQLite does."""
        file = cls(MEMORY)
        try:
            file.driver.deserialize(content)
            file._distrust(len(content))
        except BaseException:
            file.close()
            raise
        return file

    @property
    def driver(self) -> sqlite3.Connection:
        """The connection of the library that SQLAlchemy wraps."""
        return driver_of(self.connection)

    @property
    def place(self) -> Place:
        """Where the file was when it was opened."""
        return self._claim or (0, 0)

    def tell_holder(self) -> None:
        """Say beside the file who has it open, and which festival it is.

        Raises FestivalReadOnly where nothing may be written beside it: SQLite could not write
        either, and would say so only at the first edit.
        """
        if self.path != MEMORY:
            try:
                name_holder(self._real, *names_from(self.driver))
            except PermissionError as error:
                self.close()
                raise only_readable(self.path) from error

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        if self.connection.closed:
            return
        try:
            if self.path != MEMORY:
                forget_holder(self._real)  # while nobody else can have written such a note
        finally:
            try:
                disconnect(self.connection)
            finally:
                release(self._claim)


def open_file(path: Path) -> FestivalFile:
    """Hold an existing festival whose tables, pages and references are as they should be.

    The file of an older Marquee is brought up to date. Raises NotAFestival, FestivalTooNew,
    FestivalDamaged, FestivalHeld, or FestivalReadOnly when this user may not write there.
    """
    return examined(held_file(path), path, _up_to_date)


def examined(
    file: FestivalFile, path: Path, upgrade: Callable[[FestivalFile], FestivalFile]
) -> FestivalFile:
    """The file, once its tables are known and its pages sound; ``upgrade`` makes one of today of
    the file of an older Marquee. Raises UserError, naming ``path``; it is let go of then.
    """
    try:
        if is_older(file.driver):
            file = upgrade(file)
        require_known(file.driver, path)
        require_sound(file.connection, path)
    except Exception as error:
        file.close()
        raise not_opened(error, path) from error
    file.trust()
    return file


def _up_to_date(file: FestivalFile) -> FestivalFile:
    from planner.store.migrate import migrated

    return migrated(file)


def held_file(path: Path, *, keep: bool = True) -> FestivalFile:
    """Hold an existing festival, sound or not; raises what ``open_file`` raises.

    Before SQLite mends what a crash left, that is copied; with ``keep`` off it is a copy itself.
    """
    with claimed(path):
        require_unnamed(path)  # a file that is written to just now may look damaged
        check_header(path)
        require_free(path)
        if not may_write(path):
            raise only_readable(path)
        settle_sidecars(path, keep=keep)
    try:
        return FestivalFile(path)
    except Exception as error:
        raise not_opened(error, path) from error


def may_write(path: Path) -> bool:
    """Whether this user may write to the file and, as SQLite must, beside it."""
    return os.access(path, os.W_OK) and os.access(beside(path).parent, os.W_OK)


def create_file(path: Path) -> FestivalFile:
    """Make and hold a new, empty festival; raises UserError when the name is not to be had."""
    claim_name(path)
    try:
        file = FestivalFile(path)
        try:
            make_tables(file.connection)
            file.trust()
            file.tell_holder()
        except BaseException:
            file.close()
            raise
    except Exception as error:
        remove_unfinished(path)
        raise not_made(error, path) from error
    return file


def remove_unfinished(path: Path) -> None:
    """Remove a file that we began a moment ago, with its journal. A disk that has become read-only
    keeps them, which is not what the user must be told about then.
    """
    for left in (path, *sidecars_of(path)):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def in_memory_copy(connection: sa.Connection) -> FestivalFile:
    """Everything that the connection reads, without a file."""
    copy = FestivalFile(MEMORY)
    try:
        copy_pages(driver_of(connection), copy.driver)
    except BaseException:
        copy.close()
        raise
    return copy


def memory_file() -> FestivalFile:
    """A festival without a file."""
    file = FestivalFile(MEMORY)
    make_tables(file.connection)
    return file


def require_sound(connection: sa.Connection, path: Path) -> None:
    """Raise FestivalDamaged for a broken page or a reference that leads nowhere."""
    with only_reading(connection):
        checked = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if checked != ["ok"] or lost is not None:
        raise damaged(path)


def claim_name(path: Path) -> None:
    """Make an empty file of that name; raises UserError when it exists or cannot be made."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    except FileExistsError:
        raise UserError(
            _("“{path}” exists already; choose another name, or open it.").format(path=path)
        ) from None
    except FileNotFoundError:
        raise UserError(
            _("There is no folder “{folder}”; make it, or choose another place.").format(
                folder=path.parent
            )
        ) from None
    except (PermissionError, IsADirectoryError, NotADirectoryError):
        raise not_writable(path) from None
    except OSError as error:
        raise not_made(error, path) from error


def make_tables(connection: sa.Connection) -> None:
    """An empty festival in an empty file: the tables that all migrations together would make."""
    with connection.begin():
        for statement in filter(None, known_things().values()):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={USER_VERSION}")
        connection.execute(MIGRATED.insert(), {"version_num": REVISION})
        names = {"uuid": str(uuid.uuid4()), "copy": str(uuid.uuid4()), "head": "", "tip": ""}
        connection.execute(
            META.insert(), [{"key": key, "value": value} for key, value in names.items()]
        )

"""Bringing the file of an older Marquee up to date, on a copy that then takes its place.

Alembic is imported here and nowhere else, and this module only when there is something to migrate,
because it would cost a third of the time in which the window opens.

Foreign keys are off meanwhile: SQLite alters a table by building it anew, and dropping the old one
would be refused, or would take the rows that refer to it along. So references are checked, and rows
counted, before the changes are committed.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from planner.errors import UserError
from planner.i18n import _
from planner.store.backing_up import keep_content
from planner.store.backups import MIGRATION
from planner.store.connection import MEMORY, connect, copy_pages, disconnect, driver_of
from planner.store.failures import cause_of
from planner.store.file import FestivalFile, in_memory_copy, require_sound
from planner.store.folders import write_names_through
from planner.store.header import USER_VERSION, damaged
from planner.store.journal import read_path
from planner.store.names import names_from
from planner.store.schema import Things, differences, foreign, require_known, things_in
from planner.store.state import read_state
from planner.store.tables import MIGRATED

log = logging.getLogger(__name__)

_FIRST_STEPS = 20

Upgrade = Callable[[sa.Connection], None]


class NotKept(Exception):  # noqa: N818 - what happened, in the words of the sentence
    """The migration did not keep what was in the file."""


class NoFestival(Exception):  # noqa: N818
    """The rows make no festival, before and after."""


def configuration(connection: sa.Connection | None = None) -> Config:
    """Alembic's configuration: where the migrations are, and the connection they run on."""
    config = Config()
    config.set_main_option("script_location", "planner.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Run the migrations that the database has not seen yet, in one transaction."""
    with connection.begin():
        run_migrations(connection, revision)


def run_migrations(connection: sa.Connection, revision: str = "head") -> None:
    """Run the migrations that the database has not seen yet, in the present transaction."""
    command.upgrade(configuration(connection), revision)
    if revision == "head":
        connection.exec_driver_sql(f"PRAGMA user_version={USER_VERSION}")


def migrated(file: FestivalFile) -> FestivalFile:
    """The same festival with the tables of today, in a file that has taken the place of the old.

    A backup of the old one is made before that. Raises UserError; the old file is left as it was
    then. It is let go of in either case.
    """
    path = file.path
    with closing(file):
        require_made_by_marquee(file.driver, path)
        require_sound(file.connection, path)
        target = path.resolve()  # a link stays a link
        try:
            with _unfinished(target) as copy:
                _upgrade_copy(file, copy)
                content = file.driver.serialize()
                keep_content(content, path, names_from(file.driver), MIGRATION)
                _replace(file, copy, target)
        except NoFestival as error:
            raise damaged(path) from error
        except Exception as error:
            log.info("migrating %s failed: %r", path, error)
            raise _not_migrated(path, error) from error
    log.info("%s was brought up to date", path)
    return FestivalFile(path)


def migrated_in_memory(file: FestivalFile, path: Path | None = None) -> FestivalFile:
    """The same festival with the tables of today, in memory; the file is let go of as it is.

    Raises UserError, naming ``path``, or the file's where that is left out.
    """
    named = path or file.path
    with closing(file):
        require_made_by_marquee(file.driver, named)
        copy = in_memory_copy(file.connection)
    try:
        checked_upgrade(copy.connection)
    except Exception as error:
        copy.close()
        log.info("migrating a copy of %s failed: %r", named, error)
        raise _not_migrated(named, error) from error
    return copy


def require_made_by_marquee(connection: sqlite3.Connection, path: Path) -> None:
    """Raise FestivalDamaged unless the tables are those that the file's own migrations make."""
    revision = _revision(connection)
    if revision is None:
        raise foreign(path, [f"table “{MIGRATED.name}”"])
    unlike = list(differences(things_in(connection), _things_of(revision)))
    if unlike:
        raise foreign(path, unlike)


def _revision(connection: sqlite3.Connection) -> str | None:
    """The last migration that the file has seen; None when that is not one of ours."""
    try:
        seen = connection.execute(f"SELECT version_num FROM {MIGRATED.name}").fetchmany(2)  # noqa: S608
    except sqlite3.OperationalError:
        return None
    return seen[0][0] if len(seen) == 1 and seen[0][0] in _revisions() else None


@cache
def _revisions() -> frozenset[str]:
    """All migrations there are."""
    scripts = ScriptDirectory.from_config(configuration()).walk_revisions()
    return frozenset(script.revision for script in scripts)


@cache
def _things_of(revision: str) -> Things:
    """What a file has that has seen the migrations up to that one."""
    connection = connect(MEMORY)
    try:
        upgrade(connection, revision)
        return things_in(driver_of(connection))
    finally:
        disconnect(connection)


def _replace(file: FestivalFile, copy: Path, target: Path) -> None:
    """Put the copy in place of the file, if that is still what is there."""
    found = target.stat()
    if (found.st_dev, found.st_ino) != file.place:
        raise NotKept(_("another file has taken its place"))
    copy.replace(target)
    write_names_through(target.parent)


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """Where the copy is made; nothing of it is left when it did not take the file's place."""
    copy = target.with_name(f".{target.name}.migrating")
    leftovers = (copy, copy.with_name(f"{copy.name}-journal"))
    for leftover in leftovers:  # of a migration that was killed
        leftover.unlink(missing_ok=True)
    try:
        yield copy
    finally:
        for leftover in leftovers:  # the next migration removes what must stay now
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def _upgrade_copy(file: FestivalFile, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as target:
        copy_pages(file.driver, target)
    shutil.copymode(file.path, copy)
    connection = connect(copy)
    try:
        checked_upgrade(connection)
        require_sound(connection, copy)
        require_known(driver_of(connection), copy)
        _require_festival(connection)
    finally:
        disconnect(connection)
    with copy.open("rb") as written:
        os.fsync(written.fileno())


def _require_festival(connection: sa.Connection) -> None:
    """Raise NoFestival unless the rows can be read; a file that is refused is left as it was."""
    try:
        with connection.begin():
            state = read_state(connection)
            for last in state.position:  # what a document asks when it opens
                read_path(connection, last, _FIRST_STEPS)
    except Exception as error:
        raise NoFestival(repr(error)) from error


def checked_upgrade(
    connection: sa.Connection, run: Upgrade = run_migrations, *, foreign_keys: bool = False
) -> None:
    """Run migrations in one transaction, and commit them when every row is still there.

    Raises NotKept otherwise; nothing has changed then. ``foreign_keys`` is for the test that shows
    why they are off.
    """
    driver = driver_of(connection)
    driver.execute(f"PRAGMA foreign_keys={int(foreign_keys)}")
    with connection.begin():
        before = _counts(driver)
        run(connection)
        after = _counts(driver)
        lost = {table for table, count in before.items() if after.get(table) != count}
        lost |= {row[0] for row in driver.execute("PRAGMA foreign_key_check")}
        if lost:
            raise NotKept(", ".join(sorted(lost)))
    driver.execute("PRAGMA foreign_keys=1")


def _counts(driver: sqlite3.Connection) -> dict[str, int]:
    tables = [thing.name for thing in things_in(driver) if thing.kind == "table"]
    counts = {t: driver.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0] for t in tables}  # noqa: S608
    return {table: int(count) for table, count in counts.items()}


def _not_migrated(path: Path, error: Exception) -> UserError:
    if isinstance(error, sa.exc.DBAPIError) and not hasattr(error.orig, "sqlite_errorcode"):
        return damaged(path)  # the driver itself could not make sense of a value
    return UserError(
        _(
            "“{path}” was made by an older Marquee and could not be brought up to date ({reason}); "
            "it was left as it was. Free some space and open it again, or open a copy elsewhere."
        ).format(path=path, reason=cause_of(error))
    )

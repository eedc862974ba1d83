"""A backup put in place of a festival that cannot be opened, or read as data beside one that can.

Nothing is destroyed: what was under the name stays beside it under another one.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from planner.errors import UserError
from planner.festival_file import claimed
from planner.i18n import _
from planner.model import Festival
from planner.store.backups import Backup, list_backups
from planner.store.connection import only_reading
from planner.store.failures import not_made
from planner.store.file import claim_name
from planner.store.folders import dated_name, free_name, write_names_through
from planner.store.header import damaged
from planner.store.load import load
from planner.store.lock import require_free
from planner.store.names import names_from
from planner.store.reading import look_at, opened_backup
from planner.store.sidecars import sidecars_of
from planner.store.stills import kept_beside, put_in, read_still

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Restored:
    """The festival's file again, and where that is now which had its name, if anything had."""

    file: Path
    put_aside: Path | None


@dataclass(frozen=True)
class Version:
    """A festival as a file or a backup says it; ``uuid`` is its random name, the same in copies."""

    festival: Festival
    uuid: str


def version_in(backup: Backup) -> Version:
    """What a backup holds, brought up to date; raises UserError when it cannot be read."""
    try:
        with opened_backup(backup) as file, file.connection.begin():
            return Version(load(file.connection), backup.uuid)
    except UserError:
        raise
    except Exception as error:
        log.info("%s cannot be read: %r", backup.file, error)
        raise backup.damaged() from error


def version_of(path: Path) -> Version:
    """What a festival's file holds, brought up to date; raises what ``look_at`` raises."""
    with closing(look_at(path).file) as file:
        try:
            with file.connection.begin():
                return Version(load(file.connection), names_from(file.driver).uuid)
        except Exception as error:
            log.info("%s cannot be read: %r", path, error)
            raise damaged(path) from error


def stills_in(source: Backup | Path, names: Iterable[str]) -> Iterator[bytes]:
    """Those of the pictures of these names that a backup or another file of the festival has."""
    if isinstance(source, Backup):
        found = (kept_beside(source.file.parent, name) for name in names)
        yield from (content for content in found if content is not None)
        return
    with closing(look_at(source).file) as file:
        for name in names:
            with only_reading(file.connection):
                content = read_still(file.connection, name)
            if content is not None:
                yield content


def is_sound(backup: Backup) -> bool:
    """Whether the backup can be read, to the last row."""
    try:
        version_in(backup)
    except UserError:
        return False
    return True


def newest_sound(path: Path) -> Backup | None:
    """The newest backup of the festival in that file, or last there, which can be read."""
    return next(filter(is_sound, list_backups(path)), None)


def restore_file(
    path: Path,
    backup: Backup,
    out: Path | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Restored:
    """Write what a backup holds to the new file ``out``; or to ``path``, for a festival that is
    damaged or gone, after putting aside what is there.

    The file is another copy of the festival, because the one before may still be found. Raises
    FestivalHeld when somebody has ``path`` open, FestivalDamaged for a backup that cannot be read,
    and UserError when ``out`` exists or cannot be written; everything is as it was then.
    """
    version_in(backup)
    content = _as_another_copy(backup)
    if out is not None:
        _write_new(out, content)
        return Restored(out, None)
    target = path.resolve()  # a link stays a link
    if target.is_dir():
        raise UserError(
            _("“{path}” is a folder; name the festival file inside it.").format(path=path)
        )
    with claimed(path):
        require_free(path)
        unfinished = free_name(target.with_name(f".{target.name}.restoring"))
        _write_new(unfinished, content)
        try:
            if target.exists():
                shutil.copymode(target, unfinished)
            return Restored(path, _put_in_place(unfinished, target, now()))
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def _as_another_copy(backup: Backup) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(backup.content())
        put_in(connection, backup.file.parent)
        connection.execute("UPDATE meta SET value=? WHERE key='copy'", (str(uuid.uuid4()),))
        return bytes(connection.serialize())


def _write_new(path: Path, content: bytes) -> None:
    claim_name(path)
    try:
        with path.open("r+b") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        path.unlink()
        if isinstance(error, OSError):
            raise not_made(error, path) from error
        raise


def _put_in_place(unfinished: Path, target: Path, moment: datetime) -> Path | None:
    """Give the file its name, after moving away what has it; returns where that is now."""
    moved: list[tuple[Path, Path]] = []
    claimed_name = False
    try:
        try:
            for old, new in _ways_aside(target, moment):
                old.rename(new)
                moved.append((old, new))
            claim_name(target)  # nobody made another one meanwhile
            claimed_name = True
            unfinished.replace(target)
        except BaseException:
            if claimed_name:
                target.unlink()
            for old, new in moved:
                if not os.path.lexists(old):
                    new.rename(old)
            raise
        write_names_through(target.parent)
    except OSError as error:
        raise not_made(error, target) from error
    return dict(moved).get(target)


def _ways_aside(target: Path, moment: datetime) -> list[tuple[Path, Path]]:
    """Where the file goes, and what a crash left beside it, so that they still belong together."""
    name = target.with_name(dated_name(target, _("put aside"), moment))
    names = (name, *(name.with_stem(f"{name.stem} {number}") for number in range(2, 1000)))
    aside = next(n for n in names if not any(map(os.path.lexists, (n, *sidecars_of(n)))))
    ways = zip((target, *sidecars_of(target)), (aside, *sidecars_of(aside)), strict=True)
    return [(old, new) for old, new in ways if os.path.lexists(old)]

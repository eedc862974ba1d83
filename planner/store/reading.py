"""A festival to look at, whoever has it open: in memory, and nobody is kept from writing.

A free file is read into memory in one go, over a lock that keeps a writer waiting for milliseconds.
Of one that somebody here holds the newest backup is read; of one that is held at another computer,
whose backups are there, the file's bytes when they happen to be whole. Of a file that a crash left
half written, or that cannot be written to, a copy is opened. The file and what is beside it stay as
they are in every case.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from planner.errors import FestivalDamaged, FestivalHeld, FestivalReadOnly, UserError
from planner.festival_file import claimed
from planner.i18n import _
from planner.store.backups import Backup, list_backups, names_of, newest_of_copy
from planner.store.failures import not_opened, only_readable
from planner.store.file import FestivalFile, examined, held_file, in_memory_copy, may_write
from planner.store.header import check_header, damaged, has_other_journal
from planner.store.lock import (
    held,
    holder_of,
    is_busy,
    read_only_connection,
    require_unnamed,
)
from planner.store.sidecars import sidecars_of
from planner.store.stills import put_in

log = logging.getLogger(__name__)

_ATTEMPTS = 5
"""How often a file that somebody writes to is read, until it is read whole."""


@dataclass(frozen=True)
class Looked:
    """A festival in memory, why it is only that, and of when it is; None when it is of now."""

    file: FestivalFile
    reason: UserError
    as_of: datetime | None = None


def look_at(path: Path) -> Looked:
    """What the festival says, without holding it.

    Raises NotAFestival, FestivalDamaged, FestivalTooNew, or FestivalHeld when somebody else has it
    open and neither a backup nor the file itself can be read.
    """
    try:
        return Looked(_free(path), _reason(path))
    except FestivalHeld as why:
        holder = holder_of(path)
        ways = (_backed_up, _caught) if holder is None or holder.is_here else (_caught, _backed_up)
        for way in ways:
            looked = way(path, why)
            if looked is not None:
                return looked
        raise


def _reason(path: Path) -> FestivalReadOnly:
    if may_write(path):
        return FestivalReadOnly(_("“{path}” is only read.").format(path=path))
    return only_readable(path)


def _free(path: Path) -> FestivalFile:
    """What a file says that nobody holds."""
    with claimed(path):
        require_unnamed(path)  # a file that is written to just now may look damaged
        check_header(path)
        left = has_other_journal(path) or any(map(_may_count, sidecars_of(path)))
        if not left:
            file = _read_in_one_go(path)
    return _copied(path) if left else _examined(file, path)


def _may_count(sidecar: Path) -> bool:
    """Whether SQLite may want to mend the file from it, if only to find that it is nothing: it
    looks at the first byte, and may not even look where it may not write.
    """
    return sidecar.exists() and sidecar.stat().st_size > 0


def _read_in_one_go(path: Path) -> FestivalFile:
    try:
        with closing(read_only_connection(path)) as connection:
            connection.execute("BEGIN")
            connection.execute("PRAGMA schema_version")  # from here on nobody writes
            return FestivalFile.of_content(connection.serialize())
    except sqlite3.Error as error:
        if is_busy(error):
            raise held(path) from error
        raise not_opened(error, path) from error


def _examined(file: FestivalFile, path: Path) -> FestivalFile:
    def upgrade(old: FestivalFile) -> FestivalFile:
        from planner.store.migrate import migrated_in_memory

        return migrated_in_memory(old, path)

    return examined(file, path, upgrade)


@contextmanager
def opened_backup(backup: Backup) -> Iterator[FestivalFile]:
    """What the backup says, in memory, without its stills (see ``put_in``); raises FestivalDamaged,
    or OSError.
    """
    content = backup.content()
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        file = Path(folder, "backup.marquee")
        file.write_bytes(content)
        try:
            opened = _free(file)
        except FestivalDamaged as error:
            raise backup.damaged() from error
    with closing(opened):
        yield opened


def _backed_up(path: Path, why: FestivalHeld) -> Looked | None:
    for backup in newest_of_copy(list_backups(path), names_of(path).copy, path):
        try:
            with opened_backup(backup) as file:
                put_in(file.driver, backup.file.parent)
                return Looked(in_memory_copy(file.connection), why, backup.time)
        except (UserError, OSError) as error:
            log.info("%s cannot be read: %s", backup.file, error)
    return None


def _caught(path: Path, why: FestivalHeld) -> Looked | None:
    """The file itself, though somebody writes to it: read until its bytes are whole."""
    for _attempt in range(_ATTEMPTS):
        try:
            before = path.stat()
            file = _copied(path)
            if path.stat().st_mtime_ns == before.st_mtime_ns:
                return Looked(file, why, datetime.fromtimestamp(before.st_mtime, UTC))
        except (UserError, OSError) as error:
            log.info("%s was not caught whole: %s", path, error)
        else:
            file.close()
    return None


def _copied(path: Path) -> FestivalFile:
    """What the file says with what a crash left beside it, mended in a copy of both."""
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        copy = Path(folder, path.name)
        with claimed(path):
            shutil.copyfile(path, copy)
            # One by one, because a link has another name than the sidecars beside the file.
            for left, there in zip(sidecars_of(path), sidecars_of(copy), strict=True):
                if left.exists():
                    shutil.copyfile(left, there)
        try:
            with closing(held_file(copy, keep=False)) as mended:
                file = in_memory_copy(mended.connection)
            return _examined(file, path)
        except FestivalDamaged as error:
            raise damaged(path) from error

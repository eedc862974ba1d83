"""A festival to look at, whoever has it open: in memory, and nobody is kept from writing.

A free file is copied into memory as it is. Of one that somebody else holds the newest backup is
read; where there is none here (the holder sits at another computer), the file's bytes, when they
happen to be whole. Of a file on a medium that cannot be written to, a copy is opened.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from planner.errors import FestivalDamaged, FestivalHeld, FestivalReadOnly, UserError
from planner.i18n import _
from planner.store.backups import Backup, list_backups, names_of, newest_of_copy
from planner.store.file import FestivalFile, in_memory_copy, open_file
from planner.store.header import damaged
from planner.store.lock import claimed
from planner.store.sidecars import sidecars_of

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
        with closing(open_file(path, in_place=False)) as file:
            free = in_memory_copy(file.connection)
        return Looked(free, FestivalReadOnly(_("“{path}” is only read.").format(path=path)))
    except FestivalReadOnly as why:
        return Looked(_copied(path), why)
    except FestivalHeld as why:
        return _backed_up(path, why) or _caught(path, why)


@contextmanager
def opened_backup(backup: Backup) -> Iterator[FestivalFile]:
    """A copy of the backup, opened; raises FestivalDamaged, or OSError."""
    content = backup.content()
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        file = Path(folder, "backup.marquee")
        file.write_bytes(content)
        try:
            opened = open_file(file, in_place=False)
        except FestivalDamaged as error:
            raise backup.damaged() from error
        with closing(opened):
            yield opened


def _backed_up(path: Path, why: FestivalHeld) -> Looked | None:
    for backup in newest_of_copy(list_backups(path), names_of(path).copy):
        try:
            with opened_backup(backup) as file:
                return Looked(in_memory_copy(file.connection), why, backup.time)
        except (UserError, OSError) as error:
            log.info("%s cannot be read: %s", backup.file, error)
    return None


def _caught(path: Path, why: FestivalHeld) -> Looked:
    """The file itself, though somebody writes to it: read until its bytes are whole."""
    for _attempt in range(_ATTEMPTS):
        try:
            before = path.stat()
            file = _copied(path)
        except (UserError, OSError) as error:
            log.info("%s was not caught whole: %s", path, error)
            continue
        if path.stat().st_mtime_ns == before.st_mtime_ns:
            return Looked(file, why, datetime.fromtimestamp(before.st_mtime, UTC))
        file.close()
    raise why


def _copied(path: Path) -> FestivalFile:
    """A copy of the file with what a crash left beside it, opened where it can be mended."""
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        with claimed(path):
            for file in (path, *sidecars_of(path)):
                if file.exists():
                    shutil.copyfile(file, Path(folder, file.name))
        copy = Path(folder, path.name)
        copy.chmod(0o600)
        try:
            with closing(open_file(copy, in_place=False)) as opened:
                return in_memory_copy(opened.connection)
        except FestivalDamaged as error:
            raise damaged(path) from error

"""Making backups of an open festival, in a thread of its own so that no edit waits for it.

The storage thread hands over the bytes of the whole file, a few milliseconds' work; compressing,
writing and verifying happen here.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from planner.errors import FestivalDamaged
from planner.i18n import _
from planner.store.backups import (
    MIGRATION,
    SUFFIX,
    Backup,
    backups_of,
    folder_of,
    newest_of_copy,
    note_of,
)
from planner.store.folders import write_names_through
from planner.store.names import Names
from planner.store.thinning import kept

log = logging.getLogger(__name__)

SECONDS_BETWEEN = 30 * 60
"""How long a festival is edited before the next backup of it is made."""

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class Unsound(Exception):  # noqa: N818 - the word of DESIGN
    """What was to be kept is no sound database."""


class BackingUp:
    """Makes the backups of one open file. ``problem`` says why the last one could not be made;
    ``on_made`` is called with it, from whichever thread, whenever one was made or could not be.
    """

    def __init__(self, path: Path, names: Names) -> None:
        self.problem = ""
        self.due_at = 0.0
        self.on_made: Callable[[str], None] = lambda _problem: None
        self._path = path
        self._names = names
        self._changed = False
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="backups")
        self._wait_again()

    def _wait_again(self) -> None:
        self._changed = False
        self.due_at = time.monotonic() + SECONDS_BETWEEN

    def note_change(self) -> None:
        """Something was written to the file."""
        self._changed = True

    @property
    def is_due(self) -> bool:
        """Whether it is time for the next backup, and anything to keep in it."""
        return self._changed and time.monotonic() >= self.due_at

    def take(self, read: Callable[[], bytes], why: str, title: str = "") -> None:
        """Keep the bytes of the whole file, which ``read`` gives; they are compressed and written
        after this has returned. Called by the storage thread.
        """
        self._wait_again()
        try:
            content = read()
        except Exception as error:  # noqa: BLE001 - no failing backup may ever stop an edit
            self._failed(error)
        else:
            self._executor.submit(self._keep, content, why, title)

    def _keep(self, content: bytes, why: str, title: str) -> None:
        try:
            keep_content(content, self._path, self._names, why, title)
        except Exception as error:  # noqa: BLE001 - see above
            self._failed(error)
        else:
            self.problem = ""
            self.on_made("")

    def _failed(self, error: Exception) -> None:
        log.info("backing %s up failed: %r", self._path, error)
        self._changed = True  # so that it is tried again
        self.problem = _(
            "No backup of “{path}” could be made ({reason}); free some space, or save a copy "
            "elsewhere."
        ).format(path=self._path, reason=error)
        self.on_made(self.problem)

    def wait(self) -> None:
        """Return when everything handed over so far was kept, or could not be."""
        self._executor.submit(lambda: None).result()

    def close(self) -> None:
        """Finish what was handed over."""
        self._executor.shutdown()


def keep_content(
    content: bytes, path: Path, names: Names, why: str, title: str = "", now: Clock = utc_now
) -> Backup:
    """Make a backup of the bytes of a festival, unless the newest of that file has just these.

    Raises OSError when it cannot be written, and Unsound when the bytes make no sound database;
    nothing is left of it then.
    """
    digest = hashlib.sha256(content).hexdigest()
    before = [b for b in newest_of_copy(backups_of(names.uuid), names.copy) if _is_of(b, path)]
    if before and before[0].digest == digest and _serves(before[0], why):
        return before[0]
    moment = now()
    films, screenings, name = _contents(content)
    made = Backup(
        file=_new_file(folder_of(names.uuid), moment),
        time=moment,
        why=why,
        path=str(path.absolute()),
        uuid=names.uuid,
        copy=names.copy,
        name=name,
        films=films,
        screenings=screenings,
        size=len(content),
        digest=digest,
        title=title,
        number=1 + max((backup.number for backup in before), default=0),
    )
    _write(made, content)
    thin([made, *before], moment)
    return made


def _is_of(backup: Backup, path: Path) -> bool:
    """Whether it is of the file in that place: a copy made by a file manager has the same names."""
    return backup.path == str(path.absolute())


def _serves(backup: Backup, why: str) -> bool:
    """Whether it does for what is to be kept now: it can be read, and is kept as long."""
    try:
        backup.content()
    except FestivalDamaged:
        return False
    return backup.why == why or why != MIGRATION


def _new_file(folder: Path, moment: datetime) -> Path:
    """An empty file that nobody else writes a backup to."""
    stamp = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%S")
    for number in count():
        file = folder / f"{stamp}-{number:02d}{SUFFIX}"
        try:
            file.touch(exist_ok=False)
        except FileExistsError:
            continue
        return file
    raise AssertionError


def _contents(content: bytes) -> tuple[int, int, str]:
    """How many films and screenings, and the festival's name; raises Unsound for a broken file."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise Unsound("quick_check")
        (films,) = connection.execute("SELECT count(*) FROM film").fetchone()
        (screenings,) = connection.execute("SELECT count(*) FROM screening").fetchone()
        (name,) = connection.execute("SELECT name FROM edition").fetchone() or ("",)
    return films, screenings, name


def _write(made: Backup, content: bytes) -> None:
    """The compressed bytes, read back and compared, and then the note that makes them count."""
    note = note_of(made.file)
    unfinished = note.with_suffix(".tmp")
    try:
        _write_through(made.file, gzip.compress(content, compresslevel=1, mtime=0))
        made.content()  # what the disk gives back is what was meant
        _write_through(unfinished, made.note().encode())
        unfinished.replace(note)
        write_names_through(note.parent)
    except BaseException:
        for file in (made.file, unfinished):
            file.unlink(missing_ok=True)
        raise


def _write_through(file: Path, content: bytes) -> None:
    with file.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def thin(backups: list[Backup], now: datetime) -> None:
    """Remove those of one file's backups, the newest first, that are no longer wanted."""
    stay = kept((backup.time for backup in backups), now.astimezone().date())
    for backup in backups[1:]:
        if backup.time not in stay and backup.why != MIGRATION:
            note_of(backup.file).unlink(missing_ok=True)
            backup.file.unlink(missing_ok=True)

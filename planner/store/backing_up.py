"""Making backups of an open festival, in a thread of its own so that no edit waits for it.

The storage thread copies the file as it is, a few milliseconds' work; compressing, writing and
verifying happen here, part by part, so that no backup ever takes memory for the whole file.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import BinaryIO

from planner.errors import FestivalDamaged
from planner.i18n import _
from planner.store.backups import (
    MIGRATION,
    PART,
    SUFFIX,
    Backup,
    backups_of,
    folder_of,
    newest_of_copy,
    note_of,
)
from planner.store.folders import real_path, write_names_through
from planner.store.names import Names
from planner.store.stills import take_out
from planner.store.thinning import kept

log = logging.getLogger(__name__)

SECONDS_BETWEEN = 30 * 60
"""How long a festival is edited before the next backup of it is made."""

_SECONDS_OF_A_DAY = 24 * 60 * 60
_PLAIN = ".copy"
_NOTE_UNFINISHED = ".tmp"

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

    def take(self, copy: Callable[[Path], None], why: str, title: str = "") -> None:
        """Keep the whole file, which ``copy`` writes to the file it is given; that is compressed
        and verified after this has returned. Called by the storage thread.
        """
        self._wait_again()
        try:
            plain = _plain_file(self._names)
        except OSError as error:
            self._failed(error)
            return
        try:
            copy(plain)
        except Exception as error:  # noqa: BLE001 - no failing backup may ever stop an edit
            _discard(plain)
            self._failed(error)
        else:
            self._executor.submit(self._keep, plain, why, title)

    def _keep(self, plain: Path, why: str, title: str) -> None:
        try:
            keep(plain, self._path, self._names, why, title)
        except Exception as error:  # noqa: BLE001 - see above
            self._failed(error)
        else:
            self.problem = ""
            self.on_made("")
        finally:
            _discard(plain)

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
    content: bytes, path: Path, names: Names, why: str, now: Clock = utc_now
) -> Backup:
    """``keep`` for the bytes of a festival."""
    plain = _plain_file(names)
    try:
        plain.write_bytes(content)
        return keep(plain, path, names, why, now=now)
    finally:
        _discard(plain)


def keep(
    plain: Path, path: Path, names: Names, why: str, title: str = "", now: Clock = utc_now
) -> Backup:
    """Make a backup of the festival at ``path`` from a plain copy of its file, unless the newest
    of that file has just these bytes.

    Its stills are taken out of the plain copy and lie beside all backups, each once. Raises OSError
    when it cannot be written, and Unsound when the copy is no sound database;
    nothing is left of it then.
    """
    take_out(plain, folder_of(names.uuid))
    with plain.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    of_copy = newest_of_copy(backups_of(names.uuid), names.copy, path)
    before = [backup for backup in of_copy if backup.is_of(path)]
    if before and before[0].digest == digest and _serves(before[0], why):
        return before[0]
    moment = now()
    films, screenings, name = _contents(plain)
    folder = folder_of(names.uuid)
    made = Backup(
        file=_new_file(folder, moment),
        time=moment,
        why=why,
        path=str(real_path(path)),
        uuid=names.uuid,
        copy=names.copy,
        name=name,
        films=films,
        screenings=screenings,
        size=plain.stat().st_size,
        digest=digest,
        title=title,
        number=1 + max((backup.number for backup in before), default=0),
    )
    _write(made, plain)
    thin([made, *before], moment)
    remove_unfinished(folder)
    return made


def _plain_file(names: Names) -> Path:
    """An empty file for a plain copy, for which the folder of the backups has room if any has."""
    number, name = tempfile.mkstemp(suffix=_PLAIN, dir=folder_of(names.uuid))
    os.close(number)
    return Path(name)


def _discard(plain: Path) -> None:
    """Remove a plain copy; one that a failing disk keeps is removed a day later."""
    try:
        plain.unlink(missing_ok=True)
    except OSError as error:
        log.info("%s cannot be removed: %s", plain, error)


def _serves(backup: Backup, why: str) -> bool:
    """Whether it does for what is to be kept now: it can be read, and is kept as long."""
    try:
        backup.require_whole()
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


def _contents(plain: Path) -> tuple[int, int, str]:
    """How many films and screenings, and the festival's name; raises Unsound for a broken file."""
    only_read = f"{plain.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(only_read, uri=True)) as connection:
        if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise Unsound("quick_check")
        (films,) = connection.execute("SELECT count(*) FROM film").fetchone()
        (screenings,) = connection.execute("SELECT count(*) FROM screening").fetchone()
        (name,) = connection.execute("SELECT name FROM edition").fetchone() or ("",)
    return films, screenings, name


def _write(made: Backup, plain: Path) -> None:
    """The compressed bytes, read back and compared, and then the note that makes them count."""
    note = note_of(made.file)
    unfinished = note.with_suffix(_NOTE_UNFINISHED)
    try:
        with (
            _written_through(made.file) as out,
            gzip.GzipFile("", "wb", compresslevel=1, fileobj=out, mtime=0) as compressed,
            plain.open("rb") as content,
        ):
            shutil.copyfileobj(content, compressed, PART)
        made.require_whole()  # what the disk gives back is what was meant
        with _written_through(unfinished) as out:
            out.write(made.note().encode())
        unfinished.replace(note)
        write_names_through(note.parent)
    except BaseException:
        for file in (made.file, unfinished):
            file.unlink(missing_ok=True)
        raise


@contextmanager
def _written_through(file: Path) -> Iterator[BinaryIO]:
    """A file to write to, which is on the disk afterwards."""
    with file.open("wb") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


def remove_unfinished(folder: Path) -> None:
    """Remove what was cut off while it was written; nobody else still works on it a day later."""
    for file in folder.iterdir():
        if file.name.endswith(SUFFIX) and note_of(file).exists():
            continue
        if file.name.endswith((SUFFIX, _PLAIN, _NOTE_UNFINISHED)):
            with suppress(FileNotFoundError):  # another program tidies up as well
                if time.time() - file.stat().st_mtime > _SECONDS_OF_A_DAY:
                    file.unlink()


def thin(backups: list[Backup], now: datetime) -> None:
    """Remove those of one file's backups, the newest first, that are no longer wanted."""
    stay = kept((backup.time for backup in backups), now.astimezone().date())
    for backup in backups[1:]:
        if backup.time not in stay and backup.why != MIGRATION:
            note_of(backup.file).unlink(missing_ok=True)
            backup.file.unlink(missing_ok=True)

"""The files that a crash leaves beside a festival, from which SQLite mends it when it opens it.

A journal that belongs to another version of the file (somebody put a copy back by hand) would spoil
it instead. So what would happen is tried on copies first; what does not belong is put aside, and
nothing is ever destroyed.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from planner.errors import UserError
from planner.i18n import _
from planner.store.folders import beside, data_folder, dated_name, free_name

log = logging.getLogger(__name__)

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_CHANGES = slice(24, 28)
"""Where the first page of a file counts how often somebody held it and changed it."""

_WRITTEN_AHEAD = slice(18, 20)
"""Where it says twice whether it is: 2, or 1 for a file with a journal."""

_MOST_STEPS = 100_000_000
_KEPT = 20
"""How many files with their sidecars are kept before they were opened; the oldest go first."""


def settle_sidecars(path: Path, *, keep: bool = True) -> None:
    """Put away what does not belong to this file, so that SQLite may open it.

    The file must be claimed and free; with ``keep`` off it is a copy itself. Raises UserError when
    no copy of it can be made first; nothing was changed then.
    """
    try:
        _put_aside([sidecar for sidecar in sidecars_of(path) if names_another_file(sidecar)])
        left = [sidecar for sidecar in sidecars_of(path) if has_content(sidecar)]
        if not left:
            return
        with _kept([path, *left]) if keep else _kept_for_now([path, *left]) as kept:
            if _belongs(kept, [path, *left]) or not _is_sound(kept, [path]):
                return  # SQLite mends it, or there is nothing to lose by its trying
        _put_aside(left)
    except OSError as error:
        raise UserError(
            _(
                "“{path}” was not closed properly and must be copied before it is opened, which is "
                "not possible ({reason}); free some space and open it again."
            ).format(path=path, reason=error)
        ) from error


def _put_aside(sidecars: list[Path]) -> None:
    for sidecar in sidecars:
        sidecar.replace(free_name(sidecar.with_name(f"{sidecar.name}.put-aside")))


def sidecars_of(path: Path) -> list[Path]:
    """Where SQLite looks for what a crash left."""
    return [beside(path, after=end) for end in ("-journal", "-wal")]


def names_another_file(sidecar: Path) -> bool:
    """Whether a journal names a second one for several databases, which SQLite would delete.

    Marquee never writes to two databases at once, so it can only have been made to do harm: SQLite
    would delete whatever file is named there.
    """
    try:
        with sidecar.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - len(_JOURNAL_MAGIC)))
            return file.read() == _JOURNAL_MAGIC
    except FileNotFoundError:
        return False


def has_content(sidecar: Path) -> bool:
    """Whether SQLite would take anything from it; a journal that was done with has no magic."""
    try:
        with sidecar.open("rb") as file:
            head = file.read(len(_JOURNAL_MAGIC))
    except FileNotFoundError:
        return False
    return head == _JOURNAL_MAGIC if sidecar.name.endswith("-journal") else bool(head)


@contextmanager
def out_of_reach(path: Path) -> Iterator[None]:
    """Keep what is beside a file that took the place of ours, while our connection is closed:
    SQLite would remove it as its own.
    """
    moved: dict[Path, Path] = {}
    with suppress(OSError):  # where the folder is gone, there is nothing to keep
        for sidecar in sidecars_of(path):
            if has_content(sidecar):
                moved[sidecar] = sidecar.replace(free_name(sidecar.with_name(f"{sidecar.name}.x")))
    try:
        yield
    finally:
        for sidecar, there in moved.items():
            with suppress(OSError):
                there.replace(sidecar)


@contextmanager
def _kept_for_now(files: list[Path]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        for file in files:
            shutil.copy2(file, folder)
        yield Path(folder)


@contextmanager
def _kept(files: list[Path]) -> Iterator[Path]:
    """Copies of these files in a new folder of ours."""
    everything = data_folder("unclosed")
    name = dated_name(files[0].with_suffix(""), "unclosed", datetime.now(UTC))
    kept = free_name(everything / name)
    kept.mkdir()
    for file in files:
        shutil.copy2(file, kept / file.name)
    folders = sorted(everything.iterdir(), key=lambda folder: folder.stat().st_mtime)
    for folder in folders[:-_KEPT]:
        shutil.rmtree(folder, ignore_errors=True)
    log.info("%s was not closed; it is kept with its sidecars in %s", files[0], kept)
    yield kept


def _belongs(kept: Path, files: list[Path]) -> bool:
    """Whether SQLite makes of them the version of the file that the sidecars were written for."""
    file, *sidecars = (kept / file.name for file in files)
    with file.open("rb") as opened:
        head = opened.read(_CHANGES.stop)
    return all(_may_be_of(head, sidecar) for sidecar in sidecars) and _is_sound(kept, files)


def _may_be_of(head: bytes, sidecar: Path) -> bool:
    """Whether a sidecar may be that of a file which begins so.

    Pages of two versions of one festival may well make a sound database together, which is none
    that ever was. But a file that is not written ahead has no such log, and it is at most one
    holder ahead of what its journal would bring back. Where the journal does not tell, it may be.
    """
    if sidecar.name.endswith("-wal"):
        return head[_WRITTEN_AHEAD] == b"\2\2"
    before = _first_page(sidecar)
    if before is None:
        return True
    return 0 <= int.from_bytes(head[_CHANGES]) - int.from_bytes(before[_CHANGES]) <= 1


def _first_page(journal: Path) -> bytes | None:
    """The first page of the file, as the journal would bring it back; None when it would not."""
    with journal.open("rb") as file:
        return next((page for number, page in _pages(file) if number == 1), None)


def _pages(journal: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The pages in a journal with their numbers: after each header, which fills a sector, come as
    many as it says, each with its number before and a sum behind it.
    """
    at = 0
    while True:
        journal.seek(at)
        head = journal.read(28)
        count, sector, size = (int.from_bytes(head[i : i + 4]) for i in (8, 20, 24))
        if not head.startswith(_JOURNAL_MAGIC) or not (512 <= size <= 65536 and sector >= 512):
            return
        for number in range(count):
            journal.seek(at + sector + number * (size + 8))
            record = journal.read(size + 4)
            if len(record) < size + 4:
                return
            yield int.from_bytes(record[:4]), record[4:]
        at += sector + count * (size + 8)
        at += -at % sector


def _is_sound(kept: Path, files: list[Path]) -> bool:
    """Whether SQLite, left alone with copies of these, makes a sound database of them."""
    with tempfile.TemporaryDirectory(dir=kept) as folder:
        for file in files:
            shutil.copy2(kept / file.name, folder)
        try:
            with closing(sqlite3.connect(Path(folder, files[0].name))) as connection:
                # Of a file that nobody has examined yet: a check in it may take for ever.
                connection.set_progress_handler(lambda: 1, _MOST_STEPS)
                checked = connection.execute("PRAGMA quick_check").fetchall()
                lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        except (sqlite3.Error, ValueError):  # a sentence of SQLite's may be no text at all
            return False
        return checked == [("ok",)] and not lost

"""The files that a crash leaves beside a festival, from which SQLite mends it when it opens it.

A journal that belongs to another version of the file (somebody put a copy back by hand) would spoil
it instead. So what would happen is tried on copies first; what does not belong is put aside, and
nothing is ever destroyed.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from planner.store.folders import data_folder, dated_name, free_name

log = logging.getLogger(__name__)

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_KEPT = 20
"""How many files with their sidecars are kept before they were opened; the oldest go first."""


def settle_sidecars(path: Path) -> None:
    """Put away what does not belong to this file, so that SQLite may open it.

    The file must be claimed and free. Raises OSError when no copy of it can be made first.
    """
    beside = [sidecar for sidecar in sidecars_of(path) if _has_content(sidecar)]
    if not beside:
        return
    kept = _keep([path, *beside])
    log.info("%s was not closed; it is kept with %d sidecars in %s", path, len(beside), kept)
    if _is_sound(kept, [path, *beside]) or not _is_sound(kept, [path]):
        return  # SQLite mends it, or there is nothing to lose by its trying
    for sidecar in beside:
        sidecar.replace(free_name(path.with_name(f"{sidecar.name}.put-aside")))


def sidecars_of(path: Path) -> list[Path]:
    """Where SQLite looks for what a crash left."""
    return [path.with_name(path.name + end) for end in ("-journal", "-wal")]


def _has_content(sidecar: Path) -> bool:
    """Whether SQLite would take anything from it; a journal that was done with has no magic."""
    try:
        with sidecar.open("rb") as file:
            head = file.read(len(_JOURNAL_MAGIC))
    except FileNotFoundError:
        return False
    return head == _JOURNAL_MAGIC if sidecar.name.endswith("-journal") else bool(head)


def _keep(files: list[Path]) -> Path:
    """Copies of these files in a new folder of ours."""
    everything = data_folder("unclosed")
    name = dated_name(files[0].with_suffix(""), "unclosed", datetime.now(UTC))
    kept = free_name(everything / name)
    kept.mkdir()
    for file in files:
        shutil.copy2(file, kept / file.name)
    folders = sorted(everything.iterdir(), key=lambda folder: folder.stat().st_mtime)
    for folder in folders[:-_KEPT]:
        shutil.rmtree(folder)
    return kept


def _is_sound(kept: Path, files: list[Path]) -> bool:
    """Whether SQLite, left alone with copies of these, makes a sound database of them."""
    with tempfile.TemporaryDirectory(dir=kept) as folder:
        for file in files:
            shutil.copy2(kept / file.name, folder)
        try:
            with closing(sqlite3.connect(Path(folder, files[0].name))) as connection:
                checked = connection.execute("PRAGMA quick_check").fetchall()
                lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.Error:
            return False
        return checked == [("ok",)] and not lost

"""Reading what can be read of a damaged, cut, newer or foreign file into a new, sound festival.

The file itself is only copied. Nothing in it is ever executed: no trigger, no view, no expression.
"""

from __future__ import annotations

import logging
import mmap
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from planner.errors import FestivalDamaged, NotAFestival, UserError
from planner.festival_file import claimed
from planner.i18n import _
from planner.model import Film, Screening, pictures_of
from planner.store.backups import folder_of, list_backups
from planner.store.copy import save_copy
from planner.store.file import memory_file, require_sound
from planner.store.gathering import Gathered, gathered
from planner.store.header import first_bytes
from planner.store.lock import require_free
from planner.store.mended_festival import MendedFestival
from planner.store.mended_history import fitting, images, place_in, read_steps
from planner.store.mending import LeftOut, Values
from planner.store.names import Names
from planner.store.rescue import rebuilt
from planner.store.sidecars import names_another_file, sidecars_of
from planner.store.state import State, read_state
from planner.store.stills import add_from_backups, found_stills, kept_beside, read_still
from planner.store.tables import STILL

log = logging.getLogger(__name__)

_LARGEST = 1 << 30
_STEPS = 100_000_000
"""How long SQLite may take to roll a copy back, in its own steps."""


@dataclass(frozen=True)
class Salvaged:
    """What came out of a file: how many rows of each table and steps of its history are in the new
    ``file``, what was left out, and, as sentences, what was found elsewhere or made up.
    """

    file: Path
    rows: Mapping[str, int]
    steps: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        """One sentence for the user."""
        return _(
            "{films} films, {screenings} screenings and {steps} steps of the history are in "
            "“{file}”; {count} things were left out."
        ).format(
            films=self.rows.get(Film.table, 0),
            screenings=self.rows.get(Screening.table, 0),
            steps=self.steps,
            file=self.file,
            count=len(self.left_out),
        )


def salvage(path: Path, out: Path) -> Salvaged:
    """Read whatever can be read of a file into the new festival ``out``; ``path`` stays as it is.

    Raises NotAFestival when there is nothing of a festival in it, FestivalHeld when somebody has it
    open, and UserError when ``out`` exists or cannot be written; nothing is left of it then.
    """
    try:
        return _salvage(path, out)
    except UserError:
        raise
    except Exception as error:
        log.info("salvaging %s failed: %r", path, error)
        raise FestivalDamaged(
            _("“{path}” cannot be salvaged ({reason}); go back to a backup.").format(
                path=path, reason=error
            )
        ) from error


def _salvage(path: Path, out: Path) -> Salvaged:
    found = _best(path)
    festival = MendedFestival()
    for table, rows in found.rows.items():
        if table in festival.tables:
            festival.take(table, rows)
    steps, unreadable = read_steps(found.rows.get("journal", ()))
    meta = _meta(found.rows.get("meta", ()))
    position = place_in(steps, meta, festival.tables)
    festival.find_in_history(images(steps, position), found.doubtful)
    festival.make_whole(path.stem)
    broken: list[str] = []
    stills = list(found_stills(found.rows.get(STILL.name, ()), broken.append))
    uuid, whole = meta.get("uuid", ""), {still["sha256"] for still in stills}
    festival.let_go_of_pictures(lambda name: name in whole or _is_beside_backups(uuid, name))
    history = fitting(steps, position, festival.tables)
    with closing(
        rebuilt(
            State(festival.festival, history.position),
            history.steps.values(),
            Names(uuid),
            _("Salvage"),
        )
    ) as file:
        with file.connection.begin():
            if stills:
                file.connection.execute(STILL.insert(), stills)
            wanted = pictures_of(festival.festival) | set(broken)
            with suppress(OSError):
                add_from_backups(file.connection, sorted(wanted), folder_of(uuid))
            lost = _lost(file.connection, broken)
        require_sound(file.connection, out)
        with file.connection.begin():
            read_state(file.connection)
        save_copy(file.connection, out)
    return Salvaged(
        file=out,
        rows={table: len(rows) for table, rows in festival.tables.items() if rows},
        steps=len(history.steps),
        left_out=(*found.left_out, *festival.left_out, *unreadable, *history.left_out, *lost),
        notes=(*found.notes, *festival.notes),
    )


def _is_beside_backups(uuid: str, name: str) -> bool:
    with suppress(OSError):
        return kept_beside(folder_of(uuid), name) is not None
    return False


def _lost(connection: sa.Connection, broken: list[str]) -> list[LeftOut]:
    """Those of the broken pictures that lie beside no backup either."""
    reason = _("The picture is damaged; set it again.")
    return [
        LeftOut(STILL.name, name, reason) for name in broken if read_still(connection, name) is None
    ]


def _meta(rows: list[Values] | tuple[()]) -> dict[str, str]:
    return {str(row.get("key")): str(row.get("value")) for row in rows}


# -- reading ------------------------------------------------------------------------------------


def _best(path: Path) -> Gathered:
    """What can be read of the file; where a crash left a journal, with it or without, whichever
    gives more.
    """
    best = Gathered()
    with _copies(path) as copies:
        for copy in copies:
            with copy.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as data:
                found = gathered(data, _lists_of_tables(path))
            if found.count > best.count:
                best = found
    if not best.count:
        raise NotAFestival(
            _(
                "Nothing of a festival can be read in “{path}”; go back to a backup, or take "
                "another copy of the file."
            ).format(path=path)
        )
    if best.doubtful:
        best.notes.append(
            _(
                "{count} rows stood on pages that nothing leads to any more; a few of them may "
                "have been removed before."
            ).format(count=len(best.doubtful))
        )
    return best


@contextmanager
def _copies(path: Path) -> Iterator[list[Path]]:
    """Copies of the file that may be read at leisure: rolled back by SQLite, and as it is."""
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        alone = Path(folder, "alone")
        with claimed(path):
            _head, size = first_bytes(path)
            require_free(path)
            if not 0 < size <= _LARGEST:
                raise NotAFestival(
                    _("“{path}” is empty, or larger than any festival.").format(path=path)
                )
            shutil.copyfile(path, alone)
            beside = [file for file in sidecars_of(path) if file.exists()]
            rolled_back = Path(folder, "rolled back")
            if beside and not any(names_another_file(file) for file in beside):
                shutil.copyfile(path, rolled_back)
                for file, there in zip(sidecars_of(path), sidecars_of(rolled_back), strict=True):
                    if file.exists():
                        shutil.copyfile(file, there)
        if rolled_back.exists():
            _roll_back(rolled_back)
        yield [copy for copy in (rolled_back, alone) if copy.exists() and copy.stat().st_size]


def _roll_back(copy: Path) -> None:
    """Let SQLite take what a crash left beside a copy into it; it reads no table for that."""
    try:
        with closing(sqlite3.connect(copy)) as connection:
            connection.set_progress_handler(lambda: 1, _STEPS)
            connection.execute("PRAGMA user_version").fetchone()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        log.info("%s cannot be rolled back: %s", copy, error)


def _lists_of_tables(path: Path) -> Iterator[tuple[str, bytes]]:
    """Files that have their tables where the file may have them, the likeliest first."""
    for backup in list_backups(path):
        try:
            yield _("the backup of {when}").format(when=backup.when), backup.content()
        except FestivalDamaged as error:
            log.info("%s", error)
    with closing(memory_file()) as file:
        yield _("a new file"), file.driver.serialize()

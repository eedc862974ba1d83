"""A copy of a festival whose file was lost while it was open: every edit, and the history.

The open connection may still read the file that somebody deleted or replaced; then it gives the
whole history. Otherwise rows come from memory, and the history from memory, from what of the file
can be read, and from the newest backup.
"""

from __future__ import annotations

import dataclasses
import logging
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from planner.errors import UserError
from planner.i18n import _
from planner.model import RowChange
from planner.model.snapshot import Tables
from planner.store.backups import Backup, backups_of, folder_of
from planner.store.connection import driver_of, only_reading
from planner.store.copy import save_copy
from planner.store.file import FestivalFile, in_memory_copy, memory_file, require_sound
from planner.store.folders import data_folder, dated_name, free_name, write_names_through
from planner.store.guard import Loss
from planner.store.journal import Position, Step, read_all
from planner.store.load import load_rows
from planner.store.lock import user_name
from planner.store.names import Names
from planner.store.reading import opened_backup
from planner.store.schema import require_known
from planner.store.state import Memory, State, read_state
from planner.store.stills import add_from_backups, copy_stills, put_in
from planner.store.tables import JOURNAL, META
from planner.store.write import write_position, write_rows

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rescued:
    """A festival in memory that says everything the lost file said, and how it came by that."""

    file: FestivalFile
    history: str


def rescue(lost: sa.Connection, path: Path, memory: Memory, names: Names) -> Rescued:
    """Everything that was written, as a festival in memory; the lost file is not touched."""
    whole = still_read(lost, path, memory)
    if whole is not None:
        return Rescued(whole, _("with its whole history"))
    steps = _steps_of_file(lost)
    steps.update(memory.steps)
    source = _("with its whole history, from memory")
    backup = None
    if not _reaches_back(steps, memory.state.position):
        backup, known = _steps_of_backup(names)
        steps = {**known, **steps}
    if backup is not None:
        source = _("with its history, the older part from the backup of {when}").format(
            when=backup.when
        )
    if not _reaches_back(steps, memory.state.position):
        source = _("with its last {count} steps").format(count=len(steps))
    base = _with_newer_columns(names) if memory.unknown else None
    file = rebuilt(memory.state, steps.values(), names, _("Rescue"), base)
    _bring_stills(lost, file.connection, memory.state, names)
    return Rescued(file, source)


def _bring_stills(lost: sa.Connection, rescued: sa.Connection, state: State, names: Names) -> None:
    """Take the pictures along, from what the lost file still gives or from beside its backups."""
    try:
        with only_reading(lost), rescued.begin():
            copy_stills(lost, rescued)
    except Exception as error:  # noqa: BLE001 - under us there may be anything now
        log.info("no stills can be read any more: %r", error)
    wanted = {film.still_sha256 for film in state.festival.films.values()} - {""}
    with suppress(OSError), rescued.begin():
        add_from_backups(rescued, sorted(wanted), folder_of(names.uuid))


def still_read(lost: sa.Connection, path: Path, memory: Memory) -> FestivalFile | None:
    """A copy of what the connection still reads, when that is sound and what we wrote."""
    with suppress(sqlite3.Error):
        driver_of(lost).rollback()  # of a write that failed, and could not be taken back
    return _if_ours(lambda: in_memory_copy(lost), path, memory)


def still_says(content: bytes, path: Path, memory: Memory) -> bool:
    """Whether the bytes of a file are sound and say what we wrote."""
    copy = _if_ours(lambda: FestivalFile.of_content(content), path, memory)
    if copy is not None:
        copy.close()
    return copy is not None


def _if_ours(make: Callable[[], FestivalFile], path: Path, memory: Memory) -> FestivalFile | None:
    try:
        copy = make()
    except Exception as error:  # noqa: BLE001 - under us there may be anything now
        log.info("%s reads no more: %r", path, error)
        return None
    try:
        require_known(copy.driver, path)
        require_sound(copy.connection, path)
        with copy.connection.begin():
            same = _is_what_we_wrote(copy.connection, memory)
    except Exception as error:  # noqa: BLE001 - see above
        log.info("what is read of %s is not sound: %r", path, error)
        same = False
    if same:
        copy.trust()
        return copy
    copy.close()
    return None


def _is_what_we_wrote(connection: sa.Connection, memory: Memory) -> bool:
    state = read_state(connection)
    steps = {step.id: step for step in read_all(connection)}
    return (
        state.festival.tables == memory.state.festival.tables
        and state.position == memory.state.position
        and steps.keys() >= memory.steps.keys()
        and _reaches_back(steps, state.position)
    )


def _reaches_back(steps: dict[int, Step], position: Position) -> bool:
    """Whether the steps lead from where the festival stands back to its beginning."""
    for end in position:
        at, seen = end, set[int]()
        while at is not None:
            if at not in steps or at in seen:
                return False
            seen.add(at)
            at = steps[at].parent
    return True


def _steps_of_file(lost: sa.Connection) -> dict[int, Step]:
    try:
        with lost.begin():
            return _readable(read_all(lost))
    except Exception as error:  # noqa: BLE001 - under us there may be anything now
        log.info("the lost journal reads no more: %r", error)
        return {}


def _readable(steps: Iterable[Step]) -> dict[int, Step]:
    found: dict[int, Step] = {}
    for step in steps:
        try:
            _rows = step.rows
        except UserError as error:
            log.info("step %d reads no more: %r", step.id, error.__cause__)
        else:
            found[step.id] = step
    return found


def _steps_of_backup(names: Names) -> tuple[Backup | None, dict[int, Step]]:
    """The steps in the newest backup that can be read, and which one that is."""
    for backup in backups_of(names.uuid):
        try:
            with opened_backup(backup) as file, file.connection.begin():
                return backup, _readable(read_all(file.connection))
        except (UserError, OSError) as error:
            log.info("%s cannot be read: %s", backup.file, error)
    return None, {}


def rebuilt(
    state: State,
    steps: Collection[Step],
    names: Names,
    beginning: str,
    base: FestivalFile | None = None,
) -> FestivalFile:
    """A new festival in memory with these rows and steps; ``beginning`` is the title of the first
    one where none is left. It is made of ``base``, if there is one.
    """
    file = base or memory_file()
    known = {step.id for step in steps}
    head, tip = state.position
    if head not in known:
        first = _beginning(head, beginning)
        steps, head = [*steps, first], first.id
    position = Position(head, tip if tip in known else head)
    with file.connection.begin():
        write_rows(file.connection, _differing_rows(load_rows(file.connection), state))
        file.connection.execute(JOURNAL.delete())
        values = [_rooted(step, known).values() for step in steps]
        file.connection.execute(JOURNAL.insert(), values)
        write_position(file.connection, position)
        if names.uuid:
            named = META.update().where(META.c.key == "uuid").values(value=names.uuid)
            file.connection.execute(named)
    return file


def _with_newer_columns(names: Names) -> FestivalFile | None:
    """The newest backup that can be read: only there is what a newer Marquee put into the file."""
    for backup in backups_of(names.uuid):
        try:
            with opened_backup(backup) as file:
                put_in(file.driver, backup.file.parent)
                return in_memory_copy(file.connection)
        except (UserError, OSError) as error:
            log.info("%s cannot be read: %s", backup.file, error)
    return None


def _differing_rows(found: Tables, state: State) -> Iterator[RowChange]:
    """What makes of these rows those of that state."""
    for table, rows in state.festival.tables.items():
        before = found[table]
        for row_id in {*before, *rows}:
            change = RowChange(table, row_id, before.get(row_id), rows.get(row_id))
            if change.before != change.after:
                yield change


def _rooted(step: Step, known: set[int]) -> Step:
    """The step; where the one before it is lost, the history begins with it."""
    return step if step.parent in known else dataclasses.replace(step, parent=None)


def _beginning(head: int | None, title: str) -> Step:
    """The step with which a history begins of which nothing was left."""
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    made = Step(title, user_name(), time, copy="", parent=None, given=())
    return made if head is None else dataclasses.replace(made, id=head)


# -- writing it down ----------------------------------------------------------------------------


def place_for(path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> list[Path]:
    """Where a rescue copy may go, the best place first: beside the file, or in our own folder."""
    name = dated_name(path, _("rescued"), now())
    places = []
    folders: tuple[Callable[[], Path], ...] = (
        lambda: path.absolute().parent,
        lambda: data_folder("rescued"),
    )
    for folder in folders:
        try:
            places.append(free_name(folder() / name))
        except OSError as error:
            log.info("no rescue copy can be put there: %s", error)
    return places


def write_rescue(connection: sa.Connection, places: Iterable[Path]) -> Path | None:
    """Write it to the first place where that is possible; None when it is nowhere."""
    for place in places:
        try:
            save_copy(connection, place)
        except (UserError, OSError, sqlite3.Error) as error:
            log.info("no rescue copy in %s: %s", place, error)
        else:
            return place
    return None


def rewrite_rescue(connection: sa.Connection, path: Path) -> None:
    """Put a newer one in place of a rescue copy; the older stays until then."""
    newer = free_name(path)
    save_copy(connection, newer)
    newer.replace(path)
    write_names_through(path.absolute().parent)


def sentence(path: Path, loss: Loss, rescued: Path | None, history: str) -> str:
    """What happened to the file, and where everything is now."""
    what = {
        Loss.GONE: _("“{path}” was deleted, moved or its disk taken away while it was open."),
        Loss.REPLACED: _("“{path}” was replaced by another file while it was open."),
        Loss.OVERWRITTEN: _("“{path}” was overwritten by another program while it was open."),
        Loss.UNREADABLE: _("“{path}” can no longer be read; its disk or network fails."),
    }[loss].format(path=path)
    if rescued is None:
        then = _(
            "Editing has stopped, and no rescue copy could be written anywhere; everything is "
            "still in memory {history}. Save a copy now, before you close it."
        ).format(history=history)
    else:
        then = _(
            "Editing has stopped; everything you did is in “{rescued}” {history}. Go on there."
        ).format(rescued=rescued, history=history)
    return f"{what} {then}"

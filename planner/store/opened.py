"""An open festival as the storage thread sees it: its file, what guards it, what is remembered.

When the file is lost or handed over, the festival goes on in memory, where it can be looked at and
copied from.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from planner.errors import FestivalLost, UserError
from planner.model import Festival
from planner.store.backing_up import BackingUp
from planner.store.file import (
    MEMORY,
    FestivalFile,
    create_file,
    in_memory_copy,
    memory_file,
    open_file,
)
from planner.store.guard import Guard, Loss
from planner.store.handover import forget_requests
from planner.store.header import damaged
from planner.store.journal import Position
from planner.store.names import names_from
from planner.store.place import is_on_network, warnings
from planner.store.reading import look_at
from planner.store.rescue import place_for, rescue, rewrite_rescue, sentence, write_rescue
from planner.store.state import Memory, State, read_state
from planner.store.write import Write, write

log = logging.getLogger(__name__)


class Opened:
    """One open festival. ``path`` is its file's, also when it is in memory by now.

    ``read_only`` says why nothing may change it, and ``as_of`` of when it is when that is not now.
    """

    def __init__(
        self, file: FestivalFile, state: State, path: Path, read_only: UserError | None = None
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.as_of: datetime | None = None
        self.memory = Memory(state)
        self._file = file
        self._names = names_from(file.driver)
        self._rescued: Path | None = None
        self._rescue_is_old = False
        self.guard: Guard | None = None
        self.backups: BackingUp | None = None
        self.warnings: tuple[str, ...] = ()
        if file.path != MEMORY:
            self.guard = Guard(path, times=not is_on_network(path))
            self.backups = BackingUp(path, self._names)
            self.warnings = tuple(warnings(path))
            forget_requests(path)

    @classmethod
    def open(cls, path: Path) -> Opened:
        """Hold an existing file; raises the UserErrors of ``open_file``."""
        file = open_file(path)
        return cls(file, _state_in(file, path), path)

    @classmethod
    def look(cls, path: Path) -> Opened:
        """What an existing file says, without holding it; raises the UserErrors of ``look_at``."""
        looked = look_at(path)
        opened = cls(looked.file, _state_in(looked.file, path), path, looked.reason)
        opened.as_of = looked.as_of
        return opened

    @classmethod
    def create(cls, path: Path) -> Opened:
        """Make a new file and hold it; raises UserError when the name is taken or impossible."""
        return cls(create_file(path), State(Festival(), Position()), path)

    @classmethod
    def in_memory(cls) -> Opened:
        """A festival without a file."""
        return cls(memory_file(), State(Festival(), Position()), MEMORY)

    @property
    def connection(self) -> sa.Connection:
        """The connection to the file, or to what is in memory by now."""
        return self._file.connection

    def close(self) -> None:
        """Let go of the file and finish its backups."""
        self._file.close()
        self.guard = None
        if self.backups is not None:
            self.backups.close()

    # -- writing ------------------------------------------------------------------------------

    def check(self) -> None:
        """Raise FileLost when the file is not the one that was last written."""
        if self.guard is not None:
            self.guard.before_writing()

    def write(self, job: Write, after: State) -> None:
        """Write it all to the right file or nothing; raises FileLost and what ``write`` raises."""
        self.check()
        try:
            write(self.connection, job)
            self.memory.wrote(job, after)
        finally:  # what was rolled back was written, too
            if self.guard is not None:
                self.guard.after_writing()
        if self.backups is not None:
            self.backups.note_change()

    def back_up(self, why: str, title: str = "") -> None:
        """Keep the file as it now is; compressing and writing go on elsewhere."""
        if self.backups is not None and self.guard is not None:
            self.backups.take(self._file.driver.serialize(), why, title)

    # -- going on without the file ------------------------------------------------------------

    def rescue(self, loss: Loss) -> FestivalLost:
        """Write a rescue copy and go on in memory; returns the sentence that says so."""
        log.info("the file %s was lost: %s", self.path, loss)
        found = rescue(self.connection, self.path, self.memory, self._names)
        self._go_on_in(found.file)
        self._rescued = write_rescue(self.connection, place_for(self.path))
        said = sentence(self.path, loss, self._rescued, found.history)
        self.read_only = lost = FestivalLost(said, self._rescued)
        return lost

    def add_to_rescue(self, job: Write, after: State, later: Callable[[], None]) -> None:
        """Keep one more edit, that was queued when the file was lost; ``later`` is called when the
        rescue copy is to be written anew.
        """
        try:
            write(self.connection, job)
        except Exception as error:  # noqa: BLE001 - it would have been taken back anyway
            log.info("an edit behind the loss of %s could not be kept: %r", self.path, error)
            return
        self.memory.wrote(job, after)
        if not self._rescue_is_old:
            self._rescue_is_old = True
            later()

    def renew_rescue(self) -> None:
        """Write the rescue copy anew, with the edits that were added."""
        self._rescue_is_old = False
        if self._rescued is not None:
            try:
                rewrite_rescue(self.connection, self._rescued)
            except (UserError, OSError) as error:
                log.info("%s could not be written anew: %s", self._rescued, error)

    def hand_over(self, reason: UserError) -> None:
        """Let somebody else have the file, in which everything is; go on in memory."""
        self._go_on_in(in_memory_copy(self.connection))
        self.read_only = reason
        forget_requests(self.path)

    def _go_on_in(self, file: FestivalFile) -> None:
        lost, self._file = self._file, file
        self.guard = None
        with suppress(sa.exc.SQLAlchemyError, sqlite3.Error, OSError):
            lost.close()


def _state_in(file: FestivalFile, path: Path) -> State:
    """The state that the file holds; closes it and raises FestivalDamaged when it holds none."""
    try:
        with file.connection.begin():
            return read_state(file.connection)
    except Exception as error:
        log.info("reading %s failed: %r", path, error)
        file.close()
        raise damaged(path) from error

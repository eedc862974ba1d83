"""An open festival as the storage thread sees it: its file, what guards it, what is remembered.

When the file is lost or handed over, the festival goes on in memory, where it can be looked at and
copied from.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from planner.errors import FestivalLost, UserError
from planner.i18n import _
from planner.model import Festival
from planner.store.backing_up import BackingUp
from planner.store.connection import MEMORY, only_reading
from planner.store.failures import is_failing_disk
from planner.store.file import FestivalFile, create_file, in_memory_copy, memory_file, open_file
from planner.store.guard import FileLost, Guard, Loss
from planner.store.handover import forget_requests
from planner.store.header import damaged
from planner.store.journal import Position
from planner.store.names import names_from
from planner.store.newer import unknown_columns
from planner.store.place import is_on_network, warnings
from planner.store.reading import look_at
from planner.store.rescue import (
    place_for,
    rescue,
    rewrite_rescue,
    sentence,
    still_read,
    still_says,
    write_rescue,
)
from planner.store.sidecars import out_of_reach
from planner.store.state import Memory, State, read_state
from planner.store.stills import keep_still
from planner.store.write import Write, write

log = logging.getLogger(__name__)

_SECONDS_UNSEEN = 10.0
"""How long a file that cannot be looked at (a network that stutters) is not yet lost."""


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
        self.memory = Memory(state, unknown_columns(file.driver))
        self._file = file
        self.names = names_from(file.driver)
        self._rescued: Path | None = None
        self._rescue_is_old = False
        self.guard: Guard | None = None
        self.backups: BackingUp | None = None
        self.warnings: tuple[str, ...] = ()
        self._unseen_since: float | None = None
        if file.path != MEMORY:
            self.guard = _guard(file)
            self.backups = BackingUp(path, self.names)
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
        try:
            self._let_go(self._file)
        finally:
            if self.backups is not None:
                self.backups.close()

    # -- writing ------------------------------------------------------------------------------

    def check(self) -> None:
        """Raise FileLost when the file is not the one that was last written, and OSError when it
        cannot be looked at just now; when that lasts, it counts as lost.
        """
        if self.guard is None:
            return
        try:
            self._look_at(self.guard)
        except OSError as error:
            now = time.monotonic()
            self._unseen_since = self._unseen_since or now
            if now - self._unseen_since < _SECONDS_UNSEEN:
                raise
            raise FileLost(Loss.UNREADABLE) from error
        self._unseen_since = None

    def _look_at(self, guard: Guard) -> None:
        try:
            guard.before_writing()
        except FileLost as lost:
            if lost.loss is not Loss.OVERWRITTEN or not guard.recheck(self._is_ours):
                raise
            log.info("%s was touched, and says what it said", self.path)

    def _is_ours(self, content: bytes) -> bool:
        return still_says(content, self.path, self.memory)

    def write(self, job: Write, after: State) -> None:
        """Write it all to the right file or nothing; raises FileLost and what ``write`` raises."""
        self.check()
        try:
            write(self.connection, job, self.memory.unknown)
        except Exception as error:
            if is_failing_disk(error):
                self._require_readable()
            raise
        else:
            self.memory.wrote(job, after)
        finally:  # what was rolled back was written, too
            if self.guard is not None:
                self.guard.accept()
        if self.backups is not None:
            self.backups.note_change()

    def keep_still(self, content: bytes) -> None:
        """Have a picture in the right file; raises FileLost and what SQLAlchemy raises."""
        self.check()
        try:
            keep_still(self.connection, content)
        finally:
            if self.guard is not None:
                self.guard.accept()
        if self.backups is not None:
            self.backups.note_change()

    def _require_readable(self) -> None:
        """Raise FileLost when not even what was written before can be read any more."""
        copy = still_read(self.connection, self.path, self.memory)
        if copy is None:
            raise FileLost(Loss.UNREADABLE)
        copy.close()

    def back_up(self, why: str, title: str = "") -> None:
        """Keep the file as it now is; compressing and writing go on elsewhere."""
        if self.backups is not None and self.guard is not None:
            self.backups.take(self.guard.copy_to, why, title)

    # -- going on without the file ------------------------------------------------------------

    def rescue(self, loss: Loss) -> FestivalLost:
        """Write a rescue copy and go on in memory; returns the sentence that says so."""
        log.info("the file %s was lost: %s", self.path, loss)
        try:
            history = self._rescue()
        except Exception:  # a fault of ours must not keep the user from being told
            log.exception("Rescuing %s failed", self.path)
            history = _("as far as it can be read")
        said = sentence(self.path, loss, self._rescued, history)
        self.read_only = lost = FestivalLost(said, self._rescued)
        return lost

    def _rescue(self) -> str:
        found = rescue(self.connection, self.path, self.memory, self.names)
        with out_of_reach(self.path):
            self._go_on_in(found.file)
        self._rescued = write_rescue(self.connection, place_for(self.path))
        return found.history

    def add_to_rescue(self, job: Write, after: State, later: Callable[[], None]) -> None:
        """Keep one more edit, that was queued when the file was lost; ``later`` is called when the
        rescue copy is to be written anew.
        """
        try:
            write(self.connection, job, self.memory.unknown)
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
        with suppress(sa.exc.SQLAlchemyError, sqlite3.Error, OSError):
            self._let_go(lost)

    def _let_go(self, file: FestivalFile) -> None:
        guard, self.guard = self.guard, None
        try:
            file.close()
        finally:
            if guard is not None:
                guard.close()  # after the file, or its locks would go first


def _guard(file: FestivalFile) -> Guard:
    """What watches the file; raises UserError when it was replaced while it was being opened."""
    try:
        return Guard(file.path, file.place, times=not is_on_network(file.path))
    except (FileLost, OSError) as error:
        file.close()
        raise UserError(
            _("“{path}” was replaced while it was being opened; open it again.").format(
                path=file.path
            )
        ) from error


def _state_in(file: FestivalFile, path: Path) -> State:
    """The state that the file holds; closes it and raises FestivalDamaged when it holds none."""
    try:
        with only_reading(file.connection):
            return read_state(file.connection)
    except Exception as error:
        log.info("reading %s failed: %r", path, error)
        file.close()
        raise damaged(path) from error

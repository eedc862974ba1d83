"""The one thread that owns the connection to a festival; everyone else hands it work and goes on.

Jobs run one after the other in the order in which they came. Once a write has failed, those that
were queued behind it build on rows that never were, so they are dropped until ``forgive``. When the
file itself is lost (see ``guard``), what was queued still goes into the rescue copy.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from planner.errors import FestivalLost, UserError
from planner.store.connection import only_reading
from planner.store.copy import save_copy
from planner.store.failures import not_saved
from planner.store.guard import FileLost
from planner.store.handover import PATIENCE, asked_for, take_over
from planner.store.header import damaged
from planner.store.journal import (
    Parents,
    Step,
    read_all,
    read_later,
    read_meta,
    read_parents,
    read_path,
    read_steps,
    read_touching,
)
from planner.store.names import Names
from planner.store.opened import Opened
from planner.store.state import State
from planner.store.stills import name_of, read_still
from planner.store.ticking import Ticking
from planner.store.write import Write

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Store:
    """A festival's file, held from opening to closing; or a festival in memory.

    Use ``open``, ``take_over``, ``look``, ``create`` or ``in_memory``. ``on_stop`` is called, in
    the storage thread, with the sentence that says why nothing can be written any more.
    """

    def __init__(self, begin: Callable[[], Opened]) -> None:
        self.closed = False
        self.on_stop: Callable[[UserError], None] = lambda _why: None
        self._failure: UserError | None = None
        self._sent = self._finished = 0
        self._tick_waits = False
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="storage")
        try:
            self._opened = self._ask(begin)
        except BaseException:
            self._executor.shutdown()
            raise
        self._ticking = Ticking(self._pulse) if self._opened.guard is not None else None

    @classmethod
    def open(cls, path: Path) -> Store:
        """Take hold of an existing file; raises the UserErrors of ``open_file``."""
        return cls(lambda: Opened.open(path))

    @classmethod
    def take_over(
        cls, path: Path, patience: float = PATIENCE, wanted: Callable[[], bool] = lambda: True
    ) -> Store:
        """Ask whoever has the file open for it; raises FestivalHeld when nobody answers within
        ``patience`` seconds, or when it is not ``wanted`` any more.
        """
        return take_over(path, lambda: cls.open(path), patience, wanted)

    @classmethod
    def look(cls, path: Path) -> Store:
        """What a file says, in memory; raises the UserErrors of ``look_at``."""
        return cls(lambda: Opened.look(path))

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make a new file and hold it; raises UserError when the name is taken or impossible."""
        return cls(lambda: Opened.create(path))

    @classmethod
    def in_memory(cls) -> Store:
        """A festival without a file."""
        return cls(Opened.in_memory)

    @property
    def path(self) -> Path:
        """The file."""
        return self._opened.path

    @property
    def state(self) -> State:
        """What is on disk, as far as the storage thread has come; see ``wait``."""
        return self._opened.memory.state

    @property
    def read_only(self) -> UserError | None:
        """Why nothing can be written; None when it can."""
        return self._opened.read_only

    @property
    def as_of(self) -> datetime | None:
        """Of when the festival is, in UTC; None when it is of now."""
        return self._opened.as_of

    @property
    def names(self) -> Names:
        """The random names of the festival and of this copy of it."""
        return self._opened.names

    @property
    def is_newer(self) -> bool:
        """Whether a newer Marquee put something into the file that no record has room for."""
        return bool(self._opened.memory.unknown)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is risky about the place of the file."""
        return self._opened.warnings

    @property
    def backup_problem(self) -> str:
        """Why the last backup could not be made; empty when all is well."""
        return "" if self._opened.backups is None else self._opened.backups.problem

    def on_backup(self, callback: Callable[[str], None]) -> None:
        """Call back with ``backup_problem`` whenever a backup was made or could not be."""
        if self._opened.backups is not None:
            self._opened.backups.on_made = callback

    def copy_id(self) -> str:
        """The random name of this copy of the festival; raises FestivalDamaged."""
        return self._read(lambda: read_meta(self._connection)["copy"])

    # -- writing ------------------------------------------------------------------------------

    def write(
        self,
        job: Write,
        after: State,
        begun: Callable[[], None],
        done: Callable[[UserError | None], None],
    ) -> None:
        """Queue a write, after which the festival is in that state; the storage thread calls
        ``begun`` before it and ``done`` when it is safely on disk (None) or when it failed.
        """
        self._sent += 1
        self._queue(self._write, job, after, begun, done)

    def _write(
        self,
        job: Write,
        after: State,
        begun: Callable[[], None],
        done: Callable[[UserError | None], None],
    ) -> None:
        self._finished += 1
        if self._failure is None:
            begun()
            try:
                self._opened.write(job, after)
            except FileLost as lost:
                self._lose(lost)
            except Exception as error:  # noqa: BLE001 - whatever it was, the user must learn of it
                log.info("writing %s failed: %r", self.path, error)
                self._failure = not_saved(error, self.path)
        if isinstance(self._failure, FestivalLost) and self.state is not after:
            self._opened.add_to_rescue(job, after, self._renew_rescue)
        done(self._failure)

    def keep_still(self, content: bytes) -> str:
        """Have a picture in the file, behind what is queued; returns its name, the SHA-256 of its
        bytes. Raises UserError when it cannot be written.
        """
        self._ask(lambda: self._keep_still(content))
        return name_of(content)

    def _keep_still(self, content: bytes) -> None:
        if self.read_only is not None:
            raise self.read_only.with_traceback(None)
        try:
            self._opened.keep_still(content)
        except FileLost as lost:
            self._lose(lost)
            raise self._failure or not_saved(lost, self.path) from lost
        except Exception as error:
            log.info("keeping a still in %s failed: %r", self.path, error)
            raise not_saved(error, self.path) from error

    def forgive(self, then: Callable[[], None]) -> None:
        """Write again after a failure, once whoever queues the writes has gone back as well.

        ``then`` is called in the storage thread, unless nothing can be written any more.
        """
        self._ask(lambda: self._forgive(then))

    def _forgive(self, then: Callable[[], None]) -> None:
        if self.read_only is None:
            self._failure = None
            then()

    def back_up(self, why: str, title: str = "") -> None:
        """Queue a backup of what was written before this call; ``why`` is one of ``REASONS``."""
        self._queue(self._back_up, why, title)

    def _back_up(self, why: str, title: str) -> None:
        if self._is_still_there():
            self._opened.back_up(why, title)

    # -- watching over the file ---------------------------------------------------------------

    def _pulse(self) -> None:
        if not self._tick_waits:
            self._tick_waits = True
            self._queue(self._tick)

    def _tick(self) -> None:
        self._tick_waits = False
        if not self._is_still_there():
            return
        asked = asked_for(self.path)
        if asked is not None and self._sent == self._finished:
            log.info("handing %s over: %s", self.path, asked)
            self._opened.hand_over(asked)
            self._stop(asked)
        elif self._opened.backups is not None and self._opened.backups.is_due:
            self._opened.back_up("hourly")

    def _is_still_there(self) -> bool:
        """Whether the file can be written as far as is known; a lost one is rescued."""
        if self._failure is None and self.read_only is None:
            try:
                self._opened.check()
                return True
            except FileLost as lost:
                self._lose(lost)
            except OSError as error:
                log.info("%s cannot be looked at now: %s", self.path, error)
        return False

    def _lose(self, lost: FileLost) -> None:
        self._stop(self._opened.rescue(lost.loss))

    def _renew_rescue(self) -> None:
        self._queue(self._opened.renew_rescue)  # behind all that is queued

    def _stop(self, why: UserError) -> None:
        self._failure = why
        self.on_stop(why)

    # -- reading ------------------------------------------------------------------------------

    def steps(self, last: int | None, count: int) -> Future[tuple[Step, ...]]:
        """Ask for the journal step ``last`` and those before it, newest first, at most ``count``;
        whoever takes the answer waits, or gets FestivalDamaged.
        """

        def read() -> tuple[Step, ...]:
            steps = read_path(self._connection, last, count)
            self._opened.memory.read(steps)
            return steps

        return self._reading(read)

    def still(self, name: str) -> bytes | None:
        """A picture by its name; None when it is not there."""
        return self._read(lambda: read_still(self._connection, name))

    def steps_in_order(self, ids: Sequence[int]) -> Future[tuple[Step, ...]]:
        """Ask for the steps of these ids, as ``steps`` does."""

        def read() -> tuple[Step, ...]:
            found = read_steps(self._connection, ids)
            return tuple(found[one] for one in ids)

        return self._reading(read)

    def all_steps(self) -> tuple[Step, ...]:
        """Every step of every branch, oldest first."""
        return self._read(lambda: read_all(self._connection))

    def parents(self) -> Parents:
        """What every step of every branch follows, oldest first."""
        return self._read(lambda: read_parents(self._connection))

    def steps_after(self, time: str) -> set[int]:
        """The steps made after that time (UTC, ISO)."""
        return self._read(lambda: read_later(self._connection, time))

    def steps_named(self, ids: Iterable[int]) -> dict[int, Step]:
        """The steps of these ids, as far as they are there."""
        return self._read(lambda: read_steps(self._connection, ids))

    def steps_touching(self, table: str, row_id: int, *, related: bool = False) -> dict[int, Step]:
        """The steps that touched that row, and those that touched what refers to it if asked."""
        return self._read(lambda: read_touching(self._connection, table, row_id, related=related))

    def _read(self, question: Callable[[], Result]) -> Result:
        return self._reading(question).result()

    def _reading(self, question: Callable[[], Result]) -> Future[Result]:
        """Ask the file in the storage thread; whatever that raises, it is not what we wrote."""

        def ask() -> Result:
            self._is_still_there()  # of a lost file, what was rescued is read
            try:
                with only_reading(self._connection):
                    return question()
            except Exception as error:
                log.info("reading %s failed: %r", self.path, error)
                raise damaged(self.path) from error

        return self._executor.submit(ask)

    @property
    def _connection(self) -> sa.Connection:
        return self._opened.connection

    def save_copy(self, path: Path) -> None:
        """Write the whole festival to another, new file; raises UserError."""
        self._ask(lambda: save_copy(self._connection, path))

    def wait(self) -> None:
        """Return when everything queued so far has been written or has failed, and the file has
        been looked at.
        """
        self._ask(self._is_still_there)
        self._ask(lambda: None)  # behind a rescue copy that was to be written anew

    def close(self) -> None:
        """Write what is queued and let go of the file; a second call does nothing."""
        if not self.closed:
            self.closed = True
            if self._ticking is not None:
                self._ticking.stop()
            self._ask(self._opened.close)
            self._executor.shutdown()

    def _ask(self, question: Callable[[], Result]) -> Result:
        return self._executor.submit(question).result()

    def _queue(self, job: Callable[..., None], *given: object) -> None:
        """Do it in its turn; nobody waits for it, so what it should never raise is logged."""
        self._executor.submit(job, *given).add_done_callback(_complain)


def _complain(done: Future[None]) -> None:
    error = done.exception()
    if error is not None:
        log.error("The storage thread failed", exc_info=error)

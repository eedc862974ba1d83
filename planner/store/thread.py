"""The one thread that owns the connection to a festival; everyone else hands it work and goes on.

Jobs run one after the other in the order in which they came. Once a write has failed, those that
were queued behind it build on rows that never were, so they are dropped until ``forgive``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from planner.errors import UserError
from planner.model import Festival
from planner.store.copy import save_copy
from planner.store.failures import not_saved
from planner.store.file import FestivalFile, create_file, memory_file, open_file
from planner.store.header import damaged
from planner.store.journal import Position, Step, read_all, read_meta, read_path, read_position
from planner.store.load import load
from planner.store.write import Write, write

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Store:
    """A festival's file, held from opening to closing. Use ``open``, ``create``, ``in_memory``."""

    def __init__(self, begin: Callable[[], FestivalFile]) -> None:
        self._failure: UserError | None = None
        self.closed = False
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="storage")
        try:
            self._file = self._ask(begin)
        except BaseException:
            self._executor.shutdown()
            raise

    @classmethod
    def open(cls, path: Path) -> Store:
        """Take hold of an existing file; raises the UserErrors of ``open_file``."""
        return cls(lambda: open_file(path))

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make a new file and hold it; raises UserError when the name is taken or impossible."""
        return cls(lambda: create_file(path))

    @classmethod
    def in_memory(cls) -> Store:
        """A festival without a file."""
        return cls(memory_file)

    def load(self) -> tuple[Festival, Position]:
        """All rows, and where the festival stands in its journal; raises FestivalDamaged."""
        return self._read(lambda: (load(self._connection), read_position(self._connection)))

    def copy_id(self) -> str:
        """The random name of this copy of the festival; raises FestivalDamaged."""
        return self._read(lambda: read_meta(self._connection)["copy"])

    def write(
        self, job: Write, begun: Callable[[], None], done: Callable[[UserError | None], None]
    ) -> None:
        """Queue a write; the storage thread calls ``begun`` before it and ``done`` when it is
        safely on disk (None) or when it failed.
        """
        self._executor.submit(self._write, job, begun, done)

    def _write(
        self, job: Write, begun: Callable[[], None], done: Callable[[UserError | None], None]
    ) -> None:
        if self._failure is None:
            begun()
            try:
                write(self._connection, job)
            except Exception as error:  # noqa: BLE001 - whatever it was, the user must learn of it
                log.info("writing %s failed: %r", self.path, error)
                self._failure = not_saved(error, self.path)
        done(self._failure)

    def forgive(self, then: Callable[[], None]) -> None:
        """Write again after a failure, once whoever queues the writes has gone back as well.

        ``then`` is called in the storage thread.
        """
        self._ask(lambda: self._forgive(then))

    def _forgive(self, then: Callable[[], None]) -> None:
        self._failure = None
        then()

    def steps(self, last: int | None, count: int) -> tuple[Step, ...]:
        """The journal step ``last`` and those before it, newest first, at most ``count``."""
        return self._read(lambda: read_path(self._connection, last, count))

    def all_steps(self) -> tuple[Step, ...]:
        """Every step of every branch, oldest first."""
        return self._read(lambda: read_all(self._connection))

    def _read(self, question: Callable[[], Result]) -> Result:
        """Ask the file in the storage thread; whatever that raises, it is not what we wrote."""

        def ask() -> Result:
            try:
                with self._connection.begin():
                    return question()
            except Exception as error:
                log.info("reading %s failed: %r", self.path, error)
                raise damaged(self.path) from error

        return self._ask(ask)

    @property
    def _connection(self) -> sa.Connection:
        return self._file.connection

    def save_copy(self, path: Path) -> None:
        """Write the whole festival to another, new file; raises UserError."""
        self._ask(lambda: save_copy(self._connection, path))

    def wait(self) -> None:
        """Return when everything queued so far has been written or has failed."""
        self._ask(lambda: None)

    def close(self) -> None:
        """Write what is queued and let go of the file; a second call does nothing."""
        if not self.closed:
            self.closed = True
            self._ask(self._file.close)
            self._executor.shutdown()

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def _ask(self, question: Callable[[], Result]) -> Result:
        return self._executor.submit(question).result()

"""What of a document is on disk, kept up to date by the storage thread."""

from __future__ import annotations

import threading
from typing import NamedTuple

from planner.document.listeners import Listeners
from planner.errors import FestivalLost, UserError
from planner.store import State, Store, Write


class Saved(NamedTuple):
    """The news about saving: whether all is on disk, and a sentence when something failed."""

    saved: bool
    problem: str = ""


class Saving:
    """Sends writes to the file and knows how far they have come."""

    def __init__(self, store: Store) -> None:
        self.listeners: Listeners[Saved] = Listeners()
        self.failure: UserError | None = None
        self._store = store
        self._guard = threading.Lock()  # the count is kept by two threads
        self._waiting = 0
        store.on_stop = self._fail

    @property
    def saved(self) -> bool:
        """Whether everything is on disk, in the file that was opened."""
        lost = isinstance(self._store.read_only, FestivalLost)
        return self._waiting == 0 and self.failure is None and not lost

    def write(self, job: Write, after: State) -> None:
        """Queue a write after which the document is in that state."""
        with self._guard:
            self._waiting += 1
        self._store.write(
            job,
            after,
            begun=lambda: self.listeners.tell(Saved(saved=False)),
            done=self._done,
        )

    def _done(self, failure: UserError | None) -> None:
        with self._guard:
            self._waiting -= 1
        if failure is not None:
            self._fail(failure)
        elif self._waiting == 0:
            self.listeners.tell(Saved(saved=True))

    def _fail(self, failure: UserError) -> None:
        """Keep the first failure for the document, and tell everybody of it once."""
        if self.failure is None:
            self.failure = failure
            self.listeners.tell(Saved(saved=False, problem=str(failure)))

    def go_back(self) -> State:
        """Forget a failure and what was queued behind it; returns what is on disk."""
        self._store.wait()
        self.failure = None
        self._store.forgive(then=lambda: self.listeners.tell(Saved(saved=True)))
        return self._store.state

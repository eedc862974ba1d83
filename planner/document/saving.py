"""What of a document is on disk, kept up to date by the storage thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple

from planner.document.listeners import Listeners
from planner.errors import UserError
from planner.model import Festival
from planner.store import Position, Store, Write


class State(NamedTuple):
    """A document at one moment: its snapshot and its place in the history."""

    festival: Festival
    position: Position


class Saved(NamedTuple):
    """The news about saving: whether all is on disk, and a sentence when something failed."""

    saved: bool
    problem: str = ""


class Saving:
    """Sends writes to the file and knows how far they have come."""

    def __init__(self, store: Store, on_disk: State) -> None:
        self.listeners: Listeners[Saved] = Listeners()
        self.failure: UserError | None = None
        self._store = store
        self._on_disk = on_disk
        self._guard = threading.Lock()  # the count is kept by two threads
        self._waiting = 0

    @property
    def saved(self) -> bool:
        """Whether everything is on disk."""
        return self._waiting == 0 and self.failure is None

    def write(self, job: Write, after: State) -> None:
        """Queue a write after which the document is in that state."""
        with self._guard:
            self._waiting += 1
        self._store.write(
            job, begun=lambda: self.listeners.tell(Saved(saved=False)), done=self._done(after)
        )

    def _done(self, after: State) -> Callable[[UserError | None], None]:
        def done(failure: UserError | None) -> None:
            with self._guard:
                self._waiting -= 1
            if failure is None:
                self._on_disk = after
                if self._waiting == 0:
                    self.listeners.tell(Saved(saved=True))
            elif self.failure is None:
                self.failure = failure
                self.listeners.tell(Saved(saved=False, problem=str(failure)))

        return done

    def go_back(self) -> State:
        """Forget a failure and what was queued behind it; returns what is on disk."""
        self._store.wait()
        self.failure = None
        self._store.forgive(then=lambda: self.listeners.tell(Saved(saved=True)))
        return self._on_disk

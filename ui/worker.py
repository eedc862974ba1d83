"""The far end of ``ui.tasks``: what the worker process runs. Free of Qt, so that it starts fast."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection

from planner.errors import UserError
from planner.progress import Progress, heard_by

_BREATH = 0.001
_BETWEEN_WORDS = 0.05
"""Seconds; how far it has come is said no oftener, for every word of it wakes the window."""


class Parcel:
    """A large value in small pieces. Unpickling holds up all of Python; between two pieces the
    window gets its turn.
    """

    def __init__(self, parts: Sequence[bytes], opened: Callable[[Iterator[bytes]], object]) -> None:
        self._parts, self._opened = parts, opened

    def open(self) -> object:
        """The value; called in a thread, which gives way before each piece."""
        return self._opened(self._giving_way())

    def _giving_way(self) -> Iterator[bytes]:
        for part in self._parts:
            time.sleep(_BREATH)
            yield part


def serve(pipe: Connection) -> None:
    """Answer one call after the other until the window goes.

    A call is a function and its arguments; the answer says ``done`` with the value, ``failed``
    with the sentence of a UserError, or ``broken`` with the traceback of anything else. Before
    that it may say ``progress`` any number of times.
    """
    while True:
        try:
            function, arguments = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            with heard_by(_Teller(pipe)):
                answer = ("done", function(*arguments))
        except UserError as error:
            answer = ("failed", str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the window must hear of it
            answer = ("broken", traceback.format_exc())
        pipe.send(answer)


class _Teller:
    """Passes on how far the work has come, now and then."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= _BETWEEN_WORDS:
            self._last = now
            self._pipe.send(("progress", progress))

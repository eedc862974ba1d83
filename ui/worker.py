"""The far end of ``ui.tasks``: what the worker process runs. Free of Qt, so that it starts fast."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection

from planner.errors import UserError

_BREATH = 0.001


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
    with the sentence of a UserError, or ``broken`` with the traceback of anything else.
    """
    while True:
        try:
            function, arguments = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            answer = ("done", function(*arguments))
        except UserError as error:
            answer = ("failed", str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the window must hear of it
            answer = ("broken", traceback.format_exc())
        pipe.send(answer)

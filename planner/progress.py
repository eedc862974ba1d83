"""How far long work has come: whoever works tells, whoever waits listens, and neither knows the
other. Where nobody listens, telling costs a look at one variable.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import NamedTuple


class Progress(NamedTuple):
    """``done`` steps of work; of ``whole``, or of nobody knows how many yet (0)."""

    done: int
    whole: int = 0


_listener: ContextVar[Callable[[Progress], object] | None] = ContextVar("listener", default=None)


def tell(done: int, whole: int = 0) -> None:
    """Say how far the work has come."""
    listener = _listener.get()
    if listener is not None:
        listener(Progress(done, whole))


@contextlib.contextmanager
def heard_by(listener: Callable[[Progress], object]) -> Iterator[None]:
    """Whatever is told inside goes to the listener."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)

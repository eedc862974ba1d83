"""A pulse for what must be looked at now and then although nobody asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

SECONDS = 1.0
"""How often: a second opener waits that long for an answer, and a lost file is noticed so soon."""


class Ticking:
    """Calls ``tick`` every second, in a thread of its own, until it is stopped."""

    def __init__(self, tick: Callable[[], None]) -> None:
        self._tick = tick
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ticking", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stopped.wait(SECONDS):
            self._tick()

    def stop(self) -> None:
        """No call comes after this one."""
        self._stopped.set()
        self._thread.join()

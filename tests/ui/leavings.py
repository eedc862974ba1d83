"""What a test of the window may leave behind: nothing that is seen, ticks or works."""

from __future__ import annotations

import gc
import multiprocessing
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from ui import tasks

_PATIENCE = 3.0
_POOL = "waiting"
"""The threads that wait for disks are kept for the next wait, as worker processes are."""


def workers() -> set[str]:
    """Processes that still compute something; those that wait for work are kept."""
    idle = {worker.process.pid for worker in tasks._idle}
    children = multiprocessing.active_children()
    return {f"process {child.name}" for child in children if child.pid not in idle}


def threads() -> set[str]:
    """Threads beside the main one, as that of a document which nobody closed."""
    main = threading.main_thread()
    running = (one for one in threading.enumerate() if one is not main)
    return {f"thread {one.name} {one.ident}" for one in running if not one.name.startswith(_POOL)}


def timers() -> set[str]:
    """Timers that still tick and belong to nothing, so that no window takes them with it."""
    found = (one for one in gc.get_objects() if type(one) is QTimer)
    ticking = (one for one in found if isValid(one) and one.isActive() and one.parent() is None)
    return {f"timer {id(one)}, every {one.interval()} ms" for one in ticking}


def settled(find: Callable[[], set[str]], before: set[str]) -> set[str]:
    """What is there and was not before, after a while in which it may come to its end."""
    end = time.monotonic() + _PATIENCE
    while (left := find() - before) and time.monotonic() < end:
        time.sleep(0.02)
    return left

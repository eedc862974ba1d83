"""The guard of all tests of the window sees what it is there to see."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.leavings import settled, threads, timers


def test_a_timer_that_ticks_is_seen(dressed: QApplication) -> None:
    before, timer = timers(), QTimer()
    timer.start(1234)
    assert [one.partition(", ")[2] for one in timers() - before] == ["every 1234 ms"]
    timer.stop()
    assert timers() == before


def test_a_thread_that_works_is_seen_until_it_ends() -> None:
    before, stop = threads(), threading.Event()
    working = threading.Thread(target=stop.wait, name="forgotten", daemon=True)
    working.start()
    assert [one.split()[1] for one in threads() - before] == ["forgotten"]
    stop.set()
    assert settled(threads, before) == set()

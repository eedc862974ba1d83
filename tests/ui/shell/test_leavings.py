"""The guard of all tests of the window sees what it is there to see."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.leavings import settled, threads, timers


def test_a_timer_that_ticks_is_seen(dressed: QApplication) -> None:
    timer = QTimer()
    timer.start(1000)
    assert [one.partition(" of ")[0] for one in timers()] == ["timer"]
    timer.stop()
    assert timers() == set()


def test_a_thread_that_works_is_seen_until_it_ends() -> None:
    before, stop = threads(), threading.Event()
    working = threading.Thread(target=stop.wait, name="forgotten", daemon=True)
    working.start()
    assert [one.split()[1] for one in threads() - before] == ["forgotten"]
    stop.set()
    assert settled(threads, before) == set()

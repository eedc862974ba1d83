from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.errors import UserError
from ui.waiting import Abandoned, call_later, patiently


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def refuse() -> None:
    raise UserError("The disk is full.")


def test_what_is_waited_for_comes_back_or_is_raised(window: QWidget) -> None:
    assert patiently(window, "Saving", lambda: 7) == 7
    with pytest.raises(UserError, match="The disk is full"):
        patiently(window, "Saving", refuse)


def test_a_long_wait_shows_a_progress_and_the_window_lives(window: QWidget) -> None:
    stop, seen = threading.Event(), []

    def look() -> None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog)]
        seen.extend(w.labelText() for w in shown if w.isVisible())
        if seen:
            stop.set()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    assert patiently(window, "Closing Nights", stop.wait)
    assert seen == ["Closing Nights"], "and saving and closing cannot be cancelled"


def test_what_can_be_given_back_can_be_cancelled(window: QWidget) -> None:
    stop = threading.Event()
    returned: list[str] = []
    given = threading.Event()

    def work() -> str:
        stop.wait()
        return "a festival"

    def give_back(value: str) -> None:
        returned.append(value)
        given.set()

    def press() -> None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog)]
        buttons = [b for w in shown if w.isVisible() for b in w.findChildren(QPushButton)]
        if buttons:
            buttons[0].click()
        else:
            QTimer.singleShot(10, press)

    QTimer.singleShot(0, press)
    with pytest.raises(Abandoned):
        patiently(window, "Opening Nights", work, give_back)
    assert returned == []
    stop.set()
    assert given.wait(10)
    assert returned == ["a festival"]


def heard() -> tuple[list[Any], Callable[[Any], None]]:
    values: list[Any] = []

    def hear(value: Any) -> None:
        assert QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]
        values.append(value)

    return values, hear


def test_a_call_is_answered_in_the_windows_thread(window: QWidget, qtbot: QtBot) -> None:
    done, take_done = heard()
    failed, take_failed = heard()
    call_later(window, lambda: threading.current_thread().name, take_done, take_failed)
    call_later(window, refuse, take_done, take_failed)
    qtbot.waitUntil(lambda: bool(done and failed))
    assert done[0].startswith("waiting")
    assert failed == ["The disk is full."]


@pytest.mark.logs_warnings
def test_a_broken_call_is_logged_and_said(
    window: QWidget, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    failed, take_failed = heard()
    call_later(window, lambda: 1 // 0, lambda _value: None, take_failed)
    qtbot.waitUntil(lambda: bool(failed))
    assert "marquee.log says more" in failed[0]
    assert "ZeroDivisionError" in caplog.text


def test_who_is_gone_is_not_told_and_what_came_too_late_is_given_back(qtbot: QtBot) -> None:
    stop, told, given_back = threading.Event(), [], []
    asker = QWidget()
    call_later(asker, lambda: stop.wait() and "held", told.append, told.append, given_back.append)
    asker.close()
    shiboken6.delete(asker)
    stop.set()
    qtbot.waitUntil(lambda: given_back == ["held"])
    assert told == []

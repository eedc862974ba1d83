from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.errors import UserError
from planner.progress import Progress, tell
from tests.build import a_festival, with_screening
from ui import tasks
from ui.tasks import Task, run_task, stop_workers


def count_screenings(festival: Any) -> tuple[int, int]:
    return len(festival.screenings()), os.getpid()


def refuse() -> None:
    raise UserError("The disk is full.")


def break_down() -> None:
    raise ZeroDivisionError("seven")


def take_long() -> None:
    time.sleep(60)


def count_to(last: int, seconds: float) -> str:
    for number in range(1, last + 1):
        tell(number, last)
        time.sleep(seconds)
    return "counted"


@pytest.fixture(autouse=True)
def no_workers_left() -> Iterator[None]:
    yield
    stop_workers()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


class Outcome:
    """What became of a task, in words."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Any]] = []

    def run(self, window: QWidget, function: Any, *arguments: Any) -> Task:
        return run_task(
            window,
            "Counting",
            function,
            *arguments,
            done=lambda value: self.heard.append(("done", value)),
            failed=lambda sentence: self.heard.append(("failed", sentence)),
            cancelled=lambda: self.heard.append(("cancelled", None)),
        )


def test_a_snapshot_goes_to_another_process_and_a_value_comes_back(
    window: QWidget, qtbot: QtBot
) -> None:
    outcome = Outcome()
    outcome.run(window, count_screenings, with_screening(a_festival(), "Still Life"))
    qtbot.waitUntil(lambda: bool(outcome.heard), timeout=30_000)
    [(how, (count, process))] = outcome.heard
    assert (how, count) == ("done", 1)
    assert process != os.getpid()

    outcome.run(window, count_screenings, a_festival())
    qtbot.waitUntil(lambda: len(outcome.heard) == 2, timeout=30_000)
    assert outcome.heard[1] == ("done", (0, process)), "the worker stays warm for the next"


def test_an_expected_failure_comes_back_as_its_sentence(window: QWidget, qtbot: QtBot) -> None:
    outcome = Outcome()
    outcome.run(window, refuse)
    qtbot.waitUntil(lambda: bool(outcome.heard), timeout=30_000)
    assert outcome.heard == [("failed", "The disk is full.")]


@pytest.mark.logs_warnings
def test_a_mistake_is_logged_and_said(
    window: QWidget, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    outcome = Outcome()
    outcome.run(window, break_down)
    qtbot.waitUntil(lambda: bool(outcome.heard), timeout=30_000)
    [(how, sentence)] = outcome.heard
    assert how == "failed"
    assert sentence.startswith("Counting could not be finished")
    assert "ZeroDivisionError: seven" in caplog.text


def test_what_takes_long_shows_progress_and_can_be_cancelled(window: QWidget, qtbot: QtBot) -> None:
    outcome = Outcome()
    outcome.run(window, take_long)
    assert window.findChild(QProgressDialog) is None, "nothing flashes for what is quick"
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is not None, timeout=10_000)
    progress = window.findChild(QProgressDialog)
    assert progress is not None
    assert progress.isVisible()

    button = progress.findChild(QPushButton)
    assert button is not None
    button.click()

    qtbot.waitUntil(lambda: bool(outcome.heard), timeout=10_000)
    assert outcome.heard == [("cancelled", None)]


def test_a_task_whose_window_is_gone_ends_quietly(qtbot: QtBot) -> None:
    window = QWidget()
    outcome = Outcome()
    outcome.run(window, take_long)

    window.deleteLater()
    qtbot.waitUntil(lambda: not tasks._running, timeout=10_000)

    assert outcome.heard == []


def test_how_far_it_has_come_is_heard_while_it_goes_on(window: QWidget, qtbot: QtBot) -> None:
    heard: list[Progress] = []
    outcome: list[str] = []
    run_task(
        window,
        "Counting",
        count_to,
        12,
        0.1,
        done=outcome.append,
        failed=outcome.append,
        progressed=heard.append,
    )
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is not None, timeout=30_000)
    progress = window.findChild(QProgressDialog)
    assert progress is not None
    qtbot.waitUntil(lambda: progress.value() > 1, timeout=10_000)
    assert progress.maximum() == 12
    qtbot.waitUntil(lambda: bool(outcome), timeout=30_000)
    assert outcome == ["counted"]
    assert heard == sorted(heard)
    assert heard[0] == Progress(1, 12)


def test_not_every_word_of_progress_wakes_the_window(window: QWidget, qtbot: QtBot) -> None:
    heard: list[Progress] = []
    outcome: list[str] = []
    run_task(
        window,
        "Counting",
        count_to,
        20_000,
        0.0,
        done=outcome.append,
        failed=outcome.append,
        progressed=heard.append,
    )
    qtbot.waitUntil(lambda: bool(outcome), timeout=30_000)
    assert 1 <= len(heard) < 100


def test_a_cancelled_task_has_ended_within_half_a_second(window: QWidget, qtbot: QtBot) -> None:
    outcome = Outcome()
    task = outcome.run(window, count_to, 600, 0.1)
    qtbot.wait(200)
    process = task._worker.process
    begin = time.monotonic()
    task.cancel()
    qtbot.waitUntil(lambda: bool(outcome.heard), timeout=10_000)
    assert time.monotonic() - begin < 0.5
    assert outcome.heard == [("cancelled", None)]
    assert process.exitcode is not None

"""A hand and an eye for the robot: xdotool moves pointer and keys, questions go to the widgets.

The window lives in the main thread and the hand in another, so that Qt's loop, and the loop that
a drag runs by itself, go on while the pointer moves.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

_PATIENCE = 30.0
_LEAVING = 0.5
T = TypeVar("T")


class Errand(QObject):
    """Carries questions from the story's thread to the window's."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def _answer(self, question: Callable[[], None]) -> None:
        question()


class Hand:
    """What can be done at any window: click, drag, type, wait for something to be seen."""

    def __init__(self, window: Any, folder: Path) -> None:
        self.window, self.folder = window, folder
        self.errand = Errand()

    # -- asking the window -----------------------------------------------------------------------

    def ask(self, question: Callable[[], T]) -> T:
        """The answer of a question that only the window's thread may ask."""
        answers: list[T] = []
        failures: list[BaseException] = []
        done = threading.Event()

        def put() -> None:
            try:
                answers.append(question())
            except BaseException as failure:  # noqa: BLE001 - it is raised again in the story
                failures.append(failure)
            done.set()

        self.errand.asked.emit(put)
        assert done.wait(_PATIENCE), "the window does not answer"
        if failures:
            raise failures[0]
        return answers[0]

    def eventually(self, question: Callable[[], T], hope: str) -> T:
        """The first answer that is not empty; fails with the hope when none comes."""
        end = time.monotonic() + _PATIENCE
        while not (answer := self.ask(question)):
            assert time.monotonic() < end, f"hoped in vain: {hope}"
        return answer

    def part(self, kind: type[T]) -> T:
        """The window's panel of that class."""
        found: T = self.eventually(lambda: self.window.findChild(kind), kind.__name__)
        return found

    # -- hand ------------------------------------------------------------------------------------

    def do(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True)

    def click_at(self, at: QPoint, button: int = 1) -> None:
        self.do("mousemove", at.x(), at.y(), "click", button)

    def drag_at(self, start: QPoint, end: QPoint) -> None:
        self.takes(start)
        self.carries(start, end)
        self.do("mouseup", 1)

    def takes(self, start: QPoint) -> None:
        self.do("mousemove", start.x(), start.y(), "mousedown", 1)

    def carries(self, start: QPoint, end: QPoint) -> None:
        words: list[object] = []
        steps = 8
        for step in range(1, steps + 1):
            at = start + (end - start) * step / steps
            words += ["mousemove", at.x(), at.y(), "sleep", 0.02]
        self.do(*words, "mousemove", end.x(), end.y(), "sleep", 0.1)

    def types(self, text: str) -> None:
        """Type a text, in lines, where the keyboard is."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.presses("Return")
            self.do("type", "--delay", 6, line)

    def presses(self, *keys: str) -> None:
        """Press keys, such as ``ctrl+z``."""
        self.do("key", *keys)

    def tabs_to(self, kind: type[QWidget]) -> None:
        """Press Tab until the keyboard is in a widget of that class."""
        for _step in range(60):
            focus = self.ask(QApplication.focusWidget)
            if isinstance(focus, kind):
                return
            self.presses("Tab")
            self._gives_time_to_leave(focus)
        raise AssertionError(f"Tab does not lead to {kind.__name__}")

    def _gives_time_to_leave(self, widget: QWidget | None) -> None:
        """A key still on its way would lead past the next one; some keep the keyboard, though."""
        end = time.monotonic() + _LEAVING
        while self.ask(QApplication.focusWidget) is widget and time.monotonic() < end:
            time.sleep(0.01)

    def waits_for(self, kind: type[QWidget]) -> None:
        """Wait until a dialog of that class is in front, with its main button ready."""

        def ready() -> bool:
            front = QApplication.activeWindow()
            buttons = [b for b in in_sight(QPushButton) if b.window() is front and b.isDefault()]
            return isinstance(front, kind) and any(b.isEnabled() for b in buttons)

        self.eventually(ready, kind.__name__)

    def clicks(self, text: str, within: type[QWidget] = QWidget) -> None:
        """Click the button in sight that says (or is called) so."""

        def find() -> QPoint | None:
            for button in in_sight(QAbstractButton, within):
                words = (button.text(), button.accessibleName())
                if button.isEnabled() and any(word.startswith(text) for word in words if word):
                    return button.mapToGlobal(button.rect().center())
            return None

        self.click_at(self.eventually(find, f"a button “{text}”"))

    def enters(self, kind: type[QWidget], text: str, called: str = "") -> None:
        """Click into the first field of that class (and name) in the front window and fill it."""

        def find() -> QPoint | None:
            fields = [f for f in in_sight(kind) if f.window() is QApplication.activeWindow()]
            fields = [f for f in fields if called in ("", f.accessibleName())]
            return fields[0].mapToGlobal(fields[0].rect().center()) if fields else None

        self.click_at(self.eventually(find, f"a {kind.__name__} to type into"))
        self.presses("ctrl+a")
        self.types(text)

    def chooses(self, *words: str) -> None:
        """Click through the menu that is open, and those that open from it."""
        for text in words:

            def find(text: str = text) -> QPoint | None:
                menus = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]
                for menu in (menu for menu in menus if menu.isVisible()):
                    for action in menu.actions():
                        if action.isEnabled() and action.text().replace("&", "").startswith(text):
                            return menu.mapToGlobal(menu.actionGeometry(action).center())
                return None

            self.click_at(self.eventually(find, f"“{text}” in a menu"))

    def gives_file(self, path: Path) -> None:
        """Type a path into the file dialog, where the keyboard is already."""

        def ready() -> bool:
            front = QApplication.activeWindow()
            return isinstance(front, QFileDialog) and front.findChild(QLineEdit) is not None

        self.eventually(ready, "a file dialog")
        self.tabs_to(QLineEdit)
        self.presses("ctrl+a")
        self.types(str(path))
        self.presses("Return")


def in_sight(kind: type[QWidget], within: type[QWidget] = QWidget) -> list[Any]:
    """The visible widgets of a class, inside a visible widget of another."""
    found = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            holders = [top] if within is QWidget else top.findChildren(within)
            for holder in holders:
                found += [w for w in holder.findChildren(kind) if w.isVisible()]
    return found

"""Marquee used by a real mouse and a real keyboard: one sentence a gesture.

    robot.drag_film("Ritoma", to="Odeon 1", at="19:30")
    robot.sees_conflict("overlap")
    robot.undoes()

``play`` tells a story in a process of its own, on an X server that nobody sees. There the window
lives in the main thread, while the story moves the pointer with xdotool from another, as a hand
would; only where a film or a free place is, it asks the widgets.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget

from tests.stage import Stage

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 30.0
_STORY_SECONDS = 240
T = TypeVar("T")


def play(story: str, folder: Path, *arguments: str) -> None:
    """Tell ``module:function`` with a new window; raises AssertionError with what went wrong.

    Settings and files of the window are below ``folder``, so that a second story finds what the
    first one left.
    """
    with Stage() as stage:
        env = {**stage.env, "HOME": str(folder)}
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            env[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
        command = [sys.executable, "-m", "tests.robot", story, str(folder), *arguments]
        told = subprocess.run(
            command,
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            timeout=_STORY_SECONDS,
            check=False,
        )
        assert told.returncode == 0, f"{story}\n{told.stdout}\n{told.stderr}"


class _Errand(QObject):
    """Carries questions from the story's thread to the window's."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def _answer(self, question: Callable[[], None]) -> None:
        question()


class Robot:
    """A person at the window."""

    def __init__(self, window: Any, folder: Path) -> None:
        self.window, self.folder = window, folder
        self._errand = _Errand()

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

        self._errand.asked.emit(put)
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

    def _do(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True)

    def _click(self, at: QPoint, button: int = 1) -> None:
        self._do("mousemove", at.x(), at.y(), "click", button)

    def _drag(self, start: QPoint, end: QPoint) -> None:
        self._takes(start)
        self._carries(start, end)
        self._do("mouseup", 1)

    def _takes(self, start: QPoint) -> None:
        self._do("mousemove", start.x(), start.y(), "mousedown", 1)

    def _carries(self, start: QPoint, end: QPoint) -> None:
        words: list[object] = []
        steps = 14
        for step in range(1, steps + 1):
            at = start + (end - start) * step / steps
            words += ["mousemove", at.x(), at.y(), "sleep", 0.02]
        self._do(*words, "mousemove", end.x(), end.y(), "sleep", 0.1)

    def types(self, text: str) -> None:
        """Type a text, in lines, where the keyboard is."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.presses("Return")
            self._do("type", "--delay", 6, line)

    def presses(self, *keys: str) -> None:
        """Press keys, such as ``ctrl+z``."""
        self._do("key", *keys)

    def tabs_to(self, kind: type[QWidget]) -> None:
        """Press Tab until the keyboard is in a widget of that class."""
        for _step in range(60):
            if isinstance(self.ask(QApplication.focusWidget), kind):
                return
            self.presses("Tab")
        raise AssertionError(f"Tab does not lead to {kind.__name__}")

    def waits_for(self, kind: type[QWidget]) -> None:
        """Wait until a dialog of that class is in front, with its main button ready."""

        def ready() -> bool:
            front = QApplication.activeWindow()
            buttons = [b for b in _in_sight(QPushButton) if b.window() is front and b.isDefault()]
            return isinstance(front, kind) and any(b.isEnabled() for b in buttons)

        self.eventually(ready, kind.__name__)

    def clicks(self, text: str, within: type[QWidget] = QWidget) -> None:
        """Click the button in sight that says (or is called) so."""

        def find() -> QPoint | None:
            for button in _in_sight(QAbstractButton, within):
                words = (button.text(), button.accessibleName())
                if button.isEnabled() and any(word.startswith(text) for word in words if word):
                    return button.mapToGlobal(button.rect().center())
            return None

        self._click(self.eventually(find, f"a button “{text}”"))

    def enters(self, kind: type[QWidget], text: str) -> None:
        """Click into the first field of that class in the front window and fill it."""

        def find() -> QPoint | None:
            fields = [f for f in _in_sight(kind) if f.window() is QApplication.activeWindow()]
            return fields[0].mapToGlobal(fields[0].rect().center()) if fields else None

        self._click(self.eventually(find, f"a {kind.__name__} to type into"))
        self.presses("ctrl+a")
        self.types(text)

    def gives_file(self, path: Path) -> None:
        """Type a path into the file dialog, where the keyboard is already."""
        from PySide6.QtWidgets import QFileDialog

        def ready() -> bool:
            front = QApplication.activeWindow()
            return isinstance(front, QFileDialog) and front.findChild(QLineEdit) is not None

        self.eventually(ready, "a file dialog")
        self.tabs_to(QLineEdit)
        self.presses("ctrl+a")
        self.types(str(path))
        self.presses("Return")

    # -- sentences -------------------------------------------------------------------------------

    def starts_festival(self, name: str, screens: str, path: Path) -> None:
        """Answer the questions of a new festival."""
        from PySide6.QtWidgets import QPlainTextEdit

        self.presses("ctrl+n")
        self.enters(QLineEdit, name)
        self.enters(QPlainTextEdit, screens)
        self.clicks("Create")
        self.gives_file(path)
        self.eventually(lambda: self.window.session.is_open, "the new festival opens")
        self.is_in_front()

    def opens_recent(self, name: str) -> None:
        """Click a festival on the welcome page."""
        row = self.eventually(
            lambda: next((w for w in _in_sight(QWidget) if w.accessibleName() == name), None),
            f"{name} among the recent festivals",
        )
        self._click(self.ask(lambda: row.mapToGlobal(row.rect().center())))
        self.eventually(lambda: self.window.session.is_open, f"{name} opens")

    def imports(self, path: Path) -> None:
        """Bring a file in through the film list's button and the preview."""
        from ui.films import FilmsPanel

        self.clicks("Import…", FilmsPanel)
        self.gives_file(path)
        self.clicks("Import ")
        self.eventually(lambda: self.window.session.festival.films, "films come in")
        self.is_in_front()

    def is_in_front(self) -> None:
        """Wait until no dialog covers the window."""
        self.eventually(lambda: QApplication.activeWindow() is self.window, "the window in front")

    def drag_film(self, title: str, to: str, at: str) -> None:
        """Drag a film of the list to a screen, at a clock time of the day in sight."""
        from ui.timetable.dropping import FILM_GRIP

        self._drag(self._film(title), self._slot(to, at) + QPoint(0, FILM_GRIP.y()))
        self.sees_screening(title, to, at)

    def drag_screening(self, title: str, to: str, at: str) -> None:
        """Drag a block of the timetable to another screen or time."""
        middle, corner = self._block(title)
        self._drag(middle, self._slot(to, at) + QPoint(0, middle.y() - corner.y()))
        self.sees_screening(title, to, at)

    def drag_to_day(self, title: str, day: int, to: str, at: str) -> None:
        """Drag a block to another day (0 is the first) by resting on its tab."""
        from ui.timetable import TimetablePanel

        panel, session = self.part(TimetablePanel), self.window.session
        middle, corner = self._block(title)
        tab = self.ask(lambda: panel.tabs.mapToGlobal(panel.tabs.tabRect(day).center()))
        self._takes(middle)
        self._carries(middle, tab)
        self.eventually(lambda: session.day == session.festival.days()[day], "the other day")
        end = self._slot(to, at) + QPoint(0, middle.y() - corner.y())
        self._carries(tab, end)
        self._do("mouseup", 1)
        self.sees_screening(title, to, at)

    def shows_day(self, day: int) -> None:
        """Click the tab of a day."""
        from ui.timetable import TimetablePanel

        panel, session = self.part(TimetablePanel), self.window.session
        self._click(self.ask(lambda: panel.tabs.mapToGlobal(panel.tabs.tabRect(day).center())))
        self.eventually(lambda: session.day == session.festival.days()[day], f"day {day}")

    def drags_off(self, title: str) -> None:
        """Drag a block out to the film list."""
        from ui.films import FilmsPanel

        panel = self.part(FilmsPanel)
        end = self.ask(lambda: panel.mapToGlobal(panel.rect().center()))
        self._drag(self._block(title)[0], end)
        self.sees_nothing_of(title)

    def takes_off(self, title: str) -> None:
        """Click a block and press Delete."""
        self._click(self._block(title)[0])
        self.presses("Delete")
        self.sees_nothing_of(title)

    def sees_screening(self, title: str, on: str, at: str) -> None:
        """Wait until there is a screening of that title, screen and time."""
        self.eventually(lambda: (on, at) in self._starts(title), f"{title} on {on} at {at}")

    def finds_screening(self, title: str) -> str:
        """Wait for a screening of that title; the clock time at which it starts."""
        return self.eventually(lambda: self._starts(title), f"{title} on the timetable")[0][1]

    def sees_nothing_of(self, title: str) -> None:
        """Wait until there is no screening of that title."""
        self.eventually(lambda: not self._starts(title), f"{title} off the timetable")

    def sees_pin(self, title: str) -> None:
        """Wait until a screening of that title is pinned."""

        def pinned() -> bool:
            festival = self.window.session.festival
            return any(
                s.pinned and festival.title(s.programme_id) == title for s in festival.screenings()
            )

        self.eventually(pinned, f"{title} pinned")

    def sees_conflict(self, words: str) -> None:
        """Wait for a conflict whose sentence has these words."""
        self.eventually(lambda: any(words in s for s in self._sentences()), f"conflict “{words}”")

    def sees_no_conflict(self, words: str) -> None:
        """Wait until no conflict's sentence has these words."""
        self.eventually(
            lambda: not any(words in s for s in self._sentences()), f"no conflict “{words}”"
        )

    def mends(self, words: str) -> None:
        """Press the first remedy of the conflict whose sentence has these words."""
        self._click(self.eventually(lambda: self._fix(words), f"a remedy for “{words}”"))

    def undoes(self) -> None:
        """Press the undo button."""
        self.clicks("Undo")

    def prints(self, path: Path) -> None:
        """Print the first document to a PDF file."""
        self.clicks("Print…")
        self.clicks("Save PDF")
        self.gives_file(path)
        self.eventually(path.is_file, f"{path.name} is written")
        self.is_in_front()

    def leaves(self) -> None:
        """Quit."""
        self.presses("ctrl+q")

    # -- where things are ------------------------------------------------------------------------

    def _film(self, title: str) -> QPoint:
        from ui.films import FilmsPanel

        panel = self.part(FilmsPanel)

        def find() -> QPoint | None:
            for row in range(panel.model.rowCount()):
                index = panel.model.index(row)
                if title in str(index.data()):
                    rect = panel.list.visualRect(index)
                    inside = panel.list.viewport().rect().contains(rect.center())
                    return panel.list.viewport().mapToGlobal(rect.center()) if inside else None
            return None

        return self.eventually(find, f"{title} in the film list")

    def _slot(self, screen: str, clock: str) -> QPoint:
        from planner.times import parse_clock
        from ui.timetable import TimetablePanel

        canvas = self.part(TimetablePanel).canvas

        def find() -> QPoint | None:
            names = [s.name for s in self.window.session.festival.screens_in_order()]
            box = canvas.grid.strip(names.index(screen), parse_clock(clock), parse_clock(clock) + 5)
            at = QPoint(box.x + box.w // 2, box.y) - canvas.offset()
            inside = canvas.viewport().rect().adjusted(0, 0, 0, -30).contains(at)
            return canvas.viewport().mapToGlobal(at) if inside else None

        return self.eventually(find, f"{screen} at {clock} in sight")

    def _block(self, title: str) -> tuple[QPoint, QPoint]:
        """The middle and the corner of a block."""
        from ui.timetable import TimetablePanel

        canvas = self.part(TimetablePanel).canvas

        def find() -> tuple[QPoint, QPoint] | None:
            for row, block in enumerate(canvas.list.blocks):
                if block.title == title:
                    rect = canvas.visualRect(canvas.list.index(row))
                    to_screen = canvas.viewport().mapToGlobal
                    return to_screen(rect.center()), to_screen(rect.topLeft())
            return None

        return self.eventually(find, f"a block “{title}”")

    def _fix(self, words: str) -> QPoint | None:
        from ui.conflicts import ConflictsPanel

        panel = self.window.findChild(ConflictsPanel)
        for number, row in enumerate(panel.model.rows):
            if row.conflict is not None and words in self._sentence(row.conflict):
                rect = panel.list.visualRect(panel.model.index(number))
                fix = panel.list.itemDelegate().parts(row, rect).fix
                return panel.list.viewport().mapToGlobal(fix.center()) if fix.isValid() else None
        return None

    def _starts(self, title: str) -> list[tuple[str, str]]:
        from planner.times import clock

        festival = self.window.session.festival
        return [
            (festival.screens[s.screen_id].name, clock(s.start))
            for s in festival.screenings()
            if festival.title(s.programme_id) == title
        ]

    def _sentences(self) -> list[str]:
        return [self._sentence(conflict) for conflict in self.window.session.report.open()]

    def _sentence(self, conflict: Any) -> str:
        from planner.rules import explain

        return explain(conflict, self.window.session.festival)


def _in_sight(kind: type[QWidget], within: type[QWidget] = QWidget) -> list[Any]:
    """The visible widgets of a class, inside a visible widget of another."""
    found = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            holders = [top] if within is QWidget else top.findChildren(within)
            for holder in holders:
                found += [w for w in holder.findChildren(kind) if w.isVisible()]
    return found


def main(story: str, folder: Path, arguments: list[str]) -> int:
    """Open the window, tell the story in a second thread, and say whether it went well."""
    from ui.app import make_application, make_window
    from ui.memory import Memory

    app = make_application()
    window = make_window(Memory())
    robot = Robot(window, folder)
    failed: list[str] = []

    def tell() -> None:
        module, _colon, function = story.partition(":")
        try:
            getattr(importlib.import_module(module), function)(robot, *arguments)
        except BaseException:  # noqa: BLE001 - whatever went wrong is the result
            failed.append(traceback.format_exc())
            picture = os.environ.get("MARQUEE_ROBOT_PICTURE", str(folder / "failed.png"))
            subprocess.run(["import", "-window", "root", picture], check=False)
            robot._errand.asked.emit(lambda: app.exit(1))

    window.resize(1440, 860)
    window.show()
    window.painted.connect(lambda: QTimer.singleShot(0, threading.Thread(target=tell).start))
    code = app.exec()
    window.session.close()
    sys.stdout.write("\n".join(failed))
    return 1 if failed else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))

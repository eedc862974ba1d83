"""Two windows, two processes, one file; ``test_second_opener`` plays it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.hand import in_sight
from tests.robot import Robot


def look_then_ask(robot: Robot, festival: str, catalogue: str) -> None:
    """Open what another window has open: look at it, change nothing, ask for it, go on."""
    path = Path(festival)
    robot.starts_festival("Lantern Days", "Odeon / Odeon 1, 310\nOdeon / Odeon 2, 140", path)
    robot.imports(Path(catalogue))
    robot.drag_film("Eternal Spring", to="Odeon 1", at="11:00")
    robot.presses("ctrl+w")
    robot.eventually(lambda: not robot.window.session.is_open, "the festival is closed")

    with another_window(robot, path):
        opens_recent(robot, path.stem)
        robot.clicks("Look at it")
        robot.sees_screening("Eternal Spring", on="Odeon 1", at="11:00")
        robot.is_in_front()
        assert " as of " in robot.ask(robot.window.windowTitle)
        robot.drag_at(robot._film("Ritoma"), robot._slot("Odeon 2", "12:00"))
        robot.eventually(lambda: "is open in Marquee" in robot.window.toast.text, "a refusal")
        robot.sees_nothing_of("Ritoma")

        robot.clicks("Ask for it")
        robot.eventually(lambda: robot.window.session.is_writable, "the festival, to be edited")
        robot.is_in_front()
        window_called(robot, "Lantern Days .only to look at.")
        robot.drag_film("Ritoma", to="Odeon 2", at="12:00")
    robot.leaves()


@contextmanager
def another_window(robot: Robot, path: Path) -> Iterator[None]:
    """A second Marquee that has the festival open, out of the way of the mouse."""
    with subprocess.Popen([sys.executable, "-m", "ui", "open", str(path)]) as other:
        try:
            robot.do("windowminimize", window_called(robot, "Lantern Days.*Marquee"))
            robot.do("windowactivate", int(robot.ask(robot.window.winId)))
            robot.is_in_front()
            robot.eventually(path.with_name(f".{path.name}.lock").exists, "somebody has it")
            yield
            assert other.poll() is None, "the other window stays open"
        finally:
            other.terminate()
            other.wait(60)


def window_called(robot: Robot, pattern: str) -> str:
    """Wait for a window whose title fits; its number."""

    def find() -> str:
        search = ["xdotool", "search", "--name", pattern]
        return subprocess.run(search, capture_output=True, text=True, check=False).stdout

    return robot.eventually(find, f"a window called {pattern}").split()[-1]


def opens_recent(robot: Robot, name: str) -> None:
    """Click a festival on the welcome page, which does not open."""
    row = robot.eventually(
        lambda: next((w for w in in_sight(QWidget) if w.accessibleName() == name), None),
        f"{name} among the recent festivals",
    )
    robot.click_at(robot.ask(lambda: row.mapToGlobal(row.rect().center())))

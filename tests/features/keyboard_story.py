"""The whole way without touching the mouse; ``test_mouse`` plays it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from tests.robot import Robot


def from_catalogue_to_print(robot: Robot, festival: str, catalogue: str, pdf: str) -> None:
    """Start, import, place by a remedy, move, pin, take off, undo, print."""
    from ui.dialogs import ImportDialog, NewFestivalDialog, PrintDialog
    from ui.timetable.canvas import Canvas

    robot.presses("ctrl+n")
    robot.waits_for(NewFestivalDialog)
    robot.types("Lantern Days")
    robot.tabs_to(QPlainTextEdit)
    robot.types("Odeon / Odeon 1, 310\nOdeon / Odeon 2, 140")
    robot.presses("Tab", "Tab", "space")
    robot.gives_file(Path(festival))
    robot.is_in_front()

    robot.presses("ctrl+i")
    robot.gives_file(Path(catalogue))
    robot.waits_for(ImportDialog)
    robot.presses("ctrl+Return")
    robot.is_in_front()

    robot.goes_to_conflict("Ritoma")
    robot.presses("f")
    start = robot.finds_screening("Ritoma")
    robot.tabs_to(Canvas)
    robot.presses("Home", "alt+Down", "alt+Down", "alt+Right")
    robot.sees_screening("Ritoma", on="Odeon 2", at=later(start, 10))
    robot.presses("p")
    robot.sees_pin("Ritoma")
    robot.presses("Delete")
    robot.sees_nothing_of("Ritoma")
    robot.presses("ctrl+z")
    robot.sees_screening("Ritoma", on="Odeon 2", at=later(start, 10))

    robot.presses("ctrl+p")
    robot.waits_for(PrintDialog)
    robot.tabs_to(QCheckBox)  # what is not confirmed yet
    robot.presses("space")
    robot.waits_until_drawn()
    robot.presses("Return")
    robot.gives_file(Path(pdf))
    robot.eventually(Path(pdf).is_file, "the timetable is written")
    robot.waits_until_drawn()
    robot.presses("Escape")
    robot.is_in_front()
    robot.leaves()


def later(clock: str, minutes: int) -> str:
    """The clock so many minutes later."""
    total = int(clock[:2]) * 60 + int(clock[3:]) + minutes
    return f"{total // 60:02d}:{total % 60:02d}"

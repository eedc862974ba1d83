"""The sample's three days built from nothing, by mouse and by keys; ``test_three_days`` plays it.

What is wanted comes as JSON: the programmes of several films, the events, and for each day what
stands where, and when.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from planner.assets import resource
from tests.robot import Robot

SCREENS = (
    "Lyric / Main hall, 540\nOdeon / Odeon 1, 320\nOdeon / Odeon 2, 180\nOdeon / Odeon 3, 96\n"
    "Riverside / Studio, 72"
)
DAYS = ("Fri 6 Nov 2026", "Sun 8 Nov 2026")
CATALOGUE = resource("samples/shanghai-panorama.txt")
MOST = 3
"""So many gestures a screening may take."""


def by_mouse(robot: Robot, festival: str, wanted: str) -> None:
    """New festival, catalogue, programmes, events, and every screening of three days."""
    plan = _read(wanted)
    robot.starts_festival("Shanghai Panorama", SCREENS, Path(festival), DAYS)
    robot.imports(CATALOGUE)
    for title, films in plan["programmes"].items():
        robot.joins(title, films)
    for title in plan["events"]:
        robot.adds_event(title)
    robot.zooms_out(4)
    most = 0
    for number, places in enumerate(plan["days"]):
        robot.shows_day(number)
        for title, screen, clock in places:
            most = max(most, robot.places(title, to=screen, at=clock))
            _no_dialog(robot)
    assert 0 < most <= MOST
    robot.leaves()


def by_keys(robot: Robot, festival: str, wanted: str) -> None:
    """The same without touching the mouse."""
    from ui.dialogs import ImportDialog, NewFestivalDialog

    plan = _read(wanted)
    robot.presses("ctrl+n")
    robot.waits_for(NewFestivalDialog)
    robot.types("Shanghai Panorama")
    for day in DAYS:
        robot.presses("Tab")
        robot.types(day)
    robot.tabs_to(QPlainTextEdit)
    robot.types(SCREENS)
    robot.presses("Tab", "Tab", "space")
    robot.gives_file(Path(festival))
    robot.is_in_front()
    robot.presses("ctrl+i")
    robot.gives_file(CATALOGUE)
    robot.waits_for(ImportDialog)
    robot.presses("ctrl+Return")
    robot.is_in_front()
    for title, films in plan["programmes"].items():
        robot.joins_by_keys(title, films)
    for title in plan["events"]:
        robot.adds_event_by_keys(title)
    most = 0
    for number, places in enumerate(plan["days"]):
        for title, screen, clock in places:
            most = max(most, robot.places_by_keys(title, on=screen, at=clock, day=number))
            _no_dialog(robot)
    assert 0 < most <= MOST
    robot.leaves()


def _no_dialog(robot: Robot) -> None:
    assert not robot.ask(lambda: [w for w in QApplication.topLevelWidgets() if w.isModal()])


def _read(path: str) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return plan

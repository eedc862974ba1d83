from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.edit.programmes import AddFilm
from planner.edit.screenings import Unschedule
from tests.ui.panels.conftest import Office
from ui.dashboard import DashboardPanel
from ui.session import Session

Heard = Callable[[Session], list[tuple[str, str]]]


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> DashboardPanel:
    made = DashboardPanel(office.session)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    return made


def todo(panel: DashboardPanel) -> list[str]:
    return [b.text() for line in panel.todo.lines for b in line.findChildren(QPushButton)]


def test_figures_follow_each_edit(panel: DashboardPanel, office: Office, qtbot: QtBot) -> None:
    assert panel.figures[0].accessibleName().startswith("2 screenings, 1 left")
    office.run(AddFilm("Zalla", 480))
    office.run(Unschedule((office.screening("Maineland").id,)))
    qtbot.waitUntil(
        lambda: panel.figures[0].accessibleName().startswith("1 screening, 3 left"), timeout=2000
    )
    assert "3 screenings to place" in todo(panel)


def test_bars_say_what_they_show_and_count_what_is_chosen(panel: DashboardPanel) -> None:
    screens = panel.bars["screen"]
    assert screens.accessibleName() == "Screen: Odeon / Odeon 1: 2; Odeon / Odeon 2: 0"
    panel.count("seats")
    assert screens.accessibleName() == "Screen: Odeon / Odeon 1: 620; Odeon / Odeon 2: 0"
    panel.count("minutes")
    assert screens.accessibleName().startswith("Screen: Odeon / Odeon 1: 2 h 56 min")


def test_what_is_left_leads_to_where_it_is_done(
    panel: DashboardPanel, office: Office, qtbot: QtBot
) -> None:
    asked: list[tuple[str, object]] = []
    office.session.asked.connect(lambda name, subject: asked.append((name, subject)))
    button = next(b for b in panel.todo.findChildren(QPushButton) if "to place" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [("go-to-todo", "left")]


def test_it_is_saved_as_a_picture_and_a_place_that_cannot_be_written_is_said(
    panel: DashboardPanel, office: Office, heard: Heard, tmp_path: Path
) -> None:
    messages = heard(office.session)
    assert panel.save_picture(tmp_path / "figures.png")
    picture = QImage(str(tmp_path / "figures.png"))
    assert picture.width() == panel.body.width() * 2
    colours = {picture.pixel(x, y) for x in range(0, 900, 7) for y in range(0, 600, 7)}
    assert len(colours) > 5
    assert not panel.save_picture(tmp_path)
    assert [severity for _text, severity in messages] == ["done", "blocker"]


def test_cards_stand_under_each_other_where_it_is_narrow(panel: DashboardPanel) -> None:
    assert panel._columns == 2
    panel.resize(500, 640)
    assert panel._columns == 1


def test_escape_goes_back_to_the_timetable(panel: DashboardPanel, qtbot: QtBot) -> None:
    left: list[bool] = []
    panel.closed.connect(lambda: left.append(True))
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert left == [True]

"""A timetable on a busy Friday, with the fonts it is shown in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.times import Day
from tests.ui.timetable.scenes import five_screens, session_of
from ui.session import Session
from ui.theme import load_fonts, use_scheme
from ui.timetable import TimetablePanel


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in Marquee's letters and light colours."""
    load_fonts()
    use_scheme("light")
    return qapp


@pytest.fixture
def session(dressed: QApplication) -> Iterator[Session]:
    """The busy festival, on its Friday."""
    festival = five_screens()
    session = session_of(festival)
    session.show_day(Day(festival.edition.first_day + 1))
    yield session
    session.close()


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[TimetablePanel]:
    """The timetable of that day, 1000 × 800, with the keyboard in it. What a test left hanging over
    it leaves at the end: Qt remembers where, and would ask a widget that is gone.
    """
    panel = TimetablePanel(session)
    qtbot.addWidget(panel)
    panel.resize(1000, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.canvas.setFocus()
    yield panel
    QApplication.sendEvent(panel.canvas.viewport(), QDragLeaveEvent())

"""Days and overview above the timetable: both are there, however many days there are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.rules import Severity
from tests.build import FestivalBuilder
from tests.ui.timetable.scenes import session_of
from ui.session import Session
from ui.theme import theme
from ui.timetable import TimetablePanel


@pytest.fixture
def long_session(dressed: QApplication) -> Iterator[Session]:
    """Twelve days, thirty screens, all of them busy at noon of the first day and few at night."""
    builder = FestivalBuilder(screens=30, days=12)
    film = builder.film("Winds of Spring", 90)
    placed = [builder.screening(film, "12:00", screen) for screen in range(30)]
    placed += [builder.screening(film, "20:00", screen) for screen in range(3)]
    session = session_of(builder.festival)
    yield session
    session.close()


def shown(session: Session, qtbot: QtBot, width: int) -> TimetablePanel:
    panel = TimetablePanel(session)
    qtbot.addWidget(panel)
    panel.resize(width, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.mark.parametrize("width", [722, 850])
def test_twelve_days_have_a_line_of_their_own_for_the_overview(
    long_session: Session, qtbot: QtBot, width: int
):
    strip = shown(long_session, qtbot, width).strip
    boxes = strip.minimap._boxes()
    assert len(boxes) == 12
    assert min(box.width() for _day, box in boxes) >= 28
    parts = (strip.tabs, strip.minimap, strip.sight_button, strip.zoom_control)
    places = [QRect(part.pos(), part.size()) for part in parts]
    assert all(strip.rect().contains(place) for place in places)
    assert places[1].top() >= places[0].bottom()
    assert not any(
        one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :]
    )


def test_where_there_is_room_everything_is_in_one_line(long_session: Session, qtbot: QtBot):
    panel = shown(long_session, qtbot, 722)
    assert panel.strip.two_lines
    panel.resize(1500, 700)
    QApplication.processEvents()
    assert not panel.strip.two_lines
    assert panel.minimap.y() == panel.tabs.y()
    assert len(panel.minimap._boxes()) == 12


def test_of_many_screens_the_overview_shows_how_many_are_busy(long_session: Session, qtbot: QtBot):
    minimap = shown(long_session, qtbot, 850).minimap
    day, box = minimap._boxes()[0]
    minimap.show_hurts({})
    picture = minimap._picture(day, box).toImage()

    def filled(minute: int) -> int:
        x = round((minute - 540) / 1020 * box.width())
        column = (picture.pixelColor(x, y).lightness() for y in range(picture.height()))
        return sum(light < theme().field.lightness() - 8 for light in column)

    assert filled(12 * 60 + 30) > 6 * filled(20 * 60 + 30) > 0
    assert filled(16 * 60) == 0
    row = long_session.festival.screenings_on_day(day)[0]
    minimap.show_hurts({day: {row.id: Severity.BLOCKER}})
    hurt = minimap._picture(day, box).toImage()
    red = theme().severity("blocker").name()
    assert any(
        hurt.pixelColor(x, y).name() == red
        for x in range(hurt.width())
        for y in range(hurt.height())
    )

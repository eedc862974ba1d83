from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.edit.people import AddPerson
from planner.edit.venues import AddScreen, SetHours
from planner.model import Person
from planner.times import Day
from tests.ui.panels.conftest import Office
from ui.session import Session
from ui.venues import VenuesPanel
from ui.venues.bars import Bar, axis, dragged, edit_of_bar, forget_bar
from ui.venues.view import x_of

Heard = Callable[[Session], list[tuple[str, str]]]


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> VenuesPanel:
    office.run(AddScreen("Lux", "Lux", 75), AddPerson("Ann Sol"))
    office.run(SetHours(office.screen("Odeon 1").id, 600, 1440))
    made = VenuesPanel(office.session)
    qtbot.addWidget(made)
    made.resize(900, 480)
    made.show()
    return made


def told(panel: VenuesPanel) -> list[tuple[str, str, bool]]:
    return [(bar.label, bar.words, bar.own) for bar in panel.model.bars]


def place(panel: VenuesPanel, row: int, minute: int) -> QPoint:
    rect = panel.view.visualRect(panel.model.index(row))
    x = x_of(minute, panel.model.limits, panel.view.viewport().width())
    return QPoint(round(x), rect.center().y())


def drag(panel: VenuesPanel, qtbot: QtBot, row: int, minute: int, to: int) -> None:
    port, left = panel.view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(port, left, pos=place(panel, row, minute))
    qtbot.mouseMove(port, place(panel, row, to))
    qtbot.mouseRelease(port, left, pos=place(panel, row, to))


def test_bars_say_the_hours_of_the_day_on_show(panel: VenuesPanel) -> None:
    assert told(panel) == [
        ("Odeon / Odeon 1", "10:00–24:00", False),
        ("Odeon / Odeon 2", "06:00–30:00", False),
        ("Lux", "06:00–30:00", False),
    ]
    assert len(panel.model.bars[0].busy) == 2
    panel._choose_day(None)
    assert told(panel)[0] == ("Odeon / Odeon 1", "10:00–24:00", True)


def test_an_end_is_dragged_and_that_is_one_step(
    panel: VenuesPanel, office: Office, qtbot: QtBot
) -> None:
    drag(panel, qtbot, 0, 1440, 1320)
    assert told(panel)[0] == ("Odeon / Odeon 1", "10:00–22:00", True)
    drag(panel, qtbot, 0, 800, 860)
    assert told(panel)[0][1] == "11:00–23:00"
    assert office.session.undo_title == "Change opening hours"
    office.session.undo()
    office.session.undo()
    assert told(panel)[0] == ("Odeon / Odeon 1", "10:00–24:00", False)


def test_escape_lets_go_of_what_is_dragged(
    panel: VenuesPanel, office: Office, qtbot: QtBot
) -> None:
    before = office.session.festival
    qtbot.mousePress(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, 0, 1440))
    qtbot.mouseMove(panel.view.viewport(), place(panel, 0, 1200))
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, 0, 1200))
    assert office.session.festival is before


def test_keys_do_the_same(panel: VenuesPanel, qtbot: QtBot) -> None:
    view = panel.view
    view.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert told(panel)[0][1] == "09:45–24:15"
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert told(panel)[0][1] == "closed"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert told(panel)[0] == ("Odeon / Odeon 1", "10:00–24:00", False)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [label for label, _w, _o in told(panel)][:2] == ["Every day", "Thu 5 Nov"]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert len(told(panel)) == 3


def test_guests_are_not_known_until_somebody_says_when_they_are_there(
    panel: VenuesPanel, office: Office, qtbot: QtBot
) -> None:
    panel.show_tab("days")
    assert told(panel) == [("Ann Sol", "not known", False)]
    drag(panel, qtbot, 0, panel.model.limits[1], 1200)
    assert told(panel) == [("Ann Sol", "06:00–20:00", True)]
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, 0, 900))
    assert told(panel)[0][1] == "away"


def test_ways_are_typed_into_the_matrix_there_and_back(
    panel: VenuesPanel, office: Office, heard: Heard
) -> None:
    messages = heard(office.session)
    panel.show_tab("ways")
    ways = panel.ways
    assert ways.setData(ways.index(0, 1), "12")
    assert ways.data(ways.index(1, 0)) == "12"
    assert not ways.setData(ways.index(0, 1), "far")
    assert len(messages) == 1
    assert not ways.flags(ways.index(1, 1)) & Qt.ItemFlag.ItemIsEditable
    assert ways.setData(ways.index(1, 0), "")
    assert ways.data(ways.index(0, 1)) == ""


def test_seats_and_formats_are_edited_in_a_table_of_all_screens(
    panel: VenuesPanel, office: Office
) -> None:
    panel.show_tab("seats")
    seats = panel.seats
    names = [column.name for column in seats.columns]
    assert {"seats", "kept_seats", "formats", "equipment"} <= set(names)
    assert seats.keep(seats.index(2, names.index("formats")), "DCP; 35 mm")
    assert office.screen("Lux").formats == ("DCP", "35 mm")
    place = seats.index(2, names.index("seats"))
    panel.seats_grid.setCurrentIndex(place)
    assert seats.keep(place, "80")
    assert panel.seats_grid.currentIndex() == place, "the keyboard stays in the cell"
    assert not seats.keep(place, "many")
    assert seats.typed(seats.index(2, names.index("seats"))) == "many"


def test_a_whole_day_dragged_is_not_taken_for_closed(office: Office) -> None:
    limits = axis(office.session.festival)
    day = Day(office.session.festival.edition.first_day)
    screen = office.screen("Odeon 1").id
    bar = Bar("screen", screen, day, "", "", (600, 1200), own=False)
    office.run(edit_of_bar(bar, limits, limits))
    assert office.session.festival.hours(screen, day) is not None
    office.run(forget_bar(bar))
    assert not office.session.festival.has_own_hours(screen, day)


def test_ends_stay_in_the_day_and_a_quarter_of_an_hour_apart() -> None:
    bar = Bar(Person.table, 1, Day(1), "", "", (600, 660), own=True)
    limits = (360, 1800)
    assert dragged(bar, "since", 500, limits) == (645, 660)
    assert dragged(bar, "until", -500, limits) == (600, 615)
    assert dragged(bar, "both", -500, limits) == (360, 420)
    assert dragged(bar, "both", 9000, limits) == (1740, 1800)


def test_a_table_behind_another_page_survives_that_its_screens_go(
    panel: VenuesPanel, office: Office
) -> None:
    panel.show_tab("ways")
    panel.show_tab("seats")
    rows, heads = panel.seats.rowCount(), Qt.Orientation.Vertical
    panel.hide()
    office.session.close()
    assert [panel.seats.headerData(row, heads) for row in range(rows)]
    assert panel.ways.data(panel.ways.index(0, 0)) == "–"
    panel.resize(500, 400)
    panel.show()

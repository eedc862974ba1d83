from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from planner.edit.venues import AddScreen
from planner.errors import UserError
from planner.times import iso_day
from ui.dialogs import NewFestivalDialog
from ui.dialogs.screen_lines import parse_screens
from ui.session import Session


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    made = Session()
    yield made
    made.close()


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> NewFestivalDialog:
    made = NewFestivalDialog(session)
    made.name.setText("Shanghai  Panorama")
    made.first.set_date(date(2026, 11, 5))
    made.last.set_date(date(2026, 11, 8))
    made.zone.setText("Asia/Shanghai")
    made.screens.setPlainText("Odeon / Screen 1, 310\n\nStudio")
    made.open()
    return made


def test_a_festival_is_created_and_opened(
    dialog: NewFestivalDialog, session: Session, tmp_path: Path
) -> None:
    dialog.create_at(tmp_path / "panorama.marquee")
    assert dialog.isVisible() is False
    festival = session.festival
    assert festival.edition.name == "Shanghai Panorama"
    assert [iso_day(day) for day in festival.days()][::3] == ["2026-11-05", "2026-11-08"]
    names = [festival.screen_name(screen.id) for screen in festival.screens_in_order()]
    assert names == ["Odeon / Screen 1", "Studio"]
    assert [s.seats for s in festival.screens_in_order()] == [310, None]


def test_what_is_wrong_is_said_and_nothing_is_lost(dialog: NewFestivalDialog) -> None:
    dialog.zone.setText("Asia/Atlantis")
    dialog.ask_where()
    assert "There is no time zone “Asia/Atlantis”" in dialog.complaint.text
    dialog.zone.setText("Asia/Shanghai")
    dialog.name.setText(" ")
    dialog.ask_where()
    assert dialog.complaint.text == "A festival needs a name."
    dialog.name.setText("Panorama")
    dialog.last.set_date(date(2026, 11, 4))
    dialog.ask_where()
    assert dialog.complaint.text == "The last day is before the first; choose a later one."
    assert dialog.screens.toPlainText() == "Odeon / Screen 1, 310\n\nStudio"
    dialog.close()


def test_a_file_that_is_there_already_is_not_overwritten(
    dialog: NewFestivalDialog, tmp_path: Path
) -> None:
    path = tmp_path / "panorama.marquee"
    path.write_text("mine")
    dialog.create_at(path)
    assert str(path) in dialog.complaint.text
    assert path.read_text() == "mine"
    dialog.close()


def test_a_later_first_day_takes_the_last_along(dialog: NewFestivalDialog) -> None:
    dialog.first.set_date(date(2026, 12, 1))
    assert iso_day(dialog.last.day()) == "2026-12-04"
    assert dialog.days_note.text() == "4 festival days"
    dialog.close()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fri 6 Nov 2026", "2026-11-06"),
        ("6 november", "2026-11-06"),
        ("2027-01-02", "2027-01-02"),
        ("16.11.2026", "2026-11-16"),
    ],
)
def test_a_day_is_typed_as_anybody_writes_it(
    dialog: NewFestivalDialog, text: str, day: str
) -> None:
    dialog.last.selectAll()
    QTest.keyClicks(dialog.last, text)
    assert iso_day(dialog.last.day()) == day
    dialog.last.editingFinished.emit()
    assert dialog.last.text().endswith(day[:4])
    dialog.close()


@pytest.mark.parametrize("text", ["soon", "", "03/04/2026", "6 Nov 1926"])
def test_what_is_no_day_stays_to_be_mended(dialog: NewFestivalDialog, text: str) -> None:
    dialog.first.selectAll()
    QTest.keyClick(dialog.first, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.first, text)
    sentence = f"“{text}” is no day; write it as 6 Nov 2026."
    assert dialog.days_note.text() == sentence
    dialog.ask_where()
    assert dialog.complaint.text == sentence
    assert dialog.first.text() == text
    QTest.keyClick(dialog.first, Qt.Key.Key_Up)
    assert dialog.first.text() == "Fri 6 Nov 2026"
    dialog.close()


def test_a_day_is_chosen_from_the_calendar(dialog: NewFestivalDialog) -> None:
    QTest.keyClick(dialog.last, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = dialog.last.findChildren(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 8)
    calendar.clicked.emit(QDate(2026, 11, 10))
    assert not calendar.isVisible()
    assert dialog.days_note.text() == "6 festival days"
    dialog.close()


@pytest.mark.parametrize(
    ("line", "screen"),
    [
        ("Odeon / Screen 1, 310", AddScreen("Screen 1", "Odeon", 310)),
        ("Odeon/Screen 1;310 seats", AddScreen("Screen 1", "Odeon", 310)),
        ("  Studio  ", AddScreen("Studio", "", None)),
        ("Studio,", AddScreen("Studio", "", None)),
        ("Museum, Hall 2, 90", AddScreen("Museum, Hall 2", "", 90)),
    ],
)
def test_a_screen_is_written_in_one_line(line: str, screen: AddScreen) -> None:
    assert parse_screens(line) == (screen,)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Studio\nOdeon / 1, many", "Line 2: “many” is not a number of seats."),
        ("Odeon /, 90", "Line 1: “Odeon /, 90” has no screen; write Venue / Screen, seats."),
        ("Studio\n\nStudio", "Line 3: “Studio” is there twice."),
    ],
)
def test_a_line_that_is_no_screen_is_named(text: str, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_screens(text)
    assert str(refused.value) == sentence

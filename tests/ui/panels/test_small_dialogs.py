from __future__ import annotations

import sqlite3

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner import __version__
from planner.edit.venues import SetHours
from tests.ui.panels.conftest import Office
from ui.actions import ACTIONS
from ui.dialogs import AboutDialog, AcceptDialog, HoursDialog, ScreenDialog, ShortcutsDialog
from ui.dialogs.about import report
from ui.dialogs.shortcuts import shortcuts


def test_a_conflict_is_accepted_only_with_a_reason(office: Office, qtbot: QtBot) -> None:
    conflict = office.session.report.open()[0]
    dialog = AcceptDialog(office.session, conflict)
    dialog.open()
    assert dialog.button.isEnabled() is False
    qtbot.keyClicks(dialog.reason, "The same team.")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible() is False
    acceptance = office.session.festival.acceptance(conflict.key)
    assert acceptance is not None
    assert acceptance.reason == "The same team."
    assert conflict in office.session.report.accepted()


def test_a_screen_is_added_and_another_renamed(office: Office, qtbot: QtBot) -> None:
    dialog = ScreenDialog(office.session)
    assert dialog.venue.text() == "Odeon"
    dialog.name.setText("Odeon 3")
    dialog.seats.setText("96")
    dialog.keep()
    screen = office.screen("Odeon 3")
    assert screen.seats == 96
    again = ScreenDialog(office.session, screen.id)
    again.name.setText("Attic")
    again.venue.setText("Palace")
    again.keep()
    assert office.session.festival.screen_name(screen.id) == "Palace / Attic"
    office.session.undo()
    assert office.session.festival.screen_name(screen.id) == "Odeon / Odeon 3"


def test_seats_that_are_none_are_refused_in_the_dialog(office: Office, qtbot: QtBot) -> None:
    dialog = ScreenDialog(office.session)
    dialog.open()
    dialog.name.setText("Odeon 3")
    dialog.seats.setText("a few")
    dialog.keep()
    assert dialog.complaint.text == "Seats: “a few” is not a whole number."
    dialog.seats.setText("")
    dialog.name.setText("Odeon 1")
    dialog.keep()
    assert dialog.complaint.text == "Odeon already has a screen called Odeon 1."
    assert len(office.session.festival.screens) == 2
    dialog.close()


def test_hours_by_default_for_one_day_and_closed(office: Office, qtbot: QtBot) -> None:
    screen = office.screen("Odeon 2").id
    first, second, _third = office.session.festival.days()
    dialog = HoursDialog(office.session, screen)
    dialog.default.opens.setText("10")
    dialog.default.closes.setText("25:00")
    dialog.days[first].how.setCurrentIndex(1)
    dialog.days[first].opens.setText("18:00")
    dialog.days[second].how.setCurrentIndex(2)
    dialog.keep()
    hours = [office.session.festival.hours(screen, day) for day in (first, second, _third)]
    start = [day * 1440 for day in (first, second, _third)]
    assert hours == [
        (start[0] + 1080, start[0] + 1800),
        None,
        (start[2] + 600, start[2] + 1500),
    ]
    again = HoursDialog(office.session, screen)
    assert [line.choice for line in again.days.values()] == [1, 2, 0]
    again.days[second].how.setCurrentIndex(0)
    again.keep()
    assert office.session.festival.hours(screen, second) == (start[1] + 600, start[1] + 1500)


def test_hours_that_cannot_be_are_named(office: Office, qtbot: QtBot) -> None:
    dialog = HoursDialog(office.session, office.screen("Odeon 2").id)
    dialog.open()
    dialog.default.opens.setText("noon")
    dialog.keep()
    assert "Every day: “noon” is not a clock time" in dialog.complaint.text
    dialog.default.opens.setText("12:00")
    dialog.default.closes.setText("9:00")
    dialog.keep()
    assert "cannot close at 09:00 when it opens at 12:00" in dialog.complaint.text
    dialog.close()


def test_hours_asked_for_one_day_begin_with_what_holds_there(office: Office) -> None:
    screen = office.screen("Odeon 2").id
    office.run(SetHours(screen, 600, 1500))
    _first, second, _third = office.session.festival.days()
    dialog = HoursDialog(office.session, screen, day=second)
    line = dialog.days[second]
    assert (line.choice, line.opens.text(), line.closes.text()) == (1, "10:00", "25:00")
    line.closes.setText("23:00")
    dialog.keep()
    start = second * 1440
    assert office.session.festival.hours(screen, second) == (start + 600, start + 1380)


def test_every_shortcut_is_listed(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    listed = [text for _menu, rows in shortcuts() for text, _keys in rows]
    assert len(listed) == len([row for row in ACTIONS if row.shortcut])
    assert set(listed) <= shown


def test_about_names_the_versions_and_copies_them(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {__version__, sqlite3.sqlite_version} <= shown
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == report()


def test_a_dialog_remembers_its_size(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    dialog.open()
    dialog.resize(QSize(555, 444))
    dialog.reject()
    again = AboutDialog()
    assert again.size() == QSize(555, 444)

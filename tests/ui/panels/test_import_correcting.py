"""Typing over what an import understood, in the preview, with the keyboard and the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.conftest import Office
from ui.dialogs import ImportDialog
from ui.dialogs.import_list import tick_box
from ui.dialogs.import_rows import Line
from ui.widgets import PlainLabel

FILMS = """title,runtime,year,director
Slat,90,2022,Ann Sol
Reed,ninety,2019,Cy Dee
Moss,12,2020,Bo Li
"""
PROSE = """All times may change; see our web site.

Salt – Director: Ann Sol
26 minutes
Two sisters sell what the lake leaves behind.

Reed – Director: Cy Dee
9 minutes
A flute, a marsh, and an answer that comes late.
"""
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(office: Office, path: Path, text: str, qtbot: QtBot) -> ImportDialog:
    path.write_text(text, "utf-8")
    made = ImportDialog(office.session, [path])
    made.open()
    with qtbot.waitSignal(made.planned, timeout=30_000):
        pass
    return made


@pytest.fixture
def dialog(office: Office, tmp_path: Path, qtbot: QtBot) -> ImportDialog:
    made = opened(office, tmp_path / "films.csv", FILMS, qtbot)
    made.show_tab("film")
    choose(made, "Slat")
    return made


def line(dialog: ImportDialog, title: str) -> Line:
    return next(line for line in dialog.model.lines if line.title == title)


def choose(dialog: ImportDialog, title: str) -> None:
    dialog.list.choose(line(dialog, title).number, lambda _line: False)


def retype(dialog: ImportDialog, name: str, text: str) -> None:
    """What somebody does at the keyboard in a field: mark all, type, Enter."""
    editor = dialog.correcting.fields.editor(name)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_enter_on_a_row_lets_its_values_be_typed_over(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    fields = dialog.correcting.fields
    assert fields.isVisible() is False
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert fields.isVisible()
    assert dialog.isVisible(), "Enter is not for the button of the dialog"
    assert fields.current == "title"
    assert fields.editor("runtime_seconds").text_now() == "90′"
    assert fields.editor("credits").text_now() == "Director: Ann Sol"
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        retype(dialog, "title", "Salt")
        assert line(dialog, "Salt").typed, "at once, before it is planned anew"
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        retype(dialog, "runtime_seconds", "1:33:05")
    assert fields.note("title") == "Typed; the file says “Slat”."
    assert "93" in line(dialog, "Salt").detail
    assert dialog.line is not None
    assert dialog.line.title == "Salt", "the row stays chosen under its new title"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible() is False
    assert office.film("Salt").runtime_seconds == 5585
    assert office.session.undo_title == "Import films.csv"


def test_what_a_field_cannot_hold_is_said_below_it_and_does_not_come_in(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.correcting.begin()
    fields = dialog.correcting.fields
    retype(dialog, "year", "1066")
    assert "1066" in fields.note("year")
    assert fields.editor("year").text_now() == "1066", "what was typed stays to be mended"
    assert not dialog.wishes.corrections
    dialog.bring_in()
    assert dialog.isVisible(), "nothing comes in while a field is wrong"
    QTest.keyClick(fields.editor("year"), Qt.Key.Key_Escape)
    assert fields.editor("year").text_now() == "2022"
    assert fields.note("year") == ""
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        retype(dialog, "year", "2021")
    dialog.bring_in()
    assert office.film("Slat").year == 2021


def test_what_was_typed_is_put_back_with_the_keyboard(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.correcting.begin()
    fields = dialog.correcting.fields
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        retype(dialog, "title", "Salt")
    QTest.keyClick(fields.editor("title"), Qt.Key.Key_Tab)
    back = QApplication.focusWidget()
    assert back is not None
    assert back.accessibleName() == "Put back what the file says: Title"
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        QTest.keyClick(back, Qt.Key.Key_Space)
    assert fields.editor("title").text_now() == "Slat"
    assert fields.note("title") == ""
    assert not line(dialog, "Slat").typed
    dialog.reject()


def test_escape_leaves_the_fields_and_not_the_dialog(dialog: ImportDialog) -> None:
    dialog.correcting.begin()
    QTest.keyClick(dialog.correcting.fields.editor("title"), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.correcting.fields.isVisible() is False
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert dialog.isVisible() is False


def test_ctrl_down_goes_on_with_the_same_field_of_the_next_row(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.correcting.begin()
    fields = dialog.correcting.fields
    fields.focus("year")
    assert dialog.line is not None
    first = dialog.line.title
    QTest.keyClick(fields.editor("year"), Qt.Key.Key_Down, CTRL)
    assert dialog.line.title != first
    assert fields.current == "year"
    assert fields.editor("title").text_now() == dialog.line.title
    second = dialog.line.title
    QTest.keyClicks(fields.editor("year"), "soon")
    QTest.keyClick(fields.editor("year"), Qt.Key.Key_Down, CTRL)
    assert dialog.line.title == second, "nobody goes on from what is wrong without seeing it"
    assert "soon" in fields.note("year")
    dialog.reject()


def test_a_double_click_corrects_but_one_on_the_tick_does_not(dialog: ImportDialog) -> None:
    view = dialog.list
    place = view.visualRect(dialog.model.index(0))
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseDClick(port, left, pos=tick_box(place).center())
    assert dialog.correcting.fields.isVisible() is False
    QTest.mouseDClick(port, left, pos=QPoint(place.left() + 120, place.center().y()))
    assert dialog.correcting.fields.isVisible()
    dialog.reject()


def test_enter_on_a_problem_goes_to_the_field_that_it_is_about(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.show_tab("problems")
    at = next(n for n, one in enumerate(dialog.model.lines) if "ninety" in one.title)
    dialog.list.setCurrentIndex(dialog.model.index(at))
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    assert dialog.tabs.current == "film"
    assert dialog.line is not None
    assert dialog.line.title == "Reed"
    assert dialog.correcting.fields.current == "runtime_seconds"
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        retype(dialog, "runtime_seconds", "90")
    assert not dialog.complaint.text
    dialog.bring_in()
    assert office.film("Reed").runtime_seconds == 5400


def test_what_is_typed_survives_ticks_and_is_counted_in_what_comes_in(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.correcting.begin()
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        retype(dialog, "title", "Salt")
    number = line(dialog, "Moss").number
    assert number is not None
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        dialog.toggle(number)
    assert line(dialog, "Salt").ticked
    dialog.bring_in()
    titles = {film.title for film in office.session.festival.films.values()}
    assert "Salt" in titles
    assert not {"Slat", "Moss"} & titles


def test_text_left_over_is_given_to_a_film_or_becomes_one(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(office, tmp_path / "lake.txt", PROSE, qtbot)
    dialog.show_tab("leftovers")
    dialog.list.setCurrentIndex(dialog.model.index(0))
    homes = dialog.correcting.homes
    assert homes.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert homes.field.hasFocus()
    assert homes.field.currentText() == "Synopsis"
    assert homes.film.currentText().startswith("Salt")
    QTest.keyClick(homes.field, Qt.Key.Key_Escape)
    assert dialog.list.hasFocus(), "Escape goes back to the list and leaves the dialog there"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        QTest.keyClick(homes.film, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter is not for the button of the dialog"
    assert dialog.plan is not None
    assert dialog.plan.leftovers == ()
    assert homes.isVisible() is False
    salt = line(dialog, "Salt")
    assert salt.typed
    choose(dialog, "Salt")
    dialog.correcting.begin()
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        dialog.correcting.put_back("synopsis")
    dialog.show_tab("leftovers")
    dialog.list.setCurrentIndex(dialog.model.index(0))
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        homes.alone.click()
    assert dialog.button.text() == "Import 3 films"
    dialog.bring_in()
    assert office.film("All times may change; see our web site.").runtime_seconds is None


def test_delete_says_that_something_is_no_film(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(office, tmp_path / "lake.txt", PROSE, qtbot)
    dialog.show_tab("film")
    choose(dialog, "Reed")
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert {one.title for one in dialog.model.lines} == {"Salt"}
    assert dialog.plan is not None
    assert dialog.plan.leftovers[-1].text.startswith("Reed")
    dialog.show_tab("leftovers")
    left = dialog.model.lines[-1]
    assert left.title == "Reed"
    dialog.list.setCurrentIndex(dialog.model.index(len(dialog.model.lines) - 1))
    assert dialog.correcting.homes.piece == dialog.plan.leftovers[-1]
    dialog.show_tab("film")
    choose(dialog, "Salt")
    dialog.correcting.begin()
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        dialog.correcting.fields.no_film.click()
    assert dialog.plan.counts["films"] == 0
    assert {one.title for one in dialog.model.lines} >= {"Salt", "Reed"}  # left over now
    dialog.reject()


def test_a_row_of_a_table_is_left_out_and_never_taken_apart(dialog: ImportDialog) -> None:
    dialog.correcting.begin()
    assert dialog.correcting.fields.no_film.isVisible() is False
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert not dialog.wishes.corrections
    dialog.reject()


def test_a_row_that_follows_from_others_says_so(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(office, tmp_path / "films.csv", FILMS, qtbot).bring_in()
    dialog = opened(
        office, tmp_path / "films.csv", FILMS.replace("Moss,12,2020,Bo Li\n", ""), qtbot
    )
    dialog.show_tab("film")
    choose(dialog, "Moss")
    dialog.correcting.begin()
    assert dialog.correcting.fields.isVisible()
    assert dialog.correcting.fields.current == ""
    dialog.reject()


def test_what_a_sheet_asks_is_shown_on_that_sheet(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "festival.xlsx"
    book = xlsxwriter.Workbook(path)
    films = book.add_worksheet("Films")
    films.write_row(0, 0, ["title", "runtime", "year"])
    films.write_row(1, 0, ["מלח", "ninety", 2019])
    times = book.add_worksheet("Times")
    times.write_row(0, 0, ["film", "screen", "start"])
    times.write_row(1, 0, ["Nobody", "Rex / Nine", "2026-11-06 21:30"])
    book.close()
    dialog = ImportDialog(office.session, [path])
    dialog.open()
    with qtbot.waitSignal(dialog.sources_shown, timeout=30_000):
        pass
    assert dialog.tabs.current == "questions"
    assert dialog.pages.which.currentText() == "festival.xlsx – Times"
    dialog.show_tab("problems")
    assert dialog.line is not None, "a list shows what there is to say about its first row"
    ninety = next(one for one in dialog.model.lines if "ninety" in one.title)
    assert ninety.place == "Films, B2"
    at = list(dialog.model.lines).index(ninety)
    dialog.list.setCurrentIndex(dialog.model.index(at))
    said = [label.text() for label in dialog.card.findChildren(PlainLabel)]
    assert ninety.title in said, "however long it is, all of it can be read"
    assert dialog.pages.which.currentText() == "festival.xlsx – Films"
    assert dialog.pages.text.toPlainText().split("\n")[1].startswith("\u2068מלח\u2069")
    dialog.reject()


def test_a_line_of_which_nothing_came_is_typed_anew(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    text = FILMS.replace("Moss,12", ",12")
    dialog = opened(office, tmp_path / "films.csv", text, qtbot)
    dialog.show_tab("problems")
    at = next(n for n, one in enumerate(dialog.model.lines) if one.line == 4)
    dialog.list.setCurrentIndex(dialog.model.index(at))
    assert dialog.pages.text.marks[4].number == -1, "it is no part of the row above"
    assert dialog.pages.text.line == 4
    retype_line = dialog.correcting.retype
    assert retype_line.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert retype_line.line.hasFocus()
    assert retype_line.line.text() == ",12,2020,Bo Li"
    QTest.keyClick(retype_line.line, Qt.Key.Key_Home)
    QTest.keyClicks(retype_line.line, "Moss")
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        QTest.keyClick(retype_line.line, Qt.Key.Key_Return)
    assert retype_line.isVisible() is False
    assert dialog.pages.text.toPlainText().split("\n")[3] == "Moss,12,2020,Bo Li"
    dialog.show_tab("film")
    assert line(dialog, "Moss").label == "New"
    dialog.bring_in()
    assert office.film("Moss").runtime_seconds == 720


def test_a_person_is_described_and_corrected_like_a_film(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "name,email,phone\nAnn Sol,ann@example.org,12\n"
    dialog = opened(office, tmp_path / "people.csv", text, qtbot)
    dialog.list.setCurrentIndex(dialog.model.index(0))
    assert line(dialog, "Ann Sol").detail == "ann@example.org · 12"
    dialog.correcting.begin()
    assert dialog.correcting.fields.current == "name"
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        retype(dialog, "name", "Ann Salt")
    dialog.bring_in()
    people = {person.name: person.email for person in office.session.festival.people.values()}
    assert people["Ann Salt"] == "ann@example.org"
    assert "Ann Sol" not in people

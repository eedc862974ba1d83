from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.edit import SetField
from planner.store import list_backups
from tests.build import document_of
from tests.ui.panels.conftest import Office
from ui.dialogs import ImportDialog
from ui.dialogs.import_rows import Line
from ui.tasks import stop_workers
from ui.widgets import PlainLabel

FILMS = """title,runtime,year,director
Eternal Spring,90,2022,Jason Loftus
Last Sunrise,104,2019,Wen Ren
Ai Weiwei: Yours Truly,76,2019,
Broken,ninety,2019,
"""


@pytest.fixture
def films(tmp_path: Path) -> Path:
    path = tmp_path / "films.csv"
    path.write_text(FILMS, "utf-8")
    return path


@pytest.fixture
def dialog(office: Office, films: Path, qtbot: QtBot) -> ImportDialog:
    made = ImportDialog(office.session, [films])
    made.open()
    qtbot.waitSignal(made.planned, timeout=30_000).wait()
    return made


def runtimes(office: Office) -> dict[str, int | None]:
    return {film.title: film.runtime_seconds for film in office.session.festival.films.values()}


def line(dialog: ImportDialog, title: str) -> Line:
    return next(line for line in dialog.model.lines if line.title == title)


def test_the_preview_shows_everything_and_changes_nothing(
    office: Office, dialog: ImportDialog
) -> None:
    assert [(line.title, line.doubt) for line in dialog.model.lines] == [
        ("Eternal Spring", "warning"),
        ("Broken", "blocker"),
        ("Last Sunrise", ""),
        ("Ai Weiwei: Yours Truly", ""),
    ], "what is doubtful stands first"
    new = line(dialog, "Last Sunrise")
    assert (new.label, new.place) == ("New", "line 3")
    assert new.detail == "104′ · Wen Ren · 2019"
    assert "Nothing has changed yet." in dialog.hint.text()
    assert len(office.session.festival.films) == 4
    dialog.show_tab("problems")
    assert [(row.place, row.severity) for row in dialog.model.lines if "ninety" in row.title] == [
        ("films.csv, line 5", "blocker")
    ]
    dialog.reject()
    assert len(office.session.festival.films) == 4


def test_import_is_one_step_that_undo_takes_out(office: Office, dialog: ImportDialog) -> None:
    before = runtimes(office)
    dialog.button.click()
    assert dialog.isVisible() is False
    assert office.film("Last Sunrise").runtime_seconds == 104 * 60
    assert office.session.undo_title == "Import films.csv"
    office.session.undo()
    assert runtimes(office) == before


def test_a_backup_is_made_before_anything_comes_in(
    office: Office, films: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = document_of(office.session.festival, tmp_path / "kept.marquee")
    office.session.use(kept)
    dialog = ImportDialog(office.session, [films])
    dialog.open()
    qtbot.waitSignal(dialog.planned, timeout=30_000).wait()
    dialog.button.click()
    assert office.film("Last Sunrise")
    office.session.close()
    (backup,) = list_backups(kept.path)
    assert backup.reason == "before Import films.csv"
    assert backup.films == 4


def test_a_row_can_be_left_out(office: Office, dialog: ImportDialog, qtbot: QtBot) -> None:
    number = line(dialog, "Last Sunrise").number
    assert number is not None
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        dialog.list.ticked.emit(number)
        assert line(dialog, "Last Sunrise").ticked is False  # at once, before it is planned anew
    dialog.button.click()
    titles = {film.title for film in office.session.festival.films.values()}
    assert "Last Sunrise" not in titles
    assert "Ai Weiwei: Yours Truly" in titles


def test_what_was_changed_by_hand_stays_unless_the_files_is_taken(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    kept = line(dialog, "Eternal Spring")
    assert "Runtime stays 86′ (the file says 90′)" in kept.detail
    assert kept.number is not None
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        dialog.list.chose.emit(kept.number)
    assert "Runtime 86′ → 90′" in line(dialog, "Eternal Spring").detail
    dialog.button.click()
    assert office.film("Eternal Spring").runtime_seconds == 5400


def test_a_file_that_cannot_be_read_is_named(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("")
    dialog = ImportDialog(office.session, [path])
    dialog.open()
    qtbot.waitSignal(dialog.planned, timeout=30_000).wait()
    assert "empty.txt" in dialog.complaint.text
    assert dialog.hint.text() == "Nothing was changed."
    assert dialog.button.isVisible() is False
    assert dialog.leave.text() == "Close"
    assert dialog.leave.hasFocus()
    assert dialog.complaint.y() < dialog.height() / 2, "it stands where people look first"
    dialog.close()


def opened(office: Office, path: Path, text: str, qtbot: QtBot) -> ImportDialog:
    path.write_text(text, "utf-8")
    made = ImportDialog(office.session, [path])
    made.open()
    with qtbot.waitSignal(made.planned, timeout=30_000):
        pass
    return made


def test_a_question_is_answered_in_the_preview(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "title,runtime,year,director\nEternal Springs,86,1999,Jason Loftus\n"
    dialog = opened(office, tmp_path / "other.csv", text, qtbot)
    assert dialog.plan is not None
    (question,) = dialog.plan.questions
    assert dialog.tabs.current == "questions"
    assert dialog.model.lines[0].severity == "warning"
    assert dialog.button.isEnabled() is False
    dialog.list.setCurrentIndex(dialog.model.index(0))
    combo = dialog.card.choices[question.id]
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        combo.activated.emit(combo.findData("new"))
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter on an answer is not for the button of the dialog"
    assert dialog.list.hasFocus()
    assert dialog.model.lines[0].severity == "done"
    assert "another film" in dialog.model.lines[0].detail
    assert dialog.card.choices[question.id] is combo  # the keyboard stays on it
    assert dialog.button.text() == "Import 1 film"
    dialog.button.click()
    assert office.film("Eternal Springs").year == 1999
    assert office.film("Eternal Spring").year != 1999


def test_a_row_that_waits_is_answered_where_it_is(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "title,runtime,year,director\nEternal Springs,86,1999,Jason Loftus\n"
    dialog = opened(office, tmp_path / "other.csv", text, qtbot)
    dialog.show_tab("film")
    waiting = dialog.model.lines[0]
    assert (waiting.label, waiting.ticked) == ("Possibly the same", False)
    dialog.list.setCurrentIndex(dialog.model.index(0))
    (combo,) = dialog.card.choices.values()
    known = str(office.film("Eternal Spring").id)
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        combo.activated.emit(combo.findData(known))
    assert dialog.model.lines[0].label == "Changed"
    dialog.reject()


def test_fields_changed_by_hand_are_ticked_one_by_one(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "title,runtime,year,director\nEternal Spring,90,2021,Jason Loftus\n"
    office.run(SetField("film", office.film("Eternal Spring").id, "year", 2022))
    dialog = opened(office, tmp_path / "again.csv", text, qtbot)
    if dialog.plan is not None and dialog.plan.questions:
        known = str(office.film("Eternal Spring").id)
        with qtbot.waitSignal(dialog.planned, timeout=30_000):
            dialog.say(dialog.plan.questions[0].id, known)
    dialog.show_tab("film")
    dialog.list.setCurrentIndex(dialog.model.index(0))
    assert {"runtime_seconds", "year"} <= set(dialog.card.fields)
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        dialog.card.fields["year"].click()
    dialog.button.click()
    film = office.film("Eternal Spring")
    assert (film.year, film.runtime_seconds) == (2021, 86 * 60)


def test_what_is_said_while_a_plan_is_made_is_not_lost(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    numbers = [line(dialog, title).number for title in ("Last Sunrise", "Broken")]
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        for number in numbers:
            assert number is not None
            dialog.list.ticked.emit(number)
        assert dialog.button.isEnabled() is False
    assert dialog.plan is not None
    assert dialog.plan.answers.skipped == frozenset(numbers)
    dialog.reject()


def test_the_source_is_shown_with_what_became_of_each_line(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    text = dialog.pages.text
    assert text.toPlainText().split("\n")[2] == "Last Sunrise,104,2019,Wen Ren"
    kinds = {line: (mark.kind, mark.severity) for line, mark in text.marks.items()}
    assert kinds[1] == ("heading", "")
    assert kinds[3] == ("add", "")
    assert kinds[5] == ("add", "blocker")
    assert "new" in dialog.pages.legend.whole_text()
    dialog.list.setCurrentIndex(dialog.model.index(1))
    assert dialog.line is not None
    assert text.line == dialog.line.line
    dialog.reject()


def test_a_line_of_the_source_chooses_its_row(office: Office, dialog: ImportDialog) -> None:
    dialog.show_tab("problems")
    dialog.pages.text.pick(4)
    assert dialog.tabs.current == "film"
    assert dialog.line is not None
    assert dialog.line.title == "Ai Weiwei: Yours Truly"
    dialog.reject()


PROSE = """THE LAKE

Salt – Director: Ann Sol
26 minutes
Two sisters sell what the lake leaves behind.
It leaves little.

Reed – Director: Cy Dee
9 minutes
A flute, a marsh, and an answer that comes late.
"""


def test_all_lines_of_a_piece_of_prose_are_marked(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(office, tmp_path / "lake.txt", PROSE, qtbot)
    marks = dialog.pages.text.marks
    salt = [line for line, mark in marks.items() if mark.number == marks[3].number]
    assert salt == [3, 4, 5, 6]
    assert [marks[line].begins for line in salt] == [True, False, False, False]
    assert 7 not in marks
    dialog.pages.text.pick(5)
    assert dialog.line is not None
    assert dialog.line.title == "Salt"
    dialog.reject()


def test_the_cells_of_a_spreadsheet_are_shown_by_sheet(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "festival.xlsx"
    book = xlsxwriter.Workbook(path)
    films = book.add_worksheet("Films")
    films.write_row(0, 0, ["title", "runtime", "year"])
    films.write_row(2, 0, ["Salt", 26, 2019])
    screens = book.add_worksheet("Screens")
    screens.write_row(0, 0, ["venue", "screen", "seats"])
    screens.write_row(1, 0, ["Rex", "One", 120])
    book.close()
    dialog = ImportDialog(office.session, [path])
    dialog.open()
    with qtbot.waitSignal(dialog.sources_shown, timeout=30_000):
        pass
    names = [dialog.pages.which.itemText(at) for at in range(dialog.pages.which.count())]
    assert names == ["festival.xlsx – Films", "festival.xlsx – Screens"]
    dialog.show_tab("screen")
    dialog.list.setCurrentIndex(dialog.model.index(0))
    assert dialog.pages.which.currentIndex() == 1
    assert dialog.pages.text.toPlainText().split("\n")[1] == "Rex  │  One  │  120"
    assert dialog.pages.text.line == 2
    dialog.show_tab("film")
    dialog.list.setCurrentIndex(dialog.model.index(0))
    assert dialog.pages.text.line == 3
    dialog.reject()


def test_the_meaning_of_a_column_is_corrected_and_remembered(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    stop_workers()  # one of another test would remember elsewhere
    text = "title,runtime,Blorb\nSalt,26,Lakes\nReed,9,Hills\n"
    dialog = opened(office, tmp_path / "strands.csv", text, qtbot)
    dialog.show_tab("film")
    assert "Lakes" not in line(dialog, "Salt").detail
    columns = dialog.correct_columns()
    assert columns is not None
    combo = columns.fields["Blorb"]
    assert combo.currentText() == "not read"
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        combo.activated.emit(combo.findData("section"))
        columns.button.click()
    assert "Lakes" in line(dialog, "Salt").detail
    dialog.button.click()
    assert office.session.festival.sections
    again = opened(office, tmp_path / "later.csv", text.replace("Salt", "Sand"), qtbot)
    again.show_tab("film")
    assert "Lakes" in line(again, "Sand").detail
    again.reject()


def test_a_table_of_which_nothing_would_be_left_is_kept_as_it_was(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    columns = dialog.correct_columns()
    assert columns is not None
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        columns.kind.activated.emit(columns.kind.count() - 1)
        columns.button.click()
    assert dialog.complaint.text
    dialog.show_tab("film")
    assert len(dialog.model.lines) == 4
    assert dialog.button.isEnabled()
    dialog.reject()


def test_a_doubtful_row_keeps_its_place_when_it_is_settled(
    office: Office, dialog: ImportDialog, qtbot: QtBot
) -> None:
    kept = line(dialog, "Eternal Spring").number
    assert kept is not None
    with qtbot.waitSignal(dialog.planned, timeout=30_000):
        dialog.list.chose.emit(kept)
    assert dialog.model.lines[0].title == "Eternal Spring"
    dialog.reject()


def test_what_is_wrong_with_a_row_is_said_below_it(dialog: ImportDialog) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(1))
    said = [label.text() for label in dialog.card.findChildren(PlainLabel)]
    assert any("ninety" in text for text in said)
    dialog.reject()


def test_cancel_while_reading_stops_it(office: Office, films: Path, qtbot: QtBot) -> None:
    dialog = ImportDialog(office.session, [films])
    dialog.open()
    asked = []
    dialog.planned.connect(lambda: asked.append(dialog.plan))
    dialog.reject()
    qtbot.wait(1500)
    assert asked == []
    assert len(office.session.festival.films) == 4

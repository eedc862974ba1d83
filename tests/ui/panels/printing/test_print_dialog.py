"""The print dialog: what it offers and says, what it keeps, and prints that go on beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.edit import SetField
from planner.edit.texts import AddLanguage
from planner.pdf.base import For
from planner.pdf.documents import all_documents
from tests.ui.panels.conftest import Office
from tests.ui.panels.printing.steps import choose, option, save, shown, text_of
from ui.dialogs import PrintDialog
from ui.dialogs.several import SeveralButton
from ui.memory import Memory


def test_every_document_is_offered_under_its_readers_with_its_options(dialog: PrintDialog) -> None:
    documents = all_documents()
    assert sorted(dialog.list.documents()) == sorted(documents)
    rows = [dialog.list.item(row) for row in range(dialog.list.count())]
    headings = [row.text() for row in rows if row.flags() == Qt.ItemFlag.NoItemFlags]
    assert headings == ["For the public", "Press and industry", "For the house"]
    readers = [documents[key].readers for key in dialog.list.documents()]
    assert readers == sorted(readers, key=list(For).index)
    assert dialog.document_id == "day-grid"
    declared = [setting.key for setting in dialog.document.every_option]
    assert [field.setting.key for field in dialog.form.fields] == declared


def test_the_keyboard_passes_over_the_names_of_readers(dialog: PrintDialog, qtbot: QtBot) -> None:
    last = [key for key in dialog.list.documents() if all_documents()[key].readers is For.PUBLIC][
        -1
    ]
    choose(dialog, last, qtbot)
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.document.readers is For.INDUSTRY


def test_days_screens_and_sections_are_chosen_from_those_there_are(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    choose(dialog, "overview", qtbot)
    screens = option(dialog, "screens").editor
    assert isinstance(screens, SeveralButton)
    assert [label for _value, label in screens.choices] == ["Odeon / Odeon 1", "Odeon / Odeon 2"]
    days = option(dialog, "days").editor
    assert isinstance(days, SeveralButton)
    assert len(days.choices) == 3
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        popup = screens.open_list()
        popup.list.setCurrentRow(2)
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
        QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert screens.value == (screens.choices[1][0],)
    assert screens.text() == "Odeon / Odeon 2"
    assert dialog.sheets is not None
    assert dialog.sheets.left_out == (), "both that are kept back are on the other screen"


def test_every_control_has_a_name_to_be_read_aloud(dialog: PrintDialog) -> None:
    controls = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) > 15
    nameless = [
        type(widget).__name__
        for widget in controls
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_what_is_left_out_and_what_lacks_stands_beside_it(
    office: Office, dialog: PrintDialog, qtbot: QtBot
) -> None:
    left_out = "2 screenings are left out: they are not confirmed."
    assert dialog.sheets is not None
    assert dialog.sheets.left_out[0].startswith(left_out)
    choose(dialog, "film-sheet", qtbot)
    box = option(dialog, "unconfirmed").editor
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        box.setChecked(True)  # type: ignore[attr-defined]
    assert dialog.sheets.left_out == ()
    lacking = dialog.sheets.incomplete
    assert "1 film has no runtime: “Chomo”." in lacking
    assert any("have no stills: “Maineland”, “Eternal Spring”, “Ritoma” and " in s for s in lacking)
    assert dialog.remarks.sentences == [*dialog.sheets.warnings, *lacking]


def test_what_a_language_lacks_stands_under_its_own_heading(
    office: Office, qtbot: QtBot, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.printing.dialog.Memory", lambda: memory)
    office.session.run(AddLanguage("sv", "Swedish"))
    made = shown(office, qtbot)
    with qtbot.waitSignal(made.drawn, timeout=30_000):
        option(made, "language").put("sv")
    assert made.sheets is not None
    said = [label.text() for label in made.remarks.findChildren(QLabel) if label.isVisibleTo(made)]
    at = said.index("Not translated")
    assert said[at + 1].startswith("“Title” of films is missing in Swedish: ")
    assert any(
        one.startswith("Words of the document itself are missing in Swedish") for one in said
    )
    assert not any("missing in" in one for one in made.sheets.warnings)
    made.close()


def test_remarks_about_another_document_are_gone_at_once(dialog: PrintDialog, qtbot: QtBot) -> None:
    assert dialog.remarks.sentences
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        dialog.list.choose("wall-cards")
        assert dialog.remarks.sentences == []


def test_what_changes_in_the_window_is_printed_anew(
    office: Office, dialog: PrintDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(dialog, "door-list", qtbot)
    film = office.film("Maineland")
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        office.run(SetField("film", film.id, "title", "Mainland China"))
        assert dialog.save.isEnabled() is False
    save(dialog, tmp_path / "doors.pdf", qtbot)
    assert "Mainland China" in text_of(tmp_path / "doors.pdf")


def test_it_closes_with_the_festival(office: Office, dialog: PrintDialog) -> None:
    office.session.close()
    assert dialog.isVisible() is False


def test_a_print_is_stopped_at_once_and_can_be_made_again(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.drawn, timeout=5_000):
        dialog.list.choose("catalogue")
        assert dialog.desk.is_busy
        dialog.view.paging.stop.emit()
    assert dialog.sheets is None
    assert dialog.save.isEnabled() is False
    assert not dialog.view.paging.number.isVisible()
    choose(dialog, "overview", qtbot)
    assert dialog.sheets is not None
    assert dialog.view.paging.number.isVisible()


def test_a_print_that_was_stopped_begins_anew_where_its_document_is_clicked(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    for again in (
        lambda at: QTest.mouseClick(
            dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at.center()
        ),
        lambda _at: dialog.list.itemActivated.emit(dialog.list.currentItem()),
    ):
        with qtbot.waitSignal(dialog.drawn, timeout=5_000):
            dialog.choices.changed.emit()
            qtbot.waitUntil(lambda: dialog.desk.is_busy)
            dialog.view.paging.stop.emit()
        assert dialog.sheets is None
        assert dialog.remarks.sentences == []
        with qtbot.waitSignal(dialog.drawn, timeout=30_000):
            again(dialog.list.visualItemRect(dialog.list.currentItem()))
        assert dialog.sheets is not None


@pytest.mark.logs_warnings
def test_a_worker_that_dies_is_said_in_a_sentence(dialog: PrintDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        dialog.list.choose("catalogue")
        assert dialog.desk._task is not None
        dialog.desk._task._worker.process.kill()
    assert dialog.complaint.text.startswith("Printing could not be finished;")
    choose(dialog, "overview", qtbot)
    assert dialog.complaint.text == ""


def test_options_are_remembered_and_kept_under_names(
    office: Office, dialog: PrintDialog, qtbot: QtBot
) -> None:
    paper = option(dialog, "paper").editor
    assert isinstance(paper, QComboBox)
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        paper.setCurrentIndex(paper.findData("a3"))
    dialog.choices.preset.keeping.emit("For the foyer")
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        paper.setCurrentIndex(paper.findData("a5"))
    choose(dialog, "overview", qtbot)
    dialog.close()

    again = shown(office, qtbot)
    assert again.document_id == "overview"
    choose(again, "day-grid", qtbot)
    assert again.form.values()["paper"] == "a5"
    again.choices.preset._fill()
    texts = [action.text() for action in again.choices.preset.menu().actions()]
    assert texts[0] == "For the foyer"
    with qtbot.waitSignal(again.drawn, timeout=30_000):
        again.choices.preset.menu().actions()[0].trigger()
    assert again.form.values()["paper"] == "a3"
    again.presets.drop("day-grid", "For the foyer")
    assert again.presets.names("day-grid") == []
    again.close()


def test_fonts_of_a_print_are_remembered_for_the_window(
    dialog: PrintDialog, qtbot: QtBot, memory: Memory, tmp_path: Path
) -> None:
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):
        option(dialog, "fonts").put(str(tmp_path / "none"))
    assert memory.font_folders()[1:] == []  # refused, with a sentence
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):
        option(dialog, "fonts").put(str(tmp_path))
    assert memory.font_folders()[1:] == [tmp_path]


@pytest.mark.parametrize("kept", ["{", "[1]", '{"last": 3, "named": {"day-grid": [4]}}'])
def test_presets_of_anothers_making_are_passed_over(
    office: Office, qtbot: QtBot, memory: Memory, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    monkeypatch.setattr("ui.dialogs.printing.dialog.Memory", lambda: memory)
    document = office.session.document
    assert document is not None
    memory.of_file(document.path).keep("print", kept)
    made = shown(office, qtbot)
    assert made.document_id == "day-grid"
    made.close()

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from planner.pdf.documents import all_documents
from planner.settings import Setting
from tests.ui.panels.conftest import Office
from ui.dialogs import PrintDialog
from ui.dialogs.options import OptionField, OptionForm


@pytest.fixture
def dialog(office: Office, qtbot: QtBot) -> PrintDialog:
    made = PrintDialog(office.session)
    made.open()
    qtbot.waitSignal(made.drawn, timeout=60_000).wait()
    return made


def option(dialog: PrintDialog, key: str) -> OptionField:
    return next(field for field in dialog.form.fields if field.setting.key == key)


def test_every_document_is_offered_with_its_options(dialog: PrintDialog) -> None:
    titles = [dialog.list.item(i).text() for i in range(dialog.list.count())]
    assert titles == [document.title for document in all_documents().values()]
    declared = [setting.key for setting in dialog.document.options]
    assert [field.setting.key for field in dialog.form.fields] == declared
    dialog.close()


def test_the_preview_is_the_pdf_that_is_saved(
    office: Office, dialog: PrintDialog, tmp_path: Path
) -> None:
    assert dialog.printed is not None
    path = tmp_path / "grid.pdf"
    dialog.save_at(path)
    assert path.read_bytes() == dialog.printed.pdf
    assert path.read_bytes().startswith(b"%PDF-")
    assert dialog.isVisible() is False


def test_an_option_draws_anew(dialog: PrintDialog, qtbot: QtBot) -> None:
    assert dialog.printed is not None
    before = dialog.printed.pdf
    paper = option(dialog, "paper").editor
    assert isinstance(paper, QComboBox)
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        paper.setCurrentIndex(1 - paper.currentIndex())
    assert dialog.printed.pdf != before
    assert dialog.save.isEnabled() is True
    dialog.close()


def test_an_option_that_cannot_be_is_said_and_nothing_can_be_saved(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    days = option(dialog, "days").editor
    assert isinstance(days, QLineEdit)
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        days.setText("2026-12-24")
        days.editingFinished.emit()
    assert "2026-12-24 is not a day of the festival" in dialog.complaint.text
    assert dialog.save.isEnabled() is False
    dialog.close()


def test_a_place_that_cannot_be_written_is_named(dialog: PrintDialog, tmp_path: Path) -> None:
    dialog.save_at(tmp_path / "nowhere" / "grid.pdf")
    assert "could not be written: No such file or directory" in dialog.complaint.text
    dialog.close()


def test_a_form_is_made_of_any_settings(qtbot: QtBot) -> None:
    form = OptionForm(
        (
            Setting("copies", 2, "Copies", minimum=1, maximum=9),
            Setting("colour", True, "In colour"),  # noqa: FBT003
            Setting("days", ("one",), "Days"),
            Setting("paper", "a4", "Paper", choices=(("a4", "A4"), ("a3", "A3"))),
            Setting("note", "hello", "Note"),
        )
    )
    qtbot.addWidget(form)
    assert form.values() == {
        "copies": 2,
        "colour": True,
        "days": ("one",),
        "paper": "a4",
        "note": "hello",
    }

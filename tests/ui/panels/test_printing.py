from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from planner.document import Document
from planner.edit.stills import SetStill
from planner.errors import UserError
from planner.pdf.base import For
from planner.pdf.documents import all_documents
from planner.settings import Setting
from tests.build import start_festival
from tests.ui.panels.conftest import Office
from ui.dialogs import PrintDialog
from ui.dialogs.options import OptionField, OptionForm
from ui.dialogs.paper import put_on_paper


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
    documents = all_documents().values()
    assert sorted(titles) == sorted(document.title for document in documents)
    public = {document.title for document in documents if document.readers is For.PUBLIC}
    assert set(titles[: len(public)]) == public
    assert dialog.document_id == "day-grid"
    declared = [setting.key for setting in dialog.document.every_option]
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


def test_a_festival_is_never_printed_over(
    office: Office, dialog: PrintDialog, tmp_path: Path
) -> None:
    file = tmp_path / "Fest.marquee"
    Document.create(file, start_festival()).close()
    link = tmp_path / "grid.pdf"
    link.symlink_to(file)
    before = file.read_bytes()
    for path in (file, link):
        dialog.save_at(path)
        assert f"“{path}” is a Marquee festival" in dialog.complaint.text
        assert dialog.isVisible()
    assert dialog.printed is not None
    printer = QPrinter()
    printer.setOutputFileName(str(link))
    with pytest.raises(UserError, match="is a Marquee festival"):
        put_on_paper(dialog.printed, printer)
    assert file.read_bytes() == before
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


def test_the_preview_of_the_catalogue_has_the_stills_of_the_file(
    office: Office, dialog: PrintDialog, qtbot: QtBot
) -> None:
    document = office.session.document
    assert document is not None
    film = office.film("Maineland")
    out = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(out, "JPEG")
    office.run(SetStill(film.id, document.keep_still(out.getvalue())))
    row = next(i for i in range(dialog.list.count()) if dialog.list.item(i).text() == "Catalogue")
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):
        dialog.list.setCurrentRow(row)
    invited_too = option(dialog, "unconfirmed").editor
    assert isinstance(invited_too, QCheckBox)
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):
        invited_too.setChecked(True)
    assert dialog.printed is not None
    with pikepdf.open(io.BytesIO(dialog.printed.pdf)) as pdf:
        assert sum(len(page.get_images()) for page in pdf.pages) == 1
    dialog.close()

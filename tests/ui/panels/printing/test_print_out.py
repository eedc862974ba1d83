"""Out of the print dialog: a PDF, a folder of them, paper."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QProgressDialog,
)
from pytestqt.qtbot import QtBot

from planner.document import Document
from planner.edit.stills import SetStill
from planner.errors import UserError
from planner.pdf.base import For
from planner.pdf.documents import all_documents
from tests.build import start_festival
from tests.ui.panels.conftest import Office
from tests.ui.panels.printing.steps import choose, option, save
from ui.dialogs import PrintDialog
from ui.dialogs.printing.paper import PaperJob, pages_of, place_on, take_size
from ui.widgets import Badge


def test_the_pdf_that_is_seen_is_saved(dialog: PrintDialog, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "grid.pdf"
    save(dialog, path, qtbot)
    assert path.read_bytes().startswith(b"%PDF-")
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_an_option_draws_anew(dialog: PrintDialog, qtbot: QtBot) -> None:
    assert dialog.sheets is not None
    before = dialog.sheets.sizes
    paper = option(dialog, "paper").editor
    assert isinstance(paper, QComboBox)
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        paper.setCurrentIndex(1 - paper.currentIndex())
        assert dialog.save.isEnabled() is False
    assert dialog.sheets.sizes != before
    assert dialog.save.isEnabled() is True


def test_an_option_that_cannot_be_is_said_and_nothing_can_be_saved(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    choose(dialog, "change-sheet", qtbot)
    since = option(dialog, "since").editor
    assert isinstance(since, QLineEdit)
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        since.setText("Nowhen")
        since.editingFinished.emit()
    assert "Nowhen" in dialog.complaint.text
    assert dialog.save.isEnabled() is False


def test_a_place_that_cannot_be_written_is_named(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    save(dialog, tmp_path / "nowhere" / "grid.pdf", qtbot)
    assert "could not be written: No such file or directory" in dialog.complaint.text
    assert dialog.save.isEnabled() is True


def test_a_festival_is_never_printed_over(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Fest.marquee"
    Document.create(file, start_festival()).close()
    link = tmp_path / "grid.pdf"
    link.symlink_to(file)
    before = file.read_bytes()
    for path in (file, link):
        save(dialog, path, qtbot)
        assert f"“{path}” is a Marquee festival" in dialog.complaint.text
        assert dialog.isVisible()
    assert dialog.sheets is not None
    printer = QPrinter()
    printer.setOutputFileName(str(link))
    with pytest.raises(UserError, match="is a Marquee festival"):
        PaperJob(dialog, dialog.desk, dialog.sheets, printer)
    assert file.read_bytes() == before


def test_all_documents_of_the_same_readers_go_into_a_folder(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(dialog, "press-schedule", qtbot)
    assert dialog.all.text() == "All for press and industry…"
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.print_all_into(tmp_path)
    own = [key for key, one in all_documents().items() if one.readers is For.INDUSTRY]
    found = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert found == sorted(f"Test Festival {key}.pdf" for key in own)
    assert "in " + str(tmp_path) in dialog.complaint.text
    (badge,) = dialog.complaint.findChildren(Badge)
    assert badge.accessibleName() == "Done"
    assert all(one.startswith("Press schedule: ") for one in dialog.remarks.sentences)
    dialog.complain("No.")
    assert badge.accessibleName() == "Blocker"
    assert dialog.isVisible()


def test_all_of_them_can_be_stopped_and_begun_again(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    heard: list[str] = []
    dialog.desk.progressed.connect(lambda _progress: heard.append(dialog.view.paging.said.text()))
    dialog.print_all_into(tmp_path)
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    with qtbot.waitSignal(dialog.drawn, timeout=5_000):
        dialog.view.paging.stop.emit()
    assert heard[0].startswith("Document 1 of ")
    assert list(tmp_path.glob("*.pdf")) == []
    assert dialog.all.isEnabled()
    assert dialog.form.isVisible()
    assert sum(form.isVisible() for form in dialog.choices._forms.values()) == 1


def test_the_catalogue_has_the_stills_of_the_file(
    office: Office, dialog: PrintDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    document = office.session.document
    assert document is not None
    film = office.film("Maineland")
    out = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(out, "JPEG")
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):  # it follows the festival
        office.run(SetStill(film.id, document.keep_still(out.getvalue())))
    choose(dialog, "catalogue", qtbot)
    invited_too = option(dialog, "unconfirmed").editor
    assert isinstance(invited_too, QCheckBox)
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):
        invited_too.setChecked(True)
    save(dialog, tmp_path / "catalogue.pdf", qtbot)
    with pikepdf.open(tmp_path / "catalogue.pdf") as pdf:
        assert sum(len(page.get_images()) for page in pdf.pages) == 1


def choose_small_pages(dialog: PrintDialog, qtbot: QtBot) -> None:
    """Several pages, each quickly drawn at 300 dots an inch."""
    choose(dialog, "wall-grid", qtbot)
    paper = option(dialog, "paper").editor
    assert isinstance(paper, QComboBox)
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        paper.setCurrentIndex(paper.findData("a5"))


def test_pages_go_to_the_printer_as_large_as_they_are(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose_small_pages(dialog, qtbot)
    assert dialog.sheets is not None
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    take_size(printer, dialog.sheets.sizes[0])
    printer.setFromTo(2, 3)
    job = PaperJob(dialog, dialog.desk, dialog.sheets, printer)
    with qtbot.waitSignal(job.ended, timeout=60_000) as ended:
        job.begin()
    assert ended.args == [""]
    document = pypdfium2.PdfDocument(io.BytesIO((tmp_path / "paper.pdf").read_bytes()))
    assert len(document) == 2
    width, height = dialog.sheets.sizes[1]
    assert document.get_page_size(0) == pytest.approx((width, height), abs=2)
    images = list(document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
    assert sum(one.get_px_size()[0] for one in images) >= width / 72 * 290


def test_the_systems_own_dialog_asks_for_the_printer(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.paper.click()
    asking = dialog.findChild(QPrintDialog)
    assert asking is not None
    assert asking.isVisible()
    printer = asking.printer()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    asking.accepted.emit(printer)
    qtbot.waitUntil((tmp_path / "paper.pdf").is_file, timeout=30_000)
    qtbot.waitUntil(lambda: not dialog.findChildren(QProgressDialog), timeout=30_000)
    assert dialog.complaint.text == "1 page is printed."
    asking.close()


def test_printing_can_be_stopped_between_pages(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose_small_pages(dialog, qtbot)
    assert dialog.sheets is not None
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    job = PaperJob(dialog, dialog.desk, dialog.sheets, printer)
    with qtbot.waitSignal(job.ended, timeout=60_000) as ended:
        job.begin()
        job._progress.canceled.emit()
    assert "Stopped" in ended.args[0]


def test_the_pages_that_were_asked_for_are_printed_in_their_order() -> None:
    printer = QPrinter()
    assert list(pages_of(printer, 4)) == [0, 1, 2, 3]
    printer.setFromTo(2, 9)
    assert list(pages_of(printer, 4)) == [1, 2, 3]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(pages_of(printer, 4)) == [3, 2, 1]


def test_a_page_is_true_to_scale_unless_the_paper_is_too_small() -> None:
    printer = QPrinter()
    a4, a3 = (595.276, 841.89), (841.89, 1190.55)
    take_size(printer, a4)
    unit = printer.logicalDpiX() / 72
    assert place_on(printer, a4).width() / unit == pytest.approx(a4[0], abs=0.1)
    assert place_on(printer, (420.0, 595.0)).width() / unit == pytest.approx(420, abs=0.1)
    assert place_on(printer, a3).width() / unit == pytest.approx(a4[0], abs=1)

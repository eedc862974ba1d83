from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPageLayout, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.document import Document
from planner.edit import SetField
from planner.edit.stills import SetStill
from planner.edit.texts import AddLanguage
from planner.errors import UserError
from planner.pdf.base import For
from planner.pdf.documents import all_documents
from planner.settings import Setting
from tests.build import start_festival
from tests.ui.panels.conftest import Office
from ui.dialogs import PrintDialog
from ui.dialogs.options import OptionField, OptionForm
from ui.dialogs.printing.paper import PaperJob, pages_of, place_on, take_size
from ui.dialogs.printing.preview import FIT_PAGE, FIT_WIDTH
from ui.dialogs.several import SeveralButton
from ui.memory import Memory
from ui.widgets import Badge


@pytest.fixture
def dialog(
    office: Office, qtbot: QtBot, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PrintDialog]:
    monkeypatch.setattr("ui.dialogs.printing.dialog.Memory", lambda: memory)
    made = shown(office, qtbot)
    yield made
    if isValid(made):
        made.close()


def shown(office: Office, qtbot: QtBot, parent: QWidget | None = None) -> PrintDialog:
    made = PrintDialog(office.session, parent)
    with qtbot.waitSignal(made.drawn, timeout=60_000):
        made.show()
    return made


def choose(dialog: PrintDialog, document_id: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):
        dialog.list.choose(document_id)


def save(dialog: PrintDialog, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.ended, timeout=30_000):
        dialog.save_at(path)


def option(dialog: PrintDialog, key: str) -> OptionField:
    return next(field for field in dialog.form.fields if field.setting.key == key)


def text_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


# -- what is offered ------------------------------------------------------------------------------


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


def test_all_of_them_ticked_is_the_same_as_none(qtbot: QtBot) -> None:
    button = SeveralButton("Days", [("1", "Thu"), ("2", "Fri")])
    qtbot.addWidget(button)
    heard: list[tuple[str, ...]] = []
    button.changed.connect(lambda: heard.append(button.value))
    button.choose(["2", "7"])
    button.choose(["1", "2"])
    assert heard == [("2",), ()]
    assert button.text() == "all"


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


# -- what it says ---------------------------------------------------------------------------------


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


# -- the page -------------------------------------------------------------------------------------


def test_pages_are_turned_by_number_key_and_wheel(dialog: PrintDialog, qtbot: QtBot) -> None:
    choose(dialog, "wall-grid", qtbot)
    assert dialog.sheets is not None
    count = len(dialog.sheets.sizes)
    assert count > 2
    assert dialog.view.paging.after.text() == f"of {count}"
    dialog.view.paging.number.setValue(3)
    assert dialog.view.page == 2
    dialog.view.preview.setFocus()
    QTest.keyClick(dialog.view.preview, Qt.Key.Key_Up)
    assert dialog.view.page == 1
    wheel(dialog, -120)
    assert dialog.view.page == 2
    dialog.view.turn_to(count + 7)
    assert dialog.view.page == count - 1
    assert dialog.view.paging.forth.isEnabled() is False
    assert "page" in dialog.view.preview.accessibleDescription()


def wheel(dialog: PrintDialog, by: int, how: Qt.KeyboardModifier | None = None) -> None:
    view = dialog.view.preview.viewport()
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        how or Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own
    )
    QApplication.sendEvent(view, event)


def test_the_zoom_follows_the_window_or_stays_as_it_was_set(dialog: PrintDialog) -> None:
    preview = dialog.view.preview
    assert preview.zoom == FIT_PAGE
    fitted = preview.factor
    assert preview.verticalScrollBar().maximum() == 0
    QTest.keyClick(preview, Qt.Key.Key_W)
    assert preview.zoom == FIT_WIDTH
    assert preview.factor >= fitted
    QTest.keyClick(preview, Qt.Key.Key_1)
    assert preview.factor == 1.0
    assert dialog.view.paging.zoom.text() == "100 %"
    wheel(dialog, 120, Qt.KeyboardModifier.ControlModifier)
    assert preview.factor == 1.25
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert preview.factor == 1.0
    QTest.keyClick(preview, Qt.Key.Key_0)
    assert preview.factor == pytest.approx(fitted)


def test_a_large_page_is_drawn_where_it_is_seen_and_no_more(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    preview = dialog.view.preview
    preview.zoom_to(8.0)
    qtbot.waitUntil(lambda: preview.shows, timeout=30_000)
    drawn = preview._drawn
    assert drawn is not None
    view = preview.viewport()
    assert drawn.picture.width <= view.width() + 1
    assert drawn.picture.height <= view.height() + 1
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: preview.shows and preview._drawn is not drawn, timeout=30_000)
    assert preview._drawn is not None
    assert preview._drawn.part.top > drawn.part.top


# -- out of it ------------------------------------------------------------------------------------


def test_the_pdf_that_is_seen_is_saved(dialog: PrintDialog, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "grid.pdf"
    save(dialog, path, qtbot)
    assert path.read_bytes().startswith(b"%PDF-")
    assert dialog.isVisible() is False


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


# -- paper ----------------------------------------------------------------------------------------


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


# -- presets --------------------------------------------------------------------------------------


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


# -- in the worker --------------------------------------------------------------------------------


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


@pytest.mark.logs_warnings
def test_a_worker_that_dies_is_said_in_a_sentence(dialog: PrintDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.drawn, timeout=30_000):
        dialog.list.choose("catalogue")
        assert dialog.desk._task is not None
        dialog.desk._task._worker.process.kill()
    assert dialog.complaint.text.startswith("Printing could not be finished;")
    choose(dialog, "overview", qtbot)
    assert dialog.complaint.text == ""


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
    first = {"copies": 2, "colour": True, "days": ("one",), "paper": "a4", "note": "hello"}
    assert form.values() == first
    other = {"copies": 3, "colour": False, "days": ["two", "x"], "paper": "a3", "note": "bye"}
    form.put(other)
    assert form.values() == {**other, "days": ("two", "x")}
    form.put({"copies": "many", "colour": 3, "paper": "b7", "gone": 1})
    assert form.values() == first


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


def test_words_beside_a_box_are_broken_into_lines_where_room_is_short(qtbot: QtBot) -> None:
    long = Setting("fours", False, "Fill up to a multiple of four pages, and say so")  # noqa: FBT003
    form = OptionForm((long,), room=120)
    qtbot.addWidget(form)
    box = form.fields[0].editor
    assert isinstance(box, QCheckBox)
    assert box.text().replace("\n", " ") == long.label
    assert box.sizeHint().width() < 170

"""Pictures on films, dropped one by one or a folder at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.document import Document
from planner.exchange.stills import plan_stills
from tests.build import start_festival
from tests.ui.panels.conftest import Office
from ui.dialogs.stills import StillsDialog, take_stills
from ui.films import FilmsPanel
from ui.inspector import InspectorPanel
from ui.inspector.still import StillBlock
from ui.session import Session


@pytest.fixture
def stored(office: Office, tmp_path: Path) -> Iterator[Office]:
    """The office with a file on the disk, which pictures need."""
    from planner.edit.programmes import AddFilm

    session = Session()
    with Document.create(tmp_path / "a.marquee", start_festival(3)) as document:
        session.use(document)
        made = Office(session)
        made.run(AddFilm("Maineland", 5400), AddFilm("Eternal Spring", 5160))
        yield made
        session.close()


@pytest.fixture
def parent(dressed: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


def picture(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    Image.effect_noise((600, 400), 80).convert("RGB").save(path)
    return path


def carrying(*paths: Path) -> QMimeData:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return carried


def dropped(widget: QWidget, at: QPoint, *paths: Path) -> bool:
    """Drop files on a widget; whether it took them."""
    carried = carrying(*paths)
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, copy, carried, buttons, none)
    widget.dragEnterEvent(enter)
    if enter.isAccepted():
        widget.dropEvent(QDropEvent(QPointF(at), copy, carried, buttons, none))
    return enter.isAccepted()


def cell(dialog: StillsDialog, row: int, column: int) -> str:
    return str(dialog.table.model().index(row, column).data())


def test_a_picture_on_a_film_becomes_its_still_and_undo_takes_it_off(
    stored: Office, parent: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    film = stored.film("Maineland")
    take_stills(stored.session, parent, [picture(tmp_path / "dsc01.jpg")], film.id)
    qtbot.waitUntil(lambda: bool(stored.film("Maineland").still_sha256), timeout=60_000)
    assert stored.film("Maineland").still == "dsc01.jpg"
    assert stored.session.undo()
    assert stored.film("Maineland").still_sha256 == ""


def test_a_folder_goes_by_titles_after_a_look(stored: Office, qtbot: QtBot, tmp_path: Path) -> None:
    folder = picture(tmp_path / "stills" / "maineland.jpg").parent
    picture(folder / "dsc99.jpg")
    parent = QWidget()
    take_stills(stored.session, parent, [folder], None)
    dialog = parent.findChild(StillsDialog)
    assert dialog is not None
    assert [cell(dialog, row, 0) for row in (0, 1)] == ["dsc99.jpg", "maineland.jpg"]
    assert [combo.currentText() for combo in dialog.films] == ["leave out", "Maineland"]
    assert "fits the title of no film" in cell(dialog, 0, 2)
    dialog.films[0].setCurrentIndex(dialog.films[0].findText("Maineland"))
    assert dialog.ok.isEnabled() is False
    dialog.films[0].setCurrentIndex(dialog.films[0].findText("Eternal Spring"))
    assert stored.film("Maineland").still_sha256 == "", "nothing has happened yet"
    dialog.accept()
    qtbot.waitUntil(lambda: bool(stored.film("Maineland").still_sha256), timeout=60_000)
    assert stored.film("Eternal Spring").still == "dsc99.jpg"
    assert stored.session.undo_title == "Set 2 stills"
    parent.deleteLater()


def test_what_is_no_picture_is_refused_in_a_sentence(
    stored: Office, parent: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    stored.session.message.connect(lambda text, _severity: told.append(text))
    broken = tmp_path / "a.jpg"
    broken.write_bytes(b"no picture")
    take_stills(stored.session, parent, [broken], stored.film("Maineland").id)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == ["a.jpg is no picture that can be read; save it as JPEG or PNG."]


def test_the_film_list_takes_pictures_and_leaves_other_files_to_the_window(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[tuple[str, object]] = []
    office.session.asked.connect(lambda name, subject: asked.append((name, subject)))
    panel = FilmsPanel(office.session)
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    index = panel.model.index_of(office.programme("Maineland").id)
    at = panel.list.visualRect(index).center()
    one, text = tmp_path / "a.jpg", tmp_path / "a.csv"
    assert dropped(panel.list, at, one) is True
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("stills", ([one], office.film("Maineland").id))]
    assert dropped(panel.list, at, text) is False
    assert dropped(panel.list, at, one, text) is False


def test_the_inspector_shows_the_still_and_removes_it(
    stored: Office, parent: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = InspectorPanel(stored.session)
    qtbot.addWidget(panel)
    panel.show()
    stored.session.look_at("film", stored.film("Maineland").id)
    block = panel.findChild(StillBlock)
    assert block is not None
    assert block.picture.isVisible() is False
    assert "Drop a picture here" in block.word.text()
    take_stills(stored.session, parent, [picture(tmp_path / "a.jpg")], stored.film("Maineland").id)
    qtbot.waitUntil(lambda: not block.picture.pixmap().isNull(), timeout=60_000)
    assert block.picture.pixmap().width() <= 252
    stored.session.look_at("film", stored.film("Eternal Spring").id)
    assert block.picture.pixmap().isNull()
    stored.session.look_at("film", stored.film("Maineland").id)
    block.remove.click()
    assert stored.film("Maineland").still_sha256 == ""
    assert stored.session.undo()
    qtbot.waitUntil(lambda: not block.picture.pixmap().isNull(), timeout=60_000)
    panel.close()


def test_a_doubt_is_read_whole_and_choices_do_not_touch(
    stored: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    names = ("nobody knows which film this is of, at all", "another")
    plan = plan_stills(stored.session.festival, [picture(tmp_path / f"{n}.jpg") for n in names])
    dialog = StillsDialog(stored.session, plan)
    qtbot.addWidget(dialog)
    dialog.open()
    table = dialog.table
    for row in range(2):
        item = table.item(row, 2)
        assert item is not None
        width = table.columnWidth(2) - 20
        space = QRect(0, 0, width, 1000)
        needed = table.fontMetrics().boundingRect(space, Qt.TextFlag.TextWordWrap, item.text())
        assert needed.height() > table.fontMetrics().height()
        assert table.rowHeight(row) >= needed.height()
    first, second = (
        combo.rect().translated(combo.mapTo(table, QPoint())) for combo in dialog.films
    )
    assert second.top() - first.bottom() >= 8
    dialog.close()

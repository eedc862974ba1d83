"""What is dropped where nothing can be put does no harm, and is back where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.model import Festival
from tests.build import document_of, the_programme
from tests.ui.timetable.scenes import five_screens, session_of
from tests.ui.timetable.test_drop import drop, enter, film_mime, hover, point
from tests.ui.timetable.test_keyboard import press, select
from ui.memory import Memory
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.blocks import Block
from ui.timetable.dropping import block_mime
from ui.window import MainWindow

_ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_Key = Qt.Key


def a_block(panel: TimetablePanel, title: str = "Go Back to China") -> Block:
    return next(b for b in panel.canvas.list.blocks if b.title == title)


def drop_on(widget: QWidget, mime: QMimeData) -> bool:
    """Carry something on to a widget as Qt does; whether anybody took it."""
    at = widget.rect().center()
    for event in (
        QDragEnterEvent(at, _ACTIONS, mime, _LEFT, _NONE),
        QDragMoveEvent(at, _ACTIONS, mime, _LEFT, _NONE),
    ):
        QApplication.sendEvent(widget, event)
    let_go = QDropEvent(QPointF(at), _ACTIONS, mime, _LEFT, _NONE)
    QApplication.sendEvent(widget, let_go)
    return let_go.isAccepted() and let_go.dropAction() is not Qt.DropAction.IgnoreAction


@pytest.fixture
def window(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, memory: Memory
) -> Iterator[MainWindow]:
    """The whole window, with the busy festival."""
    path = tmp_path / "busy.marquee"
    document_of(five_screens(), path).close()
    window = MainWindow(Session(), memory)
    qtbot.addWidget(window)
    window.show()
    assert window.files.open(path)
    yield window
    window.close()


OTHERS: dict[str, Callable[[MainWindow], QWidget | None]] = {
    "window": lambda w: w,
    "films": lambda w: w.workspace and w.workspace.films,
    "inspector": lambda w: w.workspace and w.workspace.inspector,
    "conflicts": lambda w: w.workspace and w.workspace.conflicts,
    "middle": lambda w: w.centralWidget(),
}


@pytest.mark.parametrize("where", OTHERS)
def test_a_film_on_another_part_of_the_window_makes_nothing(window: MainWindow, where: str):
    before = window.session.festival
    widget = OTHERS[where](window)
    assert widget is not None
    drop_on(widget, film_mime(the_programme(before, "Chomo").id))
    QApplication.processEvents()
    assert window.session.festival is before
    assert not [d for d in window.findChildren(QDialog) if d.isVisible()]


@pytest.mark.parametrize("what", ["film", "block"])
def test_the_wall_view_takes_nothing(window: MainWindow, what: str):
    window.toggle_wall()
    assert window.wall is not None
    before = window.session.festival
    row = before.screenings()[0]
    mime = film_mime(row.programme_id) if what == "film" else block_mime((row.id,), ())
    assert not drop_on(window.wall, mime)
    for part in window.wall.findChildren(QWidget):
        assert not drop_on(part, mime)
    assert window.session.festival is before


def test_the_window_of_another_festival_takes_nothing(panel: TimetablePanel, qtbot: QtBot):
    other = session_of(five_screens())
    theirs = TimetablePanel(other)
    qtbot.addWidget(theirs)
    theirs.resize(1000, 800)
    with qtbot.waitExposed(theirs):
        theirs.show()
    before, ours = other.festival, panel.session.festival
    drop_on(theirs.canvas.viewport(), block_mime((a_block(panel).id,), ()))
    drop_on(theirs.canvas.viewport(), film_mime(the_programme(ours, "Chomo").id))
    assert other.festival is before
    assert panel.session.festival is ours
    other.close()


def elsewhere(panel: TimetablePanel, during: Callable[[], None]) -> Festival:
    """Drag a block; ``during`` is what happens to it, until Qt says that nobody took it."""
    canvas, block = panel.canvas, a_block(panel)
    box = canvas.layout_.placed[canvas.layout_.rows_of_id[(False, block.id)]].box
    canvas._pressed = QPoint(box.x + 20, box.y + 10)

    def nobody_takes_it(drag: QDrag) -> Qt.DropAction:
        assert enter(panel, drag.mimeData(), point(panel, 3, 900))
        hover(panel, drag.mimeData(), point(panel, 3, 900))
        assert canvas.is_lifted(block)
        during()
        return Qt.DropAction.IgnoreAction

    canvas.exec_drag = nobody_takes_it
    canvas.startDrag(Qt.DropAction.MoveAction)
    return panel.session.festival


@pytest.mark.parametrize("told", [True, False])
def test_a_block_dropped_outside_is_back_at_its_place(panel: TimetablePanel, told: bool):
    """Qt tells of leaving when the pointer goes out, but not when another program crashes."""
    before, canvas = panel.session.festival, panel.canvas

    def leave() -> None:
        if told:
            QApplication.sendEvent(canvas.viewport(), QDragLeaveEvent())
            assert canvas.is_lifted(a_block(panel))

    assert elsewhere(panel, leave) is before
    assert canvas.dropping.hand is None
    assert not canvas.is_lifted(a_block(panel))
    assert not canvas.dropping._scroll.isActive()
    assert panel.minimap._outlook is None


def test_on_a_screen_that_is_hidden_while_it_is_held_nothing_is_put(panel: TimetablePanel):
    before, canvas = panel.session.festival, panel.canvas
    select(panel, "Letter from Masanjia")
    press(panel, _Key.Key_M)
    press(panel, _Key.Key_Right)
    place = canvas.dropping.place
    assert place is not None
    screen_id = canvas.lanes[place[0]].screen_id
    assert screen_id is not None
    panel.frame.sight.hide(screen_id)
    press(panel, _Key.Key_Return)
    assert panel.session.festival is before
    assert canvas.dropping.hand is None


def test_a_drop_where_the_day_changed_under_the_hand_is_asked_anew(
    panel: TimetablePanel, session: Session
):
    programme = the_programme(session.festival, "Chomo")
    mime, at = film_mime(programme.id), point(panel, 3, 900)
    enter(panel, mime, at)
    hover(panel, mime, at)
    tomorrow = session.festival.days()[2]
    session.show_day(tomorrow)
    drop(panel, mime, at)
    (placed,) = session.festival.screenings_of(programme.id)
    assert session.festival.day_of(placed.start) == tomorrow

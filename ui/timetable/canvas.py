"""The timetable under the hand: pointer, drag and drop, wheel and keys on the painted view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.session import Session
from ui.timetable.blocks import Block
from ui.timetable.dropping import Dropping, block_mime, fine_grid
from ui.timetable.geometry import Box, Grid
from ui.timetable.ground import box_of
from ui.timetable.view import DayView

SOURCE = "timetable"


class Canvas(DayView):
    """Blocks that are lifted and put down.

    Signals: ``zoom_wanted(steps, pointer)``, ``key(QKeyEvent)`` for every key pressed,
    ``menu_wanted(global position)``, ``resized()``.
    """

    zoom_wanted = Signal(float, QPoint)
    key = Signal(QKeyEvent)
    menu_wanted = Signal(QPoint)
    resized = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.dropping = Dropping(session, self)
        self.dropping.look = self._look
        self.dropping.lanes = lambda: self.lanes
        self.dropping.stale.connect(self.update_content)
        self.dropping.scroll_by.connect(self._scroll_under_hand)
        self.exec_drag: Callable[[QDrag], Qt.DropAction] = _exec_drag
        self._pressed = QPoint()
        self._grip: QPoint | None = None
        self._hand_at = QPoint()

    def _look(self) -> tuple[Grid, Box]:
        return self.grid, box_of(self.viewport().rect().translated(self.offset()))

    def is_lifted(self, block: Block) -> bool:
        """Whether the block is in the hand."""
        return self.dropping.holds(block)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what is in the hand."""
        self.dropping.paint(painter, self.devicePixelRatioF())

    # -- pointer ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the block is held, then select as lists do."""
        self._pressed = self.content(event.position().toPoint())
        self.point_at(None)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift what is under the pointer."""
        super().mouseMoveEvent(event)
        self.hover_over(self.indexAt(event.position().toPoint()).row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was hit in the inspector."""
        if self.indexAt(event.position().toPoint()).isValid():
            self._session.ask("inspect")

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the hover."""
        super().leaveEvent(event)
        self.hover_over(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(event.angleDelta().y() / 120, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is selected."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_wanted.emit(at)

    # -- dragging --------------------------------------------------------------------------------

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Lift the selected blocks; the one under the pointer leads."""
        row = self.layout_.at(self._pressed.x(), self._pressed.y())
        if row is None or not self._session.may_edit():
            return
        lead = self.layout_.placed[row]
        self._grip = self._pressed - QPoint(lead.box.x, lead.box.y)
        drag = QDrag(self)
        drag.setMimeData(self.mime_of_selection(lead.block))
        nothing = QPixmap(1, 1)  # the canvas paints the hand itself, to scale
        nothing.fill(Qt.GlobalColor.transparent)
        drag.setPixmap(nothing)
        self.exec_drag(drag)
        self._grip = None
        self.dropping.leave()
        self.setState(QAbstractItemView.State.NoState)

    def mime_of_selection(self, lead: Block) -> QMimeData:
        """The selected blocks with the leading one first."""
        chosen = [self.list.blocks[index.row()] for index in self.selectedIndexes()]
        chosen.sort(key=lambda block: block != lead)
        if lead not in chosen:
            chosen = [lead]
        return block_mime(
            tuple(block.id for block in chosen if not block.hold),
            tuple(block.id for block in chosen if block.hold),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take films of the list and blocks of the timetable."""
        writable = self._session.is_writable
        if writable and self.grid.lanes and self.dropping.take(event.mimeData(), self._grip):
            self.viewport().update()
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Follow."""
        self._hand_at = event.position().toPoint()
        self.dropping.move(self.content(self._hand_at), fine_grid(event.modifiers()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the hand."""
        self.dropping.leave()
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go: run what was offered."""
        self.dropping.move(self.content(event.position().toPoint()), fine_grid(event.modifiers()))
        offer = self.dropping.let_go()
        self.viewport().update()
        event.acceptProposedAction()
        if offer.edit is not None:
            self.setFocus()
            self._session.run(offer.edit, SOURCE)
        elif offer.sentence:
            self._session.tell(offer.sentence)

    def _scroll_under_hand(self, dx: int, dy: int) -> None:
        for bar, by in ((self.horizontalScrollBar(), dx), (self.verticalScrollBar(), dy)):
            bar.setValue(bar.value() + by)
        self.viewport().update()
        self.dropping.move(self.content(self._hand_at), fine=False)

    # -- keys and size ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys on; what nobody takes is left to the window."""
        event.ignore()
        self.key.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self.resized.emit()


def _exec_drag(drag: QDrag) -> Qt.DropAction:
    return drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

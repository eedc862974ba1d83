"""The timetable under the hand: pointer, drag and drop, wheel and keys on the painted view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ui.session import Session
from ui.theme.motion import motion_wish
from ui.timetable.blocks import Block
from ui.timetable.carrying import CarryingView
from ui.timetable.dropping import block_mime, fine_grid, gesture_of
from ui.timetable.gestures import Gesture
from ui.timetable.stretching import GRIP, EdgeInHand, edge_at

_GESTURE_KEYS = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_ALONG = {True: Qt.CursorShape.SizeHorCursor, False: Qt.CursorShape.SizeVerCursor}
_PINCH = 5.5
"""Steps of zoom for fingers that go twice as far apart as they were."""
_STICKY = 14
"""Pixels that the pointer goes before a hand that hopped follows it again."""


class Canvas(CarryingView):
    """Blocks that are lifted and put down.

    Signals: ``zoom_wanted(steps, pointer)``, ``key(QKeyEvent)`` for every key pressed,
    ``menu_wanted(global position)``, ``resized()``.
    """

    zoom_wanted = Signal(float, QPoint)
    key = Signal(QKeyEvent)
    menu_wanted = Signal(QPoint)
    resized = Signal()
    beyond = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.dropping.scroll_by.connect(self._scroll_under_hand)
        self.exec_drag: Callable[[QDrag], Qt.DropAction] = _exec_drag
        self._edge: tuple[EdgeInHand, int] | None = None
        self._stuck: QPoint | None = None
        self._pressed = QPoint()
        self._grip: QPoint | None = None
        self._hand_at = QPoint()
        self._held = _NO_KEYS

    # -- pointer ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the block is held, then select as lists do."""
        self._pressed = self.content(event.position().toPoint())
        self.motion.stop()
        self.let_go()
        self.point_at(None)
        super().mousePressEvent(event)
        plain = event.modifiers() in (_NO_KEYS, Qt.KeyboardModifier.AltModifier)
        if event.button() is Qt.MouseButton.LeftButton and plain and self._session.is_writable:
            self._edge = self._edge_at(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the edge of a block out, else lift what is under the pointer."""
        at = event.position().toPoint()
        if self._edge is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._hand_at, self._held = at, event.modifiers()
            self._stretch(*self._edge)
            return
        super().mouseMoveEvent(event)
        self.hover_over(self.indexAt(at).row())
        if not event.buttons():
            edge = self._edge_at(self.content(at)) if self._session.is_writable else None
            along = _ALONG[self.grid.rows] if edge else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(along)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the edge of a block."""
        held, self._edge = self._edge, None
        if held is not None and isinstance(self.dropping.hand, EdgeInHand):
            self.put_down()
        super().mouseReleaseEvent(event)

    def _edge_at(self, at: QPoint) -> tuple[EdgeInHand, int] | None:
        """The edge of a block that a pointer takes there, with its lane."""
        rows = self.grid.rows
        for reach in (0, GRIP, -GRIP):
            row = self.layout_.at(at.x() - (reach if rows else 0), at.y() - (0 if rows else reach))
            if row is not None:
                placed = self.layout_.placed[row]
                edge = edge_at(placed.block, placed.box, rows, at.x() if rows else at.y())
                return None if edge is None else (edge, placed.block.lane)
        return None

    def _stretch(self, edge: EdgeInHand, lane: int) -> None:
        at = self.content(self._hand_at)
        along, pressed = (
            (at.x(), self._pressed.x()) if self.grid.rows else (at.y(), self._pressed.y())
        )
        if self.dropping.hand is None and abs(along - pressed) < 3:
            return
        step = 1 if fine_grid(self._held) else self._session.festival.edition.snap_minutes
        moved = self.grid.minute_at(along) - self.grid.minute_at(pressed)
        minutes = edge.minutes_at(edge.at + moved, step)
        self.dropping.stretch(edge, lane, edge.at + minutes - edge.minutes, at)
        self.viewport().update()

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

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a touchpad zoom."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_wanted.emit(event.value() * _PINCH, event.position().toPoint())
            return True
        return super().viewportEvent(event)

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
        mime = self.mime_of_selection(lead.block)
        drag.setMimeData(mime)
        nothing = QPixmap(1, 1)  # the canvas paints the hand itself, to scale
        nothing.fill(Qt.GlobalColor.transparent)
        drag.setPixmap(nothing)
        self.carry(mime)
        self.exec_drag(drag)
        self._grip = None
        self.carry(None)
        self.setState(QAbstractItemView.State.NoState)

    def mime_of_selection(self, lead: Block) -> QMimeData:
        """The selected blocks with the leading one first."""
        chosen = list(self.selected_blocks())
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
        self._stuck = None
        if writable and self.grid.lanes and self.dropping.take(event.mimeData(), self._grip):
            self.viewport().update()
            self._listen_to_keys(wanted=True)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Follow."""
        self._follow_hand(event)
        event.acceptProposedAction()

    def _follow_hand(self, event: QDropEvent) -> None:
        at = event.position().toPoint()
        if self._stuck is not None and (at - self._stuck).manhattanLength() < _STICKY:
            return
        self._stuck, self._hand_at = None, at
        self._grasp(event.modifiers())

    def _grasp(self, modifiers: Qt.KeyboardModifier) -> None:
        """The hand is where it was last seen, and these keys are held."""
        self._held = modifiers
        at, gesture = self.content(self._hand_at), gesture_of(modifiers)
        copied = self.dropping.offer.gesture is Gesture.COPY
        row = self.layout_.at(at.x(), at.y()) if gesture is Gesture.SWAP else None
        over = None if row is None else self.list.blocks[row]
        self.dropping.move(at, fine_grid(modifiers), gesture, over)
        if copied is not (self.dropping.offer.gesture is Gesture.COPY):
            self.viewport().update()  # what is copied stays where it is, and is seen again

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the hand, or where it was if its drag goes on."""
        if not self.dropping.carried:
            self.hand_is_gone()
            return
        self._listen_to_keys(wanted=False)
        self._stuck = None
        self.dropping.step_out()
        self.viewport().update()

    def hand_is_gone(self) -> None:
        """Nothing is in the hand any longer, and nothing listens for it."""
        self._listen_to_keys(wanted=False)
        self._stuck = None
        super().hand_is_gone()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go: run what was offered."""
        self._follow_hand(event)
        event.acceptProposedAction()
        self.put_down()

    def let_go(self) -> None:
        """Put what the keyboard holds, or an edge, back where it was."""
        self._edge = None
        super().let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere with the keyboard holds nothing any longer."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.let_go()

    def _listen_to_keys(self, wanted: bool) -> None:
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        if wanted:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While something is dragged no widget gets keys: N, Shift+N and the keys of gestures are
        taken from Qt here.
        """
        pressed = event.type() == QEvent.Type.KeyPress
        if (pressed or event.type() == QEvent.Type.KeyRelease) and self.dropping.hand is not None:
            assert isinstance(event, QKeyEvent)
            if pressed and event.key() == Qt.Key.Key_N and not self.dropping.by_keys:
                self._stuck = self._hand_at
                self.hop(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() in _GESTURE_KEYS and self._stuck is None and watched is self.window():
                key = _GESTURE_KEYS[Qt.Key(event.key())]
                held = event.modifiers() | key if pressed else event.modifiers() & ~key
                self._grasp(held)
        return super().eventFilter(watched, event)

    def _scroll_under_hand(self, dx: int, dy: int) -> None:
        for bar, by in ((self.horizontalScrollBar(), dx), (self.verticalScrollBar(), dy)):
            bar.setValue(bar.value() + by)
        self.viewport().update()
        if self._edge is not None:
            self._stretch(*self._edge)
        elif self._stuck is None:
            self._grasp(self._held)

    # -- keys and size ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys on; what nobody takes is left to the window. Escape lets an edge go."""
        if event.key() == Qt.Key.Key_Escape and self._edge is not None:
            self.let_go()
            event.accept()
            return
        event.ignore()
        self.key.emit(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Hear from the desktop whether anything may move."""
        super().showEvent(event)
        motion_wish().ask_desktop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on that nobody sees."""
        super().hideEvent(event)
        self.motion.stop()
        self.painting.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self.resized.emit()


def _exec_drag(drag: QDrag) -> Qt.DropAction:
    return drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

"""The timetable under the hand: pointer, drag and drop, wheel and keys on the painted view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
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
    QPainter,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from planner.edit.base import Edit
from planner.i18n import _
from planner.times import (
    Day,
    WallTime,
    clock_minutes,
    day_label,
    day_start,
    minute_of_day,
)
from ui.session import Session
from ui.theme.motion import motion_wish
from ui.timetable.blocks import Block
from ui.timetable.dropping import Dropping, block_mime, fine_grid, gesture_of
from ui.timetable.geometry import Box, Grid
from ui.timetable.gestures import Gesture
from ui.timetable.ground import box_of
from ui.timetable.pictures import space_of
from ui.timetable.shadow import paint_old_place
from ui.timetable.stretching import GRIP, EdgeInHand, edge_at
from ui.timetable.veils import paint_glow
from ui.timetable.view import DayView

SOURCE = "timetable"
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


class Canvas(DayView):
    """Blocks that are lifted and put down.

    Signals: ``zoom_wanted(steps, pointer)``, ``key(QKeyEvent)`` for every key pressed,
    ``menu_wanted(global position)``, ``resized()``, ``sight_wanted(screen id)`` to have a screen
    among the lanes.
    """

    zoom_wanted = Signal(float, QPoint)
    key = Signal(QKeyEvent)
    menu_wanted = Signal(QPoint)
    resized = Signal()
    sight_wanted = Signal(object)
    beyond = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.dropping = Dropping(session, self)
        self.dropping.look = self._look
        self.dropping.lanes = lambda: self.lanes
        self.dropping.stale.connect(self.update_content)
        self.dropping.scroll_by.connect(self._scroll_under_hand)
        self.exec_drag: Callable[[QDrag], Qt.DropAction] = _exec_drag
        self._edge: tuple[EdgeInHand, int] | None = None
        self._stuck: QPoint | None = None
        self._pressed = QPoint()
        self._grip: QPoint | None = None
        self._hand_at = QPoint()

    def _look(self) -> tuple[Grid, Box]:
        return self.grid, box_of(self.viewport().rect().translated(self.offset()))

    @property
    def is_holding(self) -> bool:
        """Whether something is in the hand."""
        return self.dropping.hand is not None

    def is_lifted(self, block: Block) -> bool:
        """Whether the block is in the hand."""
        return self.dropping.holds(block)

    def paint_over(self, painter: QPainter, exposed: Box) -> None:
        """Paint what is in the hand, and where it may go."""
        dropping, ratio = self.dropping, self.devicePixelRatioF()
        if dropping.hand is None:
            return
        dropping.paint_veils(painter, exposed)
        for row in self._lifted_rows():
            placed = self.layout_.placed[row]
            if not self.layout_.extent_of(row).meets(exposed):
                continue
            if dropping.holds(placed.block):
                paint_old_place(painter, placed.box, placed.block)
            else:
                picture = self.pictures.of(placed, self.grid.rows, ratio)
                painter.drawPixmap(space_of(placed, self.grid.rows), picture)
                paint_glow(painter, placed.box)
        dropping.paint(painter, ratio, exposed)

    def _lifted_rows(self) -> Iterator[int]:
        """The rows that are seen above the veils: those in the hand, and their like."""
        for hold, row_id in self.dropping.lifted():
            row = self.layout_.rows_of_id.get((hold, row_id))
            if row is not None:
                yield row

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
            self._stretch(*self._edge, self.content(at), fine_grid(event.modifiers()))
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

    def _stretch(self, edge: EdgeInHand, lane: int, at: QPoint, fine: bool) -> None:
        along, pressed = (
            (at.x(), self._pressed.x()) if self.grid.rows else (at.y(), self._pressed.y())
        )
        if self.dropping.hand is None and abs(along - pressed) < 3:
            return
        step = 1 if fine else self._session.festival.edition.snap_minutes
        moved = self.grid.minute_at(along) - self.grid.minute_at(pressed)
        minutes = edge.minutes_at(edge.at + moved, step)
        self.dropping.stretch(edge, lane, edge.at + minutes - edge.minutes)
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
        at, gesture = self.content(self._hand_at), gesture_of(modifiers)
        copied = self.dropping.offer.gesture is Gesture.COPY
        row = self.layout_.at(at.x(), at.y()) if gesture is Gesture.SWAP else None
        over = None if row is None else self.list.blocks[row]
        self.dropping.move(at, fine_grid(modifiers), gesture, over)
        if copied is not (self.dropping.offer.gesture is Gesture.COPY):
            self.viewport().update()  # what is copied stays where it is, and is seen again

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the hand."""
        self._hand_is_gone()

    def _hand_is_gone(self) -> None:
        self._listen_to_keys(wanted=False)
        self._stuck = None
        self.dropping.leave()
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go: run what was offered."""
        self._follow_hand(event)
        event.acceptProposedAction()
        self.put_down()

    def let_go(self) -> None:
        """Put what the keyboard holds, or an edge, back where it was."""
        self._edge = None
        if self.dropping.by_keys or isinstance(self.dropping.hand, EdgeInHand):
            self._hand_is_gone()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere with the keyboard holds nothing any longer."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.let_go()

    def put_down(self, gesture: Gesture = Gesture.PLAIN) -> bool:
        """Put what is in the hand where it is held; whether that changed anything."""
        if self.dropping.is_outdated:
            self._hand_is_gone()
            return False
        if gesture is not Gesture.PLAIN and self.dropping.place is not None:
            self.dropping.put_at(*self.dropping.place, gesture)
        hand, offer = self.dropping.hand, self.dropping.let_go()
        self._hand_is_gone()
        if offer.edit is not None and hand is not None:
            self.setFocus()
            return self.carry_out(offer.edit, filter(hand.holds, self.list.blocks))
        if offer.sentence:
            self._session.tell(offer.sentence)
        return False

    def carry_out(self, edit: Edit, carried: Iterable[Block] = ()) -> bool:
        """Do what hand or keyboard want; the blocks that they carry do not move by themselves."""
        self.motion.carried = frozenset((block.hold, block.id) for block in carried)
        try:
            return self._session.run(edit, SOURCE)
        finally:
            self.motion.carried = frozenset()

    def selected_blocks(self) -> tuple[Block, ...]:
        """The blocks in sight that are selected."""
        return tuple(self.list.blocks[index.row()] for index in self.selectedIndexes())

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

    def hop(self, by: int) -> None:
        """Hold what is in the hand at the next of the best places, on whichever day that is."""
        place = self.dropping.next_best(by)
        if place is None:
            self._session.tell(_("There is no free place for it at this festival."), "notice")
            return
        day = self._session.festival.day_of(place.start)
        if len(self.lanes) and self.lanes[0].screen_id is None:
            self.sight_wanted.emit(place.screen_id)
        self.bring_into_sight(day, place.screen_id)
        lane = self.lanes.of(day, place.screen_id)
        if lane is not None:
            minute = minute_of_day(place.start, day)
            self.hold_at(lane, minute)

    def stands_at(self, start: WallTime) -> bool:
        """Whether what is in the hand is held at that start."""
        place = self.dropping.place
        return place is not None and day_start(self.lanes[place[0]].day) + place[1] == start

    def bring_into_sight(self, day: Day, screen_id: int, ids: Sequence[int] = ()) -> None:
        """Turn to a day; the view changes where it does not show that screen, or any of the
        screenings.
        """
        shown = ids and all((False, row_id) in self.layout_.rows_of_id for row_id in ids)
        if shown or self.lanes.of(day, screen_id) is not None:
            return
        self._session.show_day(day)
        if self.lanes.of(day, screen_id) is None:
            self.sight_wanted.emit(screen_id)

    def hold_at(self, lane: int, minute: int) -> None:
        """Hold what is in the hand at a lane and minute, and bring that into sight."""
        self.dropping.put_at(lane, minute)
        blocks = self.dropping.offer.blocks
        end = blocks[0].end if blocks else minute + 60
        self.scroll_to_box(self.grid.strip(lane, minute, end))
        self.dropping.put_at(lane, minute)
        self.viewport().update()
        self._say_place(lane, minute)

    def _say_place(self, lane: int, minute: int) -> None:
        """Let screen readers say where something is held, and what speaks against it."""
        here, festival, offer = self.lanes[lane], self._session.festival, self.dropping.offer
        where = "" if here.screen_id is None else festival.screen_name(here.screen_id)
        when = f"{day_label(here.day)}, {clock_minutes(minute)}"
        words = [when, where, offer.sentence or (_("free") if offer.edit else "")]
        said = QAccessibleAnnouncementEvent(self, ", ".join(word for word in words if word))
        QAccessible.updateAccessibility(said)

    def _scroll_under_hand(self, dx: int, dy: int) -> None:
        for bar, by in ((self.horizontalScrollBar(), dx), (self.verticalScrollBar(), dy)):
            bar.setValue(bar.value() + by)
        self.viewport().update()
        self.dropping.move(self.content(self._hand_at), fine=False)

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

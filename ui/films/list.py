"""The film list as cards: painted, taken into the hand, unfolded, and given pictures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.i18n import _
from planner.rules import Severity
from ui.dropping import dragged_pictures
from ui.films.laid_out import LinesView
from ui.films.lines import Line, Part, Row
from ui.films.model import FilmsModel
from ui.films.paint import FOLD_ZONE, hand_picture, paint_fade, paint_line, zones
from ui.widgets import plain_tip


class FilmList(LinesView):
    """Programmes to take into the hand. ``folded(programme, unfold)`` asks to fold or unfold one;
    ``edited()`` fires on Return, ``retyped(row, field)`` on F2 and on a double click on what can be
    typed over, ``pictured(paths, film_id)`` when pictures are dropped, with the film under them or
    None. ``carried(mime data)`` says what is dragged, and None that it no longer is.
    """

    folded = Signal(object, bool)
    retyped = Signal(int, str)
    edited = Signal()
    pictured = Signal(object, object)
    carried = Signal(object)

    def __init__(self, model: FilmsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("films")
        self.setAccessibleName(_("Films"))
        self._hover = -1
        self._in_hand: frozenset[int] = frozenset()
        self.may_take: Callable[[], bool] = lambda: True
        """Asked before anything is taken into the hand."""
        self.worst: Callable[[int], Severity | None] = lambda _programme_id: None
        """The gravest open severity of a programme."""
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAcceptDrops(True)  # pictures
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)

    def _worst(self, line: Line) -> Severity | None:
        """The badge of a programme; notices are too many to be said here."""
        found = self.worst(line.entry.programme_id) if isinstance(line, Row) else None
        return found if found in (Severity.BLOCKER, Severity.WARNING) else None

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right and Left unfold and fold, Return edits, F2 renames in place."""
        line = self._films.line(self.currentIndex())
        key = event.key()
        if key in {Qt.Key.Key_Right, Qt.Key.Key_Left} and isinstance(line, Row):
            self.folded.emit(line.entry.programme_id, key == Qt.Key.Key_Right)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edited.emit()
        elif key == Qt.Key.Key_F2:
            self.retyped.emit(self.currentIndex().row(), "title")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the small arrow folds; everything else selects."""
        if not self._fold_at(event.position().toPoint()):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type over the field under the pointer; where there is none, ask for the inspector."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        line = self._films.line(index)
        if self._fold_at(point) or line is None or not self._selectable(index.row()):
            return
        found = zones(self.visualRect(index), line).items()
        field = next((field for field, zone in found if zone.contains(point)), "")
        if field:
            self.retyped.emit(index.row(), field)
        else:
            self.edited.emit()

    def _fold_at(self, point: QPoint) -> bool:
        """Fold or unfold what has its small arrow there."""
        index = self.indexAt(point)
        line = self._films.line(index)
        if not isinstance(line, Row) or not line.entry.several:
            return False
        inside = FOLD_ZONE.translated(self.visualRect(index).topLeft()).contains(point)
        if inside:
            self.folded.emit(line.entry.programme_id, not line.unfolded)
        return inside

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the line under the pointer."""
        self._lift(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Lift nothing."""
        self._lift(-1)
        super().leaveEvent(event)

    def _lift(self, row: int) -> None:
        if row != self._hover:
            self._hover = row
            self.viewport().update()

    # -- drag -----------------------------------------------------------------------------------

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Take the selected programmes into the hand; the list marks where they came from."""
        indexes = [i for i in self.selectedIndexes() if self._films.programme(i) is not None]
        if not indexes or not self.may_take():
            return
        drag = QDrag(self)
        drag.setMimeData(self._films.mimeData(indexes))
        drag.setPixmap(hand_picture([self._films.lines[i.row()] for i in indexes], self))
        drag.setHotSpot(QPoint(-14, -16))
        self._in_hand = frozenset(index.row() for index in indexes)
        self.viewport().update()
        self.carried.emit(drag.mimeData())
        self.exec_drag(drag)
        self.carried.emit(None)
        self._in_hand = frozenset()
        self.viewport().update()

    def exec_drag(self, drag: QDrag) -> None:
        """Run the drag until the drop; a seam of its own, for Qt's loop cannot be tested."""
        drag.exec(Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures; the window takes everything else."""
        self._take_or_leave(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which film they would be."""
        self._take_or_leave(event)
        if event.isAccepted():
            self._lift(self.indexAt(event.position().toPoint()).row())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Lift nothing."""
        self._lift(-1)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the pictures, with the film that they were dropped on."""
        pictures = dragged_pictures(event.mimeData())
        self._lift(-1)
        if pictures:
            event.acceptProposedAction()
            self.pictured.emit(pictures, self._film_at(event.position().toPoint()))
        else:
            event.ignore()

    def _take_or_leave(self, event: QDragMoveEvent) -> None:
        if dragged_pictures(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _film_at(self, point: QPoint) -> int | None:
        """The one film of the line at a point."""
        line = self._films.line(self.indexAt(point))
        if isinstance(line, Row):
            return line.entry.films[0] if len(line.entry.films) == 1 else None
        return line.film_id if isinstance(line, Part) else None

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = {index.row() for index in self.selectedIndexes()}
        current = self.currentIndex().row() if self.hasFocus() else -1
        row = max(0, bisect_right(self._tops, event.rect().top() + self.verticalOffset()) - 1)
        bottom = event.rect().bottom()
        while row < len(self._films.lines):
            rect = self.visualRect(self._films.index(row))
            if rect.top() > bottom:
                break
            paint_line(
                painter,
                rect,
                self._films.lines[row],
                chosen=row in chosen,
                hover=row == self._hover,
                focus=row == current,
                in_hand=row in self._in_hand,
                severity=self._worst(self._films.lines[row]),
            )
            row += 1
        bar = self.verticalScrollBar()
        if bar.value() < bar.maximum():
            paint_fade(painter, self.viewport().rect())
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole title of a line whose title is cut, as a tooltip."""
        if event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())  # type: ignore[attr-defined]
            line = self._films.line(index)
            self.viewport().setToolTip(_tip(line))
        return super().viewportEvent(event)


def _tip(line: object) -> str:
    if isinstance(line, Row):
        return plain_tip(f"{line.entry.title}\n{line.entry.second}")
    return plain_tip(line.title) if isinstance(line, Part) else ""

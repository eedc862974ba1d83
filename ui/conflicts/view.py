"""The list of conflicts under the hand: click, keys and the menu of remedies."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QToolTip

from planner.i18n import _
from planner.rules import Conflict, Fix, Gap
from ui.conflicts.delegate import HEIGHT, ConflictDelegate
from ui.conflicts.model import ConflictModel, Row
from ui.widgets import plain_tip


class ConflictList(QListView):
    """``chosen(conflict)`` when one is clicked or entered; ``mend(remedy)``, ``accept(conflict)``,
    ``withdraw(conflict)``, ``about(conflict)`` when a button, a key or the menu asks for it.
    """

    chosen = Signal(object)
    mend = Signal(object)
    accept = Signal(object)
    withdraw = Signal(object)
    about = Signal(object)

    def __init__(self, model: ConflictModel) -> None:
        super().__init__()
        self._rows = model
        self._delegate = ConflictDelegate(model)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Conflicts"))
        self.verticalScrollBar().setSingleStep(HEIGHT)
        self.setStyleSheet("background: transparent")

    # -- the hand -------------------------------------------------------------------------------

    def _row_at(self, point: QPoint) -> tuple[QModelIndex, Row | None, str]:
        index = self.indexAt(point)
        if not index.isValid():
            return index, None, ""
        row = self._rows.rows[index.row()]
        rect = self.visualRect(index)
        return index, row, self._delegate.part_at(row, rect, point.x(), point.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the button under the hand."""
        index, _row, part = self._row_at(event.position().toPoint())
        now = (index.row(), part)
        if now != self._delegate.hovered:
            self._delegate.hovered = now
            self.viewport().update()
        hand = Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the hand."""
        self._delegate.hovered = (-1, "")
        self.viewport().update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button, or go to the conflict."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index, row, part = self._row_at(event.position().toPoint())
        if row is not None:
            self._act(row, part, self.visualRect(index).bottomLeft())

    def _act(self, row: Row, part: str, corner: QPoint) -> None:
        if row.group is not None:
            self._rows.fold(row.group)
        elif row.conflict is None:
            self._rows.unfold(not self._rows.unfolded)
        elif part == "fix":
            self.mend.emit(self._rows.remedies(row.conflict)[0])
        elif part == "more":
            x = self._delegate.parts(row, self.visualRect(self.currentIndex())).more.left()
            self._menu(row).popup(self.viewport().mapToGlobal(QPoint(x, corner.y())))
        elif part == "accept":
            (self.withdraw if row.accepted else self.accept).emit(row.conflict)
        else:
            self.chosen.emit(row.conflict)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the whole sentence on hover, where it is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            _index, row, part = self._row_at(event.pos())
            text = "" if row is None or part else self._rows.spoken(row)
            if part == "fix" and row is not None and row.conflict is not None:
                text = self._rows.remedies(row.conflict)[0].title  # it may be cut
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().viewportEvent(event)

    # -- keys and menu --------------------------------------------------------------------------

    def current_row(self) -> Row | None:
        """The row under the keyboard."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, F mends with the first remedy, A accepts."""
        row = self.current_row()
        if row is None:
            super().keyPressEvent(event)
            return
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._act(row, "", QPoint())
        elif plain and event.key() == Qt.Key.Key_F and row.conflict and not row.accepted:
            if self._rows.remedies(row.conflict):
                self._act(row, "fix", QPoint())
        elif plain and event.key() == Qt.Key.Key_A and row.conflict:
            self._act(row, "accept", QPoint())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done about the conflict."""
        index = self.indexAt(event.pos())
        if index.isValid() and self._rows.rows[index.row()].conflict is not None:
            self.setCurrentIndex(index)
            self._menu(self._rows.rows[index.row()]).popup(event.globalPos())

    def _menu(self, row: Row) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        conflict = row.conflict
        assert conflict is not None
        if not row.accepted:
            for number, fix in enumerate(self._rows.remedies(conflict)):
                self._add(menu, fix.title, "F" if number == 0 else "", self.mend, fix)
            if not menu.isEmpty():
                menu.addSeparator()
        self._add(menu, _("Show on the timetable"), "↵", self.chosen, conflict)
        done = self.withdraw if row.accepted else self.accept
        self._add(menu, ConflictDelegate.accept_text(row), "A", done, conflict)
        menu.addSeparator()
        self._add(menu, _("About this rule…"), "", self.about, conflict)
        return menu

    @staticmethod
    def _add(
        menu: QMenu, text: str, key: str, signal: SignalInstance, what: Conflict | Fix | Gap
    ) -> None:
        shown = text.replace("&", "&&")
        action = menu.addAction(f"{shown}\t{key}" if key else shown)
        action.triggered.connect(lambda _on=False: signal.emit(what))

"""The list of steps under the hand: keys, click and menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QToolTip

from planner.i18n import _
from ui.history.delegate import HistoryDelegate
from ui.history.lines import Line
from ui.history.model import AnyIndex, HistoryModel, spoken_line
from ui.widgets import plain_tip


class HistoryList(QListView):
    """``turned(line)`` when another step is under the keyboard; ``shown``, ``noted`` and
    ``gone_back`` when a key, a double click or the menu asks for it; ``left()`` on Escape.
    """

    turned = Signal(object)
    shown = Signal(object)
    noted = Signal(object)
    gone_back = Signal(object)
    left = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._lines = model
        self.may_go: Callable[[Line], bool] = lambda _line: True
        """Whether the festival can go to that step, and notes can be written."""
        self.setModel(model)
        self.setItemDelegate(HistoryDelegate(model))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("History"))
        self.verticalScrollBar().setSingleStep(22)
        self.setStyleSheet("background: transparent")
        self.doubleClicked.connect(lambda index: self.shown.emit(self._lines.lines[index.row()]))

    def current_line(self) -> Line | None:
        """The step under the keyboard."""
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    def turn_to(self, step_id: int) -> None:
        """Put the keyboard on a step that is on show."""
        row = self._lines.row_of(step_id)
        if row >= 0:
            self.setCurrentIndex(self._lines.index(row))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell what is under the keyboard now."""
        super().currentChanged(current, previous)
        self.turned.emit(self.current_line())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows what was touched, N writes why, G goes back to there."""
        line = self.current_line()
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        signal = _KEYS.get(Qt.Key(event.key())) if plain else None
        if plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif signal and line is not None:
            if signal == "shown" or self.may_go(line):
                getattr(self, signal).emit(line)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with the step."""
        line = self.current_line()
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, signal in (
            (_("Show what it touched"), "↵", self.shown),
            (_("Write why"), "N", self.noted),
            (_("Go back to here"), "G", self.gone_back),
        ):
            action = menu.addAction(f"{text}\t{key}")
            action.triggered.connect(lambda _on=False, signal=signal: signal.emit(line))
            action.setEnabled(signal is self.shown or self.may_go(line))
        menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say on hover what is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.indexAt(event.pos()).row()
            text = spoken_line(self._lines.lines[row]) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().viewportEvent(event)


_KEYS = {
    Qt.Key.Key_Return: "shown",
    Qt.Key.Key_Enter: "shown",
    Qt.Key.Key_N: "noted",
    Qt.Key.Key_F2: "noted",
    Qt.Key.Key_G: "gone_back",
}

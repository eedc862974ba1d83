"""What was read of a board, a row for each card with its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from planner.exchange.board import Became, Entry
from planner.i18n import _
from ui.theme import appearance, badge_icon, icon, theme
from ui.widgets import DELETES, RETURNS

_SEVERITY = {Became.WRONG: "blocker", Became.DOUBT: "warning", Became.WAITS: "notice"}
_ICON = {Became.MOVED: "swap", Became.NEW: "add", Became.SAME: "check"}


class BoardList(QListWidget):
    """``taken_off(lines)`` and ``typed_again(lines)`` ask to forget or to correct a row."""

    taken_off = Signal(object)
    typed_again = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What was read"))
        self.setAlternatingRowColors(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(14, 14))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        appearance().changed.connect(self._wear)
        self._wear()
        self.setToolTip(_("Delete takes a line off, Return puts it back into the field."))
        self.itemDoubleClicked.connect(lambda item: self.typed_again.emit(_lines(item)))

    def _wear(self) -> None:
        now = theme()
        self.setStyleSheet(
            "QListWidget { border-radius: 8px; padding: 6px 8px }"
            " QListWidget::item { padding: 5px 0; border-radius: 6px }"
            f" QListWidget::item:selected {{ background: {now.accent_soft.name()};"
            f" color: {now.text.name()} }}"
        )

    def show_entries(self, entries: Sequence[Entry], lines: Sequence[str]) -> None:
        """Show these, with the lines that they are of."""
        row, scrolled = self.currentRow(), self.verticalScrollBar().value()
        self.clear()
        for entry in entries:
            read = " · ".join(lines[number - 1] for number in entry.lines)
            item = QListWidgetItem(_look(entry.became), f"{read}\n{entry.sentence}", self)
            item.setData(Qt.ItemDataRole.UserRole, entry.lines)
        self.setCurrentRow(min(row, self.count() - 1))
        self.verticalScrollBar().setValue(scrolled)

    def show_last(self) -> None:
        """Turn to the row that came last."""
        self.setCurrentRow(self.count() - 1)
        self.scrollToBottom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Return do what the hint says."""
        item = self.currentItem() if self.count() else None
        if item is not None and event.key() in DELETES:
            row = self.currentRow()
            self.taken_off.emit(_lines(item))
            self.setCurrentRow(min(row, self.count() - 1))
        elif item is not None and event.key() in RETURNS:
            self.typed_again.emit(_lines(item))
        else:
            super().keyPressEvent(event)


def _look(became: Became) -> QIcon:
    if became in _SEVERITY:
        return badge_icon(_SEVERITY[became])
    return icon(_ICON[became])


def _lines(item: QListWidgetItem) -> tuple[int, ...]:
    return tuple(item.data(Qt.ItemDataRole.UserRole))

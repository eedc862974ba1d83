"""A field to search in: magnifier in front, a cross to empty it, Escape too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import appearance, font, icon, theme


class SearchField(QLineEdit):
    """``searched`` fires with the text at each keystroke; ``left`` when ↓ leaves for the list."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font())
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self._lens = self.addAction(
            icon("search", theme().text3), QLineEdit.ActionPosition.LeadingPosition
        )
        self.textChanged.connect(self.searched)
        appearance().changed.connect(self._colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field, Down and Return go on to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _colour(self) -> None:
        self._lens.setIcon(icon("search", theme().text3))

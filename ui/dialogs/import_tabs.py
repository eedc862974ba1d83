"""The row of tabs of the import preview: which lists there are, and how much is in each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.widgets import PillButton


class Tabs(QWidget):
    """``chosen(name)`` when another tab was pressed. The room at the right is for others."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.current = ""
        self._buttons: dict[str, PillButton] = {}
        self._group = QButtonGroup(self)
        self.strip = QHBoxLayout(self)
        self.strip.setContentsMargins(0, 0, 0, 0)
        self.strip.setSpacing(2)
        self.strip.addStretch(1)

    def show_tabs(self, texts: Mapping[str, str]) -> None:
        """Show these, by name; the chosen one stays as long as it is there."""
        for name in self._buttons.keys() - texts.keys():
            gone = self._buttons.pop(name)
            self._group.removeButton(gone)
            gone.deleteLater()
        for place, (name, text) in enumerate(texts.items()):
            if name not in self._buttons:
                self._buttons[name] = self._made(name)
                self.strip.insertWidget(place, self._buttons[name])
            self._buttons[name].setText(text)
            self._buttons[name].setAccessibleName(text)
        if self.current not in self._buttons and self._buttons:
            self.choose(next(iter(texts)))

    def _made(self, name: str) -> PillButton:
        button = PillButton(" ", look="flat")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: self.chosen.emit(name))
        self._group.addButton(button)
        return button

    def choose(self, name: str) -> None:
        """Mark one as chosen."""
        self.current = name
        if name in self._buttons:
            self._buttons[name].setChecked(True)

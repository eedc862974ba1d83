"""What the film list leaves out, said above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from ui.theme import SECONDARY
from ui.widgets import PillButton, PlainLabel


class SieveBar(QWidget):
    """What the list leaves out and how it is ordered, in one line; the cross lets all through."""

    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = PlainLabel("", SECONDARY, tone="accent", elided=True)
        self._cross = PillButton(icon_name="close", look="flat", tip=_("Show everything"))
        self._cross.clicked.connect(lambda _on=False: self.emptied.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._cross)
        self.hide()

    def say(self, let_through: str, order: str) -> None:
        """Show both, or nothing where there is neither."""
        self._text.setText("  ·  ".join(part for part in (let_through, order) if part))
        self._cross.setVisible(bool(let_through))
        self.setVisible(bool(let_through or order))

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.whole_text()

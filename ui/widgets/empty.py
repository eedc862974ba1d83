"""What an empty panel shows: what to do next, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import BODY, EMPTY, appearance, pixmap, theme
from ui.widgets.basics import PillButton, PlainLabel


class EmptyState(QWidget):
    """A sentence, smaller words under it, and a button; ``pressed`` fires when it is clicked."""

    pressed = Signal()

    def __init__(
        self,
        text: str,
        button: str = "",
        hint: str = "",
        icon_name: str = "",
        main: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setVisible(bool(icon_name))
        column.addWidget(self._picture)
        self.text = PlainLabel(text, EMPTY, 500)
        self.hint = PlainLabel(hint, BODY, 400, "text3")
        for label in (self.text, self.hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setVisible(bool(label.text()))
            column.addWidget(label)
        self.button = PillButton(button, look="main" if main else "plain")
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.pressed)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._draw_icon()
        appearance().changed.connect(self._draw_icon)

    def set_text(self, text: str, hint: str = "") -> None:
        """Say something else."""
        self.text.setText(text)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _draw_icon(self) -> None:
        if self._icon_name:
            ratio = self.devicePixelRatioF()
            self._picture.setPixmap(pixmap(self._icon_name, theme().line_strong, 40, ratio))

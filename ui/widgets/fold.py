"""A title that opens and closes what stands under it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from ui.theme import LABEL, draw_text, font, pixmap, theme


class FoldTitle(QAbstractButton):
    """A title that opens and closes the part under it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.setFixedHeight(22)
        self.setFont(font(LABEL, 600))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As high as a title."""
        return QSize(120, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The title, and a chevron at the right."""
        painter = QPainter(self)
        now = theme()
        near = self.underMouse() or self.hasFocus()
        draw_text(painter, 0, 15, self.text(), now.text if near else now.text2, LABEL, 600)
        name = "down" if self.isChecked() else "right"
        painter.drawPixmap(self.width() - 18, 3, pixmap(name, now.text if near else now.text3))
        painter.end()

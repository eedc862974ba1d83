"""The shape of a severity as a widget, for rows that are built of widgets."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from ui.theme import badge, pixmap, theme
from ui.widgets.basics import Painted


class Badge(Painted):
    """● ▲ or ◆ of ``size`` pixels; ✓ for what is done."""

    def __init__(self, severity: str, size: int = 11, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.size_px = size
        self.setFixedSize(size + 4, size + 4)
        self.show_severity(severity)

    def show_severity(self, severity: str) -> None:
        """Be the shape of this severity."""
        self.severity = severity
        self.setAccessibleName(_(severity.capitalize()))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw the shape in the middle."""
        if self.severity == "done":
            painter.drawPixmap(0, 0, pixmap("check", theme().green, self.width()))
        else:
            badge(painter, self.severity, 2, 2, self.size_px)

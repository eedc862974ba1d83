"""A message that comes by itself, can be read in peace, and leaves without being asked to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import BODY, alpha, badge, draw_text, metrics, pixmap, theme, wrap
from ui.widgets.basics import Painted

_WIDEST, _LINE = 520, 18
_SHORT_MS, _LONG_MS = 4000, 12000


class Toast(Painted):
    """One message at the foot of its parent; blockers and warnings stay longer than notices.

    A click takes it away. A pointer over it keeps it.
    """

    def __init__(self, parent: QWidget, bottom: int = 20) -> None:
        super().__init__(parent=parent)
        self._lines: list[str] = []
        self._severity = "notice"
        self._bottom = bottom
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._seat = parent
        parent.installEventFilter(self)
        self.hide()

    def sit_on(self, widget: QWidget) -> None:
        """Stay at the foot of this widget inside the parent, instead of the parent's own."""
        self._seat.removeEventFilter(self)
        self._seat = widget
        widget.installEventFilter(self)
        self._place()

    @property
    def text(self) -> str:
        """What it says now."""
        return " ".join(self._lines)

    def say(self, sentence: str, severity: str = "notice") -> None:
        """Show a sentence; ``severity`` is ``blocker``, ``warning``, ``notice`` or ``done``."""
        self._severity = severity
        self._lines = wrap(sentence, _WIDEST - 76, 4)
        widest = max(metrics().horizontalAdvance(line) for line in self._lines)
        self.resize(round(widest) + 76, len(self._lines) * _LINE + 22)
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_LONG_MS if severity in {"blocker", "warning"} else _SHORT_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the parent is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        seat = self._seat
        foot = QPoint((seat.width() - self.width()) // 2, seat.height() - self.height())
        over = self.parentWidget()
        if over is not None and seat is not over:
            foot = seat.mapTo(over, foot)
        self.move(foot - QPoint(0, self._bottom))

    def enterEvent(self, event: object) -> None:
        """Do not leave while being read."""
        self._timer.stop()

    def leaveEvent(self, event: object) -> None:
        """Leave soon."""
        self._timer.start(_SHORT_MS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go."""
        self._timer.stop()
        self.hide()

    def paint(self, painter: QPainter) -> None:
        """A raised card: shape of severity, sentence, cross."""
        now = theme()
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(now.line_strong, 1))
        painter.setBrush(alpha(now.raised, 0.98))
        painter.drawRoundedRect(card, 8, 8)
        if self._severity == "done":
            painter.drawPixmap(14, 13, pixmap("check", now.green))
        else:
            badge(painter, self._severity, 16, 14.5, 12)
        for row, line in enumerate(self._lines):
            draw_text(painter, 38, 25 + row * _LINE, line, now.text, BODY)
        painter.drawPixmap(self.width() - 26, 13, pixmap("close", now.text3))

"""The thin line above the lists of the import preview that moves while a plan is made."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from ui.theme import theme

_PATIENCE_MS, _FRAME_MS, _STEPS, _HIGH = 120, 40, 40, 3


class WaitingLine(QWidget):
    """It always takes its room, so that nothing moves under the hand; ``is_waiting`` at once,
    painted after a moment, since most plans are made anew within one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HIGH)
        self.setAccessibleName(_("The preview is being made"))
        self.is_waiting = False
        self._step = -1
        self._patience, self._frames = QTimer(self), QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._frames.start)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self._move)

    def begin(self) -> None:
        """Show, after a moment, that something is being made."""
        if not self.is_waiting:
            self.is_waiting = True
            self._patience.start(_PATIENCE_MS)

    def end(self) -> None:
        """It is made."""
        self.is_waiting, self._step = False, -1
        self._patience.stop()
        self._frames.stop()
        self.update()

    def _move(self) -> None:
        self._step = (self._step + 1) % _STEPS
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A piece of the line, on its way from left to right."""
        if self._step < 0:
            return
        painter, wide = QPainter(self), self.width()
        painter.fillRect(self.rect(), theme().line)
        part = wide / 4
        left = (wide + part) * self._step / _STEPS - part
        painter.fillRect(QRectF(left, 0, part, _HIGH), theme().accent)
        painter.end()

"""Blocks of the timetable that are dropped on the film list come off the timetable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from ui import deeds
from ui.session import Session
from ui.theme import BODY, alpha, draw_text, metrics, theme
from ui.widgets import Painted

SCREENINGS = "application/x-marquee-screening"
HOLDS = "application/x-marquee-hold"


class TakingOff(QObject):
    """Watches the drags that come over the panel."""

    def __init__(self, session: Session, panel: QWidget) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self._sign = _Sign(panel)
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take blocks and nothing else."""
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(SCREENINGS):
            event.acceptProposedAction()
            self._sign.show_over(not _is_drop(event))
            if _is_drop(event):
                self.take_off(event.mimeData())
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._sign.hide()
        return False

    def take_off(self, mime: QMimeData) -> None:
        """Unschedule what a drag carries."""
        self._session.select(_ids(mime, SCREENINGS), holds=_ids(mime, HOLDS))
        deeds.unschedule(self._session)


def _is_drop(event: QDropEvent) -> bool:
    return not isinstance(event, QDragMoveEvent)


def _ids(mime: QMimeData, kind: str) -> tuple[int, ...]:
    words = bytes(mime.data(kind).data()).decode("ascii", "replace").split()
    return tuple(int(word) for word in words if word.isdigit())


class _Sign(Painted):
    """Says over the list what letting go would do."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(parent=panel)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, shown: bool) -> None:
        """Cover the panel, or go."""
        panel = self.parentWidget()
        if shown and panel is not None:
            self.setGeometry(panel.rect())
            self.raise_()
        self.setVisible(shown)

    def paint(self, painter: QPainter) -> None:
        """A veil with an edge and the words in its middle."""
        now, text = theme(), _("Take off the timetable")
        painter.setPen(QPen(now.accent, 2))
        painter.setBrush(alpha(now.window, 0.86))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(7, 7, -7, -7), 8, 8)
        middle = QRectF(self.rect()).center()
        width = metrics(BODY, 600).horizontalAdvance(text)
        draw_text(painter, middle.x() - width / 2, middle.y(), text, now.text, BODY, 600)

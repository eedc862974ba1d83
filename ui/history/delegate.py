"""How a step of the history is painted: a thread of dots; what, when, about what, who, and why."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.i18n import _
from ui.history.model import AnyIndex, HistoryModel
from ui.theme import BODY, SECONDARY, draw_text, draw_text_right, elide, metrics, theme

HEIGHT = 44
_SIDE, _THREAD, _TEXT = 8, 20, 34


class HistoryDelegate(QStyledItemDelegate):
    """Paints the lines of the model, all of one height: thousands are laid out at once then."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Two lines."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one step."""
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option.state)
        self._thread(painter, rect, index.row())
        self._words(painter, rect, index.row())
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        now = theme()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(now.accent, 1) if selected and focused else Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft if selected else now.line_soft)
            box = QRectF(rect).adjusted(_SIDE + 0.5, 0.5, -_SIDE - 0.5, -0.5)
            painter.drawRoundedRect(box, 6, 6)

    def _thread(self, painter: QPainter, rect: QRect, row: int) -> None:
        """A dot for each step; hollow for one undone, the accent for where the festival stands."""
        now, step = theme(), self._model.lines[row].step
        middle = QPointF(_THREAD, rect.top() + 15)
        painter.setPen(QPen(now.line_strong, 1))
        top = rect.top() if row else middle.y()
        foot = rect.bottom() + 1 if row < len(self._model.lines) - 1 else middle.y()
        painter.drawLine(QPointF(_THREAD, top), QPointF(_THREAD, foot))
        here = step.id == self._model.head
        colour = now.accent if here else now.text3
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(now.window if step.undone else colour)
        radius = 4.5 if here else 3
        painter.drawEllipse(middle, radius, radius)

    def _words(self, painter: QPainter, rect: QRect, row: int) -> None:
        now, line = theme(), self._model.lines[row]
        step, top, right = line.step, rect.top(), rect.right() - _SIDE - 8
        ink, second = (now.text3, now.text3) if step.undone else (now.text, now.text2)
        time = _("undone") if step.undone else line.when()
        taken = draw_text_right(painter, right, top + 19.5, time, now.text3, SECONDARY)
        room = right - _TEXT - taken - 10
        width = self._title(painter, step.title, room, top + 19.5, ink)
        about, left = line.about, _TEXT
        if step.comment:  # what it is about goes behind the title, and why it was done below
            rest = room - width - 8
            shown = elide(about, rest, SECONDARY, cond=True) if rest > 40 else ""
            draw_text(painter, left + width + 8, top + 19.5, shown, second, SECONDARY, cond=True)
            about = _("“{note}”").format(note=step.comment)
        author = elide(step.author, 90, SECONDARY)
        taken = draw_text_right(painter, right, top + 36.5, author, now.text3, SECONDARY)
        room = right - left - taken - 10
        narrow = metrics(SECONDARY).horizontalAdvance(about) > room
        about = elide(about, room, SECONDARY, cond=narrow)
        draw_text(painter, left, top + 36.5, about, second, SECONDARY, cond=narrow)

    @staticmethod
    def _title(painter: QPainter, title: str, room: float, base: float, ink: QColor) -> float:
        """Draw what was done; returns its width."""
        narrow = metrics(BODY, 500).horizontalAdvance(title) > room
        title = elide(title, room, BODY, 500, cond=narrow)
        return draw_text(painter, _TEXT, base, title, ink, BODY, 500, cond=narrow)

"""How a line of a register is painted: name and what stands at the right, the note below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.registers.model import AnyIndex, RegisterModel
from ui.theme import SECONDARY, draw_text, draw_text_right, elide, metrics, paint_bar, theme

_LOW, _HIGH = 28, 44
_SIDE, _LEFT, _INDENT = 8, 16, 14


class RegisterDelegate(QStyledItemDelegate):
    """Paints the lines of the model; those with a note are higher."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line, or two."""
        return QSize(200, _HIGH if self._model.lines[index.row()].note else _LOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one line."""
        line = self._model.lines[index.row()]
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option.state)
        now, left = theme(), _LEFT
        if line.hue is not None:
            paint_bar(painter, QRectF(left, rect.top() + 6, 4, rect.height() - 12), line.hue)
        if any(one.hue is not None for one in self._model.lines):
            left += _INDENT
        name = line.name.strip()
        left += 12 if name != line.name else 0
        right = rect.right() - _LEFT
        taken = metrics(SECONDARY).horizontalAdvance(line.right) if line.right else 0
        room = right - left - (taken + 10 if taken else 0)
        narrow = metrics().horizontalAdvance(name) > room
        base = rect.top() + 19
        draw_text(painter, left, base, elide(name, room, cond=narrow), now.text, cond=narrow)
        draw_text_right(painter, right, base, line.right, now.text3, SECONDARY)
        if line.note:
            note = elide(line.note, right - left, SECONDARY)
            draw_text(painter, left, base + 17, note, now.text2, SECONDARY)
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

"""How a row of the conflicts panel is painted, and which of its parts is under the hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.i18n import _
from ui.conflicts.grouping import Group
from ui.conflicts.model import AnyIndex, ConflictModel, Row
from ui.theme import (
    BODY,
    LABEL,
    SECONDARY,
    badge,
    draw_text,
    draw_text_right,
    elide,
    metrics,
    pixmap,
    theme,
)

HEIGHT = 31
_SIDE, _TEXT_LEFT, _PLACE, _GAP = 8, 38, 128, 12
_WIDEST_FIX, _NARROW = 196, 720
_MARK_GAP, _MARK_SIDE = 8, 5
_BESIDE = 72 + 4 + 24


@dataclass(frozen=True)
class Parts:
    """Where the parts of a row are; an empty rectangle for one that it does not have."""

    sentence: QRect
    place: QRect
    fix: QRect
    more: QRect
    accept: QRect


class ConflictDelegate(QStyledItemDelegate):
    """Paints shape, sentence, place, first remedy and “Accept…”."""

    def __init__(self, model: ConflictModel) -> None:
        super().__init__()
        self._model = model
        self.hovered: tuple[int, str] = (-1, "")

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every row is as high."""
        return QSize(200, HEIGHT)

    def parts(self, row: Row, rect: QRect) -> Parts:
        """Where the parts of that row are, from the right to the left."""
        none = QRect()
        if row.conflict is None:
            return Parts(rect, none, none, none, none)
        right = rect.right() - _SIDE - 6
        accept = _box(right, _width(self.accept_text(row)) + 12, rect)
        right = accept.left() - 4
        fix = more = none
        remedies = () if row.accepted else self._model.remedies_so_far(row.conflict)
        if len(remedies) > 1:
            more = _box(right, 22, rect)
        right = accept.left() - 30
        if remedies:
            fix = _box(right, min(_widest(rect), _width(remedies[0].title) + 20), rect)
        right = min(rect.right() - _SIDE - 6 - _BESIDE - _widest(rect), right) - _GAP
        place = none
        if rect.width() > _NARROW:
            place = QRect(right - _PLACE, rect.top(), _PLACE, HEIGHT)
            right = place.left() - _GAP
        return Parts(_span(_TEXT_LEFT, right, rect), place, fix, more, accept)

    def part_at(self, row: Row, rect: QRect, x: int, y: int) -> str:
        """The name of the button under a point: ``fix``, ``more``, ``accept``, or nothing."""
        parts = self.parts(row, rect)
        for name in ("fix", "more", "accept"):
            if getattr(parts, name).contains(x, y):
                return name
        return ""

    @staticmethod
    def accept_text(row: Row) -> str:
        """What the last button says."""
        return _("Withdraw") if row.accepted else _("Accept…")

    # -- painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        if row.group is not None:
            self._paint_heading(painter, row.group, rect)
        elif row.conflict is None:
            self._paint_fold(painter, rect)
        else:
            self._paint_conflict(painter, row, rect, index.row())
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        now = theme()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or over:
            painter.setPen(QPen(now.accent, 1) if selected and focused else Qt.PenStyle.NoPen)
            chosen = now.field if now.dark else now.surface
            painter.setBrush(chosen if selected else now.line_soft)
            box = QRectF(rect).adjusted(_SIDE + 0.5, 0.5, -_SIDE - 0.5, -0.5)
            painter.drawRoundedRect(box, 6, 6)

    def _paint_fold(self, painter: QPainter, rect: QRect) -> None:
        name = "down" if self._model.unfolded else "right"
        painter.drawPixmap(_SIDE + 7, rect.top() + 7, pixmap(name))
        text = self._model.fold_text()
        draw_text(painter, _TEXT_LEFT, rect.top() + 19.5, text, theme().text2, SECONDARY, 500)

    def _paint_heading(self, painter: QPainter, group: Group, rect: QRect) -> None:
        folded, now, base = self._model.is_folded(group), theme(), rect.top() + 19.5
        painter.drawPixmap(_SIDE + 7, rect.top() + 7, pixmap("right" if folded else "down"))
        room = rect.width() - _TEXT_LEFT - 80
        heading = elide(group.heading, room, SECONDARY, 600)
        x = _TEXT_LEFT + draw_text(painter, _TEXT_LEFT, base, heading, now.text, SECONDARY, 600)
        badge(painter, group.worst, x + 10, rect.top() + 10, 9)
        draw_text(painter, x + 24, base, str(len(group.conflicts)), now.text2, SECONDARY)

    def _paint_conflict(self, painter: QPainter, row: Row, rect: QRect, number: int) -> None:
        assert row.conflict is not None
        now, parts, base = theme(), self.parts(row, rect), rect.top() + 19.5
        words = self._model.words(row.conflict)
        if row.accepted:
            painter.setOpacity(0.6)
        badge(painter, row.conflict.severity, 17, rect.top() + 9.5, 11)
        painter.setOpacity(1)
        mark = self._model.mark(row.conflict)
        sentence, room = words.brief, parts.sentence.width() - _mark_width(mark)
        narrow = metrics().horizontalAdvance(sentence) > room
        colour = now.text2 if row.accepted else now.text
        shown = elide(sentence, room, cond=narrow)
        left = parts.sentence.left()
        left += round(draw_text(painter, left, base, shown, colour, BODY, cond=narrow))
        if mark:
            _paint_mark(painter, left + _MARK_GAP, rect.top() + 8, mark)
        if not parts.place.isNull():
            place = elide(words.place, _PLACE, SECONDARY, cond=True)
            draw_text(painter, parts.place.left(), base, place, now.text3, SECONDARY, cond=True)
        if row.accepted:
            left = rect.right() - _SIDE - 6 - _BESIDE - _widest(rect)
            reason = elide(self._model.reason(row), parts.accept.left() - left - _GAP, SECONDARY)
            draw_text(painter, left, base, reason, now.text2, SECONDARY)
        self._paint_buttons(painter, row, parts, number)

    def _paint_buttons(self, painter: QPainter, row: Row, parts: Parts, number: int) -> None:
        assert row.conflict is not None
        now, hovered = theme(), self.hovered[1] if self.hovered[0] == number else ""
        base = parts.accept.top() + 15.5
        if not parts.fix.isNull():
            painter.setPen(QPen(now.text3 if hovered == "fix" else now.line_strong, 1))
            painter.setBrush(now.raised)
            box = QRectF(parts.fix).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, 5, 5)
            title = self._model.remedies_so_far(row.conflict)[0].title
            room = parts.fix.width() - 18
            narrow = _width(title) > room
            title = elide(title, room, SECONDARY, 500, cond=narrow)
            left = parts.fix.left() + 10
            draw_text(painter, left, base, title, now.text, SECONDARY, 500, cond=narrow)
        if not parts.more.isNull():
            self._lift(painter, parts.more, hovered == "more")
            painter.drawPixmap(parts.more.left() + 3, parts.more.top() + 3, pixmap("down"))
        self._lift(painter, parts.accept, hovered == "accept")
        right = parts.accept.right() - 6
        text, colour = self.accept_text(row), now.text if hovered == "accept" else now.text2
        draw_text_right(painter, right, base, text, colour, SECONDARY, 500)

    @staticmethod
    def _lift(painter: QPainter, box: QRect, hovered: bool) -> None:
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().line)
            painter.drawRoundedRect(box, 5, 5)


def _mark_width(mark: str) -> int:
    """How much a mark takes of a sentence's room."""
    if not mark:
        return 0
    return round(metrics(LABEL, 600).horizontalAdvance(mark)) + _MARK_GAP + 2 * _MARK_SIDE


def _paint_mark(painter: QPainter, x: int, y: int, mark: str) -> None:
    now = theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.accent_soft)
    painter.drawRoundedRect(QRectF(x, y, _mark_width(mark) - _MARK_GAP, 16), 4, 4)
    draw_text(painter, x + _MARK_SIDE, y + 12, mark, now.accent, LABEL, 600)


def _width(text: str) -> int:
    return round(metrics(SECONDARY, 500).horizontalAdvance(text))


def _widest(rect: QRect) -> int:
    """How wide the first remedy may be: in a narrow panel the sentence comes first."""
    return min(_WIDEST_FIX, max(88, (rect.width() - _BESIDE) // 3))


def _box(right: int, width: int, rect: QRect) -> QRect:
    return QRect(right - width, rect.top() + 4, width, 22)


def _span(left: int, right: int, rect: QRect) -> QRect:
    return QRect(left, rect.top(), max(0, right - left), HEIGHT)

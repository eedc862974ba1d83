"""The bars under the hand: drag an end or the whole, or use the keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from planner.i18n import _
from planner.times import clock_minutes
from ui.theme import (
    LABEL,
    SECONDARY,
    alpha,
    draw_text,
    draw_text_right,
    elide,
    metrics,
    pattern,
    theme,
)
from ui.venues.bars import STEP, Bar, Span, dragged
from ui.widgets import DELETES, RETURNS, Painted, claim

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROW, _LEFT, _NAME, _WORDS, _GRIP = 36, 16, 176, 92, 6


def x_of(minute: float, limits: Span, width: int) -> float:
    """Where a minute of the day stands, in pixels from the left of the list."""
    first, last = limits
    room = width - _LEFT - _NAME - _WORDS - _LEFT
    return _LEFT + _NAME + room * (minute - first) / (last - first)


def minutes_of(pixels: float, limits: Span, width: int) -> float:
    """How many minutes a distance in pixels is."""
    room = width - _LEFT - _NAME - _WORDS - _LEFT
    return pixels * (limits[1] - limits[0]) / max(1, room)


class BarsModel(QAbstractListModel):
    """The bars for Qt; ``limits`` are the first and last minute of the day."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: list[Bar] = []
        self.limits: Span = (360, 1800)

    def show(self, bars: list[Bar], limits: Span) -> None:
        """Show these."""
        same = [(b.owner, b.day) for b in bars] == [(b.owner, b.day) for b in self.bars]
        if same and bars:
            self.bars, self.limits = bars, limits
            self.dataChanged.emit(self.index(0), self.index(len(bars) - 1))
            return
        self.beginResetModel()
        self.bars, self.limits = bars, limits
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """How many bars there are."""
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a bar says, for those who listen."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return self.bars[index.row()].spoken if index.isValid() and role in spoken else None


class BarDelegate(QStyledItemDelegate):
    """Paints a bar in its lane; what is dragged is shown as it would be."""

    def __init__(self, model: BarsModel, view: BarsView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line."""
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint name, lane and hours."""
        bar, rect, now = self._model.bars[index.row()], option.rect, theme()
        if self._view.held == index.row():
            bar = replace(bar, span=self._view.held_span, own=True, known=True)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option.state)
        base = rect.top() + 22
        name = elide(bar.label, _NAME - 12, weight=500, middle=True)
        taken = draw_text(painter, _LEFT, base, name, now.text, weight=500)
        note = elide(bar.note, _NAME - 12 - taken - 8, LABEL)
        draw_text(painter, _LEFT + taken + 8, base, note, now.text3, LABEL)
        self._lane(painter, rect, bar)
        ink = now.text if bar.own else now.text3
        draw_text_right(painter, rect.right() - _LEFT, base, bar.words, ink, SECONDARY)
        painter.restore()

    def _lane(self, painter: QPainter, rect: QRect, bar: Bar) -> None:
        now, limits, width = theme(), self._model.limits, rect.width()

        def box(span: Span, inset: int) -> QRectF:
            left, right = (x_of(m, limits, width) for m in span)
            return QRectF(left, rect.top() + inset, right - left, _ROW - 2 * inset)

        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.field)
        painter.drawRoundedRect(box(limits, 9), 4, 4)
        if bar.span is not None:
            painter.setBrush(alpha(now.accent, 0.42 if bar.own else 0.20))
            if not bar.known:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(now.line_strong, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box(bar.span, 9), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.text3)
        for busy in bar.busy:
            painter.drawRoundedRect(box(busy, 15).adjusted(1, 0, -1, 0), 2, 2)
        for shut in bar.shut:
            painter.setBrush(pattern("cross", now.text3, 6))
            painter.drawRect(box(shut, 9))

    @staticmethod
    def _ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        now = theme()
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(now.accent, 1.5) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft)
            painter.drawRoundedRect(QRectF(rect).adjusted(8, 1, -8, -1), 6, 6)


class BarsView(QListView):
    """The list of bars. ``changed(bar, span)`` when one was given another span (None is closed),
    ``forgotten(bar)`` when it is to be as usual, ``opened(bar)`` on Return.
    """

    changed = Signal(object, object)
    forgotten = Signal(object)
    opened = Signal(object)

    def __init__(self, model: BarsModel) -> None:
        super().__init__()
        self._bars = model
        self.may_change = True
        self.held = -1
        """The row in the hand, or -1, and as what it would be let go."""
        self.held_span: Span | None = None
        self._end, self._from = "", 0
        self.setModel(model)
        self.setItemDelegate(BarDelegate(model, self))
        self.setObjectName("films")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # -- mouse ----------------------------------------------------------------------------------

    def grip(self, at: QPoint) -> tuple[int, str]:
        """The row at a point, and which part of its bar: since, until, both or nothing."""
        row = self.indexAt(at).row()
        if row < 0:
            return -1, ""
        span, limits, width = self._bars.bars[row].span, self._bars.limits, self.viewport().width()
        if span is None:
            return row, ""
        left, right = (x_of(minute, limits, width) for minute in span)
        if abs(at.x() - left) <= _GRIP:
            return row, "since"
        if abs(at.x() - right) <= _GRIP:
            return row, "until"
        return row, "both" if left < at.x() < right else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an end, or the whole bar, into the hand."""
        super().mousePressEvent(event)
        row, end = self.grip(event.position().toPoint())
        if end and self.may_change and event.button() == Qt.MouseButton.LeftButton:
            self.held, self._end, self._from = row, end, event.position().toPoint().x()
            self.held_span = self._bars.bars[row].span

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what it would be; nothing is kept yet."""
        at = event.position().toPoint()
        if self.held < 0:
            shape = {"since": Qt.CursorShape.SizeHorCursor, "until": Qt.CursorShape.SizeHorCursor}
            held = shape.get(self.grip(at)[1], Qt.CursorShape.ArrowCursor)
            self.viewport().setCursor(held if self.may_change else Qt.CursorShape.ArrowCursor)
            return
        limits, width = self._bars.limits, self.viewport().width()
        by = minutes_of(at.x() - self._from, limits, width)
        bar = self._bars.bars[self.held]
        self.held_span = dragged(bar, self._end, round(by / STEP) * STEP, limits)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: that is one edit."""
        super().mouseReleaseEvent(event)
        if self.held >= 0:
            bar, span = self._bars.bars[self.held], self.held_span
            self._let_go()
            if span != bar.span:
                self.changed.emit(bar, span)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Close, or open again; on the name show what is behind it."""
        self._let_go()
        bar = self.current()
        if bar is not None and event.position().x() < _LEFT + _NAME:
            self.opened.emit(bar)
        elif bar is not None:
            self._turn(bar)

    def _let_go(self) -> None:
        self.held, self.held_span = -1, None
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Delete and Return are meant for bars here, not for screenings."""
        return claim(event, DELETES | RETURNS) or super().event(event)

    # -- keys -----------------------------------------------------------------------------------

    def current(self) -> Bar | None:
        """The bar under the keyboard."""
        row = self.currentIndex().row()
        return self._bars.bars[row] if 0 <= row < len(self._bars.bars) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move the later end, with Shift the earlier one, with Alt both; the space
        bar closes and opens, Delete is as usual, Escape lets go.
        """
        bar, key = self.current(), event.key()
        step = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}.get(Qt.Key(key), 0)
        if key == Qt.Key.Key_Escape and self.held >= 0:
            self._let_go()
        elif bar is None:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(bar)
        elif not self.may_change:
            super().keyPressEvent(event)
        elif step:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            end = "both" if alt else "since" if shift else "until"
            span = dragged(bar, end, step, self._bars.limits)
            if span is not None and span != bar.span:
                self.changed.emit(bar, span)
        elif key == Qt.Key.Key_Space:
            self._turn(bar)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.forgotten.emit(bar)
        else:
            super().keyPressEvent(event)

    def _turn(self, bar: Bar) -> None:
        if not self.may_change or bar.day is None:
            return
        if bar.span is None:
            self.forgotten.emit(bar)
        else:
            self.changed.emit(bar, None)


class Scale(Painted):
    """The hours over the bars, which a scroll bar makes narrower."""

    def __init__(self, model: BarsModel, view: BarsView) -> None:
        super().__init__(24)
        self._model, self._view = model, view
        self.setAccessibleName(_("Hours of the festival day"))

    def paint(self, painter: QPainter) -> None:
        """Every second hour."""
        now, limits = theme(), self._model.limits
        for hour in range(-(-limits[0] // 60), limits[1] // 60 + 1, 2):
            text = clock_minutes(hour * 60)
            middle = x_of(hour * 60, limits, self._view.viewport().width())
            x = middle - metrics(LABEL).horizontalAdvance(text) / 2
            draw_text(painter, x, 16, text, now.text3, LABEL)

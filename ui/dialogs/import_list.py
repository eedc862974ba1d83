"""The list of the import preview: a tick, title and detail, what becomes of it, its source line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from planner.i18n import _
from ui.dialogs.import_model import AnyIndex, LineModel
from ui.dialogs.import_rows import Line, Lines
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
from ui.widgets import plain_tip

HIGH = 44
_TICK, _LEFT, _PLACE, _LABEL, _PENCIL = 15, 40, 150, 92, 13
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class LineDelegate(QStyledItemDelegate):
    """Paints one row of the preview."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every row is as high."""
        return QSize(300, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, tick or shape, texts."""
        model = index.model()
        assert isinstance(model, LineModel)
        line, rect = model.lines[index.row()], option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft)
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), 6, 6)
        if line.severity == "done":
            painter.drawPixmap(rect.left() + 14, rect.top() + 8, pixmap("check", now.green, _TICK))
        elif line.severity:
            badge(painter, line.severity, rect.left() + 16, rect.top() + 9, 11)
        elif line.number is not None:
            _paint_tick(painter, tick_box(rect), line.ticked)
            if line.doubt:
                badge(painter, line.doubt, rect.left() + 17, rect.top() + 28, 9)
        _paint_texts(painter, line, rect)
        painter.restore()


def tick_box(rect: QRect) -> QRect:
    """Where the tick of a row is."""
    return QRect(rect.left() + 14, rect.top() + 8, _TICK, _TICK)


def choice_box(rect: QRect, line: Line) -> QRect:
    """Where the button of a row is that chooses between file and hand; empty without one."""
    if not line.choice:
        return QRect()
    wide = round(metrics(SECONDARY, 500).horizontalAdvance(line.choice)) + 20
    return QRect(rect.right() - 12 - wide, rect.top() + 22, wide, 20)


def _paint_tick(painter: QPainter, box: QRect, ticked: bool) -> None:
    now = theme()
    painter.setPen(QPen(now.accent if ticked else now.line_strong, 1))
    painter.setBrush(now.accent if ticked else now.surface)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked:
        painter.drawPixmap(box.left(), box.top(), pixmap("check", now.on_accent, _TICK))


def _paint_texts(painter: QPainter, line: Line, rect: QRect) -> None:
    now, left, right = theme(), rect.left() + _LEFT, rect.right() - 14
    first, second = rect.top() + 19, rect.top() + 36
    place = elide(line.place, _PLACE, SECONDARY)
    draw_text_right(painter, right, first, place, now.text3, SECONDARY)
    colour = now.green if line.label == _("New") else now.text2
    label_left = right - _PLACE
    if line.label:
        draw_text(painter, label_left, first, line.label, colour, SECONDARY, 500)
    end = right - metrics(SECONDARY).horizontalAdvance(place)
    room = (label_left if line.label else end) - left - 12
    narrow = metrics(weight=500).horizontalAdvance(line.title) > room
    if line.typed:
        room -= _PENCIL + 5
    title = elide(line.title, room, BODY, 500, cond=narrow)
    strong = now.text3 if line.faint else now.text
    draw_text(painter, left, first, title, strong, BODY, 400 if line.severity else 500, cond=narrow)
    if line.typed:
        shown = metrics(weight=500, cond=narrow).horizontalAdvance(title)
        at = left + round(shown) + 6
        painter.drawPixmap(at, rect.top() + 8, pixmap("edit", now.accent, _PENCIL))
    choice = choice_box(rect, line)
    wide = (choice.left() if line.choice else right) - left - 8
    detail = elide(line.detail, wide, LABEL)
    draw_text(painter, left, second, detail, now.text3 if line.faint else now.text2, LABEL)
    if line.choice:
        painter.setPen(QPen(now.line_strong, 1))
        painter.setBrush(now.raised)
        painter.drawRoundedRect(QRectF(choice).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        base = choice.top() + 14.5
        draw_text(painter, choice.left() + 10, base, line.choice, now.text, SECONDARY, 500)


class LineList(QListView):
    """``ticked(number)`` when a row is to be left out or not, ``chose(number)`` for its button,
    ``opened`` when the chosen row is to be corrected, ``dropped`` when it is no film.
    """

    ticked = Signal(int)
    chose = Signal(int)
    opened = Signal()
    dropped = Signal()

    def __init__(self, model: LineModel) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("border-radius: 8px; padding: 4px 0")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("What was understood"))

    @property
    def line(self) -> Line | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return self._lines.lines[index.row()] if index.isValid() else None

    def choose(self, number: int | None, wanted: Callable[[Line], bool]) -> None:
        """Choose the row of a decision, or the first that is wanted."""
        given = self._lines.lines
        if number is not None and isinstance(given, Lines):
            at = given.place_of(number)
        else:
            at = next((at for at, line in enumerate(given) if wanted(line)), None)
        if at is not None:
            self.setCurrentIndex(self._lines.index(at))

    def step(self, by: int) -> bool:
        """Choose the row above or below; whether there is one."""
        at = self.currentIndex().row() + by
        if 0 <= at < len(self._lines.lines):
            self.setCurrentIndex(self._lines.index(at))
            return True
        return False

    def show_lines(self, given: Sequence[Line], number: int | None = None) -> None:
        """Show these rows; the chosen one, which is that of decision ``number`` now, stays chosen
        where it is still there.
        """
        before = self.line
        self._lines.show_lines(given)
        if before is None or (self.line is not None and self.line.same_as(before)):
            return
        if number is not None and isinstance(given, Lines):
            place = given.place_of(number)
        else:
            place = next((at for at, line in enumerate(given) if line.same_as(before)), None)
        if place is not None:
            self.setCurrentIndex(self._lines.index(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick or choose where the hand is."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        line, rect = self._lines.lines[index.row()], self.visualRect(index)
        if line.number is None:
            return
        if tick_box(rect).adjusted(-8, -8, 8, 8).contains(point):
            self.ticked.emit(line.number)
        elif choice_box(rect, line).contains(point):
            self.chose.emit(line.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, F takes the file's values or ours, Enter and F2 correct, Delete says
        that it is no film.
        """
        index = self.currentIndex()
        line = self._lines.lines[index.row()] if index.isValid() else None
        if line is not None and line.number is not None:
            if event.key() == Qt.Key.Key_Space:
                self.ticked.emit(line.number)
                return
            if event.key() == Qt.Key.Key_F and line.choice:
                self.chose.emit(line.number)
                return
        if line is not None and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
            return
        if line is not None and event.key() in _OPENING and not event.modifiers() & _HELD:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Correct the row, but for two clicks on its tick or button."""
        super().mouseDoubleClickEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        line, rect = self._lines.lines[index.row()], self.visualRect(index)
        on_tick = line.number is not None and tick_box(rect).adjusted(-8, -8, 8, 8).contains(point)
        if not on_tick and not choice_box(rect, line).contains(point):
            self.opened.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say on hover what is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid():
                line = self._lines.lines[index.row()]
                text = "\n".join(part for part in (line.title, line.detail) if part)
                QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().viewportEvent(event)

"""The heads of the screens, which stay in sight: venue, name, seats, and the order of screens.

A head is dragged to another place in the row; its menu renames, moves, removes and sets hours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from planner.i18n import _, ngettext
from ui.theme import (
    BODY,
    LABEL,
    SECONDARY,
    alpha,
    badge,
    draw_text,
    draw_text_right,
    elide,
    metrics,
    pixmap,
    theme,
)
from ui.timetable.geometry import Grid
from ui.timetable.headings import Head
from ui.widgets import Painted, plain_tip

HEIGHT = 60
WIDTH = 154
DAY_WIDTH = 48
"""More of it where several days stand below each other."""
_NAME_AT, _MARKED = 92, 15
"""Where the name of a screen begins in a row, and what the mark keeps free of it at the end."""
_LEAST_NAMED = 14
"""A row of fewer pixels has no name, but its day has."""


class ScreenHeads(Painted):
    """All heads in a row (or, when screens are rows, in a column).

    Signals: ``menu_wanted(lane, global position)``, ``moved(lane, to)``, ``opened(lane)``.
    """

    menu_wanted = Signal(int, QPoint)
    moved = Signal(int, int)
    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.heads: tuple[Head, ...] = ()
        self._grid = Grid(0, 600, 1440, 52, 0)
        self._scrolled = 0
        self._hover = -1
        self._pressed: QPoint | None = None
        self._dragged = -1
        self._target = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Screens"))

    def show_heads(self, heads: Sequence[Head], grid: Grid) -> None:
        """Show these heads on that grid; another zoom or time changes nothing of them."""
        heads, before = tuple(heads), self._grid
        same = replace(before, first=grid.first, last=grid.last, per_hour=grid.per_hour) == grid
        self._grid = grid
        if same and heads == self.heads:
            return
        self.heads = heads
        spoken = (
            f"{h.day} {h.venue} {h.name} {h.severity.value if h.severity else ''}"
            for h in self.heads
        )
        self.setAccessibleDescription(", ".join(text.strip() for text in spoken))
        self.update()

    def scroll_to(self, pixels: int) -> None:
        """Follow the canvas."""
        if pixels != self._scrolled:
            self._scrolled = pixels
            self.update()

    # -- where -----------------------------------------------------------------------------------

    def head_rect(self, lane: int) -> QRectF:
        """Where a head is."""
        low = self._grid.lane_start(lane) - self._scrolled
        high = self._grid.lane_start(lane + 1) - self._scrolled
        if self._grid.rows:
            return QRectF(0, low, self.width(), high - low)
        return QRectF(low, 0, high - low, self.height())

    def _lane_at(self, at: QPoint) -> int:
        pixel = (at.y() if self._grid.rows else at.x()) + self._scrolled
        lane = self._grid.lane_at(pixel)
        return -1 if lane is None else lane

    def _in_sight(self) -> range:
        """The lanes whose heads are seen, from the first of a folded venue on."""
        length = self.height() if self._grid.rows else self.width()
        lanes = self._grid.lanes_between(self._scrolled, self._scrolled + length)
        first = lanes.start
        while (
            0 < first < len(self.heads) and self.heads[first].thin and not self.heads[first].first
        ):
            first -= 1
        return range(first, min(lanes.stop, len(self.heads)))

    # -- painting --------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """Paint the heads, and the place where a dragged one would go."""
        now = theme()
        painter.fillRect(self.rect(), now.surface)
        for lane in self._in_sight():
            head, rect = self.heads[lane], self.head_rect(lane)
            if lane in (self._hover, self._dragged) and not QApplication.mouseButtons():
                painter.fillRect(rect.adjusted(1, 0, 0, -1), alpha(now.field, 0.6))
            if head.thin:
                self._paint_thin(painter, lane)
            elif self._grid.rows:
                paint_row(painter, head, rect, self.width() - WIDTH)
            else:
                _paint_column(painter, head, rect, lane)
            if lane == self._hover and rect.width() > 60 and not self._grid.rows:
                painter.drawPixmap(QPointF(rect.right() - 22, 26), pixmap("more", now.text2))
        painter.setPen(QPen(now.line_strong, 1))
        if not self._grid.rows:
            foot = self.height() - 0.5
            painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))
        self._paint_target(painter)

    def _paint_thin(self, painter: QPainter, lane: int) -> None:
        """A folded venue has its name over all its lanes."""
        head, now = self.heads[lane], theme()
        if not head.first:
            return
        rect = self.head_rect(lane)
        for other in range(lane + 1, len(self.heads)):
            if self.heads[other].first or not self.heads[other].thin:
                break
            rect = rect.united(self.head_rect(other))
        painter.setPen(QPen(now.line_strong, 1))
        if self._grid.rows:
            painter.drawLine(rect.topLeft(), rect.topRight())
            x = 12.0 + self.width() - WIDTH
            if rect.height() >= 14:
                venue = elide(head.venue, rect.right() - x - 8, LABEL, 500, cond=True)
                draw_text(painter, x, rect.center().y() + 4, venue, now.text3, LABEL, 500, True)
        else:
            left = rect.left() + 0.5
            painter.drawLine(QPointF(left, 8), QPointF(left, rect.bottom()))
            venue = elide(head.venue, rect.width() - 8, LABEL, 500, cond=True)
            draw_text(painter, rect.left() + 6, 17, venue, now.text3, LABEL, 500, True)
        if head.day and self._grid.rows:
            draw_text(painter, 12, rect.top() + 14, head.day, now.accent, SECONDARY, 600)

    def _paint_target(self, painter: QPainter) -> None:
        if self._dragged < 0 or self._target < 0:
            return
        after = self._target > self._dragged
        rect = self.head_rect(self._target)
        painter.setPen(QPen(theme().accent, 2))
        if self._grid.rows:
            at = rect.bottom() if after else rect.top()
            painter.drawLine(QPointF(4, at), QPointF(self.width() - 4, at))
        else:
            at = rect.right() if after else rect.left()
            painter.drawLine(QPointF(at, 4), QPointF(at, self.height() - 4))

    # -- pointer ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a head."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a head that is dragged, else lift the one under the pointer."""
        at = event.position().toPoint()
        if self._pressed is not None:
            away = (at - self._pressed).manhattanLength()
            if self._dragged < 0 and away > QApplication.startDragDistance():
                self._dragged = self._lane_at(self._pressed)
            self._target = self._lane_at(at)
        self._hover = self._lane_at(at)
        if 0 <= self._hover < len(self.heads):
            self.setToolTip(_tip(self.heads[self._hover]))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the dragged head down; a click on the three dots opens the menu."""
        at = event.position().toPoint()
        dragged, target, pressed = self._dragged, self._target, self._pressed
        self._forget_drag()
        if dragged >= 0:
            if 0 <= target != dragged and self.rect().contains(at):
                self.moved.emit(dragged, target)
        elif pressed is not None and self._on_dots(at):
            self.menu_wanted.emit(self._lane_at(at), self.mapToGlobal(at))

    def _on_dots(self, at: QPoint) -> bool:
        lane = self._lane_at(at)
        return lane >= 0 and not self._grid.rows and at.x() > self.head_rect(lane).right() - 26

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the screen."""
        lane = self._lane_at(event.position().toPoint())
        if lane >= 0:
            self.opened.emit(lane)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts a dragged head back."""
        if event.key() == Qt.Key.Key_Escape and self._dragged >= 0:
            self._forget_drag()
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the hover."""
        self._hover = -1
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of this screen."""
        self.menu_wanted.emit(self._lane_at(event.pos()), event.globalPos())

    def _forget_drag(self) -> None:
        self._pressed, self._dragged, self._target = None, -1, -1
        self.update()


def _seats(head: Head) -> str:
    if head.seats is None:
        return ""
    return ngettext("{count} seat", "{count} seats", head.seats).format(count=head.seats)


def _tip(head: Head) -> str:
    said = _(head.severity.value.capitalize()) if head.severity else ""
    name = " / ".join(part for part in (head.venue, head.name) if part)
    opened = _("Double-click shows the screens of {venue} broad").format(venue=head.venue)
    parts = (name, _seats(head), head.hours, said, opened if head.thin else "")
    return plain_tip("\n".join(part for part in parts if part))


def _paint_column(painter: QPainter, head: Head, rect: QRectF, lane: int) -> None:
    now, x, room = theme(), rect.left() + 8, rect.width() - 14
    dated = 0.0
    if head.day:
        dated = draw_text(painter, x, 17, elide(head.day, room, LABEL, 600), now.accent, LABEL, 600)
        dated += 6
    if head.first and room > dated:
        venue = elide(head.venue, room - dated, LABEL, 500)
        draw_text(painter, x + dated, 17, venue, now.text3, LABEL, 500)
    beside = room - (16 if head.severity else 0)
    cond = metrics(BODY, 600).horizontalAdvance(head.name) > beside
    name = elide(head.name, beside, BODY, 600, cond)
    named = draw_text(painter, x, 35, name, now.text, BODY, 600, cond)
    if head.severity:
        badge(painter, head.severity.value, x + named + 7, 26, 9)
    seats = _seats(head)
    used = draw_text(painter, x, 51, elide(seats, room, LABEL), now.text2, LABEL) if seats else -8
    if head.hours and used + 8 + metrics(LABEL).horizontalAdvance(head.hours) <= room:
        draw_text(painter, x + used + 8, 51, head.hours, now.text3, LABEL)
    if lane:
        painter.setPen(QPen(now.line_strong if head.first else now.line, 1))
        top = 8 if head.first else 26
        left = rect.left() + 0.5
        painter.drawLine(QPointF(left, top), QPointF(left, rect.bottom()))


def paint_row(painter: QPainter, head: Head, rect: QRectF, days: int) -> None:
    """The head of a lane that is a row; ``days`` are the pixels that days have at the left."""
    now, baseline = theme(), rect.center().y() + 4.5
    top = rect.top() + 0.5
    painter.setPen(QPen(now.line_strong if head.first else now.line, 1))
    left = (0 if head.day or not days else days) if head.first else days + _NAME_AT - 6
    tiny = rect.height() < _LEAST_NAMED
    if head.day or not tiny:
        painter.drawLine(QPointF(left, top), QPointF(rect.right(), top))
    if head.day:
        at = top + 14 if tiny else baseline
        draw_text(painter, 12, at, head.day, now.accent, SECONDARY, 600)
    if tiny:
        return
    rect = rect.adjusted(days, 0, 0, 0)
    seats = "" if head.seats is None else str(head.seats)
    taken = metrics(LABEL).horizontalAdvance(seats)
    if head.first:
        said = head.name if head.by_day else head.venue
        badged = 15 if head.severity else 0
        room = rect.width() - 32 - taken - badged if head.only else 72
        cond = metrics(SECONDARY, 600).horizontalAdvance(said) > room
        venue = elide(said, room, SECONDARY, 600, cond)
        draw_text(painter, days + 12, baseline, venue, now.text, SECONDARY, 600, cond)
    kept = taken + 18 if seats else 8
    if head.severity:
        kept = taken + 31 if seats else _MARKED
        badge(painter, head.severity.value, rect.right() + 2 - kept, baseline - 8.5, 8)
    if not head.only:
        room = rect.width() - _NAME_AT - kept
        name = _short_name(head)
        cond = metrics(SECONDARY, 500).horizontalAdvance(name) > room
        shown = elide(name, room, SECONDARY, 500, cond)
        draw_text(painter, days + _NAME_AT, baseline, shown, now.text2, SECONDARY, 500, cond)
    draw_text_right(painter, rect.right() - 10, baseline, seats, now.text3, LABEL)


def _short_name(head: Head) -> str:
    """The screen's name without what it shares with its venue: “Odeon 3” at Odeon is “3”."""
    rest = head.name.removeprefix(head.venue).strip()
    return rest or head.name

"""All days at once, very small: where the festival is full, where it hurts, and the way to another
day, which is also open to what is in the hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from planner.model import Changes
from planner.times import Day
from ui.session import Session
from ui.theme import alpha, appearance, mix, theme
from ui.timetable.lanes import Lane
from ui.timetable.outlook import Outlook
from ui.timetable.small_day import SmallDay, in_lines, paint_veils
from ui.timetable.tabs import HEIGHT, Hurts
from ui.widgets import Painted

_GAP = 5
_LEAST_DAY = 28
_REST_MS = 350


class Minimap(Painted):
    """A small picture of each day, time across and screens down; a click shows the day, and so does
    resting there with something in the hand. Nothing can be dropped on it.
    """

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._kept: dict[Day, tuple[object, QPixmap, Hurts]] = {}
        self._hover: Day | None = None
        self._hurts: Mapping[Day, Hurts] = {}
        self._outlook: Outlook | None = None
        self._veiled: dict[Day, QPixmap] = {}
        self.outlook_of: Callable[[QMimeData], Outlook | None] = lambda _mime: None
        """Asks for the outlook of what comes in a drag."""
        self.outlook_held: Callable[[], Outlook | None] = lambda: None
        """Asks for that of what is in the hand, wherever the pointer is."""
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._turn)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self._height = HEIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("All days"))
        session.changed.connect(self._on_changes)
        session.day_changed.connect(lambda _day: self.update())
        appearance().changed.connect(self.forget)

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(380, self._height)

    def minimumSizeHint(self) -> QSize:
        """It gives way to the tabs."""
        return QSize(0, self._height)

    def set_height(self, height: int) -> None:
        """Be so many pixels high."""
        self._height = height
        self.updateGeometry()
        self.forget()

    def least_width(self) -> int:
        """Pixels below which the days cannot be told apart, and nothing is shown."""
        days = len(self._session.festival.days()) if self._session.is_open else 0
        return _GAP + days * (_LEAST_DAY + _GAP)

    @property
    def _top(self) -> int:
        """Pixels above and below the days."""
        return 8 if self._height >= HEIGHT else 4

    def forget(self) -> None:
        """Paint all days anew."""
        self._kept.clear()
        self._veiled.clear()
        self.update()

    def show_hurts(self, hurts: Mapping[Day, Hurts]) -> None:
        """Mark the screenings with blockers and warnings."""
        self._hurts = hurts
        self.update()

    def show_outlook(self, outlook: Outlook | None) -> None:
        """Veil all places at which what is in the hand should not begin; nothing shows the plan. Of
        many screens, the starts at which no screen is free.
        """
        if outlook is not self._outlook:
            self._outlook = outlook
            self._veiled.clear()
            self.update()

    def _on_changes(self, changes: Changes) -> None:
        if changes.everything or any(row.table != "screening" for row in changes.rows):
            self._kept.clear()
        self.update()

    def _boxes(self) -> list[tuple[Day, QRectF]]:
        days = self._session.festival.days() if self._session.is_open else ()
        width = (self.width() - _GAP) / max(1, len(days)) - _GAP
        if width < _LEAST_DAY:
            return []
        height = self.height() - 2 * self._top
        return [
            (day, QRectF(_GAP + place * (width + _GAP), self._top, width, height))
            for place, day in enumerate(days)
        ]

    def paint(self, painter: QPainter) -> None:
        """Paint every day from its kept picture; frame the one shown."""
        now = theme()
        painter.fillRect(self.rect(), now.surface)
        for day, box in self._boxes():
            painter.drawPixmap(box.topLeft(), self._picture(day, box))
            if self._outlook is not None:
                painter.drawPixmap(box.topLeft(), self._veil(self._outlook, day, box))
            if day == self._session.day:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(now.accent, 1.5))
                painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4)
            elif day == self._hover:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(now.line_strong, 1))
                painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)

    def _picture(self, day: Day, box: QRectF) -> QPixmap:
        festival, ratio = self._session.festival, self.devicePixelRatioF()
        rows = festival.screenings_on_day(day)
        size = QSize(round(box.width() * ratio), round(box.height() * ratio))
        hurts = self._hurts.get(day, {})
        found = self._kept.get(day)
        same = found is not None and found[0] is rows and found[2] == hurts
        if found is not None and same and found[1].size() == size:
            return found[1]
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(mix(theme().surface, theme().field, 0.9))
        painter = QPainter(picture)
        SmallDay(festival, day, rows, hurts, box.width(), box.height()).paint(painter)
        painter.end()
        self._kept[day] = (rows, picture, hurts)
        return picture

    def _veil(self, outlook: Outlook, day: Day, box: QRectF) -> QPixmap:
        if day not in self._veiled:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(alpha(theme().surface, 0.75))
            painter = QPainter(picture)
            screens = self._session.festival.screens_in_order()
            if in_lines(len(screens), box.height()):
                each = box.height() / max(1, len(screens))
                for number, screen in enumerate(screens):
                    veils = outlook.veils(Lane(day, screen.id))
                    paint_veils(painter, veils, box.width(), number * each + 0.5, each - 1)
            else:
                paint_veils(painter, outlook.everywhere(day), box.width(), 0, box.height())
            painter.end()
            self._veiled[day] = picture
        return self._veiled[day]

    def _day_at(self, at: QPointF) -> Day | None:
        for day, box in self._boxes():
            if box.adjusted(-_GAP / 2, -self._top, _GAP / 2, self._top).contains(at):
                return day
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the day under the pointer."""
        day = self._day_at(event.position())
        if day is not None:
            self.chosen.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the day under the pointer."""
        self._hover_over(self._day_at(event.position()))

    def _hover_over(self, day: Day | None) -> bool:
        changed = day != self._hover
        if changed:
            self._hover = day
            self.update()
        return changed

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the hover."""
        self._hover = None
        self.update()

    # -- with something in the hand --------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show where what is carried may go."""
        outlook = self.outlook_of(event.mimeData())
        if outlook is None:
            event.ignore()
            return
        self.show_outlook(outlook)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Turn to a day at which the hand rests."""
        day = self._day_at(event.position())
        if self._hover_over(day):
            self._resting.start()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _turn(self) -> None:
        if self._hover is not None:
            self.chosen.emit(self._hover)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The hand went elsewhere."""
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """Nothing is dropped here: what was carried stays where it was."""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.ignore()
        self._end_drag()

    def _end_drag(self) -> None:
        self._resting.stop()
        self._hover_over(None)
        self.show_outlook(self.outlook_held())

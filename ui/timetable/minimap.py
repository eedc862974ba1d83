"""All days at once, very small: where the festival is full, and the way to another day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.i18n import _
from planner.model import Changes, Festival, Screening
from planner.times import Day, minute_of_day
from ui.session import Session
from ui.theme import alpha, appearance, mix, section_colour, theme
from ui.widgets import Painted

_GAP = 5
_TOP = 8
_LEAST_DAY = 28


class Minimap(Painted):
    """A small picture of each day, time across and screens down; a click shows the day."""

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._kept: dict[Day, tuple[object, QPixmap]] = {}
        self._hover: Day | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("All days"))
        session.changed.connect(self._on_changes)
        session.day_changed.connect(lambda _day: self.update())
        appearance().changed.connect(self.forget)

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(380, 52)

    def minimumSizeHint(self) -> QSize:
        """It gives way to the tabs."""
        return QSize(0, 52)

    def forget(self) -> None:
        """Paint all days anew."""
        self._kept.clear()
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
        height = self.height() - 2 * _TOP
        return [
            (day, QRectF(_GAP + place * (width + _GAP), _TOP, width, height))
            for place, day in enumerate(days)
        ]

    def paint(self, painter: QPainter) -> None:
        """Paint every day from its kept picture; frame the one shown."""
        now = theme()
        painter.fillRect(self.rect(), now.surface)
        for day, box in self._boxes():
            painter.drawPixmap(box.topLeft(), self._picture(day, box))
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
        found = self._kept.get(day)
        if found is not None and found[0] is rows and found[1].size() == size:
            return found[1]
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(mix(theme().surface, theme().field, 0.9))
        painter = QPainter(picture)
        _paint_day(painter, festival, day, rows, box.width(), box.height())
        painter.end()
        self._kept[day] = (rows, picture)
        return picture

    def _day_at(self, event: QMouseEvent) -> Day | None:
        at = event.position()
        for day, box in self._boxes():
            if box.adjusted(-_GAP / 2, -_TOP, _GAP / 2, _TOP).contains(at):
                return day
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the day under the pointer."""
        day = self._day_at(event)
        if day is not None:
            self.chosen.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the day under the pointer."""
        day = self._day_at(event)
        if day != self._hover:
            self._hover = day
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the hover."""
        self._hover = None
        self.update()


def _paint_day(
    painter: QPainter,
    festival: Festival,
    day: Day,
    rows: tuple[Screening, ...],
    width: float,
    height: float,
) -> None:
    """Bars in the sections' colours, from 09:00 to 26:00."""
    lanes = {screen.id: lane for lane, screen in enumerate(festival.screens_in_order())}
    each = height / max(1, len(lanes))
    for row in rows:
        span = festival.span(row)
        left = (minute_of_day(span.start, day) - 540) / 1020 * width
        right = (minute_of_day(span.end, day) - 540) / 1020 * width
        section = festival.section_of(row.programme_id)
        colour = section_colour(section.hue if section else None)
        bar = QRectF(left, lanes[row.screen_id] * each + 0.5, right - left, max(1.0, each - 1))
        painter.fillRect(bar, alpha(colour, 0.25 if row.cancelled else 0.9))

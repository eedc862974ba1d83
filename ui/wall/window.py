"""The window of the wall view: it can be moved to the projector and follows the work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.model import Changes
from planner.times import Day, clock_minutes, day_label, minute_of_day, now_wall
from ui.session import Session
from ui.theme import (
    appearance,
    draw_text,
    draw_text_right,
    elide,
    font,
    metrics,
    mix,
    paint_bar,
    section_colour,
    theme,
    wrap,
)
from ui.wall.cards import Wall, WallCard, stands_in_rows, wall_of

BAR, TINT = 8, 0.40
_MARGIN, _HEAD, _MINUTE_MS = 24, 64, 60_000


class WallWindow(QWidget):
    """One day on all screens. The arrow keys and Page Up and Down turn days, Home follows the day
    on which the work is, F11 fills the screen. ``closed()`` when it was closed.
    """

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._session = session
        self._own_day: Day | None = None
        self.wall = Wall((), (), 600, 1440)
        self.setMinimumSize(480, 320)
        self.resize(1280, 720)
        session.changed.connect(self._follow)
        session.day_changed.connect(lambda _day: self.refresh())
        appearance().changed.connect(self.update)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self.update)
        self._minute.start(_MINUTE_MS)
        self.refresh()

    # -- what is shown --------------------------------------------------------------------------

    @property
    def day(self) -> Day:
        """The day on the wall."""
        days = self._session.festival.days()
        return self._own_day if self._own_day in days else self._session.day

    def _follow(self, changes: Changes) -> None:
        if changes.everything:
            self._own_day = None
        if not self._session.is_open:
            self.close()
            return
        self.refresh()

    def refresh(self) -> None:
        """Show the day as it is now."""
        if not self._session.is_open:
            return
        festival = self._session.festival
        self.wall = wall_of(festival, self.day)
        said = _("{festival}, {day}").format(
            festival=festival.edition.name, day=day_label(self.day)
        )
        self.setWindowTitle(said)
        shown = "; ".join(f"{card.times} {card.title}" for card in self.wall.cards)
        self.setAccessibleName(f"{said}: {shown}")
        self.update()

    def turn(self, step: int) -> None:
        """Show another day than the one on which the work is."""
        day = Day(self.day + step)
        if day in self._session.festival.days():
            self._own_day = day
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn days, follow the work, fill the screen, close."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageDown: 1,
        }.get(Qt.Key(event.key()), 0)
        if step:
            self.turn(step)
        elif event.key() == Qt.Key.Key_Home:
            self._own_day = None
            self.refresh()
        elif event.key() == Qt.Key.Key_F11:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()
        elif event.key() == Qt.Key.Key_Escape:
            self.showNormal() if self.isFullScreen() else self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    # -- painting -------------------------------------------------------------------------------

    @property
    def in_rows(self) -> bool:
        """Whether screens stand in rows."""
        return stands_in_rows(len(self.wall.lanes), self.width() - 2 * _MARGIN - 72)

    @property
    def area(self) -> QRectF:
        """Where the cards are: below the heads, or at their right."""
        left, top = (210.0, _HEAD + 34.0) if self.in_rows else (_MARGIN + 72.0, _HEAD + 58.0)
        return QRectF(left, top, self.width() - left - _MARGIN, self.height() - top - _MARGIN)

    def place(self, card: WallCard) -> QRectF:
        """Where a card stands."""
        wall, area = self.wall, self.area
        long = (area.width() if self.in_rows else area.height()) / max(1, wall.last - wall.first)
        wide = (area.height() if self.in_rows else area.width()) / max(1, len(wall.lanes))
        along, length = (card.start - wall.first) * long, (card.end - card.start) * long
        across = card.lane * wide + card.indent * wide * 0.22
        breadth = wide * (1 - 0.22 * card.indent) - 6
        if self.in_rows:
            return QRectF(area.left() + along, area.top() + across, length - 2, breadth)
        return QRectF(area.left() + across, area.top() + along, breadth, length - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heads, hours and cards."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().window)
        if self._session.is_open:
            self._title(painter)
            self._hours(painter)
            self._lanes(painter)
            for card in self.wall.cards:
                self._card(painter, card, self.place(card))
            self._now(painter)
        painter.end()

    def _title(self, painter: QPainter) -> None:
        now = theme()
        used = draw_text(painter, _MARGIN, 44, day_label(self.day), now.text, 32, 700)
        name = elide(self._session.festival.edition.name, self.width() - used - 80, 22)
        draw_text_right(painter, self.width() - _MARGIN, 44, name, now.text2, 22)

    def _lanes(self, painter: QPainter) -> None:
        now, area, lanes = theme(), self.area, self.wall.lanes
        wide = (area.height() if self.in_rows else area.width()) / max(1, len(lanes))
        for n, (venue, screen) in enumerate(lanes):
            if self.in_rows:
                begins = n == 0 or lanes[n - 1][0] != venue
                base = area.top() + n * wide + wide / 2 + 6
                self._row_name(painter, base, venue if begins and venue != screen else "", screen)
                continue
            x = area.left() + n * wide
            above = "" if venue == screen else elide(venue, wide - 10, 15)
            draw_text(painter, x, area.top() - 34, above, now.text2, 15)
            size = 20 if metrics(20, 600).horizontalAdvance(screen) < wide - 10 else 16
            name = elide(screen, wide - 10, size, 600)
            draw_text(painter, x, area.top() - 12, name, now.text, size, 600)

    def _row_name(self, painter: QPainter, base: float, venue: str, screen: str) -> None:
        """A screen beside its row; the venue before it, where one begins."""
        now, right = theme(), self.area.left() - 12
        name = elide(screen, right - _MARGIN, 16, 600, cond=True)
        taken = draw_text_right(painter, right, base, name, now.text, 16, 600, cond=True)
        room = right - taken - 8 - _MARGIN
        if room > 40:
            said = elide(venue, room, 13, cond=True)
            draw_text(painter, _MARGIN, base, said, now.text2, 13, cond=True)

    def _hours(self, painter: QPainter) -> None:
        now, area, wall = theme(), self.area, self.wall
        room = area.width() if self.in_rows else area.height()
        step = 60 if room / max(1, (wall.last - wall.first) / 60) > 52 else 120
        painter.setPen(QPen(now.line_strong, 1))
        for minute in range(-(-wall.first // 60) * 60, wall.last + 1, step):
            part = (minute - wall.first) / max(1, wall.last - wall.first) * room
            painter.setPen(QPen(now.line_strong, 1))
            text = clock_minutes(minute)
            if self.in_rows:
                x = area.left() + part
                painter.drawLine(int(x), int(area.top()), int(x), int(area.bottom()))
                wide = metrics(16).horizontalAdvance(text)
                draw_text(painter, x - wide / 2, area.top() - 10, text, now.text2, 16)
            else:
                y = area.top() + part
                painter.drawLine(int(area.left()), int(y), int(area.right()), int(y))
                draw_text_right(painter, area.left() - 12, y + 6, text, now.text2, 16)

    def _now(self, painter: QPainter) -> None:
        festival, wall, area = self._session.festival, self.wall, self.area
        minute = minute_of_day(now_wall(festival.edition.zone), self.day)
        if not wall.first <= minute <= wall.last:
            return
        part = (minute - wall.first) / (wall.last - wall.first)
        painter.setPen(QPen(theme().red, 2))
        if self.in_rows:
            x = int(area.left() + part * area.width())
            painter.drawLine(x, int(area.top()), x, int(area.bottom()))
        else:
            y = int(area.top() + part * area.height())
            painter.drawLine(int(area.left()), y, int(area.right()), y)

    def _card(self, painter: QPainter, card: WallCard, box: QRectF) -> None:
        now = theme()
        painter.save()
        painter.setClipRect(box.adjusted(-1, -1, 1, 1))
        painter.setPen(QPen(now.window, 1))
        painter.setBrush(mix(now.surface, section_colour(card.hue), TINT))
        if card.hold:
            painter.setPen(QPen(now.line_strong, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(now.window)
        painter.drawRoundedRect(box, 4, 4)
        if not card.hold:
            paint_bar(painter, QRectF(box.left(), box.top(), BAR, box.height()), card.hue)
        self._words(painter, card, box.adjusted(BAR + 8, 4, -8, -4))
        painter.restore()

    def _words(self, painter: QPainter, card: WallCard, box: QRectF) -> None:
        """Title as large as fits whole, then times and section, all in whole lines."""
        now = theme()
        size, title = _fitted(card.title, box.width(), box.height())
        line, small = round(size * 1.25), max(13, size - 4)
        face = QFont(font(size, 600, cond=True))
        face.setStrikeOut(card.cancelled)
        ink = now.text2 if card.hold or card.cancelled else now.text
        y = box.top() + size
        for text in title:
            painter.setFont(face)
            painter.setPen(ink)
            painter.drawText(int(box.left()), int(y), text)
            y += line
        y += small - size + 2
        if y > box.bottom() + 1:
            return
        code = metrics(small, 700).horizontalAdvance(card.code) + 8 if card.code else 0
        whole = metrics(small).horizontalAdvance(card.times) + code <= box.width()
        times = card.times if whole else card.times.partition("–")[0]
        if metrics(small).horizontalAdvance(times) > box.width():
            return
        used = draw_text(painter, box.left(), y, times, ink, small)
        if card.code and used + code <= box.width():
            draw_text_right(painter, box.right(), y, card.code, ink, small, 700)


_SIZES = (22, 20, 18, 16, 14)


def _fitted(title: str, width: float, height: float) -> tuple[int, list[str]]:
    """The largest size at which a title is whole, with its times below it where that can be; the
    smallest, cut, where it is whole at none.
    """
    for with_times in (True, False):
        for size in _SIZES:
            room = height - (max(13, size - 4) + 2 if with_times else 0)
            most = min(3, int(room // round(size * 1.25)))
            if most < 1:
                continue
            lines = wrap(title, width, most, size, 600, cond=True)
            if not lines[-1].endswith("…"):
                return size, lines
    size = max(10, min(_SIZES[-1], int(height)))
    most = max(1, min(3, int(height // round(size * 1.25))))
    return size, wrap(title, width, most, size, 600, cond=True)

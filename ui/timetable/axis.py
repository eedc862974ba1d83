"""The time axis that stays in sight while the blocks scroll."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.times import Day, clock_minutes
from ui.theme import LABEL, draw_text, draw_text_right, metrics, theme
from ui.timetable.geometry import Grid
from ui.timetable.lanes import short_day
from ui.widgets import Painted

WIDTH = 52
HEIGHT = 28
_LABEL_ROOM = {False: 18, True: 48}


class TimeAxis(Painted):
    """Hours down the left side, or across the top when screens are rows.

    Past midnight the festival day goes on as 24:00, 25:00 …, with the date of the night.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._grid = Grid(0, 600, 1440, 52, 0)
        self._day: Day | None = None
        self._scrolled = 0
        self.setAccessibleName(_("Hours"))

    def show_grid(self, grid: Grid, day: Day | None) -> None:
        """Show the hours of this grid; ``day`` is the one festival day that they are of."""
        self._grid, self._day = grid, day
        self.update()

    def scroll_to(self, pixels: int) -> None:
        """Follow the canvas."""
        if pixels != self._scrolled:
            self._scrolled = pixels
            self.update()

    def paint(self, painter: QPainter) -> None:
        """Labels at the full hours."""
        now, grid = theme(), self._grid
        painter.fillRect(self.rect(), now.surface)
        for minute in grid.labels(_LABEL_ROOM[grid.rows]):
            at = grid.along(minute) - self._scrolled
            if grid.rows:
                self._label_across(painter, minute, at)
            else:
                self._label_down(painter, minute, at)
        if grid.rows:
            painter.setPen(QPen(now.line_strong, 1))
            foot = self.height() - 0.5
            painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))

    def _label_down(self, painter: QPainter, minute: int, at: int) -> None:
        now = theme()
        if not 6 <= at < self.height() - 4:
            return
        draw_text_right(painter, WIDTH - 10, at + 4, clock_minutes(minute), now.text3, LABEL)
        if minute == 1440 and self._day is not None and at + 16 < self.height():
            draw_text_right(painter, WIDTH - 10, at + 17, _night(self._day), now.text3, 10)

    def _label_across(self, painter: QPainter, minute: int, at: int) -> None:
        now = theme()
        text = clock_minutes(minute)
        half = metrics(LABEL).horizontalAdvance(text) / 2
        if not half <= at < self.width() - half:
            return
        draw_text(painter, at - half, 19, text, now.text3, LABEL)
        if minute == 1440 and self._day is not None:
            draw_text(painter, at + half + 5, 19, _night(self._day), now.text3, 10)


def _night(day: Day) -> str:
    """The date after midnight: “Sat 7”."""
    return short_day(Day(day + 1))

"""One day, very small: time across from 09:00 to 26:00, screens down. It is kept by ``minimap``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from planner.model import Festival, Screening
from planner.rules import Severity
from planner.times import Day, minute_of_day
from ui.theme import alpha, mix, section_colour, theme
from ui.timetable.outlook import Veil
from ui.timetable.tabs import Hurts

_LEAST_LINE = 2.0
"""Pixels of a screen below which bars are nothing but texture."""


def pixel_of(minute: int, width: float) -> float:
    """Where a minute is: from 09:00 to 26:00."""
    return min(max((minute - 540) / 1020, 0.0), 1.0) * width


def in_lines(screens: int, height: float) -> bool:
    """Whether each screen has a line that can be seen."""
    return height / max(1, screens) >= _LEAST_LINE


def paint_veils(
    painter: QPainter, veils: Iterable[Veil], width: float, top: float, height: float
) -> None:
    """Lay what speaks against starts over a line, or over the whole day."""
    for veil in veils:
        left, right = pixel_of(veil.start, width), pixel_of(veil.end, width)
        bar = QRectF(left, top, right - left, max(1.0, height))
        painter.fillRect(bar, _veil_colour(veil.severity))


def _veil_colour(severity: Severity) -> QColor:
    now = theme()
    if severity is Severity.BLOCKER:
        return alpha(now.text3, 0.42)
    return alpha(now.amber, 0.55) if severity is Severity.WARNING else alpha(now.blue, 0.30)


@dataclass(frozen=True)
class SmallDay:
    """A day in so many pixels: its screenings, and those that hurt."""

    festival: Festival
    day: Day
    rows: tuple[Screening, ...]
    hurts: Hurts
    width: float
    height: float

    def paint(self, painter: QPainter) -> None:
        """Bars in the colours of sections; of too many screens, how many are busy."""
        if in_lines(len(self.festival.screens), self.height):
            self._paint_bars(painter)
        else:
            self._paint_load(painter)

    def _paint_load(self, painter: QPainter) -> None:
        """For each half hour a column as high as the share of screens that are busy, and on it the
        worst that hurts then.
        """
        busy, worst = self._by_half_hours()
        colour = mix(theme().field, theme().text3, 0.6)
        for half, count in busy.items():
            left, right = (pixel_of(minute, self.width) for minute in (half * 30, half * 30 + 30))
            column = max(1.0, self.height * count / len(self.festival.screens))
            bar = QRectF(left, self.height - column, right - left, column)
            painter.fillRect(bar, colour)
            if half in worst:
                edge = QRectF(bar.x(), bar.y(), bar.width(), 2)
                painter.fillRect(edge, theme().severity(worst[half].value))

    def _by_half_hours(self) -> tuple[Counter[int], dict[int, Severity]]:
        """How many screens are busy in each half hour, and the worst that hurts then."""
        busy: Counter[int] = Counter()
        worst: dict[int, Severity] = {}
        for row in self.rows:
            if row.cancelled:
                continue
            start, end = self._minutes(row)
            for half in range(start // 30, -(-end // 30)):
                busy[half] += 1
                if row.id in self.hurts and worst.get(half) is not Severity.BLOCKER:
                    worst[half] = self.hurts[row.id]
        return busy, worst

    def _paint_bars(self, painter: QPainter) -> None:
        """A line for each screen."""
        festival = self.festival
        lanes = {screen.id: lane for lane, screen in enumerate(festival.screens_in_order())}
        each = self.height / max(1, len(lanes))
        for row in self.rows:
            left, right = ((minute - 540) / 1020 * self.width for minute in self._minutes(row))
            section = festival.section_of(row.programme_id)
            colour = section_colour(section.hue if section else None)
            bar = QRectF(left, lanes[row.screen_id] * each + 0.5, right - left, max(1.0, each - 1))
            painter.fillRect(bar, alpha(colour, 0.25 if row.cancelled else 0.9))
            if row.id in self.hurts:
                edge = theme().severity(self.hurts[row.id].value)
                painter.fillRect(QRectF(bar.x(), bar.y(), 3, bar.height()), edge)
                painter.fillRect(QRectF(bar.x(), bar.bottom() - 1, bar.width(), 1), edge)

    def _minutes(self, row: Screening) -> tuple[int, int]:
        span = self.festival.span(row)
        return minute_of_day(span.start, self.day), minute_of_day(span.end, self.day)

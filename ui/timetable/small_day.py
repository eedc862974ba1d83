"""One day, very small: time across from 09:00 to 26:00, screens down. It is kept by ``minimap``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

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


def paint_day(
    painter: QPainter,
    festival: Festival,
    day: Day,
    rows: tuple[Screening, ...],
    hurts: Hurts,
    width: float,
    height: float,
) -> None:
    """Bars in the sections' colours; of more screens than there are lines, how many are busy."""
    if in_lines(len(festival.screens), height):
        _paint_bars(painter, festival, day, rows, hurts, width, height)
    else:
        _paint_load(painter, festival, day, rows, hurts, width, height)


def _paint_load(
    painter: QPainter,
    festival: Festival,
    day: Day,
    rows: tuple[Screening, ...],
    hurts: Hurts,
    width: float,
    height: float,
) -> None:
    """For each half hour a column as high as the share of screens that are busy, and on it the
    worst that hurts then.
    """
    busy: Counter[int] = Counter()
    worst: dict[int, Severity] = {}
    for row in rows:
        if row.cancelled:
            continue
        span = festival.span(row)
        start, end = minute_of_day(span.start, day), minute_of_day(span.end, day)
        for half in range(start // 30, -(-end // 30)):
            busy[half] += 1
            if row.id in hurts and worst.get(half) is not Severity.BLOCKER:
                worst[half] = hurts[row.id]
    colour = mix(theme().field, theme().text3, 0.6)
    for half, count in busy.items():
        left, right = pixel_of(half * 30, width), pixel_of(half * 30 + 30, width)
        column = max(1.0, height * count / len(festival.screens))
        painter.fillRect(QRectF(left, height - column, right - left, column), colour)
        if half in worst:
            painter.fillRect(
                QRectF(left, height - column, right - left, 2),
                theme().severity(worst[half].value),
            )


def _paint_bars(
    painter: QPainter,
    festival: Festival,
    day: Day,
    rows: tuple[Screening, ...],
    hurts: Hurts,
    width: float,
    height: float,
) -> None:
    """A line for each screen, from 09:00 to 26:00."""
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
        if row.id in hurts:
            edge = theme().severity(hurts[row.id].value)
            painter.fillRect(QRectF(bar.x(), bar.y(), 3, bar.height()), edge)
            painter.fillRect(QRectF(bar.x(), bar.bottom() - 1, bar.width(), 1), edge)

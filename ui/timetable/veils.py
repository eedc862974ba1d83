"""What is laid over the timetable while something is in the hand: what speaks against each start,
the best places with their numbers, and the other screenings of the same film.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from planner.rules import Severity
from planner.times import clock_minutes
from ui.theme import LABEL, alpha, draw_text, metrics, mix, sheet, theme
from ui.timetable.card import RADIUS
from ui.timetable.geometry import Box, Grid
from ui.timetable.ground import rect_of
from ui.timetable.lanes import Lanes
from ui.timetable.marks import body_of
from ui.timetable.outlook import Mark, Outlook

_DISC = 18
_PILL = 58


def veil_brush(severity: Severity, ratio: float) -> QBrush:
    """Cross-hatched for blockers, dotted for warnings, lined for notices; quiet in any case."""
    now = theme()
    if severity is Severity.BLOCKER:
        return sheet("cross", alpha(now.text3, 0.20), 12, alpha(now.window, 0.70), ratio)
    if severity is Severity.WARNING:
        return sheet("dots", alpha(now.amber, 0.60), 10, alpha(now.amber_soft, 0.62), ratio)
    return sheet("lines", alpha(now.blue, 0.26), 8, alpha(now.blue_soft, 0.50), ratio)


def paint_veils(
    painter: QPainter, outlook: Outlook, lanes: Lanes, grid: Grid, exposed: Box
) -> None:
    """Veil the starts that something speaks against; those that are free stay clear."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrushOrigin(QPointF(0, 0))
    ratio = painter.device().devicePixelRatio()
    brushes = {severity: veil_brush(severity, ratio) for severity in Severity}
    across = (exposed.y, exposed.bottom) if grid.rows else (exposed.x, exposed.right)
    for number in grid.lanes_between(*across):
        for veil in outlook.veils(lanes[number]):
            box = grid.strip(number, veil.start, veil.end)
            if box.meets(exposed):
                inside = rect_of(box).adjusted(*((0, 1, 0, 0) if grid.rows else (1, 0, 0, 0)))
                painter.fillRect(inside, brushes[veil.severity])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def mark_box(grid: Grid, mark: Mark) -> Box:
    """Everything that is painted for a best place."""
    strip = grid.strip(mark.lane, mark.minute, mark.minute + 1)
    if grid.rows:
        return Box(strip.x - 1, strip.y, _PILL + 4, max(strip.h, _DISC))
    return Box(strip.x, strip.y - 2, strip.w, _DISC + 6)


def paint_best(painter: QPainter, marks: Iterable[Mark], grid: Grid, exposed: Box) -> None:
    """A line at the start, its number on a disc, and the time beside it."""
    for mark in sorted(marks, key=lambda mark: -mark.number):
        box = mark_box(grid, mark)
        if box.meets(exposed):
            _paint_mark(painter, mark, grid)


def _paint_mark(painter: QPainter, mark: Mark, grid: Grid) -> None:
    now = theme()
    strip = grid.strip(mark.lane, mark.minute, mark.minute + 1)
    painter.setPen(QPen(now.accent, 1.5))
    if grid.rows:
        at = strip.x + 0.5
        painter.drawLine(QPointF(at, strip.y + 2), QPointF(at, strip.bottom - 2))
        x, y = strip.x + 3.0, strip.y + (strip.h - _DISC) / 2
    else:
        at = strip.y + 0.5
        painter.drawLine(QPointF(strip.x + 5, at), QPointF(strip.right - 5, at))
        x, y = strip.x + 5.0, strip.y + 3.0
    if strip.w < _DISC + 8 and not grid.rows:
        return
    said = clock_minutes(mark.minute)
    width = metrics(LABEL, 600).horizontalAdvance(said)
    roomy = grid.rows or strip.w >= _PILL + 8
    painter.setPen(Qt.PenStyle.NoPen)
    if roomy:
        painter.setBrush(now.accent_soft)
        painter.drawRoundedRect(QRectF(x, y, _DISC + width + 12, _DISC), 9, 9)
        draw_text(painter, x + _DISC + 5, y + 13, said, now.accent, LABEL, 600)
        painter.setPen(Qt.PenStyle.NoPen)
    disc = QRectF(x, y, _DISC, _DISC)
    if mark.number:
        painter.setBrush(now.accent)
        painter.drawEllipse(disc)
        number = str(mark.number)
        left = disc.center().x() - metrics(LABEL, 600).horizontalAdvance(number) / 2
        draw_text(painter, left, y + 13, number, now.on_accent, LABEL, 600)
    elif roomy:
        painter.setBrush(now.accent)
        painter.drawEllipse(disc.center(), 3, 3)


def paint_glow(painter: QPainter, box: Box) -> None:
    """Round another screening of the same film, which is lifted out of the veils."""
    now, body = theme(), body_of(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for grown, strength in ((3.5, 0.16), (2.0, 0.34)):
        painter.setPen(QPen(alpha(now.accent, strength), 2.5))
        rounded = RADIUS + grown
        painter.drawRoundedRect(body.adjusted(-grown, -grown, grown, grown), rounded, rounded)
    painter.setPen(QPen(mix(now.surface, now.accent, 0.75), 1.5))
    painter.drawRoundedRect(body.adjusted(-0.75, -0.75, 0.75, 0.75), RADIUS + 1, RADIUS + 1)

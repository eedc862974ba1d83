"""What is laid over blocks: the ring of the selected, the hairline of hover, the red overlap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPen

from ui.theme import alpha, section_colour, theme
from ui.timetable.card import RADIUS
from ui.timetable.geometry import STEP, Box, Grid
from ui.timetable.layout import Placed


def body_of(box: Box) -> QRectF:
    """The box with room for pens between pixels."""
    return QRectF(box.x, box.y, box.w, box.h)


def paint_ring(painter: QPainter, box: Box, selected: bool, focused: bool) -> None:
    """The accent ring of a selected block; dashed where only the keyboard's place is meant."""
    now, body = theme(), body_of(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(now.surface, 1.5))
    painter.drawRoundedRect(body.adjusted(-0.75, -0.75, 0.75, 0.75), RADIUS + 1, RADIUS + 1)
    pen = QPen(now.accent if selected else now.text3, 2)
    if not selected and focused:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawRoundedRect(body.adjusted(-2.5, -2.5, 2.5, 2.5), RADIUS + 3, RADIUS + 3)


def paint_place(painter: QPainter, strip: Box, rows: bool) -> None:
    """A place without a block that is pointed at: the accent at its start, fading with the time."""
    now, body = theme(), body_of(strip)
    fading = QLinearGradient(body.topLeft(), body.topRight() if rows else body.bottomLeft())
    fading.setColorAt(0, alpha(now.accent, 0.28))
    fading.setColorAt(1, alpha(now.accent, 0))
    painter.fillRect(body, fading)
    edge = QRectF(body.x(), body.y(), 2, body.height()) if rows else QRectF(body)
    if not rows:
        edge.setHeight(2)
    painter.fillRect(edge, now.accent)


def paint_now(painter: QPainter, strip: Box, rows: bool) -> None:
    """The present minute across the lanes of today: a line with a dot at its beginning."""
    now, body = theme(), body_of(strip)
    painter.setPen(QPen(now.accent, 1.5))
    start = body.topLeft()
    painter.drawLine(start, body.bottomLeft() if rows else body.topRight())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.accent)
    painter.drawEllipse(start + (QPointF(0, 4) if rows else QPointF(4, 0)), 4, 4)


def paint_hover(painter: QPainter, placed: Placed) -> None:
    """One hairline in the section's colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(alpha(section_colour(placed.block.hue), 0.8), 1))
    body = body_of(placed.box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(body, RADIUS, RADIUS)


def paint_overlap_edge(painter: QPainter, placed: Placed) -> None:
    """Keep a block that stepped aside apart from the one it lies on."""
    painter.setPen(QPen(theme().surface, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(body_of(placed.box), RADIUS, RADIUS)


def paint_overlap(painter: QPainter, placed: Placed, grid: Grid) -> None:
    """How long the overlap lasts, in red, in the step."""
    box, red = placed.box, theme().red
    length = grid.along(placed.block.over_until) - grid.along(placed.block.start)
    if grid.rows:
        painter.fillRect(box.x, box.y - 3, length, 2, red)
        return
    painter.fillRect(box.x - STEP, box.y, STEP - 1, length, alpha(red, 0.16))
    painter.fillRect(box.x - 3, box.y, 2, length, red)

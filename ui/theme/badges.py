"""The shapes of severity, told apart without colour: ● blocker, ▲ warning, ◆ notice."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from ui.theme.current import theme


def badge(
    painter: QPainter,
    severity: str,
    x: float,
    y: float,
    size: float = 11,
    ring: QColor | None = None,
) -> None:
    """Draw the shape of a severity in a box at x, y; a ring in the ground's colour keeps it off."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = _shape(severity, x, y, size)
    if ring is not None:
        painter.setPen(_pen(ring, 3))
        painter.drawPath(path)
    fill = theme().severity(severity)
    painter.setPen(_pen(fill, 1))
    painter.setBrush(fill)
    painter.drawPath(path)
    painter.restore()


def badge_icon(severity: str, size: int = 12) -> QIcon:
    """The shape of a severity as an icon; an empty ring for a rule that is off."""
    picture = QPixmap(2 * size, 2 * size)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    if severity == "off":
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(theme().text3, 1.2))
        painter.drawEllipse(QRectF(1.5, 1.5, size - 3, size - 3))
    else:
        badge(painter, severity, 1, 1, size - 2)
    painter.end()
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it; its colour has a meaning
    return made


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def _shape(severity: str, x: float, y: float, size: float) -> QPainterPath:
    path = QPainterPath()
    middle = size / 2
    if severity == "blocker":
        inset = size * 0.04
        path.addEllipse(QRectF(x, y, size, size).adjusted(inset, inset, -inset, -inset))
        return path
    if severity == "warning":
        foot = y + size * 0.94
        corners = [(x + middle, y + size * 0.02), (x + size, foot), (x, foot)]
    else:
        out = size * 0.03
        corners = [
            (x + middle, y - out),
            (x + size + out, y + middle),
            (x + middle, y + size + out),
            (x - out, y + middle),
        ]
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    path.closeSubpath()
    return path

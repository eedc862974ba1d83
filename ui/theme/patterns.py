"""Patterns that say without colour what a ground means: turnaround, blocked, warned, noted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

_SCALE = 2  # drawn at twice the size, so that it stays sharp on a 2x screen


def pattern(kind: str, colour: QColor, step: int = 8, ground: QColor | None = None) -> QBrush:
    """A brush of ``diagonal`` (turnaround), ``cross`` (blocked), ``dots`` (warning) or ``lines``
    (notice) in tiles of ``step`` pixels, on a ground where one is given.
    """
    return _pattern(kind, colour.rgba(), step, 0 if ground is None else ground.rgba())


def sheet(kind: str, colour: QColor, step: int, ground: QColor, ratio: float) -> QBrush:
    """A pattern in large tiles made for a screen of that pixel ratio, for wide grounds: Qt need not
    scale it, which makes it several times as fast.
    """
    return _sheet(kind, colour.rgba(), step, ground.rgba(), ratio)


@lru_cache(32)
def _sheet(kind: str, rgba: int, step: int, ground: int, ratio: float) -> QBrush:
    size = step * 16
    tile = QPixmap(round(size * ratio), round(size * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.fillRect(0, 0, size, size, _pattern(kind, rgba, step, ground))
    painter.end()
    return QBrush(tile)


@lru_cache(128)
def _pattern(kind: str, rgba: int, step: int, ground: int) -> QBrush:
    tile = QPixmap(step * _SCALE, step * _SCALE)
    tile.fill(QColor.fromRgba(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    _draw(painter, kind, QColor.fromRgba(rgba), step)
    painter.end()
    tile.setDevicePixelRatio(_SCALE)
    return QBrush(tile)


def _draw(painter: QPainter, kind: str, colour: QColor, step: int) -> None:
    painter.setPen(QPen(colour, 1.0))
    if kind in {"diagonal", "cross"}:
        for left in (-step, 0, step):
            right = left + step + 1
            painter.drawLine(QPointF(left - 1, step + 1), QPointF(right, -1))
            if kind == "cross":
                painter.drawLine(QPointF(left - 1, -1), QPointF(right, step + 1))
    elif kind == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for at in (step * 0.25, step * 0.75):
            painter.drawEllipse(QPointF(at, at), 1.1, 1.1)
    else:
        middle = step / 2 + 0.5
        painter.drawLine(QPointF(0, middle), QPointF(step, middle))

"""Marquee's own icons: SVG files of 16 px on a 1.5 px stroke, in the colour they are asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planner.assets import resource
from ui.theme.current import theme


def pixmap(
    name: str, colour: QColor | None = None, size: int = 16, ratio: float | None = None
) -> QPixmap:
    """The icon ``resources/icons/<name>.svg`` as a picture; without a colour as second text,
    without a ratio as sharp as the finest screen there is.
    """
    if ratio is None:
        ratio = cast("QGuiApplication", QGuiApplication.instance()).devicePixelRatio()
    return _pixmap(name, (colour or theme().text2).name(), size, ratio)


@lru_cache(512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(128)
def _svg(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


def icon(name: str, colour: QColor | None = None, size: int = 16, gap: int = 0) -> QIcon:
    """The icon for menus and buttons, sharp at single and double scale, faint when disabled.

    ``gap`` leaves that many pixels free at its right, for a button whose text follows.
    """
    made = QIcon()
    faint = theme().line_strong
    for ratio in (1.0, 2.0):
        made.addPixmap(_spaced(pixmap(name, colour, size, ratio), gap))
        made.addPixmap(_spaced(pixmap(name, faint, size, ratio), gap), QIcon.Mode.Disabled)
    return made


def _spaced(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + round(gap * ratio), picture.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider

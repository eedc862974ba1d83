"""The page of a print as it will come out, drawn by the worker and shown to fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from planner.i18n import _
from planner.model import Festival
from planner.pdf.base import Printed
from planner.pdf.pictures import Stills
from planner.pdf.preview import Raster
from ui.theme import BODY, alpha, draw_text, metrics, theme
from ui.widgets import Painted

WIDTH_PX = 1600
"""How wide a page is drawn; it is scaled to the room there is."""

_EDGE = 20


class Drawn(NamedTuple):
    """A print, and one of its pages as a picture."""

    printed: Printed
    page: int
    picture: Raster


def draw(
    festival: Festival,
    document_id: str,
    options: Mapping[str, object],
    page: int,
    stills: Stills,
) -> Drawn:
    """Print a document and draw the page, or its last one; runs in the worker.

    Raises UserError for options that do not fit the festival.
    """
    from planner.pdf import raster, render

    printed = render(festival, document_id, options, stills)
    page = max(0, min(page, printed.pages - 1))
    return Drawn(printed, page, raster(printed.pdf, page, WIDTH_PX))


def draw_page(printed: Printed, page: int) -> Drawn:
    """Another page of a print; runs in the worker."""
    from planner.pdf import raster

    return Drawn(printed, page, raster(printed.pdf, page, WIDTH_PX))


class Preview(Painted):
    """One page on a dark ground, with a shadow; a word in its place while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self._word = _("Preparing…")
        self._stale = False
        self.setMinimumSize(QSize(240, 240))
        self.setAccessibleName(_("Preview"))

    def show_page(self, picture: Raster) -> None:
        """Show a page."""
        self._picture = image(picture)
        self._stale = False
        self.update()

    def wait(self) -> None:
        """Keep the old page, paler, until the new one is there."""
        self._stale = True
        self.update()

    def say(self, word: str) -> None:
        """Show a word in place of a page."""
        self._picture, self._word = None, word
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Ground, shadow, page."""
        now = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.field if now.dark else now.line)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self._picture is None:
            wide = metrics().horizontalAdvance(self._word)
            x, y = (self.width() - wide) / 2, self.height() / 2
            draw_text(painter, x, y, self._word, now.text2, BODY)
            return
        box = self._fitted(self._picture)
        for grow in (6, 3, 1):
            painter.setBrush(alpha(now.shadow, 0.06))
            painter.drawRoundedRect(box.adjusted(-grow, -grow + 2, grow, grow + 2), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(box, Qt.GlobalColor.white)
        painter.setOpacity(0.45 if self._stale else 1)
        painter.drawImage(box, self._scaled(self._picture, box))
        painter.setOpacity(1)

    def _scaled(self, picture: QImage, box: QRectF) -> QImage:
        """The picture at the size it is shown: Qt scales an image better than a painter does."""
        ratio = self.devicePixelRatioF()
        size = (box.size() * ratio).toSize()
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def _fitted(self, picture: QImage) -> QRectF:
        room_x, room_y = self.width() - 2 * _EDGE, self.height() - 2 * _EDGE
        scale = min(room_x / picture.width(), room_y / picture.height())
        wide, high = picture.width() * scale, picture.height() * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)


def image(picture: Raster) -> QImage:
    """A page as Qt's picture, with its own copy of the pixels."""
    stride = 3 * picture.width
    kind = QImage.Format.Format_RGB888
    return QImage(picture.pixels, picture.width, picture.height, stride, kind).copy()

"""The page of a print as it will come out: fitted or as large as wanted, moved about, turned.

It draws nothing of the page itself: it asks for the part that is seen (``wanted``), at the very
pixels of the screen, and shows the part that it had, larger or smaller, until the new one comes.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from planner.i18n import _
from planner.pdf.preview import Part, Raster
from ui.dialogs.printing.far import Drawn
from ui.theme import BODY, alpha, appearance, draw_text, metrics, theme

FIT_PAGE, FIT_WIDTH = "page", "width"
"""Two zooms that follow the size of the window; any other is a factor, 1.0 as large as on paper."""

STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_PX_PER_POINT = 96 / 72
_EDGE = 20
_WHEEL_STEP = 120
_ARROW_PX = 48


class Preview(QAbstractScrollArea):
    """One page on a dark ground, with a shadow; a word in its place while there is none.

    ``wanted(page, Part)`` asks for a part of a page; ``turned(pages)`` for a page before or after;
    ``zoomed()`` says that the zoom is another.
    """

    wanted = Signal(int, object)
    turned = Signal(int)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(QSize(240, 200))
        self.setAccessibleName(_("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.page = 0
        self.zoom: str | float = FIT_PAGE
        self._size: tuple[float, float] | None = None
        self._drawn: Drawn | None = None
        self._image: QImage | None = None
        self._asked: tuple[int, Part] | None = None
        self._word = _("Preparing…")
        self._stale = False
        self._held: QPoint | None = None
        self._wheel = 0
        appearance().changed.connect(self.viewport().update)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._moved())

    # -- what it shows ------------------------------------------------------------------------

    def show_page(self, page: int, size: tuple[float, float]) -> None:
        """Show a page of this size in points, which is asked for."""
        other = (page, size) != (self.page, self._size)
        self.page, self._size, self._stale = page, size, False
        self._asked = None
        self._measure()
        if other:
            self.verticalScrollBar().setValue(0)
        self._ask()
        self.viewport().update()

    def take(self, drawn: Drawn) -> None:
        """Show a part that was asked for."""
        if drawn.page == self.page:
            self._drawn, self._image = drawn, image(drawn.picture)
            self.viewport().update()

    def wait(self) -> None:
        """Keep the old page, paler, until the new one is there."""
        self._stale = True
        self.viewport().update()

    def say(self, word: str) -> None:
        """Show a word in place of a page."""
        self._drawn = self._image = self._size = None
        self._word = word
        self.setAccessibleDescription(word)
        self.viewport().update()

    @property
    def shows(self) -> bool:
        """Whether there is a page, drawn as large as it is shown."""
        return self._drawn is not None and self._asked == (self._drawn.page, self._drawn.part)

    # -- zoom ---------------------------------------------------------------------------------

    @property
    def factor(self) -> float:
        """How large the page is, 1.0 as on paper (at 96 pixels an inch)."""
        return self._scale() / _PX_PER_POINT

    def zoom_to(self, zoom: str | float, at: QPoint | None = None) -> None:
        """Zoom; what is at this point of the view stays there, else its middle."""
        view = self.viewport()
        at = at or QPoint(view.width() // 2, view.height() // 2)
        before, box = self._scale(), self._box()
        x, y = (at.x() - box.left()) / before, (at.y() - box.top()) / before
        self.zoom = zoom
        self._measure()
        box, now = self._box(), self._scale()
        self.horizontalScrollBar().setValue(
            self.horizontalScrollBar().value() + round(box.left() + x * now - at.x())
        )
        self.verticalScrollBar().setValue(
            self.verticalScrollBar().value() + round(box.top() + y * now - at.y())
        )
        self._ask()
        view.update()
        self.zoomed.emit()

    def zoom_by(self, steps: int, at: QPoint | None = None) -> None:
        """The next larger or smaller zoom."""
        factor = self.factor
        if steps > 0:
            self.zoom_to(next((one for one in STEPS if one > factor * 1.01), STEPS[-1]), at)
        else:
            self.zoom_to(next((one for one in STEPS[::-1] if one < factor * 0.99), STEPS[0]), at)

    def _scale(self) -> float:
        """Pixels of the window to a point."""
        if self._size is None or not isinstance(self.zoom, str):
            return _PX_PER_POINT * (self.zoom if isinstance(self.zoom, float) else 1.0)
        width, height = self._size
        room = self._room()
        across = max(0.02, (room.width() - 2 * _EDGE) / width)
        if self.zoom == FIT_WIDTH:
            return across
        return min(across, max(0.02, (room.height() - 2 * _EDGE) / height))

    def _room(self) -> QSize:
        """The view; fitted to its width, a page that is higher leaves room for the scroll bar."""
        size = self.maximumViewportSize()
        if self.zoom == FIT_WIDTH and self._size is not None:
            width, height = self._size
            if (size.width() - 2 * _EDGE) / width * height + 2 * _EDGE > size.height():
                size.setWidth(size.width() - self.verticalScrollBar().sizeHint().width())
        return size

    # -- where the page is ----------------------------------------------------------------------

    def _measure(self) -> None:
        """Set the scroll bars to the size of the page."""
        size, scale = self._size or (0.0, 0.0), self._scale()
        whole = (round(size[0] * scale) + 2 * _EDGE, round(size[1] * scale) + 2 * _EDGE)
        room = self.maximumViewportSize()
        thick = self.verticalScrollBar().sizeHint().width()
        high, wide = whole[1] > room.height(), whole[0] > room.width()
        across = room.width() - (thick if high else 0)
        down = room.height() - (thick if wide else 0)
        fitted = isinstance(self.zoom, str)
        for bar, length, seen in (
            (self.horizontalScrollBar(), 0 if fitted else whole[0], across),
            (self.verticalScrollBar(), 0 if self.zoom == FIT_PAGE else whole[1], down),
        ):
            bar.setRange(0, max(0, length - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(_ARROW_PX)

    def _box(self) -> QRectF:
        """The page in the view."""
        size, scale = self._size or (1.0, 1.0), self._scale()
        width, height = size[0] * scale, size[1] * scale
        view = self.viewport().size()
        left = max(float(_EDGE), (view.width() - width) / 2) - self.horizontalScrollBar().value()
        top = max(float(_EDGE), (view.height() - height) / 2) - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), width, height)

    def _moved(self) -> None:
        self._ask()
        self.viewport().update()

    def _ask(self) -> None:
        """Ask for the part that is seen, unless it was asked for."""
        if self._size is None or self._stale:
            return
        box, ratio = self._box(), self.devicePixelRatioF()
        seen = QRectF(self.viewport().rect()).intersected(box).translated(-box.topLeft())
        if seen.isEmpty():
            return
        left, top = math.floor(seen.left() * ratio), math.floor(seen.top() * ratio)
        width = math.ceil(seen.right() * ratio) - left
        height = math.ceil(seen.bottom() * ratio) - top
        asked = (self.page, Part(self._scale() * ratio, left, top, width, height))
        if asked != self._asked:
            self._asked = asked
            self.wanted.emit(*asked)

    # -- hand and keyboard ----------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move the page; with Ctrl, zoom; where it cannot be moved, turn."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel += delta.y()
            if abs(self._wheel) >= _WHEEL_STEP:
                self.zoom_by(1 if self._wheel > 0 else -1, event.position().toPoint())
                self._wheel = 0
        elif delta.y() and not self.verticalScrollBar().maximum():
            self._wheel += delta.y()
            if abs(self._wheel) >= _WHEEL_STEP:
                self.turned.emit(-1 if self._wheel > 0 else 1)
                self._wheel = 0
        else:
            super().wheelEvent(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 zoom, W fits the width; arrows move the page or turn it."""
        key = event.key()
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key == Qt.Key.Key_0:
            self.zoom_to(FIT_PAGE)
        elif key == Qt.Key.Key_1:
            self.zoom_to(1.0)
        elif key == Qt.Key.Key_W:
            self.zoom_to(FIT_WIDTH)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not self.verticalScrollBar().maximum():
            self.turned.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position().toPoint()
            if self.verticalScrollBar().maximum() or self.horizontalScrollBar().maximum():
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page with the hand."""
        if self._held is None:
            return
        now = event.position().toPoint()
        by, self._held = now - self._held, now
        for bar, length in (
            (self.horizontalScrollBar(), by.x()),
            (self.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() - length)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page again."""
        super().resizeEvent(event)
        self._measure()
        self._ask()
        if isinstance(self.zoom, str):
            self.zoomed.emit()

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, shadow, page."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        painter.fillRect(self.viewport().rect(), now.window)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.field if now.dark else now.line)
        painter.drawRoundedRect(QRectF(self.viewport().rect()), 8, 8)
        if self._size is None:
            self._paint_word(painter)
        else:
            self._paint_page(painter)
        if self.hasFocus():
            painter.setClipping(False)
            painter.setOpacity(1)
            painter.setPen(now.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8
            )
        painter.end()

    def _paint_word(self, painter: QPainter) -> None:
        wide = metrics().horizontalAdvance(self._word)
        view = self.viewport()
        x, y = (view.width() - wide) / 2, view.height() / 2
        draw_text(painter, x, y, self._word, theme().text2, BODY)

    def _paint_page(self, painter: QPainter) -> None:
        box = self._box()
        for grow in (6, 3, 1):
            painter.setBrush(alpha(theme().shadow, 0.06))
            painter.drawRoundedRect(box.adjusted(-grow, -grow + 2, grow, grow + 2), 3, 3)
        painter.fillRect(box, Qt.GlobalColor.white)
        if self._image is None or self._drawn is None or self._drawn.page != self.page:
            return
        part, ratio = self._drawn.part, self.devicePixelRatioF()
        shown = self._scale() * ratio / part.scale
        place = QRectF(
            box.left() + part.left * shown / ratio,
            box.top() + part.top * shown / ratio,
            part.width * shown / ratio,
            part.height * shown / ratio,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=abs(shown - 1) > 1e-6)
        painter.setClipRect(box)
        painter.setOpacity(0.45 if self._stale else 1)
        painter.drawImage(place, self._image, QRectF(self._image.rect()))


def image(picture: Raster) -> QImage:
    """A picture as Qt's, with its own copy of the pixels."""
    stride, kind = 4 * picture.width, QImage.Format.Format_RGB32
    return QImage(picture.pixels, picture.width, picture.height, stride, kind).copy()

"""The command palette: type a few letters, press Return, and it is found or done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from planner.i18n import _
from ui.theme import (
    BODY,
    LABEL,
    SECONDARY,
    alpha,
    draw_text,
    draw_text_right,
    elide,
    paint_bar,
    pixmap,
    theme,
)
from ui.widgets import HairLine, Painted, SearchField
from ui.window.finder import Hit, Searcher, find

_WIDTH, _ROW, _HEAD, _ROWS, _SHADOW = 600, 32, 26, 11, 14


class Palette(QFrame):
    """A card over the window; it goes when something else takes the keyboard."""

    def __init__(self, doer: Searcher, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._before: QWidget | None = None
        self._doer = doer
        self.field = SearchField(_("Find a film or a screening, or do anything"))
        self.field.setStyleSheet("QLineEdit { border: none; background: transparent; }")
        self.field.setFixedHeight(40)
        self.hits = _Hits(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8 + _SHADOW, 4 + _SHADOW, 8 + _SHADOW, 8 + _SHADOW)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(HairLine())
        column.addWidget(self.hits)
        self.field.searched.connect(lambda _text: self.refresh())
        self.field.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Come, empty, with the keyboard; it goes back to where it was."""
        self._before = QApplication.focusWidget()
        width = min(_WIDTH, self._over.width() - 40)
        self.resize(width + 2 * _SHADOW, 40 + 20 + _ROW * _ROWS + 2 * _SHADOW)
        self.move((self._over.width() - self.width()) // 2, 8 - _SHADOW)
        self.field.clear()
        self.refresh()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Look again for what is typed."""
        self.hits.show_hits(find(self._doer, self.field.text()))

    def eventFilter(self, watched: object, event: object) -> bool:
        """Arrows and Tab move in the list, Return does, Escape and losing the keyboard close."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: _ROWS - 2,
            Qt.Key.Key_PageUp: 2 - _ROWS,
        }
        if key in steps:
            self.hits.move_by(steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take(self.hits.chosen())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def take(self, hit: Hit | None) -> None:
        """Go, and do it."""
        if hit is not None and hit.enabled:
            self.leave()
            hit.run()

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def paintEvent(self, event: object) -> None:
        """A raised card with a soft shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(alpha(theme().shadow, 0.016))
        for out in range(_SHADOW, 0, -1):
            painter.drawRoundedRect(card.adjusted(-out, 4 - out, out, out), 10 + out, 10 + out)
        painter.setPen(QPen(theme().line_strong, 1))
        painter.setBrush(theme().raised)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()


class _Hits(Painted):
    """The list of hits under their group heads, painted."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._hits: list[Hit] = []
        self._now = 0
        self._first = 0
        self.setMouseTracking(True)

    def show_hits(self, hits: list[Hit]) -> None:
        """Show these from the top."""
        self._hits, self._now, self._first = hits, 0, 0
        self._tell()

    def chosen(self) -> Hit | None:
        """The line that Return would take."""
        return self._hits[self._now] if self._hits else None

    def move_by(self, step: int) -> None:
        """Choose another line and keep it in sight."""
        self._now = min(max(self._now + step, 0), max(0, len(self._hits) - 1))
        self._first = min(self._first, self._now)
        while self._bottom_of(self._now) > self.height():
            self._first += 1
        self._tell()

    def _tell(self) -> None:
        hit = self.chosen()
        self.setAccessibleName(f"{hit.text}, {hit.note}" if hit else _("Nothing found"))
        self.update()

    def _tops(self) -> list[tuple[int, int, bool]]:
        """Row, top and whether a group head stands above it, for the rows from the first shown."""
        tops, y = [], 0
        for row in range(self._first, len(self._hits)):
            new = row == self._first or self._hits[row].group != self._hits[row - 1].group
            y += _HEAD if new else 0
            tops.append((row, y, new))
            y += _ROW
        return tops

    def _bottom_of(self, wanted: int) -> int:
        return next((y + _ROW for row, y, _new in self._tops() if row == wanted), 0)

    def _row_at(self, point: QPoint) -> int:
        return next((r for r, y, _new in self._tops() if y <= point.y() < y + _ROW), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose what the pointer is on."""
        row = self._row_at(event.position().toPoint())
        if row >= 0 and row != self._now:
            self._now = row
            self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        row = self._row_at(event.position().toPoint())
        if row >= 0:
            self._palette.take(self._hits[row])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by rows."""
        self.move_by(-1 if event.angleDelta().y() > 0 else 1)

    def paint(self, painter: QPainter) -> None:
        """The rows in sight."""
        if not self._hits:
            draw_text(painter, 12, 30, _("Nothing is called that."), theme().text3)
        for row, y, new in self._tops():
            if y + _ROW > self.height():
                break
            if new:
                draw_text(painter, 10, y - 7, self._hits[row].group, theme().text3, LABEL, 600)
            self._paint_row(painter, y, self._hits[row], row == self._now)

    def _paint_row(self, painter: QPainter, y: int, hit: Hit, chosen: bool) -> None:
        now = theme()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft)
            painter.drawRoundedRect(QRectF(0, y, self.width(), _ROW), 6, 6)
        ink: QColor = now.text if hit.enabled else alpha(now.text3, 0.6)
        if hit.hue is not None:
            paint_bar(painter, QRectF(16, y + 8, 4, 16), hit.hue)
        else:
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(10, y + 8, pixmap(hit.icon, now.text2, 16, ratio))
        right = self.width() - 10
        taken = draw_text_right(painter, right, y + 20.5, hit.note, now.text3, SECONDARY)
        title = elide(hit.text, right - 36 - taken - 16, BODY)
        draw_text(painter, 36, y + 20.5, title, ink, BODY)

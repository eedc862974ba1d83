"""What the film list leaves out and how it is ordered: a chip for each, taken away by a press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from planner.i18n import _
from ui.theme import SECONDARY, draw_text, elide, metrics, pixmap, theme
from ui.widgets import DELETES, plain_tip

_HIGH, _GAP, _SIDE, _CROSS = 22, 4, 8, 16
_LEFT, _RIGHT = 16, 12


class Chip(QAbstractButton):
    """One thing that is left out, or the order; a press, Space or Delete takes it away."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(_("Remove {what}").format(what=text))
        self.setToolTip(plain_tip(self.accessibleName()))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """The text and the cross."""
        width = metrics(SECONDARY).horizontalAdvance(self.text())
        return QSize(ceil(width) + 1 + 2 * _SIDE + _CROSS, _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete is a press, too."""
        if event.key() in DELETES:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill in the soft accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        lifted = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(now.accent, 1.0) if lifted else Qt.PenStyle.NoPen)
        painter.setBrush(now.accent_soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        room = self.width() - 2 * _SIDE - _CROSS
        draw_text(painter, _SIDE, 15.5, elide(self.text(), room, SECONDARY), now.text, SECONDARY)
        ratio = self.devicePixelRatioF()
        cross = pixmap("close", now.text if lifted else now.text2, 12, ratio)
        painter.drawPixmap(self.width() - _SIDE - 11, 5, cross)
        painter.end()


class ChipBar(QWidget):
    """The chips in as many lines as they take; it takes no room where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        self.hide()

    def say(self, parts: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show a chip for each, with what taking it away does."""
        had = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        if [chip.text() for chip in self.chips] == [text for text, _away in parts]:
            for chip, (_text, away) in zip(self.chips, parts, strict=True):
                chip.clicked.disconnect()
                _connect(chip, away)
            return
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for text, away in parts:
            chip = Chip(text, self)
            _connect(chip, away)
            chip.show()
            self.chips.append(chip)
        self.setVisible(bool(parts))
        self._arrange()
        if had is not None and self.chips:
            self.chips[min(had, len(self.chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """What it says."""
        return ", ".join(chip.text() for chip in self.chips)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        end = self.width() - _RIGHT
        at, lines = QPoint(_LEFT, 0), 1
        for chip in self.chips:
            width = min(chip.sizeHint().width(), max(40, end - _LEFT))
            if at.x() > _LEFT and at.x() + width > end:
                at, lines = QPoint(_LEFT, at.y() + _HIGH + _GAP), lines + 1
            chip.setGeometry(at.x(), at.y(), width, _HIGH)
            at.setX(at.x() + width + _GAP)
        self.setFixedHeight(lines * (_HIGH + _GAP) - _GAP)


def _connect(chip: Chip, away: Callable[[], object]) -> None:
    chip.clicked.connect(lambda _on=False: away())

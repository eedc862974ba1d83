"""How much of a day is seen: the slider, and the button that turns screens into rows."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from planner.i18n import _
from ui.theme import theme
from ui.timetable.geometry import LEAST_ZOOM, MOST_ZOOM
from ui.widgets import PillButton, plain_tip

_STEPS = 100
_RANGE = math.log(MOST_ZOOM / LEAST_ZOOM)


def zoom_of(step: float) -> float:
    """Pixels an hour at a step of the slider, which counts in equal ratios."""
    return LEAST_ZOOM * math.exp(_RANGE * step / _STEPS)


def step_of(per_hour: float) -> int:
    """The step of the slider for a zoom."""
    return round(_STEPS * math.log(per_hour / LEAST_ZOOM) / _RANGE)


class ZoomSlider(QSlider):
    """A thin line with a round handle."""

    fit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, _STEPS)
        self.setSingleStep(5)
        self.setFixedSize(72, 24)
        self.setAccessibleName(_("Zoom"))
        self.setToolTip(plain_tip(_("Zoom; double-click fits the day"), "Ctrl+0"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit the day."""
        self.fit_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line and handle."""
        now = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = self.height() / 2, 6.0
        at = radius + (self.width() - 2 * radius) * self.value() / _STEPS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.line_strong)
        painter.drawRoundedRect(2, round(middle) - 1, self.width() - 4, 2, 1, 1)
        painter.setPen(now.accent if self.hasFocus() else now.text3)
        painter.setBrush(now.raised)
        painter.drawEllipse(round(at - radius), round(middle - radius), 12, 12)
        painter.end()


class ZoomControl(QWidget):
    """Signals: ``zoomed(pixels an hour)``, ``fit_wanted()``, ``turned()``."""

    zoomed = Signal(float)
    fit_wanted = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turn = PillButton(
            icon_name="columns", look="flat", tip=_("Screens as rows or columns")
        )
        self.slider = ZoomSlider()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.turn)
        row.addWidget(self.slider)
        self.turn.clicked.connect(self.turned)
        self.slider.valueChanged.connect(lambda step: self.zoomed.emit(zoom_of(step)))
        self.slider.fit_wanted.connect(self.fit_wanted)

    def show_zoom(self, per_hour: float, rows: bool) -> None:
        """Show the zoom in use; nobody is told."""
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(step_of(per_hour))
        self.slider.blockSignals(blocked)
        self.slider.update()
        self.turn.set_icon("rows" if rows else "columns")

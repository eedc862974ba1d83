"""What stands above the timetable: the days, the small overview, the view and the zoom.

They share a line where it has room. With many days the overview has a line of its own, beside view
and zoom, so that all days can be read in both.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from ui.session import Session
from ui.timetable import tabs
from ui.timetable.minimap import Minimap
from ui.timetable.tabs import DayTabs
from ui.timetable.zoom import ZoomControl
from ui.widgets import PillButton

_LINE = 40
"""The height of a line that has no tabs."""
_SPACE = 8


class DayStrip(QWidget):
    """Tabs, overview, view and zoom, in one line or two."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = DayTabs()
        self.minimap = Minimap(session)
        self.zoom_control = ZoomControl()
        self.sight_button = PillButton(
            _("One day"), look="flat", tip=_("What is shown: days, one screen, section or guest")
        )
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for line in (self._upper, self._lower):
            line.setContentsMargins(_SPACE, 0, 0, 0)
            line.setSpacing(_SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._upper)
        column.addLayout(self._lower)
        self._upper.addWidget(self.tabs)
        self.two_lines: bool | None = None
        self._arrange()

    def show_parts(self, days: bool, screens: bool) -> None:
        """Show the days, and what is only of use where there are screens."""
        self.tabs.setVisible(days)
        for part in (self.minimap, self.sight_button, self.zoom_control):
            part.setVisible(screens)
        self._arrange()

    def _arrange(self) -> None:
        """Put the overview where it has room."""
        parts = (self.minimap, self.sight_button, self.zoom_control)
        needed = self.tabs.sizeHint().width() + self.minimap.least_width()
        needed += sum(part.sizeHint().width() + _SPACE for part in parts[1:]) + 2 * _SPACE
        below = needed > self.width() and not self.minimap.isHidden()
        if below == self.two_lines:
            return
        self.two_lines = below
        for part in parts:
            self._upper.removeWidget(part)
            self._lower.removeWidget(part)
        while self._upper.count() > 1:
            self._upper.takeAt(1)
        line = self._lower if below else self._upper
        self.minimap.set_height(_LINE if below else tabs.HEIGHT)
        line.addWidget(self.minimap, 1)
        line.addWidget(self.sight_button)
        line.addWidget(self.zoom_control)
        if below:
            self._upper.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line or two."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """The same when a part wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

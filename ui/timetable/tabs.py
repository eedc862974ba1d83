"""The days as tabs: how much is on each, and the worst conflicts there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from planner.i18n import _, ngettext
from planner.model import Festival
from planner.rules import Report, Severity
from planner.times import Day
from ui.theme import BODY, LABEL, appearance, badge, draw_text, icon, metrics, theme
from ui.timetable.lanes import short_day

HEIGHT = 52
_WIDE, _NARROW, _TIGHT = 92, 64, 54
_MOST_WIDE, _MOST_NARROW = 6, 10
_BADGE = 12
_LEFT = Qt.ArrowType.LeftArrow


Hurts = Mapping[int, Severity]
"""The screenings that have blockers or warnings, with the worst of each."""


@dataclass(frozen=True, slots=True)
class DayTab:
    """What the tab of a day says."""

    day: Day
    screenings: int
    severities: tuple[Severity, ...]
    hurts: Hurts = field(default_factory=dict)

    @property
    def label(self) -> str:
        """“Fri 6”."""
        return short_day(self.day)

    @property
    def count(self) -> str:
        """“18 screenings”."""
        if not self.screenings:
            return _("empty")
        return ngettext("{count} screening", "{count} screenings", self.screenings).format(
            count=self.screenings
        )


def day_tabs(festival: Festival, report: Report) -> tuple[DayTab, ...]:
    """The tabs of all festival days; notices are too many to be said here."""
    found: dict[Day, dict[int, Severity]] = {}
    severities: dict[Day, set[Severity]] = {}
    for conflict in report.open():
        if conflict.severity in (Severity.BLOCKER, Severity.WARNING):
            for screening_id in conflict.screening_ids:
                screening = festival.all_screenings.get(screening_id)
                if screening is not None:
                    day = festival.day_of(screening.start)
                    severities.setdefault(day, set()).add(conflict.severity)
                    of_day = found.setdefault(day, {})
                    if of_day.get(screening_id) is not Severity.BLOCKER:
                        of_day[screening_id] = conflict.severity
    return tuple(
        DayTab(
            day,
            len(festival.screenings_on_day(day)),
            tuple(sorted(severities.get(day, ()), key=lambda severity: -severity.rank)),
            found.get(day, {}),
        )
        for day in festival.days()
    )


class DayTabs(QTabBar):
    """The tab bar of days. While something is in the hand, hovering over a tab shows its day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs: tuple[DayTab, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAcceptDrops(True)
        self.setChangeCurrentOnDrag(True)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("Days"))
        appearance().changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        """Qt's buttons that scroll have no picture of their own in our colours."""
        for button in self.findChildren(QToolButton):
            button.setStyleSheet("padding: 0; border-color: transparent;")
            button.setIcon(icon("left" if button.arrowType() is _LEFT else "right"))
        self.update()

    def show_tabs(self, tabs: Sequence[DayTab], day: Day) -> None:
        """Show these days, with this one chosen; nobody is told."""
        blocked = self.blockSignals(True)
        tabs = tuple(tabs)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        resized = _tab_width(len(self.tabs)) != _tab_width(len(tabs))
        self.tabs = tabs
        for place, tab in enumerate(tabs):
            if place >= self.count():
                self.addTab("")
            self.setTabText(place, tab.label)
            words = [tab.label, tab.count, *(severity.value for severity in tab.severities)]
            self.setAccessibleTabName(place, ", ".join(words))
            self.setTabToolTip(place, tab.count)
        self.blockSignals(blocked)
        if resized:
            self.updateGeometry()
        self.choose(day)
        self.update()

    def choose(self, day: Day) -> None:
        """Show this day as the chosen one; nobody is told."""
        blocked = self.blockSignals(True)
        for place, tab in enumerate(self.tabs):
            if tab.day == day:
                self.setCurrentIndex(place)
        self.blockSignals(blocked)

    def day_at(self, place: int) -> Day | None:
        """The day of a tab."""
        return self.tabs[place].day if 0 <= place < len(self.tabs) else None

    def tabSizeHint(self, index: int) -> QSize:
        """Narrow when there are many days."""
        return QSize(_tab_width(len(self.tabs)), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """No tab is squeezed; what does not fit is scrolled to."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each tab: day, badges, count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().surface)
        for place, tab in enumerate(self.tabs):
            rect = QRectF(self.tabRect(place)).adjusted(2, 6, -2, -6)
            self._paint_tab(painter, tab, rect, place)
        painter.end()

    def _paint_tab(self, painter: QPainter, tab: DayTab, rect: QRectF, place: int) -> None:
        now, chosen = theme(), place == self.currentIndex()
        hovered = self.underMouse() and rect.contains(self.mapFromGlobal(self.cursor().pos()))
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or hovered:
            painter.setBrush(now.accent_soft if chosen else now.field)
            painter.drawRoundedRect(rect, 6, 6)
        if chosen and self.hasFocus():
            painter.setPen(now.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        x = rect.left() + (10 if rect.width() > _TIGHT else 5)
        room = rect.right() - x - 4
        ink = now.accent if chosen else now.text
        cond = metrics(BODY, 600).horizontalAdvance(tab.label) > room
        named = draw_text(painter, x, 25, tab.label, ink, BODY, 600, cond)
        count = tab.count
        if metrics(LABEL, 400, True).horizontalAdvance(count) > room:
            count = str(tab.screenings or "–")
        tone = now.text2 if chosen else now.text3
        counted = draw_text(painter, x, 40, count, tone, LABEL, cond=True)
        # Beside the day; where that is too narrow, beside the count.
        beside_day = named + 5 + _BADGE * len(tab.severities) <= room
        left, top = (x + named + 7, 15.5) if beside_day else (x + counted + 5, 31)
        for number, severity in enumerate(tab.severities):
            badge(painter, severity.value, left + number * _BADGE, top, 9)


def _tab_width(days: int) -> int:
    """Pixels of a tab: the narrower, the more days there are."""
    if days > _MOST_NARROW:
        return _TIGHT
    return _NARROW if days > _MOST_WIDE else _WIDE

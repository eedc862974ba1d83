"""The charts of the dashboard, painted: bars of shares, and the days of guests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from planner.figures import GuestLoad, Share
from planner.i18n import _
from planner.times import hours_label
from ui.theme import (
    EMPTY,
    LABEL,
    SECONDARY,
    draw_text,
    draw_text_right,
    elide,
    metrics,
    mix,
    section_colour,
    theme,
)
from ui.widgets import Painted

MEASURES: dict[str, Callable[[Share], int]] = {
    "screenings": lambda share: share.screenings,
    "minutes": lambda share: share.minutes,
    "seats": lambda share: share.seats,
}
_LINE, _NAME = 24, 140


def measured(share: Share, measure: str) -> str:
    """A share as a figure: “12”, “18 h 05 min”, “3,400”."""
    value = MEASURES[measure](share)
    if measure == "minutes":
        return hours_label(value * 60)
    if measure == "seats" and not value and share.unseated:
        return "–"
    return f"{value:,}"


class Figure(Painted):
    """A large number over what it counts."""

    def __init__(self) -> None:
        super().__init__(52)
        self._number, self._note = "", ""
        self.setMinimumWidth(96)

    def tell(self, number: str, note: str) -> None:
        """Show them."""
        self._number, self._note = number, note
        self.setAccessibleName(f"{number} {note}")
        self.setMinimumWidth(
            round(
                max(
                    metrics(EMPTY, 600).horizontalAdvance(number),
                    metrics(SECONDARY).horizontalAdvance(note),
                )
            )
            + 12
        )
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Number and note."""
        now = theme()
        draw_text(painter, 0, 24, self._number, now.text, EMPTY, 600)
        draw_text(painter, 0, 44, self._note, now.text2, SECONDARY)


class Chart(Painted):
    """What is painted in lines and can be walked to, so that it is read out and comes in sight."""

    def __init__(self, title: str) -> None:
        super().__init__(_LINE)
        self.title = title
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def say(self, lines: Iterable[str]) -> None:
        """What is read out: the title, and these."""
        self.setAccessibleName(f"{self.title}: {'; '.join(lines)}")

    def paint(self, painter: QPainter) -> None:
        """The ring of the keyboard."""
        if self.hasFocus():
            painter.setPen(QPen(theme().accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


class Bars(Chart):
    """One bar for each share, the part in prime time darker; for ``measure`` see ``MEASURES``."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._shares: Sequence[Share] = ()
        self._measure = "screenings"

    def show_shares(self, shares: Sequence[Share], measure: str) -> None:
        """Show these."""
        self._shares, self._measure = shares, measure
        self.setFixedHeight(max(1, len(shares)) * _LINE)
        self.say(f"{share.name}: {measured(share, measure)}" for share in shares)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Name, bar and figure in one line each."""
        super().paint(painter)
        now = theme()
        most = max((MEASURES[self._measure](share) for share in self._shares), default=0)
        figures = [measured(share, self._measure) for share in self._shares]
        wide = max((metrics(SECONDARY, 500).horizontalAdvance(f) for f in figures), default=0)
        room = self.width() - _NAME - wide - 12
        for row, (share, figure) in enumerate(zip(self._shares, figures, strict=True)):
            top = row * _LINE
            value = MEASURES[self._measure](share)
            narrow = metrics(SECONDARY).horizontalAdvance(share.name) > _NAME - 10
            name = elide(share.name, _NAME - 10, SECONDARY, cond=narrow, middle=True)
            draw_text(painter, 0, top + 16, name, now.text, SECONDARY, cond=narrow)
            self._bar(painter, QRectF(_NAME, top + 5, room, 14), share, value / most if most else 0)
            ink = now.text if value else now.text3
            draw_text_right(painter, self.width(), top + 16, figure, ink, SECONDARY, 500)

    def _bar(self, painter: QPainter, lane: QRectF, share: Share, part: float) -> None:
        now = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.field)
        painter.drawRoundedRect(lane, 3, 3)
        colour = now.accent if share.hue is None else section_colour(share.hue)
        width = lane.width() * part
        painter.setBrush(mix(now.surface, colour, 0.5))
        painter.drawRoundedRect(QRectF(lane.left(), lane.top(), width, lane.height()), 3, 3)
        if share.screenings and self._measure == "screenings":
            painter.setBrush(colour)
            prime = width * share.prime / share.screenings
            painter.drawRoundedRect(QRectF(lane.left(), lane.top(), prime, lane.height()), 3, 3)


class GuestTable(Chart):
    """A line for each guest and a field for each day, darker the more they have to do."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._loads: Sequence[GuestLoad] = ()
        self._days: Sequence[str] = ()

    def show_loads(self, loads: Sequence[GuestLoad], days: Sequence[str]) -> None:
        """Show these; ``days`` are the heads."""
        self._loads, self._days = loads, days
        self.setFixedHeight((len(loads) + 1) * _LINE)
        self.say(f"{load.name}: {', '.join(map(str, load.days))}" for load in loads)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Heads, then names with their days and the sum."""
        super().paint(painter)
        now = theme()
        if not self._days:
            return
        wide = min(64.0, (self.width() - _NAME - 40) / len(self._days))
        for n, day in enumerate(self._days):
            head = elide(day, wide - 4, LABEL)
            x = _NAME + n * wide + (wide - metrics(LABEL).horizontalAdvance(head)) / 2
            draw_text(painter, x, 15, head, now.text3, LABEL)
        most = max((count for load in self._loads for count in load.days), default=1)
        for row, load in enumerate(self._loads, start=1):
            top = row * _LINE
            name = elide(load.name, _NAME - 10, SECONDARY)
            draw_text(painter, 0, top + 16, name, now.text, SECONDARY)
            for n, count in enumerate(load.days):
                cell = QRectF(_NAME + n * wide + 1, top + 2, wide - 2, _LINE - 4)
                self._cell(painter, cell, count, most, load.too_many[n], load.there[n])
            total = str(load.total)
            draw_text_right(painter, self.width(), top + 16, total, now.text, SECONDARY, 600)

    @staticmethod
    def _cell(
        painter: QPainter, cell: QRectF, count: int, most: int, too_many: bool, there: bool
    ) -> None:
        now = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(now.field)
        if count:
            ground = mix(
                now.field, now.amber if too_many else now.accent, 0.2 + 0.45 * count / most
            )
        if there or count:
            painter.setBrush(ground)
            painter.drawRoundedRect(cell, 3, 3)
        if count:
            text = f"{count} ▲" if too_many else str(count)
            x = cell.center().x() - metrics(SECONDARY, 500).horizontalAdvance(text) / 2
            draw_text(painter, x, cell.bottom() - 5, text, now.text, SECONDARY, 500)


class Card(QWidget):
    """A surface with a hairline round it."""

    def paintEvent(self, event: object) -> None:
        """Paint the surface."""
        now = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.line)
        painter.setBrush(now.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


def percent(part: int, whole: int) -> str:
    """A share of the whole, or a dash where there is nothing."""
    return _("{n} %").format(n=round(100 * part / whole)) if whole else "–"

"""The head of the conflicts panel: counts, news and the worst; and what stands there when all is
well.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.model import Festival
from planner.rules import Severity
from ui.conflicts.news import NewsButton
from ui.findings import News
from ui.theme import (
    BODY,
    SECONDARY,
    badge,
    draw_text,
    draw_text_right,
    elide,
    metrics,
    pixmap,
    theme,
)

HEAD = 36


class Head(QAbstractButton):
    """The line that is always there: name, counts by severity, the worst one while folded."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: list[tuple[Severity, str]] = []
        self._worst = ""
        self._is_open = self._ringed = False
        self.news = NewsButton(self)
        self._held: QWidget | None = None
        self._holds = False
        self.setCheckable(True)
        self.setChecked(True)
        self.setFixedHeight(HEAD)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(300, HEAD)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus: only then a ring is drawn."""
        keys = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        self._ringed = event.reason() in keys
        super().focusInEvent(event)

    def show_counts(self, counts: dict[Severity, int], worst: str, is_open: bool) -> None:
        """Show how many of each severity there are."""
        self._counts = [
            (severity, count_text(severity, counts[severity]))
            for severity in (Severity.BLOCKER, Severity.WARNING, Severity.NOTICE)
            if counts.get(severity)
        ]
        self._worst, self._is_open = worst, is_open
        spoken = ", ".join(text for _severity, text in self._counts) or _("none")
        self.setAccessibleName(_("Conflicts: {counts}").format(counts=spoken))
        self.setToolTip("")
        self.update()

    def hold_at_right(self, widget: QWidget) -> None:
        """Let a widget stand beside the chevron."""
        self._held = widget
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 40, 0)
        row.addStretch(1)
        row.addWidget(widget)

    def hold(self, shown: bool) -> None:
        """Show what stands beside the chevron, as far as the counts leave room for it."""
        self._holds = shown
        if self._held is not None and not shown:
            self._held.hide()
        self.place_news()

    def show_news(self, news: News, festival: Festival) -> None:
        """Say what the last edit did to the conflicts: “2 new, 1 solved”."""
        self.news.show_news(news, festival)
        self.setAccessibleDescription(self.news.text())
        self.place_news()

    def place_news(self) -> None:
        """Let the news stand behind the counts; the search field gives way to them, and they to
        it where that is not enough.
        """
        left, held = self._counts_end() - 7, self._held
        free = self.width() - 44 - left
        if self.news.text():
            free -= self.news.sizeHint().width() + 8
        least = 0
        if held is not None and self._holds:
            least = held.minimumSizeHint().width()
            counted = self.width() - 44 - left
            held.setVisible(counted >= least)
            held.setFixedWidth(min(held.sizeHint().width(), max(least, free)))
        self.news.move(left, 6)
        self.news.setVisible(bool(self.news.text()) and free >= least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the news, or take it away."""
        super().resizeEvent(event)
        self.place_news()

    def _counts_end(self) -> int:
        """Where the counts end."""
        x = 16 + metrics(BODY, 600).horizontalAdvance(_("Conflicts")) + 14
        for text in self._counted():
            x += metrics(SECONDARY).horizontalAdvance(text) + 16 + (17 if self._counts else 0)
        return round(x)

    def _counted(self) -> list[str]:
        none = [_("None")] if self._is_open else []
        return [text for _severity, text in self._counts] or none

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, counts, chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        if self.hasFocus() and self._ringed:
            painter.setPen(now.accent)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        x = 16 + draw_text(painter, 16, 23, _("Conflicts"), now.text, BODY, 600) + 14
        for severity, text in self._counts:
            badge(painter, severity, x, 13, 11)
            x += 17
            x += draw_text(painter, x, 23, text, now.text2, SECONDARY) + 16
        if not self._counts and self._is_open:
            x += draw_text(painter, x, 23, _("None"), now.text3, SECONDARY) + 16
        chevron = "down" if self.isChecked() else "up"
        near = now.text if self.underMouse() else now.text2
        painter.drawPixmap(self.width() - 30, 10, pixmap(chevron, near))
        if self.news.isVisible():
            x = self.news.geometry().right() + 16
        room = self.width() - 44 - x
        if not self.isChecked() and self._worst and room > 160:
            shown = elide(self._worst, room, SECONDARY)
            draw_text_right(painter, self.width() - 44, 23, shown, now.text3, SECONDARY)
        painter.end()


class Calm(QWidget):
    """What stands in place of the list when nothing is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._text = self._hint = ""

    def show_open(self, is_open: bool, planned: bool, hidden: int) -> None:
        """Say that all is well, that there is nothing yet, or that the filter hides the rest."""
        self._text = self._hint = ""
        if is_open and hidden:
            self._text = _("Nothing to show")
            self._hint = ngettext(
                "The filter hides {count} conflict.", "The filter hides {count} conflicts.", hidden
            ).format(count=hidden)
        elif is_open:
            self._text = _("No conflicts")
            self._hint = (
                _("Everything on the timetable can take place as it stands.")
                if planned
                else _("Conflicts appear here as soon as something is on the timetable.")
            )
        self.setAccessibleName(f"{self._text}. {self._hint}" if self._text else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tick and a sentence."""
        if not self._text or self.height() < 24:
            return
        painter = QPainter(self)
        now = theme()
        if not self._hint or self.height() >= 24:
            painter.drawPixmap(16, 8, pixmap("check", now.green))
            draw_text(painter, 38, 20.5, self._hint, now.text2, BODY)
        painter.end()


def count_text(severity: Severity, count: int) -> str:
    """“1 blocker”, “5 warnings”."""
    if severity is Severity.BLOCKER:
        text = ngettext("{count} blocker", "{count} blockers", count)
    elif severity is Severity.WARNING:
        text = ngettext("{count} warning", "{count} warnings", count)
    else:
        text = ngettext("{count} notice", "{count} notices", count)
    return text.format(count=count)

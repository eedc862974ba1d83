"""The conflicts panel at the foot of the window: a head with counts, and the list under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.edit.screenings import WithdrawAcceptance
from planner.i18n import _, ngettext
from planner.model import Festival
from planner.rules import Conflict, Fix, Gap, Severity
from ui.conflicts.delegate import HEIGHT
from ui.conflicts.going import go
from ui.conflicts.grouping import Grouping, Wanted
from ui.conflicts.model import ConflictModel
from ui.conflicts.news import NewsButton
from ui.conflicts.sieve import Sieve
from ui.conflicts.view import ConflictList
from ui.findings import News
from ui.session import Session
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
from ui.widgets import pass_on_focus

HEAD = 36
_ROWS = 4
_SOURCE = "conflicts"


class ConflictsPanel(QWidget):
    """All conflicts of the festival. ``folded(bool)`` when it becomes one line or opens again."""

    folded = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = ConflictModel()
        self.head = Head()
        self.sieve = Sieve(self.head)
        self.head.hold_at_right(self.sieve)
        self.list = ConflictList(self.model)
        self._calm = Calm()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(HEAD)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.list, 1)
        whole.addWidget(self._calm, 1)
        self.head.toggled.connect(self._on_toggled)
        self.sieve.wanted_changed.connect(self._want)
        self.sieve.grouping_changed.connect(self._gather)
        self.sieve.left.connect(self._enter_list)
        self.list.chosen.connect(self._show_conflict)
        self.head.news.chosen.connect(self._show_conflict)
        self.list.mend.connect(self._mend)
        self.list.accept.connect(lambda conflict: session.ask("accept", conflict))
        self.list.withdraw.connect(self._withdraw)
        self.list.about.connect(lambda conflict: session.ask("rules", conflict.rule))
        session.report_changed.connect(self.refresh)
        pass_on_focus(self, lambda: self.list if self.list.isVisible() else self.head)
        self.refresh()

    def sizeHint(self) -> QSize:
        """The head and four rows."""
        return QSize(600, HEAD if self.is_folded else HEAD + _ROWS * HEIGHT + 6)

    # -- folding --------------------------------------------------------------------------------

    @property
    def is_folded(self) -> bool:
        """Whether only the head is shown."""
        return not self.head.isChecked()

    def fold(self, folded: bool) -> None:
        """Show only the head, or all."""
        self.head.setChecked(not folded)

    def _on_toggled(self, opened: bool) -> None:
        self.setMaximumHeight(16777215 if opened else HEAD)
        self._show_list()
        self.updateGeometry()
        self.folded.emit(not opened)

    # -- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the present report; the row under the keyboard stays by its conflict."""
        session = self._session
        row = self.list.current_row()
        number = self.list.currentIndex().row()
        self.model.show(session.festival, session.report, session.news)
        worst = next(iter(session.report.open()), None)
        said = self.model.words(worst).brief if worst else ""
        self.head.show_counts(session.report.counts(), said, session.is_open)
        self.head.show_news(session.news, session.festival)
        self._show_list()
        self._restore(row.conflict if row else None, number)

    def _want(self, wanted: Wanted) -> None:
        self.model.want(wanted)
        self._show_list()

    def _gather(self, grouping: Grouping) -> None:
        self.model.gather(grouping)
        self._show_list()

    def _enter_list(self) -> None:
        if self.model.rows:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self.model.index(0))

    def _show_list(self) -> None:
        has_rows = bool(self.model.rows)
        self.list.setVisible(has_rows and not self.is_folded)
        self._calm.setVisible(not has_rows and not self.is_folded)
        session = self._session
        planned = bool(session.festival.screenings())
        self._calm.show_open(session.is_open, planned, self.model.hidden_count)
        self.head.hold(not self.is_folded and bool(session.report.by_key))

    def _restore(self, conflict: Conflict | None, number: int) -> None:
        if conflict is None:
            return
        keys = [row.conflict.key if row.conflict else "" for row in self.model.rows]
        if conflict.key in keys:
            number = keys.index(conflict.key)
        if keys:
            self.list.setCurrentIndex(self.model.index(min(number, len(keys) - 1)))

    # -- doing ----------------------------------------------------------------------------------

    def _show_conflict(self, conflict: Conflict) -> None:
        """Go where it happens, with everything involved selected."""
        go(self._session, conflict)

    def _mend(self, remedy: Fix | Gap) -> None:
        if isinstance(remedy, Gap):
            self._session.ask("fill-in", remedy)
        else:
            self._session.run(remedy.edit, _SOURCE)

    def _withdraw(self, conflict: Conflict) -> None:
        self._session.run(WithdrawAcceptance(conflict.key), _SOURCE)


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
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), 6, 6)
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

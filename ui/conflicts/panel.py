"""The conflicts panel at the foot of the window: a head with counts, and the list under it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.edit.screenings import WithdrawAcceptance
from planner.rules import Conflict, Fix, Gap
from ui.conflicts.delegate import HEIGHT
from ui.conflicts.going import go
from ui.conflicts.grouping import Grouping, Wanted
from ui.conflicts.head import HEAD, Calm, Head
from ui.conflicts.model import ConflictModel
from ui.conflicts.sieve import Sieve
from ui.conflicts.view import ConflictList
from ui.session import Session
from ui.widgets import pass_on_focus, ring

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
        ring(self.list)
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

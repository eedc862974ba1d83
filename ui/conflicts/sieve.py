"""What the list of conflicts shows and how it is gathered, chosen at the right of its head."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner.i18n import N_, _
from planner.rules import Severity
from ui.conflicts.grouping import GROUPINGS, Grouping, Wanted
from ui.widgets import PillButton, SearchField

_WIDEST, _NARROWEST = 202, 134

_SEVERITIES = (
    (Severity.BLOCKER, N_("Blockers")),
    (Severity.WARNING, N_("Warnings")),
    (Severity.NOTICE, N_("Notices")),
)


class Sieve(QWidget):
    """A field to search in and a menu. ``left`` when ↓ leaves the field for the list."""

    wanted_changed = Signal(object)
    grouping_changed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        self.grouping = Grouping.SEVERITY
        self.field = SearchField(_("Filter conflicts"))
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.searched.connect(lambda words: self._want(self.wanted.severities, words))
        self.field.left.connect(self.left)
        self.button = PillButton("", "filter", "flat", _("Which conflicts, and gathered by what"))
        self.button.clicked.connect(lambda _on=False: self._open_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addWidget(self.button)

    def sizeHint(self) -> QSize:
        """As wide as it is where there is room."""
        return QSize(_WIDEST, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as it may become for the sake of the news beside it."""
        return QSize(_NARROWEST, super().sizeHint().height())

    def gather(self, grouping: Grouping) -> None:
        """Gather by that."""
        self.grouping = grouping
        self.grouping_changed.emit(grouping)

    def menu(self) -> QMenu:
        """The groupings, one of which holds, and the severities, each shown or not."""
        menu = QMenu(self)
        for grouping, text in GROUPINGS:
            action = menu.addAction(_(text))
            action.setCheckable(True)
            action.setChecked(grouping is self.grouping)
            action.triggered.connect(lambda _on=False, grouping=grouping: self.gather(grouping))
        menu.addSeparator()
        for severity, text in _SEVERITIES:
            action = menu.addAction(_(text))
            action.setCheckable(True)
            action.setChecked(severity in self.wanted.severities)
            action.triggered.connect(lambda _on=False, severity=severity: self._toggle(severity))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _toggle(self, severity: Severity) -> None:
        self._want(self.wanted.severities ^ {severity}, self.wanted.words)

    def _want(self, severities: frozenset[Severity], words: str) -> None:
        self.wanted = Wanted(severities, words)
        self.wanted_changed.emit(self.wanted)

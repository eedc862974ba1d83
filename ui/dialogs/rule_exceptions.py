"""Where a rule is graver or milder than elsewhere: in a section, or for a kind of screening."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.edit.editions import SetSetting
from planner.i18n import _
from planner.rules import Policy, Rule, Severity, severity_key
from ui.session import Session
from ui.theme import BODY, SECONDARY, badge_icon
from ui.widgets import PillButton, PlainLabel

Severities = Sequence[tuple[Severity, str]]
Belongs = tuple[str, int]
"""A section or a kind, by table and id."""

_SOURCE = "rules"


class Exceptions(QWidget):
    """One line for each section or kind that has a severity of its own, and a button for more."""

    def __init__(self, session: Session, rule: Rule, severities: Severities) -> None:
        super().__init__()
        self._session, self._rule, self._severities = session, rule, severities
        self._shown: dict[Belongs, Severity] = {}
        self.lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 14)
        self._column.setSpacing(4)
        self._heading = PlainLabel(_("Except"), BODY, 600)
        self._column.addWidget(self._heading)
        self.more = PillButton(_("Other severity for a section or kind…"), "add", "flat")
        self.more.clicked.connect(lambda _on=False: self._ask())
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show what holds now."""
        known = dict(Policy(self._session.festival).own.get(self._rule.id, {}))
        named = {belongs: severity for belongs, severity in known.items() if self._name(belongs)}
        self._heading.setVisible(bool(named))
        if named == self._shown and len(self.lines) == len(named):
            return
        self._shown = named
        for line in self.lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self.lines = [self._line(belongs, severity) for belongs, severity in named.items()]
        for place, line in enumerate(self.lines, 1):
            self._column.insertWidget(place, line)

    def _name(self, belongs: Belongs) -> str:
        table, row_id = belongs
        row: Any = self._session.festival.tables[table].get(row_id)
        return "" if row is None else str(row.name)

    def _line(self, belongs: Belongs, severity: Severity) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name = PlainLabel(self._name(belongs), SECONDARY, elided=True)
        choice = QComboBox()
        choice.setIconSize(QSize(12, 12))
        for known, text in self._severities:
            choice.addItem(badge_icon(known), _(text), known)
        choice.setCurrentIndex(choice.findData(severity))
        choice.setAccessibleName(self._name(belongs))
        choice.activated.connect(lambda _row: self.set(belongs, Severity(choice.currentData())))
        gone = PillButton("", "remove", "flat", _("As everywhere else"))
        gone.clicked.connect(lambda _on=False: self.set(belongs, None))
        row.addWidget(name, 1)
        row.addWidget(choice)
        row.addWidget(gone)
        return line

    def set(self, belongs: Belongs, severity: Severity | None) -> None:
        """Give a section or kind a severity of its own; None takes it away."""
        key = severity_key(self._rule.id, belongs)
        value = None if severity is None else str(severity)
        self._session.run(SetSetting(key, value), _SOURCE)

    def menu(self) -> QMenu:
        """The sections and kinds that have none yet."""
        menu = QMenu(self)
        festival = self._session.festival
        general = Policy(festival).severity(self._rule)
        for rows in (festival.sections_in_order(), tuple(festival.kinds.values())):
            for row in rows:
                belongs = (row.table, row.id)
                if belongs not in self._shown:
                    action = menu.addAction(row.name.replace("&", "&&"))
                    action.triggered.connect(partial(self._begin, belongs, general))
            menu.addSeparator()
        return menu

    def _begin(self, belongs: Belongs, general: Severity, _on: bool = False) -> None:
        self.set(belongs, Severity.OFF if general is not Severity.OFF else Severity.WARNING)

    def _ask(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

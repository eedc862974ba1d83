"""The conflict rules of this festival: what each is for, how grave it is, and where it differs.

Everything is set at once and undone like any other edit; there is nothing to confirm.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.edit.editions import SetSetting
from planner.errors import UserError
from planner.i18n import N_, _
from planner.rules import Policy, Rule, Severity, all_rules, option_key, severity_key
from ui.dialogs.base import Dialog, main_button, question
from ui.dialogs.options import OptionField
from ui.dialogs.rule_exceptions import Exceptions
from ui.session import Session
from ui.theme import BODY, SECONDARY, badge_icon
from ui.widgets import PillButton, PlainLabel, SearchField

SOURCE = "rules"

SEVERITIES = (
    (Severity.BLOCKER, N_("Blocker")),
    (Severity.WARNING, N_("Warning")),
    (Severity.NOTICE, N_("Notice")),
    (Severity.OFF, N_("Off")),
)
"""Every severity as people choose it."""


class RulesDialog(Dialog):
    """All rules at the left, the chosen one at the right."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, rule_id: str | None = None
    ) -> None:
        hint = _("How grave each conflict is in this festival. Every change can be undone.")
        super().__init__(parent, _("Conflict rules"), "rules", (820, 560), hint)
        self._session = session
        self._page: RulePage | None = None
        self.search = SearchField(_("Search rules"))
        self.list = QListWidget()
        self.list.setFixedWidth(268)
        self.list.setIconSize(QSize(12, 12))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet("background: transparent")
        self.list.setAccessibleName(_("Conflict rules"))
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._lay_out()
        self._fill()
        self.search.searched.connect(self._sift)
        self.search.left.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show())
        session.report_changed.connect(self._refresh)
        self.add_buttons(main_button(_("Close"), self.accept), cancel=False)
        self.choose(rule_id or next(iter(all_rules())))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(left)
        across.addWidget(self._area, 1)
        self.body.addLayout(across, 1)

    def _fill(self) -> None:
        for rule_id, rule in sorted(all_rules().items(), key=lambda one: _(one[1].title)):
            item = QListWidgetItem(_(rule.title))
            item.setData(Qt.ItemDataRole.UserRole, rule_id)
            item.setSizeHint(QSize(200, 27))
            self.list.addItem(item)
        self._badge_all()

    def _badge_all(self) -> None:
        policy = Policy(self._session.festival)
        for item in self._items():
            rule = all_rules()[item.data(Qt.ItemDataRole.UserRole)]
            severity = policy.severity(rule)
            item.setIcon(badge_icon(severity))
            name = dict(SEVERITIES)[severity]
            spoken = f"{_(rule.title)}, {_(name)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _sift(self, words: str) -> None:
        wanted = words.casefold().split()
        for item in self._items():
            text = item.text().casefold()
            item.setHidden(not all(word in text for word in wanted))

    def choose(self, rule_id: str) -> None:
        """Show that rule."""
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) == rule_id:
                self.list.setCurrentItem(item)

    @property
    def page(self) -> RulePage:
        """What stands at the right."""
        assert self._page is not None
        return self._page

    def _show(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            rule = all_rules()[item.data(Qt.ItemDataRole.UserRole)]
            self._page = RulePage(self._session, rule)
            self._area.setWidget(self._page)

    def _refresh(self) -> None:
        """Somebody undid it, or changed it here."""
        self._badge_all()
        if self._page is not None:
            self._page.refresh()


class RulePage(QWidget):
    """One rule: its help, its severity, its exceptions, its options."""

    def __init__(self, session: Session, rule: Rule) -> None:
        super().__init__()
        self._session, self._rule = session, rule
        self.severity = QComboBox()
        self.severity.setIconSize(QSize(12, 12))
        for severity, text in SEVERITIES:
            self.severity.addItem(badge_icon(severity), _(text), severity)
        self.exceptions = Exceptions(session, rule, SEVERITIES)
        self.fields: list[OptionField] = []
        self.reset = PillButton(_("Back to the default"), "undo", "flat")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        self._add_help()
        self._column.addLayout(question(_("How grave"), self.severity))
        self._column.addSpacing(14)
        self._column.addWidget(self.exceptions)
        self._options = QVBoxLayout()
        self._options.setSpacing(10)
        self._column.addLayout(self._options)
        self._column.addSpacing(14)
        self._column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.refresh()
        self.severity.activated.connect(lambda _row: self._set_severity())
        self.reset.clicked.connect(lambda _on=False: self._reset())

    def _add_help(self) -> None:
        told = self._rule.help
        self._say(_(self._rule.title), "text", BODY, 600)
        self._say(_(told.summary), "text2")
        for heading, text in (
            (_("Checks"), told.checks),
            (_("Why it matters"), told.why),
            (_("Usual remedies"), told.remedies),
        ):
            self._say(heading, "text3", SECONDARY, 600)
            sentence = _(text)
            self._say(sentence[:1].upper() + sentence[1:], "text2", SECONDARY)
        self._column.addSpacing(8)

    def _say(self, text: str, tone: str, size: int = BODY, weight: int = 400) -> None:
        label = PlainLabel(text, size, weight, tone)
        label.setWordWrap(True)
        label.setContentsMargins(0, 0, 0, 6)
        self._column.addWidget(label)

    def refresh(self) -> None:
        """Show what holds now."""
        policy = Policy(self._session.festival)
        severity = policy.severity(self._rule)
        self.severity.setCurrentIndex(self.severity.findData(severity))
        self.exceptions.refresh()
        options = policy.options(self._rule)
        if not self.fields or {f.setting.key: f.setting.default for f in self.fields} != options:
            self._remake(options)
        own = self._keys_given()
        self.reset.setVisible(bool(own))

    def _remake(self, options: Any) -> None:
        if any(field.editor.hasFocus() for field in self.fields):
            return  # it is being typed into; what it says is what holds
        for field in self.fields:
            self._options.removeWidget(field)
            field.deleteLater()
        self.fields = [
            OptionField(replace(setting, default=options[setting.key]))
            for setting in self._rule.options
        ]
        for field in self.fields:
            field.changed.connect(lambda field=field: self._set_option(field))
            self._options.addWidget(field)

    def _keys_given(self) -> list[str]:
        settings = [severity_key(self._rule.id)]
        settings += [option_key(self._rule.id, setting.key) for setting in self._rule.options]
        given = Policy(self._session.festival).given
        return [key for key in settings if key in given]

    # -- setting ------------------------------------------------------------------------------

    def _set_severity(self) -> None:
        chosen = self.severity.currentData()
        value = None if chosen == self._rule.severity else str(chosen)
        self._session.run(SetSetting(severity_key(self._rule.id), value), SOURCE)

    def _set_option(self, field: OptionField) -> None:
        try:
            value = field.value()
        except UserError:  # it stands under the field
            return
        self._session.run(SetSetting(option_key(self._rule.id, field.setting.key), value), SOURCE)

    def _reset(self) -> None:
        for key in self._keys_given():
            self._session.run(SetSetting(key, None), SOURCE)

"""The dialog of the conflict rules: every rule is there, and what is set is an edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from planner.rules import Policy, Severity, all_rules
from tests.ui.panels.conftest import Office
from ui.dialogs import RulesDialog

RULE = "turnaround-too-short"


@pytest.fixture
def dialog(office: Office, qtbot: QtBot) -> RulesDialog:
    made = RulesDialog(office.session, rule_id=RULE)
    qtbot.addWidget(made)
    made.open()
    return made


def choose(dialog: RulesDialog, severity: Severity) -> None:
    box = dialog.page.severity
    box.setCurrentIndex(box.findData(severity))
    box.activated.emit(box.currentIndex())


def policy(office: Office) -> Policy:
    return Policy(office.session.festival)


def test_every_rule_is_listed_with_its_severity(dialog: RulesDialog) -> None:
    items = dialog._items()
    assert {item.data(Qt.ItemDataRole.UserRole) for item in items} == set(all_rules())
    spoken = {item.data(Qt.ItemDataRole.AccessibleTextRole) for item in items}
    assert "Screen overlap, Blocker" in spoken


def test_the_page_says_all_parts_of_a_rules_help(dialog: RulesDialog) -> None:
    for rule_id, rule in all_rules().items():
        dialog.choose(rule_id)
        said = [label.text().casefold() for label in dialog.page.findChildren(QLabel)]
        assert rule.help.summary.casefold() in said
        for heading, text in (
            ("checks", rule.help.checks),
            ("why it matters", rule.help.why),
            ("usual remedies", rule.help.remedies),
        ):
            assert said[said.index(heading) + 1] == text.casefold()


def test_another_severity_holds_at_once_and_can_be_undone(
    office: Office, dialog: RulesDialog
) -> None:
    rule = all_rules()[RULE]
    choose(dialog, Severity.NOTICE)
    assert policy(office).severity(rule) is Severity.NOTICE
    office.session.undo()
    assert policy(office).severity(rule) is Severity.WARNING
    assert dialog.page.severity.currentData() == Severity.WARNING


def test_a_section_gets_a_severity_of_its_own_and_loses_it(
    office: Office, dialog: RulesDialog
) -> None:
    exceptions = dialog.page.exceptions
    name = office.session.festival.sections_in_order()[0].name
    (action,) = (a for a in exceptions.menu().actions() if a.text() == name)
    action.trigger()
    assert list(policy(office).own[RULE].values()) == [Severity.OFF]
    assert len(exceptions.lines) == 1
    assert name not in {a.text() for a in exceptions.menu().actions()}
    ((belongs, _severity),) = policy(office).own[RULE].items()
    exceptions.set(belongs, None)
    assert policy(office).own == {}
    assert exceptions.lines == []


def test_an_option_is_set_and_set_back(office: Office, dialog: RulesDialog) -> None:
    rule = all_rules()[RULE]
    (field,) = dialog.page.fields
    assert isinstance(field.editor, QSpinBox)
    field.editor.setValue(5)
    field.editor.setValue(6)
    assert policy(office).options(rule)[field.setting.key] == 6
    assert not dialog.page.reset.isHidden()
    dialog.page.reset.click()
    assert policy(office).options(rule)[field.setting.key] == field.setting.default
    assert dialog.page.reset.isHidden()


def test_words_find_a_rule(dialog: RulesDialog) -> None:
    dialog.search.setText("overlap")
    shown = [item.text() for item in dialog._items() if not item.isHidden()]
    assert shown == ["Screen overlap"]


def test_a_conflict_leads_to_its_rule(office: Office, qtbot: QtBot) -> None:
    from ui.conflicts import ConflictsPanel

    panel = ConflictsPanel(office.session)
    qtbot.addWidget(panel)
    conflict = office.session.report.open()[0]
    with qtbot.waitSignal(office.session.asked) as asked:
        panel.list.about.emit(conflict)
    assert asked.args == ["rules", conflict.rule]

"""The list of shortcuts, made of the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from ui.actions import ACTIONS, MENUS
from ui.theme import BODY, LABEL, PANEL
from ui.widgets import PlainLabel
from ui.window.binding import shown_key


def on_the_timetable() -> tuple[tuple[str, str], ...]:
    """What keys do on the timetable and in lists, beside the actions."""
    return (
        (_("Go to the next screening"), "↑ ↓ ← →"),
        (_("Move by five minutes"), "Alt+↑ ↓"),
        (_("Move to the next screen"), "Alt+← →"),
        (_("Edit what is selected"), QKeySequence("Return").toString()),
        (_("Fold and unfold a programme"), "← →"),
    )


class ShortcutsDialog(QDialog):
    """Every action that has a key, by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        columns = QHBoxLayout()
        columns.setSpacing(40)
        groups = [
            (_(name), [(_(r.text), shown_key(r)) for r in ACTIONS if r.menu == menu and r.shortcut])
            for menu, name in MENUS.items()
        ]
        groups.insert(3, (_("Timetable and lists"), list(on_the_timetable())))
        for part in (groups[:2], groups[2:3], groups[3:]):
            column = QVBoxLayout()
            column.setSpacing(16)
            for name, rows in part:
                column.addLayout(_group(name, rows))
            column.addStretch(1)
            columns.addLayout(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 28, 28)
        whole.setSpacing(20)
        whole.addWidget(PlainLabel(_("Keyboard shortcuts"), PANEL, 600))
        whole.addLayout(columns)


def _group(name: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(6)
    grid.addWidget(PlainLabel(name, LABEL, 600, "text2"), 0, 0)
    for number, (text, key) in enumerate(rows, start=1):
        grid.addWidget(PlainLabel(text, BODY), number, 0)
        grid.addWidget(PlainLabel(key, BODY, tone="text2"), number, 1)
    grid.setColumnStretch(0, 1)
    return grid

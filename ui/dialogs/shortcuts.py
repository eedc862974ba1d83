"""The list of shortcuts, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from planner.i18n import _
from ui.actions import ACTIONS, MENUS
from ui.dialogs.base import Dialog, main_button
from ui.theme import BODY, LABEL
from ui.widgets import PlainLabel


def shortcuts() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each menu with its actions that have a shortcut: what it does, and the keys."""
    for menu, title in MENUS.items():
        rows = [(_(row.text), keys(row.shortcut)) for row in ACTIONS if row.menu == menu]
        yield _(title), [(text, key) for text, key in rows if key]


def keys(shortcut: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def as_markdown() -> str:
    """The shortcuts as a chapter of the manual."""
    lines = [f"# {_('Keyboard shortcuts')}", ""]
    for title, rows in shortcuts():
        if rows:
            heads = " | ".join((_("action"), _("keys")))
            lines += [f"## {title}", "", f"| {heads} |", "|---|---|"]
            lines += [f"| {text} | {key} |" for text, key in rows]
            lines.append("")
    return "\n".join(lines)


class ShortcutsDialog(Dialog):
    """All shortcuts at one glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Keyboard shortcuts"), "shortcuts", (420, 560))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        line = 0
        for title, rows in shortcuts():
            if rows:
                grid.setRowMinimumHeight(line, 28)
                head = PlainLabel(title, LABEL, 600, "text2")
                grid.addWidget(head, line, 0, Qt.AlignmentFlag.AlignBottom)
            for number, (text, key) in enumerate(rows, start=line + 1):
                grid.addWidget(PlainLabel(text, BODY), number, 0)
                label = PlainLabel(key, BODY, tone="text2")
                grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignRight)
            line += len(rows) + 1
        grid.setRowStretch(line, 1)
        inner = QWidget()
        inner.setLayout(grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(_("Keyboard shortcuts"))
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.add_buttons(main_button(_("Close"), self.accept), cancel=False)

"""Preferences: a form made from what is declared, in force as soon as something is chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.i18n import _
from ui.dialogs.base import Dialog, main_button
from ui.dialogs.options import OptionField
from ui.memory import Memory
from ui.preferences import AT_NEXT_START, PREFERENCES, preferred
from ui.theme import SECONDARY
from ui.widgets import PlainLabel


class PreferencesDialog(Dialog):
    """``chosen(key, value)`` fires for each choice."""

    chosen = Signal(str, str)

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        hint = _("For you on this machine. What belongs to a festival is in its file.")
        super().__init__(parent, _("Preferences"), "preferences", (440, 540), hint)
        self.setMinimumWidth(380)
        column = QVBoxLayout()
        self.fields: dict[str, OptionField] = {}
        for setting in PREFERENCES:
            now = replace(setting, default=preferred(memory, setting.key))
            field = self.fields[setting.key] = OptionField(now)
            field.changed.connect(lambda key=setting.key: self._choose(key))
            column.addWidget(field)
            if setting.help:
                help_text = PlainLabel(_(setting.help), SECONDARY, tone="text3")
                help_text.setWordWrap(True)
                column.addWidget(help_text)
            column.addSpacing(8)
        column.addStretch(1)
        self.body.addWidget(_scrolling(column), 1)
        self.add_buttons(main_button(_("Close"), self.accept), cancel=False)

    def _choose(self, key: str) -> None:
        self.chosen.emit(key, str(self.fields[key].value()))
        if key in AT_NEXT_START:
            self.complain(_("This holds when Marquee is opened next."), "notice")


def _scrolling(column: QVBoxLayout) -> QScrollArea:
    """At 200 % on a small screen the way back must not lie below the edge of the screen."""
    column.setContentsMargins(0, 0, 8, 0)
    inner = QWidget()
    inner.setLayout(column)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area

"""The table of actions as Qt knows it: one QAction per row, kept true to the session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from planner.i18n import _
from ui.actions import ACTIONS, MENUS, ActionRow, Doer
from ui.theme import appearance, icon
from ui.widgets import plain_tip


class Binding:
    """The actions of one window. ``states`` says which toggles are on, by the name of the row."""

    def __init__(self, widget: QWidget, doer: Doer) -> None:
        self._doer = doer
        self._widget = widget
        self.actions: dict[str, QAction] = {row.id: self._made(row) for row in ACTIONS}
        self._coloured = False
        self._states: Mapping[str, bool] = {}
        self.refresh({})
        appearance().changed.connect(self._fade)

    def __getitem__(self, action_id: str) -> QAction:
        return self.actions[action_id]

    def _made(self, row: ActionRow) -> QAction:
        made = QAction(_(row.text), self._widget)
        if row.shortcut:
            made.setShortcut(QKeySequence(row.shortcut))
        made.setCheckable(bool(row.toggles))
        made.triggered.connect(partial(self.run, row))
        self._widget.addAction(made)
        return made

    def run(self, row: ActionRow, _checked: bool = False) -> None:
        """Do it, if it can be done now. The check mark follows what is, not what was clicked."""
        if row.toggles:
            self.actions[row.id].setChecked(self._states.get(row.toggles, False))
        if row.possible(self._doer.session):
            row.run(self._doer)

    def refresh(self, states: Mapping[str, bool]) -> None:
        """Follow the session: what can be done, what it is called, what is on."""
        session, self._states = self._doer.session, states
        for row in ACTIONS:
            action = self.actions[row.id]
            action.setEnabled(row.possible(session))
            words = row.words(session)
            action.setText(words.replace("&", "&&"))
            action.setToolTip(plain_tip(words if row.label else row.tooltip(), shown_key(row)))
            if row.toggles:
                action.setChecked(states.get(row.toggles, False))

    def _fade(self) -> None:
        self._coloured = False

    def _colour(self) -> None:
        """Draw the icons, when a menu first shows them: the window comes sooner without."""
        if not self._coloured:
            self._coloured = True
            for row in ACTIONS:
                self.actions[row.id].setIcon(icon(row.icon))

    def menus(self, parent: QWidget) -> Iterator[tuple[str, QMenu]]:
        """One menu after the other, filled, with its id."""
        for menu_id, name in MENUS.items():
            menu = QMenu(_(name), parent)
            menu.aboutToShow.connect(self._colour)
            for row in ACTIONS:
                if row.menu == menu_id:
                    if row.gap:
                        menu.addSeparator()
                    menu.addAction(self.actions[row.id])
            yield menu_id, menu


def shown_key(row: ActionRow) -> str:
    """The shortcut as this system writes it; empty when there is none."""
    return QKeySequence(row.shortcut).toString(QKeySequence.SequenceFormat.NativeText)

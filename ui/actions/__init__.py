"""Everything a user can do by name: rows, from which menus, tooltips, shortcuts, the list of
shortcuts and the command palette are made.

A new action is one row in the file of its menu. What it does is one line: an edit run on the
session, or a method of the window, of which only the names are known here. An action that opens a
dialog asks for it by its own id, as panels do.
"""

from __future__ import annotations

from ui.actions import edit_menu, file_menu, help_menu, screening_menu, timetable_menu, view_menu
from ui.actions.row import MENUS, ActionRow, Doer

__all__ = ["ACTIONS", "MENUS", "ActionRow", "Doer", "action"]

ACTIONS = (
    *file_menu.ROWS,
    *edit_menu.ROWS,
    *view_menu.ROWS,
    *timetable_menu.ROWS,
    *screening_menu.ROWS,
    *help_menu.ROWS,
)
"""Every action, in the order of the menus."""


def action(action_id: str) -> ActionRow:
    """The action of that id; raises KeyError."""
    return _BY_ID[action_id]


_BY_ID = {row.id: row for row in ACTIONS}

"""What one action is, and what it may ask of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from planner.i18n import N_, _
from ui.session import Session


class Doer(Protocol):
    """The window as the actions know it."""

    session: Session

    def new_festival(self) -> object:
        """Ask for a new festival and open it."""

    def open_festival(self) -> object:
        """Ask for a file and open it."""

    def open_sample(self) -> object:
        """Open the sample festival."""

    def import_files(self) -> object:
        """Ask for files and import them."""

    def import_clipboard(self) -> object:
        """Show what importing the text on the clipboard would do."""

    def paste(self) -> object:
        """Paste into the text field that has the keyboard; anywhere else, import."""

    def save_copy(self) -> object:
        """Ask for a place and put a copy of the festival there."""

    def close_festival(self) -> object:
        """Close the festival."""

    def quit(self) -> object:
        """Close the window."""

    def find_or_do(self) -> object:
        """Open the command palette."""

    def find_film(self) -> object:
        """Put the keyboard into the films' search field."""

    def inspect(self) -> object:
        """Put the keyboard into the inspector."""

    def show_register(self, register_id: str) -> object:
        """Show people, juries, venues, sections or kinds in place of the films."""

    def step_panel(self, by: int) -> object:
        """Put the keyboard into the next panel, or the one before."""

    def toggle_side_panels(self) -> object:
        """Hide or show films and inspector."""

    def show_page(self, page: str) -> object:
        """Show a page in place of the timetable, or the timetable again."""

    def toggle_conflicts(self) -> object:
        """Fold or unfold the conflicts."""

    def toggle_history(self) -> object:
        """Show the history in place of the inspector, or the inspector again."""

    def toggle_full_screen(self) -> object:
        """Fill the screen, or stop."""

    def wear(self, scheme: str) -> object:
        """Use light or dark colours, or those of the desktop."""

    def show_days(self, days: int) -> object:
        """Show so many days side by side; 0 is all."""

    def show_over_days(self, kind: str) -> object:
        """Show the screen, section or guest of what is selected over all days."""

    def show_all_screens(self) -> object:
        """Hide no screen and fold no venue."""

    def turn_timetable(self) -> object:
        """Screens as rows instead of columns, or back."""

    def pick_up(self) -> object:
        """Take what is selected into the hand of the keyboard."""

    def pick_up_another(self) -> object:
        """Take one more of what is selected into the hand of the keyboard."""

    def next_place(self, step: int) -> object:
        """Hold what is selected at the next of the best places, or the one before."""

    def place_best(self) -> object:
        """Put what is selected at the best place."""

    def toggle_wall(self) -> object:
        """Open the wall view in a window of its own, or close it."""

    def zoom(self, steps: int) -> object:
        """Zoom the timetable by that many steps; 0 goes back to the normal size."""


def always(_session: Session) -> bool:
    """For what can be done without a festival too."""
    return True


def _is_open(session: Session) -> bool:
    return session.is_open


@dataclass(frozen=True)
class ActionRow:
    """One action. ``text`` stands in the menu ``menu``; ``gap`` puts a line above it.

    ``label`` gives a text that depends on the festival, ``tip`` says more than the text;
    ``toggles`` names the state of the window that a check mark shows; ``edits`` says that it
    changes the festival, which one that can only be looked at refuses.
    """

    id: str
    text: str
    menu: str
    icon: str
    run: Callable[[Doer], object]
    shortcut: str = ""
    tip: str = ""
    gap: bool = False
    enabled: Callable[[Session], bool] = _is_open
    label: Callable[[Session], str] | None = None
    toggles: str = ""
    edits: bool = False

    def possible(self, session: Session) -> bool:
        """Whether it can be done now."""
        if self.edits and session.is_open and not session.is_writable:
            return False
        return self.enabled(session)

    def words(self, session: Session) -> str:
        """What the action is called now."""
        return self.label(session) if self.label else _(self.text)

    def tooltip(self) -> str:
        """What it does, in a sentence or its name."""
        return _(self.tip) or _(self.text)


MENUS = {
    "file": N_("File"),
    "edit": N_("Edit"),
    "view": N_("View"),
    "timetable": N_("Timetable"),
    "screening": N_("Screening"),
    "help": N_("Help"),
}
"""The menus in their order."""

"""Everything a user can do by name: one table, from which menus, tooltips, shortcuts, the list of
shortcuts and the command palette are made.

A new action is one row here. What it does is one line: an edit run on the session, or a method of
the window, of which this file knows only the names. An action that opens a dialog asks for it by
its own id, as panels do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from planner.i18n import N_, _
from ui import deeds
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

    def next_place(self, step: int) -> object:
        """Hold what is selected at the next of the best places, or the one before."""

    def place_best(self) -> object:
        """Put what is selected at the best place."""

    def toggle_wall(self) -> object:
        """Open the wall view in a window of its own, or close it."""

    def zoom(self, steps: int) -> object:
        """Zoom the timetable by that many steps; 0 goes back to the normal size."""


def _always(_session: Session) -> bool:
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
    "screening": N_("Screening"),
    "help": N_("Help"),
}
"""The menus in their order."""


def _undo_words(session: Session) -> str:
    title = session.undo_title
    return _("Undo {title}").format(title=title) if title else _("Undo")


def _redo_words(session: Session) -> str:
    title = session.redo_title
    return _("Redo {title}").format(title=title) if title else _("Redo")


ACTIONS = (
    ActionRow(
        "new",
        N_("New festival…"),
        "file",
        "new",
        lambda w: w.new_festival(),
        "Ctrl+N",
        tip=N_("Start a festival: name, days, time zone, screens"),
        enabled=_always,
    ),
    ActionRow(
        "open", N_("Open…"), "file", "open", lambda w: w.open_festival(), "Ctrl+O", enabled=_always
    ),
    ActionRow(
        "open-sample",
        N_("Open the sample festival"),
        "file",
        "star",
        lambda w: w.open_sample(),
        tip=N_("Open a small festival to try things on"),
        enabled=_always,
    ),
    ActionRow(
        "import",
        N_("Import…"),
        "file",
        "import",
        lambda w: w.import_files(),
        "Ctrl+I",
        tip=N_(
            "Read films, screens or screenings from files; you see them before anything changes"
        ),
        gap=True,
        edits=True,
    ),
    ActionRow(
        "export",
        N_("Export…"),
        "file",
        "export",
        lambda w: w.session.ask("export"),
        "Ctrl+Shift+X",
        tip=N_("Calendars, spreadsheets, the web programme and other ways out"),
    ),
    ActionRow(
        "import-clipboard",
        N_("Import from the clipboard"),
        "file",
        "import",
        lambda w: w.import_clipboard(),
        tip=N_("Read a catalogue or a table that was copied; you see it before anything changes"),
        edits=True,
    ),
    ActionRow(
        "save-copy",
        N_("Save a copy…"),
        "file",
        "folder",
        lambda w: w.save_copy(),
        "Ctrl+Shift+S",
        tip=N_("Put a copy of the whole festival elsewhere; this file is always saved"),
    ),
    ActionRow(
        "earlier",
        N_("Earlier versions…"),
        "file",
        "history",
        lambda w: w.session.ask("earlier"),
        tip=N_("See the backups of this festival, and go back to one"),
    ),
    ActionRow(
        "release",
        N_("Release…"),
        "file",
        "confirm",
        lambda w: w.session.ask("release"),
        "Ctrl+Shift+R",
        tip=N_("Keep the timetable as it is published now"),
        gap=True,
        edits=True,
    ),
    ActionRow(
        "releases",
        N_("Releases…"),
        "file",
        "star",
        lambda w: w.session.ask("releases"),
        tip=N_("What was released, and what moved since"),
    ),
    ActionRow(
        "open-for-editing",
        N_("Open for editing"),
        "file",
        "edit",
        lambda w: w.session.ask("open-for-editing"),
        tip=N_("Open the file that is only looked at; ask whoever has it"),
        enabled=lambda s: s.obstacle is not None,
    ),
    ActionRow("print", N_("Print…"), "file", "print", lambda w: w.session.ask("print"), "Ctrl+P"),
    ActionRow(
        "close",
        N_("Close festival"),
        "file",
        "close",
        lambda w: w.close_festival(),
        "Ctrl+W",
        gap=True,
    ),
    ActionRow("quit", N_("Quit"), "file", "exit", lambda w: w.quit(), "Ctrl+Q", enabled=_always),
    ActionRow(
        "undo",
        N_("Undo"),
        "edit",
        "undo",
        lambda w: w.session.undo(),
        "Ctrl+Z",
        enabled=lambda s: s.undo_title is not None,
        label=_undo_words,
        edits=True,
    ),
    ActionRow(
        "redo",
        N_("Redo"),
        "edit",
        "redo",
        lambda w: w.session.redo(),
        "Ctrl+Shift+Z",
        enabled=lambda s: s.redo_title is not None,
        label=_redo_words,
        edits=True,
    ),
    ActionRow(
        "paste",
        N_("Paste"),
        "edit",
        "import",
        lambda w: w.paste(),
        "Ctrl+V",
        tip=N_("Import the text on the clipboard; in a text field, paste into it"),
        gap=True,
        edits=True,
    ),
    ActionRow(
        "find",
        N_("Find or do anything"),
        "edit",
        "search",
        lambda w: w.find_or_do(),
        "Ctrl+K",
        tip=N_("Find a film or a screening, or do anything by its name"),
        gap=True,
        enabled=_always,
    ),
    ActionRow("find-film", N_("Search films"), "edit", "film", lambda w: w.find_film(), "Ctrl+F"),
    ActionRow(
        "inspect",
        N_("Edit what is selected"),
        "edit",
        "edit",
        lambda w: w.inspect(),
        "Ctrl+E",
        tip=N_("Put the keyboard into the inspector"),
    ),
    ActionRow(
        "add-film",
        N_("Add film"),
        "edit",
        "film",
        lambda w: deeds.add_film(w.session) and w.inspect(),
        "Ctrl+Shift+F",
        gap=True,
        edits=True,
    ),
    ActionRow(
        "add-event",
        N_("Add event"),
        "edit",
        "calendar",
        lambda w: deeds.add_event(w.session) and w.inspect(),
        "Ctrl+Shift+E",
        tip=N_("A ceremony, a talk, a party: a title and a length, and no film"),
        edits=True,
    ),
    ActionRow(
        "add-screen",
        N_("Add screen…"),
        "edit",
        "screen",
        lambda w: w.session.ask("add-screen"),
        edits=True,
    ),
    ActionRow(
        "shorts",
        N_("Make shorts programme"),
        "edit",
        "shorts",
        lambda w: deeds.make_shorts(w.session),
        "Ctrl+G",
        tip=N_("Join the selected films to one programme"),
        enabled=deeds.several_films,
        edits=True,
    ),
    ActionRow(
        "side-panels",
        N_("Side panels"),
        "view",
        "panels",
        lambda w: w.toggle_side_panels(),
        "F9",
        tip=N_("Hide or show films and inspector"),
        toggles="side-panels",
    ),
    ActionRow(
        "conflicts",
        N_("Conflicts"),
        "view",
        "panel-bottom",
        lambda w: w.toggle_conflicts(),
        "F8",
        tip=N_("Fold or unfold the conflicts"),
        toggles="conflicts",
    ),
    ActionRow(
        "people",
        N_("People"),
        "view",
        "person",
        lambda w: w.show_register("people"),
        "F4",
        tip=N_("Guests, moderators, interpreters and jurors, in place of the films"),
        gap=True,
    ),
    ActionRow(
        "juries",
        N_("Juries"),
        "view",
        "star",
        lambda w: w.show_register("juries"),
    ),
    ActionRow(
        "venues",
        N_("Venues and screens"),
        "view",
        "screen",
        lambda w: w.show_register("venues"),
        tip=N_("Addresses, houses, equipment, blackouts, ways between venues"),
    ),
    ActionRow(
        "sections",
        N_("Sections"),
        "view",
        "columns",
        lambda w: w.show_register("sections"),
    ),
    ActionRow(
        "kinds",
        N_("Kinds of screening"),
        "view",
        "filter",
        lambda w: w.show_register("kinds"),
    ),
    ActionRow(
        "shorts-builder",
        N_("Shorts builder"),
        "view",
        "shorts",
        lambda w: w.show_page("shorts-builder"),
        "F6",
        tip=N_("Put the films of a shorts programme in order, in place of the timetable"),
        gap=True,
        toggles="shorts-builder",
    ),
    ActionRow(
        "hours",
        N_("Hours, guests and ways"),
        "view",
        "clock",
        lambda w: w.show_page("hours"),
        "Shift+F5",
        tip=N_("Opening hours and days of guests as bars, ways and seats as tables"),
        toggles="hours",
    ),
    ActionRow(
        "dashboard",
        N_("Dashboard"),
        "view",
        "columns",
        lambda w: w.show_page("dashboard"),
        "F5",
        tip=N_("What is left to do, and how the plan spreads, in place of the timetable"),
        toggles="dashboard",
    ),
    ActionRow(
        "history",
        N_("History"),
        "view",
        "history",
        lambda w: w.toggle_history(),
        "F7",
        tip=N_("Everything that was done, by whom and why, and the way back"),
        toggles="history",
    ),
    ActionRow(
        "history-of-selection",
        N_("History of what is selected"),
        "view",
        "history",
        lambda w: w.session.ask("history-of"),
        "Ctrl+Shift+H",
        tip=N_("Who put it there, when and why"),
        enabled=deeds.anything_selected,
    ),
    ActionRow(
        "day-before",
        N_("Day before"),
        "view",
        "left",
        lambda w: deeds.turn_day(w.session, -1),
        "Ctrl+PgUp",
        gap=True,
        enabled=lambda s: deeds.has_day(s, -1),
    ),
    ActionRow(
        "day-after",
        N_("Day after"),
        "view",
        "right",
        lambda w: deeds.turn_day(w.session, 1),
        "Ctrl+PgDown",
        enabled=lambda s: deeds.has_day(s, 1),
    ),
    ActionRow(
        "one-day",
        N_("One day"),
        "view",
        "today",
        lambda w: w.show_days(1),
        "Ctrl+1",
        tip=N_("All screens on one day"),
        gap=True,
    ),
    ActionRow(
        "three-days",
        N_("Three days"),
        "view",
        "calendar",
        lambda w: w.show_days(3),
        "Ctrl+2",
        tip=N_("Three days side by side"),
    ),
    ActionRow(
        "all-days",
        N_("All days"),
        "view",
        "calendar",
        lambda w: w.show_days(0),
        "Ctrl+3",
        tip=N_("All days side by side"),
    ),
    ActionRow(
        "screen-over-days",
        N_("This screen on all days"),
        "view",
        "screen",
        lambda w: w.show_over_days("screen"),
        "Ctrl+4",
        tip=N_("The screen of what is selected, day by day"),
        enabled=deeds.any_screening,
    ),
    ActionRow(
        "section-over-days",
        N_("This section on all days"),
        "view",
        "filter",
        lambda w: w.show_over_days("section"),
        "Ctrl+5",
        tip=N_("The section of what is selected, day by day"),
        enabled=lambda s: bool(s.selection or s.programme_selection),
    ),
    ActionRow(
        "guest-over-days",
        N_("This guest on all days"),
        "view",
        "person",
        lambda w: w.show_over_days("guest"),
        "Ctrl+6",
        tip=N_("The first guest of what is selected, day by day"),
        enabled=lambda s: bool(s.selection or s.programme_selection),
    ),
    ActionRow(
        "all-screens",
        N_("Show all screens"),
        "view",
        "screen",
        lambda w: w.show_all_screens(),
        tip=N_("Hide no screen and fold no venue"),
    ),
    ActionRow(
        "turn",
        N_("Screens as rows or columns"),
        "view",
        "rows",
        lambda w: w.turn_timetable(),
        "Ctrl+T",
    ),
    ActionRow("zoom-in", N_("Zoom in"), "view", "zoom-in", lambda w: w.zoom(1), "Ctrl++", gap=True),
    ActionRow("zoom-out", N_("Zoom out"), "view", "zoom-out", lambda w: w.zoom(-1), "Ctrl+-"),
    ActionRow("zoom-normal", N_("Normal size"), "view", "search", lambda w: w.zoom(0), "Ctrl+0"),
    ActionRow(
        "full-screen",
        N_("Full screen"),
        "view",
        "screen",
        lambda w: w.toggle_full_screen(),
        "F11",
        enabled=_always,
        toggles="full-screen",
    ),
    ActionRow(
        "wall",
        N_("Wall view"),
        "view",
        "screen",
        lambda w: w.toggle_wall(),
        "Shift+F11",
        tip=N_("The day in a window of its own for a projector, without anything private"),
        toggles="wall",
    ),
    ActionRow(
        "system-colours",
        N_("Colours of the desktop"),
        "view",
        "system",
        lambda w: w.wear("system"),
        gap=True,
        enabled=_always,
        toggles="system",
    ),
    ActionRow(
        "light",
        N_("Light"),
        "view",
        "light",
        lambda w: w.wear("light"),
        enabled=_always,
        toggles="light",
    ),
    ActionRow(
        "dark",
        N_("Dark"),
        "view",
        "dark",
        lambda w: w.wear("dark"),
        enabled=_always,
        toggles="dark",
    ),
    ActionRow(
        "pick-up",
        N_("Pick up"),
        "screening",
        "place",
        lambda w: w.pick_up(),
        "M",
        tip=N_("Carry what is selected with the arrow keys; Enter puts it down, Esc back"),
        enabled=deeds.anything_selected,
        edits=True,
    ),
    ActionRow(
        "next-place",
        N_("Next best place"),
        "screening",
        "star",
        lambda w: w.next_place(1),
        "N",
        tip=N_("Hold what is selected at the best places in turn; Enter puts it down"),
        enabled=deeds.anything_selected,
        edits=True,
    ),
    ActionRow(
        "place-before",
        N_("Best place before"),
        "screening",
        "star",
        lambda w: w.next_place(-1),
        "Shift+N",
        enabled=deeds.anything_selected,
        edits=True,
    ),
    ActionRow(
        "place-best",
        N_("Place at the best"),
        "screening",
        "check",
        lambda w: w.place_best(),
        "B",
        tip=N_("Put what is selected at the best place of the festival"),
        enabled=deeds.anything_selected,
        edits=True,
    ),
    ActionRow(
        "next-unplaced",
        N_("Next film to place"),
        "screening",
        "film",
        lambda w: deeds.next_unplaced(w.session),
        "U",
        tip=N_("Select the next one that has fewer screenings than wanted"),
    ),
    ActionRow(
        "next-conflict",
        N_("Next conflict"),
        "screening",
        "conflict",
        lambda w: deeds.next_conflict(w.session),
        "C",
        tip=N_("Go to the next open conflict, the gravest first"),
    ),
    ActionRow(
        "conflict-before",
        N_("Conflict before"),
        "screening",
        "conflict",
        lambda w: deeds.next_conflict(w.session, -1),
        "Shift+C",
    ),
    ActionRow(
        "pin",
        N_("Pin"),
        "screening",
        "pin",
        lambda w: deeds.pin(w.session),
        "P",
        tip=N_("Hold the selected screenings where they are, or let go of them"),
        enabled=deeds.any_screening,
        label=deeds.pin_words,
        edits=True,
    ),
    ActionRow(
        "swap",
        N_("Swap"),
        "screening",
        "swap",
        lambda w: deeds.swap(w.session),
        "X",
        tip=N_("Let the two selected screenings change places; pinned ones stay"),
        enabled=deeds.can_swap,
        edits=True,
    ),
    ActionRow(
        "confirm",
        N_("Confirm"),
        "screening",
        "confirm",
        lambda w: deeds.confirm(w.session),
        "Ctrl+Return",
        tip=N_("Say that the selected screenings are firm"),
        enabled=deeds.any_screening,
        edits=True,
    ),
    ActionRow(
        "cancel",
        N_("Cancel"),
        "screening",
        "cancel",
        lambda w: deeds.cancel(w.session),
        tip=N_("Say that the selected screenings do not take place; they stay in sight"),
        enabled=deeds.any_screening,
        edits=True,
    ),
    ActionRow(
        "unschedule",
        N_("Take off the timetable"),
        "screening",
        "trash",
        lambda w: deeds.unschedule(w.session),
        "Delete",
        tip=N_("Take the selected screenings and holds off the timetable"),
        gap=True,
        enabled=deeds.anything_placed,
        edits=True,
    ),
    ActionRow(
        "rules",
        N_("Conflict rules…"),
        "edit",
        "conflict",
        lambda w: w.session.ask("rules"),
        tip=N_("How grave each conflict is in this festival, and in which sections it differs"),
        gap=True,
    ),
    ActionRow(
        "preferences",
        N_("Preferences…"),
        "edit",
        "system",
        lambda w: w.session.ask("preferences"),
        "Ctrl+,",
        tip=N_("Colours, contrast, size and language, for you on this machine"),
        enabled=_always,
    ),
    ActionRow(
        "manual",
        N_("Manual"),
        "help",
        "help",
        lambda w: w.session.ask("manual"),
        "F1",
        enabled=_always,
    ),
    ActionRow(
        "check-file",
        N_("Check and repair a file…"),
        "help",
        "check",
        lambda w: w.session.ask("check-file"),
        tip=N_("Examine a festival file thoroughly; go back to a backup, or salvage it"),
        enabled=_always,
    ),
    ActionRow(
        "shortcuts",
        N_("Keyboard shortcuts"),
        "help",
        "keyboard",
        lambda w: w.session.ask("shortcuts"),
        "Ctrl+/",
        enabled=_always,
    ),
    ActionRow(
        "about",
        N_("About Marquee"),
        "help",
        "about",
        lambda w: w.session.ask("about"),
        gap=True,
        enabled=_always,
    ),
)
"""Every action, in the order of the menus."""


def action(action_id: str) -> ActionRow:
    """The action of that id; raises KeyError."""
    return _BY_ID[action_id]


_BY_ID = {row.id: row for row in ACTIONS}

"""What panels ask the window for, by name: dialogs about a subject, and any action of the table.

Dialogs are imported when they are first wanted; none of them blocks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog

from ui.actions import action

if TYPE_CHECKING:
    from ui.window.main import MainWindow


_EDITING = {
    "accept",
    "add-screen",
    "board",
    "fill-in",
    "import",
    "release",
    "rename-screen",
    "screen-hours",
    "stills",
}
"""What a festival that can only be looked at refuses."""


_IN_FILMS = {"left": "left", "runtimes": "unknown", "copies": "uncopied"}
_IN_VENUES = {"days": "days", "seats": "seats"}
"""Where what is left to do is done: in the film list by what it shows, or on the page of venues."""


class Asking:
    """Answers ``session.ask(name, subject)``."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._manual: Any = None
        self._answers: dict[str, Callable[[Any], object]] = {
            "accept": self._accept,
            "add-screen": lambda _subject: self._screen(None),
            "rename-screen": self._screen,
            "screen-hours": self._hours,
            "print": lambda _subject: self._print(),
            "board": lambda _subject: self._board(),
            "export": lambda _subject: self._dialog("ExportDialog"),
            "import": self._import,
            "earlier": lambda _subject: self._dialog("EarlierDialog"),
            "release": lambda _subject: self._dialog("ReleaseDialog"),
            "releases": lambda _subject: self._dialog("ReleasesDialog"),
            "check-file": lambda _subject: self._check_file(),
            "stills": self._stills,
            "timetable": lambda _subject: window.go_to_timetable(),
            "build-shorts": lambda _subject: window.open_page("shorts-builder"),
            "go-to-todo": self._go_to_todo,
            "fill-in": window.fill_in,
            "history-of": window.show_history_of,
            "open-for-editing": lambda _subject: window.opening.for_editing(),
            "take-over": lambda _subject: window.opening.take_over(),
            "open-rescue": lambda _subject: window.opening.open_rescue(),
            "copy-and-open": lambda _subject: window.opening.save_copy(then_open=True),
            "rules": self._rules,
            "preferences": lambda _subject: self._preferences(),
            "manual": self._show_manual,
            "about": lambda _subject: self._about(),
            "shortcuts": lambda _subject: self._shortcuts(),
        }

    def answer(self, name: str, subject: object) -> None:
        """Do what was asked for; a name of its own, or that of an action."""
        own = self._answers.get(name)
        session = self._window.session
        if name in _EDITING and session.is_open and not session.may_edit():
            return
        if own is not None:
            own(subject)
        else:
            self._window.binding.run(action(name))

    def _dialog(self, name: str) -> None:
        """Open a dialog about the whole festival."""
        from ui import dialogs

        if self._window.session.is_open:
            getattr(dialogs, name)(self._window.session, parent=self._window).open()

    def _check_file(self) -> None:
        from ui.dialogs import CheckDialog

        dialog = CheckDialog(self._window.session, parent=self._window)
        dialog.open()
        if not self._window.session.is_open:
            dialog.choose()

    def _go_to_todo(self, about: Any) -> None:
        """Go to where something of the dashboard's list is done."""
        window = self._window
        if about in _IN_FILMS:
            window.list_films(_IN_FILMS[about])
        elif about in _IN_VENUES:
            window.show_venues(_IN_VENUES[about])
        else:
            window.open_page("")
            window.show_conflicts()

    def _accept(self, conflict: Any) -> None:
        from ui.dialogs import AcceptDialog

        AcceptDialog(self._window.session, conflict, self._window).open()

    def _screen(self, screen_id: int | None) -> None:
        from ui.dialogs import ScreenDialog

        ScreenDialog(self._window.session, screen_id, self._window).open()

    def _hours(self, subject: Any) -> None:
        from ui.dialogs import HoursDialog

        screen_id, day = subject
        HoursDialog(self._window.session, screen_id, self._window, day).open()

    def _print(self) -> None:
        from ui.dialogs import PrintDialog

        self._beside(PrintDialog)

    def _board(self) -> None:
        from ui.dialogs import BoardDialog

        self._beside(BoardDialog)

    def _beside(self, kind: type[QDialog]) -> None:
        """Show a dialog that stays beside the window, the one that is open already if there is."""
        shown = next((one for one in self._window.findChildren(kind) if one.isVisible()), None)
        if shown is None and self._window.session.is_open:
            made: Any = kind
            shown = made(self._window.session, self._window)
        if shown is not None:
            shown.show()
            shown.raise_()
            shown.activateWindow()

    def _rules(self, rule_id: Any) -> None:
        from ui.dialogs import RulesDialog

        RulesDialog(self._window.session, self._window, rule_id).open()

    def _import(self, paths: Any) -> None:
        if paths:
            self._window.files.take_in(paths)
        else:
            self._window.files.choose_import()

    def _stills(self, subject: Any) -> None:
        from ui.dialogs.stills import take_stills

        pictures, film_id = subject
        take_stills(self._window.session, self._window, pictures, film_id)

    def _show_manual(self, page: Any) -> None:
        from ui.dialogs import ManualWindow

        if self._manual is None:
            self._manual = ManualWindow(self._window)
        self._manual.show()
        if page:
            self._manual.show_chapter(*page)
        self._manual.raise_()
        self._manual.activateWindow()

    def _preferences(self) -> None:
        from ui.dialogs import PreferencesDialog

        dialog = PreferencesDialog(self._window.memory, self._window)
        dialog.chosen.connect(self._window.prefer)
        dialog.open()

    def _shortcuts(self) -> None:
        from ui.dialogs import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def end(self) -> None:
        """Close what stands beside the window."""
        if self._manual is not None:
            self._manual.close()

    def _about(self) -> None:
        from ui.dialogs import AboutDialog

        AboutDialog(self._window).open()

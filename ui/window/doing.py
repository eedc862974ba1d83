"""What the actions ask of the window: one method each, by the names of ``ui.actions.Doer``.

How the window is put together, and what it hears, is in ``main``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QTextEdit, QWidget

from planner.i18n import _
from ui.memory import Memory
from ui.preferences import prefer
from ui.session import Session
from ui.theme import use_contrast, use_scheme
from ui.theme.motion import motion_wish
from ui.window.files import Files
from ui.window.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.rules import Gap
    from ui.films.entries import Entry
    from ui.wall import WallWindow
    from ui.window.palette import Palette
    from ui.window.workspace import Workspace


class Doing(QMainWindow):
    """The window as far as it does what it is told."""

    session: Session
    memory: Memory
    files: Files
    opening: Opening
    whole: QWidget
    workspace: Workspace | None
    palette_card: Palette | None
    wall: WallWindow | None

    def furnish(self) -> Workspace:
        """The workspace; made when a festival is first opened."""
        raise NotImplementedError

    def refresh_later(self) -> None:
        """Let actions follow once all that hear of a change have heard of it."""
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Whether everything is on the disk; if it cannot be, only when asked a second time."""
        raise NotImplementedError

    # -- files ------------------------------------------------------------------------------------

    def new_festival(self) -> None:
        """Ask for a new festival and open it."""
        self.files.new()

    def open_festival(self) -> None:
        """Ask for a file and open it."""
        self.files.choose()

    def open_sample(self) -> bool:
        """Open the sample festival; whether it could be."""
        return self.files.open_sample()

    def import_files(self) -> None:
        """Ask for files and import them."""
        self.files.choose_import()

    def import_clipboard(self) -> None:
        """Show what importing the text on the clipboard would do."""
        self.files.take_clipboard()

    def paste(self) -> None:
        """Paste into the text field that has the keyboard; anywhere else, import."""
        field = self.focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) and not field.isReadOnly():
            field.paste()
        else:
            self.import_clipboard()

    def save_copy(self) -> None:
        """Ask for a place and put a copy of the festival there."""
        self.opening.save_copy()

    def say_saved(self) -> None:
        """What Ctrl+S has left to do: say that it is done already."""
        session = self.session
        if not session.is_open:
            return
        if session.obstacle is not None:
            session.tell(str(session.obstacle), "notice")
        elif session.saved:
            session.tell(_("Everything is saved already; every change is, as it is made."), "done")
        else:
            session.tell(_("The last change is being saved."), "notice")

    def close_festival(self) -> None:
        """Close the festival and go back to the beginning."""
        if self.may_leave():
            self.session.close()

    def quit(self) -> None:
        """Close the window."""
        self.close()

    # -- finding ----------------------------------------------------------------------------------

    def find_or_do(self) -> None:
        """Open the command palette."""
        if self.palette_card is None:
            from ui.window.palette import Palette

            self.palette_card = Palette(self, self.whole)
        self.palette_card.open()

    def find_film(self) -> None:
        """Put the keyboard into the films' search field."""
        space = self.furnish()
        space.show_side_panels(True, space.left)
        space.show_register("")
        space.films.focus_search()
        self.refresh_later()

    @property
    def listed(self) -> Mapping[int, Entry]:
        """What the film list knows of each programme; nothing without a festival."""
        return self.workspace.films.entries.by_id if self.workspace is not None else {}

    def show_programme(self, programme_id: int) -> None:
        """Select a programme, in sight in the film list whatever that leaves out."""
        space = self.furnish()
        space.show_register("")
        self.session.select(programme_ids=(programme_id,))
        space.films.reveal(programme_id)
        self.refresh_later()

    def list_films(self, which: str) -> None:
        """Let the film list show only those, by the name of what it can show."""
        self.find_film()
        self.furnish().films.list_only(which)

    def show_venues(self, tab: str) -> None:
        """Show one of the views of venues and guests in place of the timetable."""
        from ui.venues import VenuesPanel

        space = self.furnish()
        space.open_page("hours")
        page = space.middle.currentWidget()
        if isinstance(page, VenuesPanel):
            page.show_tab(tab)
        self.refresh_later()

    def show_conflicts(self) -> None:
        """Unfold the conflicts and put the keyboard there."""
        conflicts = self.furnish().conflicts
        conflicts.fold(folded=False)
        conflicts.setFocus()

    def inspect(self) -> None:
        """Put the keyboard into the inspector."""
        space = self.furnish()
        space.show_side_panels(True, space.right)
        space.show_history(False)
        space.inspector.setFocus()
        self.refresh_later()

    def step_panel(self, by: int) -> None:
        """Put the keyboard into the next panel, or the one before."""
        self.furnish().step(by)

    def fill_in(self, gap: Gap) -> None:
        """Put the keyboard where something is missing that somebody knows."""
        self.inspect()
        self.furnish().inspector.fill_in(gap.table, gap.row_id, gap.field)

    # -- panels and pages -------------------------------------------------------------------------

    def toggle_side_panels(self) -> None:
        """Hide or show films and inspector."""
        space = self.furnish()
        space.show_side_panels(not space.side_panels_shown)
        self.refresh_later()

    def show_register(self, register_id: str) -> None:
        """Show people, juries, passes, venues, sections or kinds in place of the films."""
        space = self.furnish()
        space.show_side_panels(True, space.left)
        space.show_history(False)
        space.show_register(register_id)
        space.registers.setFocus()
        self.refresh_later()

    def show_page(self, page: str) -> None:
        """Show a page in place of the timetable; the timetable again when it is there already."""
        self.furnish().show_page(page)
        self.refresh_later()

    def open_page(self, page: str) -> None:
        """Show a page in place of the timetable, whatever is there."""
        self.furnish().open_page(page)
        self.refresh_later()

    def toggle_conflicts(self) -> None:
        """Fold or unfold the conflicts."""
        conflicts = self.furnish().conflicts
        conflicts.fold(not conflicts.is_folded)

    def toggle_history(self) -> None:
        """Show the history in place of the inspector, or the inspector again."""
        space = self.furnish()
        self._show_history(not space.history_shown)

    def _show_history(self, shown: bool) -> None:
        space = self.furnish()
        if shown:
            space.show_side_panels(True, space.right)
        space.show_history(shown)
        (space.history if shown else space.timetable).setFocus()
        self.refresh_later()

    def show_history_of(self, item: tuple[str, int] | None) -> None:
        """Show the history of one row, given by table and id; without one, of the selection."""
        self._show_history(True)
        self.furnish().history.show_only(item)

    def go_to_timetable(self) -> None:
        """Put the keyboard on to the timetable."""
        self.furnish().show_page("")

    # -- the window -------------------------------------------------------------------------------

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def toggle_wall(self) -> None:
        """Open the wall view, on another screen where there is one, or close it."""
        if self.wall is None:
            from ui.wall import WallWindow

            self.wall = WallWindow(self.session)
            self.wall.closed.connect(self.refresh_later)
        if self.wall.isVisible():
            self.wall.close()
            return
        others = [screen for screen in self.screen().virtualSiblings() if screen != self.screen()]
        if others:
            self.wall.setGeometry(others[0].availableGeometry())
            self.wall.showFullScreen()
        else:
            self.wall.show()
        self.refresh_later()

    def wear(self, scheme: str) -> None:
        """Use light or dark colours, or those of the desktop."""
        self.prefer("scheme", scheme)

    def prefer(self, key: str, value: str) -> None:
        """Keep a preference, and let it hold where it can hold at once."""
        prefer(self.memory, key, value)
        if key == "scheme":
            use_scheme(value)
        elif key == "contrast":
            use_contrast(value)
        elif key == "motion":
            motion_wish().choice = value
        self.refresh_later()

    # -- the timetable ----------------------------------------------------------------------------

    def show_days(self, days: int) -> None:
        """Show so many days side by side; 0 is all."""
        self.furnish().timetable.frame.sight.side_by_side(days)

    def show_over_days(self, kind: str) -> None:
        """Show the screen, section or guest of what is selected over all days."""
        self.furnish().timetable.show_over_days(kind)

    def show_all_screens(self) -> None:
        """Hide no screen and fold no venue."""
        self.furnish().timetable.frame.sight.show_all()

    def turn_timetable(self) -> None:
        """Screens as rows instead of columns, or back."""
        self.furnish().timetable.frame.turn()

    def pick_up(self) -> None:
        """Take what is selected into the hand of the keyboard."""
        self.furnish().timetable.keys.pick_up()

    def pick_up_another(self) -> None:
        """Take one more of what is selected into the hand of the keyboard."""
        self.furnish().timetable.keys.pick_up_another()

    def next_place(self, step: int) -> None:
        """Hold what is selected at the next of the best places, or the one before."""
        self.furnish().timetable.keys.next_place(step)

    def place_best(self) -> None:
        """Put what is selected at the best place."""
        self.furnish().timetable.keys.place_best()

    def zoom(self, steps: int) -> None:
        """Zoom the timetable by that many steps; 0 goes back to the normal size."""
        self.furnish().timetable.zoom(steps)

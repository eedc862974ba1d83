"""The main window: puts bar, welcome and workspace together and does what the actions ask for.

It knows every panel, and no panel knows it. What belongs to files is in ``files``, to panels in
``workspace``, to dialogs in ``asking``, to names of actions in ``ui.actions``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from planner.assets import resource
from planner.i18n import _
from planner.times import Day
from ui.memory import Memory
from ui.preferences import prefer, preferred
from ui.session import Session
from ui.theme import appearance, use_contrast, use_scheme
from ui.theme.motion import motion_wish
from ui.waiting import patiently
from ui.widgets import HairLine, Toast
from ui.window.asking import Asking
from ui.window.binding import Binding
from ui.window.files import Files, dropped_files, dropped_text
from ui.window.notices import Notices
from ui.window.opening import Opening
from ui.window.pages import PAGES
from ui.window.topbar import TopBar
from ui.window.warming import Warming
from ui.window.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from planner.model import Changes
    from planner.rules import Gap
    from ui.films.entries import Entry
    from ui.wall import WallWindow
    from ui.window.palette import Palette
    from ui.window.workspace import Workspace


_WARM_MS = 250
"""The first picture comes first."""


class MainWindow(QMainWindow):
    """One festival at work. ``painted()`` fires once, when the window is first in sight."""

    painted = Signal()

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__()
        self.session, self.memory = session, memory
        self.setAcceptDrops(True)
        self.setMinimumSize(660, 380)  # the smallest screens at 200 %
        self.setWindowIcon(QIcon(str(resource("icons/marquee.svg"))))
        use_contrast(preferred(memory, "contrast"))
        motion_wish().choice = preferred(memory, "motion")
        use_scheme(preferred(memory, "scheme"))
        self.files = Files(self, session, memory)
        self.opening = Opening(self, session)
        self.warming = Warming()
        session.wait = self._wait
        self.painted.connect(lambda: QTimer.singleShot(_WARM_MS, self, self.warming.begin))
        self.binding = Binding(self, self)
        self.asking = Asking(self)
        self.menu = self._make_menu()
        self.workspace: Workspace | None = None
        self.palette_card: Palette | None = None
        self.wall: WallWindow | None = None
        self._lay_out()
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.timeout.connect(self.refresh_actions)
        self._leaving_unsaved = self._was_painted = False
        self._viewed: Path | None = None
        self._listen()
        geometry = memory.state("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height() - 40))
        self.setWindowTitle("Marquee")
        self.welcome.setFocus()
        self._refresh_later()

    # -- building -------------------------------------------------------------------------------

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for menu_id, part in self.binding.menus(self):
            menu.addMenu(part)
            if menu_id == "file":
                recent = QMenu(_("Open recent"), part)
                part.insertMenu(self.binding["open-sample"], recent)
                part.aboutToShow.connect(partial(self.files.fill_recent, recent))
        return menu

    def _lay_out(self) -> None:
        self.top_bar = TopBar(self.session, self.binding, self.menu)
        self.notices = Notices(self.session, self.memory)
        self.welcome = Welcome(self.binding, self.memory)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.whole = whole = QWidget()
        whole.setObjectName("window")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(HairLine())
        column.addWidget(self.notices)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(whole)
        self.toast = Toast(whole)

    def _listen(self) -> None:
        session = self.session
        session.changed.connect(self._follow)
        session.selection_changed.connect(self._refresh_later)
        session.day_changed.connect(self._keep_day)
        session.message.connect(self.toast.say)
        session.asked.connect(self.asking.answer)
        self.welcome.opened.connect(self.files.open)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._bring_into_sight)
        QShortcut(QKeySequence("F10"), self, self.top_bar.open_menu)
        QShortcut(QKeySequence("Ctrl+S"), self, self.say_saved)

    def _wait(self, title: str, work: Callable[[], Any]) -> Any:
        """How the session waits: with a progress, and with all that a festival needs at hand."""

        def prepared() -> Any:
            self.warming.end()
            return work()

        return patiently(self, title, prepared)

    def _bring_into_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what the keyboard came to; Qt does so only within one area."""
        above = now.parentWidget() if now is not None else None
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and now is not None:
            above.ensureWidgetVisible(now, 16, 16)

    def _furnish(self) -> Workspace:
        """The workspace; made when a festival is first opened."""
        if self.workspace is None:
            from ui.window.workspace import Workspace

            self.workspace = Workspace(self.session)
            self.pages.addWidget(self.workspace)
            self.workspace.recall(self.memory)
            self.workspace.conflicts.folded.connect(lambda _folded: self._refresh_later())
            self.workspace.history_closed.connect(self.toggle_history)
            self.workspace.register_closed.connect(self.find_film)
            self.workspace.paged.connect(self._refresh_later)
            self.workspace.timetable.frame.changed.connect(self._keep_view)
            self.workspace.films.sieved.connect(self._keep_view)
        return self.workspace

    # -- following the session ------------------------------------------------------------------

    def _follow(self, changes: Changes) -> None:
        session = self.session
        if changes.everything:
            page = self._furnish() if session.is_open else self.welcome
            seat = self.workspace.timetable if self.workspace and session.is_open else self.welcome
            self.toast.sit_on(seat)
            self.welcome.refresh()
            self.pages.setCurrentWidget(page)
            self._recall_file()
            QTimer.singleShot(0, page, page.setFocus)
        if changes.touches("edition"):
            self.setWindowTitle(self._title())
        self.opening.follow()
        self._refresh_later()

    def _title(self) -> str:
        """The festival's name, with the date of a backup that is looked at."""
        document = self.session.document
        if document is None:
            return "Marquee"
        from planner.document import when

        name = self.session.festival.edition.name
        if document.as_of is not None:
            name = _("{name} as of {date}").format(name=name, date=when(document.as_of))
        elif document.obstacle is not None:
            name = _("{name} (only to look at)").format(name=name)
        return f"{name} – Marquee"

    def _refresh_later(self) -> None:
        """Actions follow once all that hear of a change have heard of it."""
        self._refresh_soon.start(0)

    def refresh_actions(self) -> None:
        """Let menus and buttons say what can be done now."""
        space = self.workspace
        self.binding.refresh(
            {
                "side-panels": space is not None and space.side_panels_shown,
                "conflicts": space is not None and not space.conflicts.is_folded,
                "history": space is not None and space.history_shown,
                **{page: space is not None and space.page == page for page in PAGES},
                "full-screen": self.isFullScreen(),
                "wall": self.wall is not None and self.wall.isVisible(),
                appearance().scheme: True,
                f"grid-{self.session.is_open and self.session.festival.edition.snap_minutes}": True,
            }
        )

    def _recall_file(self) -> None:
        self._viewed = None
        document = self.session.document
        if document is None or not document.path.is_file():
            return
        self.memory.add_recent(document.path)
        day = Day(int(self.memory.of_file(document.path).number("day", self.session.day)))
        if day in self.session.festival.days():
            self.session.show_day(day)
        # The timetable hears of another festival after us, and begins it at the normal size.
        QTimer.singleShot(0, self, partial(self._recall_view, document.path))

    def _recall_view(self, path: Path) -> None:
        document, space = self.session.document, self.workspace
        if document is None or space is None or document.path != path:
            return
        known = self.memory.of_file(path)
        from ui.timetable.lanes import Show

        rows = {"yes": True, "no": False}.get(known.text("rows"))
        space.timetable.frame.take_view(known.number("zoom"), rows)
        space.timetable.frame.sight.use(Show.from_text(known.text("show")))
        space.films.recall_sieve(known.text("sieve"))
        self._viewed = path

    def _keep_day(self, day: int) -> None:
        document = self.session.document
        if document is not None and document.path.is_file():
            self.memory.of_file(document.path).keep("day", day)
        self._refresh_later()

    def _keep_view(self) -> None:
        document, space = self.session.document, self.workspace
        if document is None or space is None or document.path != self._viewed:
            return
        zoom, rows = space.timetable.frame.view
        show = space.timetable.frame.sight.show
        known = self.memory.of_file(document.path)
        known.keep("zoom", zoom)
        known.keep("show", show.text())
        known.keep("sieve", space.films.sieve.text())
        known.keep("rows", {True: "yes", False: "no", None: ""}[rows])

    # -- what the actions ask for ---------------------------------------------------------------

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
        if self._may_leave():
            self.session.close()

    def _may_leave(self) -> bool:
        """Whether everything is on the disk; if it cannot be, only when asked a second time."""
        saved = self.session.flush() or not self.session.is_writable
        if saved and not self.opening.would_lose:
            return True
        if self._leaving_unsaved:
            return True
        self._leaving_unsaved = True
        if self.session.obstacle is not None:
            self.session.tell(str(self.session.obstacle))
        return False

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def find_or_do(self) -> None:
        """Open the command palette."""
        if self.palette_card is None:
            from ui.window.palette import Palette

            self.palette_card = Palette(self, self.whole)
        self.palette_card.open()

    def find_film(self) -> None:
        """Put the keyboard into the films' search field."""
        space = self._furnish()
        space.show_side_panels(True, space.left)
        space.show_register("")
        space.films.focus_search()
        self._refresh_later()

    @property
    def listed(self) -> Mapping[int, Entry]:
        """What the film list knows of each programme; nothing without a festival."""
        return self.workspace.films.entries.by_id if self.workspace is not None else {}

    def show_programme(self, programme_id: int) -> None:
        """Select a programme, in sight in the film list whatever that leaves out."""
        space = self._furnish()
        space.show_register("")
        self.session.select(programme_ids=(programme_id,))
        space.films.reveal(programme_id)
        self._refresh_later()

    def list_films(self, which: str) -> None:
        """Let the film list show only those, by the name of what it can show."""
        self.find_film()
        self._furnish().films.list_only(which)

    def show_venues(self, tab: str) -> None:
        """Show one of the views of venues and guests in place of the timetable."""
        from ui.venues import VenuesPanel

        space = self._furnish()
        space.open_page("hours")
        page = space.middle.currentWidget()
        if isinstance(page, VenuesPanel):
            page.show_tab(tab)
        self._refresh_later()

    def show_conflicts(self) -> None:
        """Unfold the conflicts and put the keyboard there."""
        conflicts = self._furnish().conflicts
        conflicts.fold(folded=False)
        conflicts.setFocus()

    def inspect(self) -> None:
        """Put the keyboard into the inspector."""
        space = self._furnish()
        space.show_side_panels(True, space.right)
        space.show_history(False)
        space.inspector.setFocus()
        self._refresh_later()

    def step_panel(self, by: int) -> None:
        """Put the keyboard into the next panel, or the one before."""
        self._furnish().step(by)

    def fill_in(self, gap: Gap) -> None:
        """Put the keyboard where something is missing that somebody knows."""
        self.inspect()
        self._furnish().inspector.fill_in(gap.table, gap.row_id, gap.field)

    def toggle_side_panels(self) -> None:
        """Hide or show films and inspector."""
        space = self._furnish()
        space.show_side_panels(not space.side_panels_shown)
        self._refresh_later()

    def show_register(self, register_id: str) -> None:
        """Show people, juries, passes, venues, sections or kinds in place of the films."""
        space = self._furnish()
        space.show_side_panels(True, space.left)
        space.show_history(False)
        space.show_register(register_id)
        space.registers.setFocus()
        self._refresh_later()

    def show_page(self, page: str) -> None:
        """Show a page in place of the timetable; the timetable again when it is there already."""
        self._furnish().show_page(page)
        self._refresh_later()

    def open_page(self, page: str) -> None:
        """Show a page in place of the timetable, whatever is there."""
        self._furnish().open_page(page)
        self._refresh_later()

    def toggle_conflicts(self) -> None:
        """Fold or unfold the conflicts."""
        conflicts = self._furnish().conflicts
        conflicts.fold(not conflicts.is_folded)

    def toggle_history(self) -> None:
        """Show the history in place of the inspector, or the inspector again."""
        space = self._furnish()
        self._show_history(not space.history_shown)

    def _show_history(self, shown: bool) -> None:
        space = self._furnish()
        if shown:
            space.show_side_panels(True, space.right)
        space.show_history(shown)
        (space.history if shown else space.timetable).setFocus()
        self._refresh_later()

    def show_history_of(self, item: tuple[str, int] | None) -> None:
        """Show the history of one row, given by table and id; without one, of the selection."""
        self._show_history(True)
        self._furnish().history.show_only(item)

    def go_to_timetable(self) -> None:
        """Put the keyboard on to the timetable."""
        self._furnish().show_page("")

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
            self.wall.closed.connect(self._refresh_later)
        if self.wall.isVisible():
            self.wall.close()
            return
        others = [screen for screen in self.screen().virtualSiblings() if screen != self.screen()]
        if others:
            self.wall.setGeometry(others[0].availableGeometry())
            self.wall.showFullScreen()
        else:
            self.wall.show()
        self._refresh_later()

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
        self._refresh_later()

    def show_days(self, days: int) -> None:
        """Show so many days side by side; 0 is all."""
        self._furnish().timetable.frame.sight.side_by_side(days)

    def show_over_days(self, kind: str) -> None:
        """Show the screen, section or guest of what is selected over all days."""
        self._furnish().timetable.show_over_days(kind)

    def show_all_screens(self) -> None:
        """Hide no screen and fold no venue."""
        self._furnish().timetable.frame.sight.show_all()

    def turn_timetable(self) -> None:
        """Screens as rows instead of columns, or back."""
        self._furnish().timetable.frame.turn()

    def pick_up(self) -> None:
        """Take what is selected into the hand of the keyboard."""
        self._furnish().timetable.keys.pick_up()

    def next_place(self, step: int) -> None:
        """Hold what is selected at the next of the best places, or the one before."""
        self._furnish().timetable.keys.next_place(step)

    def place_best(self) -> None:
        """Put what is selected at the best place."""
        self._furnish().timetable.keys.place_best()

    def zoom(self, steps: int) -> None:
        """Zoom the timetable by that many steps; 0 goes back to the normal size."""
        self._furnish().timetable.zoom(steps)

    # -- drops, first sight and the end ---------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of any kind, and text of other programs; what cannot be read is said then."""
        carried = event.mimeData()
        if dropped_files(carried) or dropped_text(carried, event.source()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import what was dropped, once the drag is over."""
        paths = dropped_files(event.mimeData())
        text = dropped_text(event.mimeData(), event.source())
        event.setDropAction(Qt.DropAction.CopyAction)  # nobody is to cut it out of their mail
        event.accept()

        def take() -> None:
            if paths:
                self.files.take_in(paths)
            elif text:
                self.files.take_text(text)

        # The other program waits for this handler; a dialog must not open inside it.
        QTimer.singleShot(0, self, take)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when the window is first in sight; what is slow begins after that."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change to full screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._refresh_later()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go once everything is on the disk."""
        if not self._may_leave():
            event.ignore()
            return
        self.memory.keep("window/geometry", self.saveGeometry())
        if self.workspace is not None:
            self.workspace.remember(self.memory)
        self.memory.keep_now()
        self.session.close()
        self.asking.end()
        if self.wall is not None:
            self.wall.close()
            self.wall.deleteLater()
            self.wall = None
        super().closeEvent(event)

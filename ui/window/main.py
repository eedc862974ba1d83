"""The main window: puts bar, welcome and workspace together, and follows the session.

It knows every panel, and no panel knows it. What the actions ask for is in ``doing``, what belongs
to files in ``files``, to panels in ``workspace``, to dialogs in ``asking``.
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
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.assets import resource
from planner.i18n import _
from ui.memory import Memory
from ui.preferences import preferred
from ui.session import Session
from ui.theme import appearance, use_contrast, use_scheme
from ui.theme.motion import motion_wish
from ui.waiting import patiently
from ui.widgets import HairLine, Toast
from ui.window.asking import Asking
from ui.window.binding import Binding
from ui.window.doing import Doing
from ui.window.files import Files, dropped_files, dropped_text
from ui.window.notices import Notices
from ui.window.opening import Opening
from ui.window.pages import PAGES
from ui.window.topbar import TopBar
from ui.window.views import Views
from ui.window.warming import Warming
from ui.window.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Changes
    from ui.wall import WallWindow
    from ui.window.palette import Palette
    from ui.window.workspace import Workspace


_WARM_MS = 250
"""The first picture comes first."""


class MainWindow(Doing):
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
        self.views = Views(session, memory, self)
        self.warming = Warming()
        session.wait = self._wait
        soon = QTimer(self, singleShot=True, interval=_WARM_MS)
        soon.timeout.connect(self.warming.begin)
        self.painted.connect(soon.start)
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
        self._listen()
        geometry = memory.state("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height() - 40))
        self.setWindowTitle("Marquee")
        self.welcome.setFocus()
        self.refresh_later()

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
        session.selection_changed.connect(self.refresh_later)
        session.day_changed.connect(lambda _day: self.refresh_later())
        session.message.connect(self.toast.say)
        session.asked.connect(self.asking.answer)
        self.welcome.opened.connect(self.files.open)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._bring_into_sight)
        QShortcut(QKeySequence("F10"), self, self.top_bar.open_menu)
        QShortcut(QKeySequence("Ctrl+S"), self, self.say_saved)

    def _wait(
        self, title: str, work: Callable[[], Any], give_back: Callable[[Any], object] | None = None
    ) -> Any:
        """How the session waits: with a progress, and with all that a festival needs at hand."""

        def prepared() -> Any:
            self.warming.end()
            return work()

        return patiently(self, title, prepared, give_back)

    def _bring_into_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what the keyboard came to; Qt does so only within one area."""
        above = now.parentWidget() if now is not None else None
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and now is not None:
            above.ensureWidgetVisible(now, 16, 16)

    def furnish(self) -> Workspace:
        """The workspace; made when a festival is first opened."""
        if self.workspace is None:
            from ui.window.workspace import Workspace

            self.workspace = Workspace(self.session)
            self.pages.addWidget(self.workspace)
            self.workspace.recall(self.memory)
            self.workspace.conflicts.folded.connect(lambda _folded: self.refresh_later())
            self.workspace.history_closed.connect(self.toggle_history)
            self.workspace.register_closed.connect(self.find_film)
            self.workspace.paged.connect(self.refresh_later)
            self.views.follow(self.workspace.timetable.frame, self.workspace.films)
        return self.workspace

    # -- following the session ------------------------------------------------------------------

    def _follow(self, changes: Changes) -> None:
        session = self.session
        if changes.everything:
            page = self.furnish() if session.is_open else self.welcome
            seat = self.workspace.timetable if self.workspace and session.is_open else self.welcome
            self.toast.sit_on(seat)
            self.welcome.refresh()
            self.pages.setCurrentWidget(page)
            self.views.recall_file()
            QTimer.singleShot(0, page, page.setFocus)
        if changes.touches("edition"):
            self.setWindowTitle(self._title())
        self.opening.follow()
        self.refresh_later()

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

    def refresh_later(self) -> None:
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

    def may_leave(self) -> bool:
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
            self.refresh_later()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go once everything is on the disk."""
        if not self.may_leave():
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

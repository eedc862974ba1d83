"""The panels of an open festival: where they stand, which are hidden, and that they stand there
again tomorrow.

It is made when the first festival is opened, so that the empty window comes fast.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QSplitter, QStackedWidget, QWidget

from ui.conflicts import ConflictsPanel
from ui.films import FilmsPanel
from ui.history import HistoryPanel
from ui.inspector import InspectorPanel
from ui.memory import Memory
from ui.registers import RegistersPanel
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.widgets import pass_on_focus
from ui.window.pages import Page, make_page

LEFT, WIDE, RIGHT = 272, 620, 284
_CONFLICTS = 168
_LOW = 800
_BOTH = 880
"""Below this width there is room for one side panel only, as at 200 % on a small screen."""


class Workspace(QWidget):
    """Films at the left, the timetable over the conflicts, the inspector at the right. Registers
    stand in place of the films, and the history in place of the inspector, when they are wanted.
    """

    paged = Signal()
    history_closed = Signal()
    register_closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.films = films = FilmsPanel(session)
        self.timetable = timetable = TimetablePanel(session)
        self.conflicts = conflicts = ConflictsPanel(session)
        self.inspector = InspectorPanel(session)
        self.left = QStackedWidget()
        self.left.addWidget(films)
        self.right = QStackedWidget()
        self.right.addWidget(self.inspector)
        self.across = _splitter(Qt.Orientation.Horizontal)
        self.down = _splitter(Qt.Orientation.Vertical)
        self.middle = QStackedWidget()
        self.middle.addWidget(timetable)
        self._pages: dict[str, Page] = {}
        self.page = ""
        """Which page stands in place of the timetable; none is the timetable itself."""
        self.down.addWidget(self.middle)
        self.down.addWidget(conflicts)
        self.down.setStretchFactor(0, 1)
        for panel in (self.left, self.down, self.right):
            self.across.addWidget(panel)
        self.across.setStretchFactor(1, 1)
        self.left.setMinimumWidth(220)
        self._is_wide = False
        self._widths = {False: LEFT, True: WIDE}
        timetable.setMinimumSize(360, 240)
        pass_on_focus(self, self.middle.currentWidget)
        self._sides_wanted, self._side = True, self.left
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.across)
        conflicts.folded.connect(self._make_room)
        films.tabled.connect(self._widen)
        session.reveal.connect(lambda _screening: self.open_page(""))
        session.reveal_place.connect(lambda _screen, _start: self.open_page(""))

    @cached_property
    def history(self) -> HistoryPanel:
        """The history; it is made when it is first wanted."""
        made = HistoryPanel(self._session)
        made.closed.connect(self.history_closed)
        self.right.addWidget(made)
        return made

    @cached_property
    def registers(self) -> RegistersPanel:
        """The registers, as late: nineteen thousand people take their time."""
        made = RegistersPanel(self._session)
        made.closed.connect(self.register_closed)
        self.left.addWidget(made)
        return made

    def show_page(self, page: str) -> None:
        """Show a page in place of the timetable; the one on show gives way to the timetable.

        A page is made when it is first wanted.
        """
        self.page = "" if page == self.page else page
        if self.page and self.page not in self._pages:
            made = self._pages[self.page] = make_page(self.page, self._session)
            made.closed.connect(lambda: self.show_page(""))
            self.middle.addWidget(made)
        shown: QWidget = self._pages[self.page] if self.page else self.timetable
        self.middle.setCurrentWidget(shown)
        shown.setFocus()
        self.paged.emit()

    def open_page(self, page: str) -> None:
        """Show a page, or the timetable, whatever is there."""
        if self.page != page:
            self.show_page(page)

    @property
    def side_panels_shown(self) -> bool:
        """Whether films and inspector are in sight."""
        return self._sides_wanted

    def show_side_panels(self, shown: bool, side: QStackedWidget | None = None) -> None:
        """Show or hide films at the left and inspector or history at the right; where there is room
        for one only, that one of them, or the one that was asked for last.
        """
        self._sides_wanted, self._side = shown, side or self._side
        both = self.width() >= _BOTH
        self.left.setVisible(shown and (both or self._side is self.left))
        self.right.setVisible(shown and (both or self._side is self.right))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the timetable, or show the other side again."""
        super().resizeEvent(event)
        if (event.oldSize().width() >= _BOTH) != (event.size().width() >= _BOTH):
            self.show_side_panels(self._sides_wanted)

    def show_register(self, register_id: str) -> None:
        """Show a register in place of the films; nothing shows the films again."""
        if register_id:
            self.registers.show_register(register_id)
        self.left.setCurrentWidget(self.registers if register_id else self.films)

    @property
    def history_shown(self) -> bool:
        """Whether the history is in sight."""
        return self._history_stands and not self.right.isHidden()

    @property
    def _history_stands(self) -> bool:
        return self.right.currentWidget() is not self.inspector

    def show_history(self, shown: bool) -> None:
        """Show the history in place of the inspector, or the inspector."""
        self.right.setCurrentWidget(self.history if shown else self.inspector)

    def step(self, by: int) -> None:
        """Put the keyboard into the next panel that is in sight, or the one before (-1), where it
        was last in there.
        """
        all_panels: tuple[QWidget, ...] = (self.left, self.middle, self.conflicts, self.right)
        panels = [panel for panel in all_panels if panel.isVisible()]
        holder = QApplication.focusWidget() or self
        now = next((n for n, p in enumerate(panels) if p.isAncestorOf(holder)), None)
        panel = panels[0 if now is None else (now + by) % len(panels)]
        shown = panel.currentWidget() if isinstance(panel, QStackedWidget) else panel
        assert shown is not None
        last: QWidget | None = shown.focusWidget()
        heir = shown if last is None or not last.isVisible() else last
        heir.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_room(self, folded: bool) -> None:
        """Give the timetable what folding frees, and take back what unfolding needs."""
        height = self.down.height()
        wanted = self.conflicts.minimumHeight() if folded else _CONFLICTS
        self.down.setSizes([height - wanted, wanted])

    def _widen(self, wide: bool) -> None:
        """A table of films needs more room than cards do; each keeps the width it was given."""
        sizes = self.across.sizes()
        if wide is self._is_wide or not sizes[0]:
            return
        self._is_wide = wide
        self._widths[not wide] = sizes[0]
        left = min(self._widths[wide], self.across.width() * 45 // 100 if wide else 10_000)
        self.across.setSizes([left, sum(sizes[:2]) - left, sizes[2]])

    # -- memory -----------------------------------------------------------------------------------

    def recall(self, memory: Memory) -> None:
        """Stand as the panels stood."""
        across, down = memory.state("window/across"), memory.state("window/down")
        if across.isEmpty() or not self.across.restoreState(across):
            self.across.setSizes([LEFT, 10_000, RIGHT])
        if down.isEmpty() or not self.down.restoreState(down):
            self.down.setSizes([10_000, _CONFLICTS])
        self._widths = {
            False: int(memory.number("window/films-width", LEFT)),
            True: int(memory.number("window/table-width", WIDE)),
        }
        self._is_wide = memory.flag("films/table")
        self.films.recall(memory)
        self.show_side_panels(memory.flag("window/side-panels", default=True))
        self.show_history(memory.flag("window/history"))
        # Eight hours are to be in sight on a small screen.
        low = self.window().height() < _LOW
        self.conflicts.fold(memory.flag("window/conflicts-folded", default=low))

    def remember(self, memory: Memory) -> None:
        """Keep how they stand."""
        memory.keep("window/across", self.across.saveState())
        memory.keep("window/down", self.down.saveState())
        if self.across.sizes()[0]:
            self._widths[self._is_wide] = self.across.sizes()[0]
        memory.keep("window/films-width", self._widths[False])
        memory.keep("window/table-width", self._widths[True])
        self.films.remember(memory)
        memory.keep("window/side-panels", self.side_panels_shown)
        memory.keep("window/history", self._history_stands)
        memory.keep("window/conflicts-folded", self.conflicts.is_folded)


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    return splitter

"""The history panel at the right of the window: search, the steps, and the one under the keyboard.

The journal is read by the storage thread and made into lines in another, so that the window never
waits for it; after an edit it is read again once the hand rests.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from planner.document import Document
from planner.i18n import _, ngettext
from planner.model import Changes, Festival, ProgrammeKind
from ui.history.detail import Detail
from ui.history.jumping import jump
from ui.history.lines import Item, Line, Lines, head_of, tree_of
from ui.history.list import HistoryList
from ui.history.model import HistoryModel
from ui.session import Session
from ui.theme import PANEL, SECONDARY
from ui.waiting import call_later
from ui.widgets import EmptyState, PillButton, PlainLabel, SearchField, pass_on_focus

SOURCE = "history"
_REST_MS = 150


class HistoryPanel(QWidget):
    """Every step of the festival. ``closed()`` when it is to go; ``loaded()`` when it is read."""

    closed = Signal()
    loaded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made = Lines()
        self._tree = tree_of(())
        self._reading = self._stale = False
        self._pinned: Item | None = None
        self.model = HistoryModel()
        self.list = HistoryList(self.model)
        self.list.may_go = lambda _line: session.may_edit()
        self.detail = Detail()
        self.count = PlainLabel("", SECONDARY, tone="text3")
        self.search = SearchField(_("Search the history"))
        self.only = PillButton(
            icon_name="filter", look="flat", tip=_("Only what concerns the selection")
        )
        self.only.setCheckable(True)
        self.whom = PlainLabel("", SECONDARY, tone="text2", elided=True)
        self.nothing = EmptyState(_("Nothing found"), _("Show everything"), main=False)
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.setMinimumWidth(264)
        cross = PillButton("", "close", "flat", _("Close the history"))
        cross.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 0)
        head.addWidget(PlainLabel(_("History"), PANEL, 600))
        head.addWidget(self.count, 1)
        head.addWidget(cross)
        field = QHBoxLayout()
        field.setContentsMargins(16, 0, 12, 0)
        field.setSpacing(4)
        field.addWidget(self.search, 1)
        field.addWidget(self.only)
        self.whom.setContentsMargins(16, 0, 16, 0)
        self._middle = QStackedLayout()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(field)
        column.addWidget(self.whom)
        column.addLayout(self._middle, 1)
        column.addWidget(self.detail)
        pass_on_focus(self, lambda: self.list)

    def _listen(self) -> None:
        session = self._session
        session.changed.connect(self._follow)
        session.selection_changed.connect(self._on_selection)
        self._soon.timeout.connect(self.read)
        self.search.searched.connect(lambda _text: self._refilter())
        self.search.left.connect(self.list.setFocus)
        self.only.toggled.connect(lambda _on: self._refilter())
        self.nothing.pressed.connect(self.show_everything)
        self.list.turned.connect(self._show_line)
        self.list.left.connect(lambda: session.ask("timetable"))
        self.detail.left.connect(self.list.setFocus)
        self.detail.noted.connect(session.note)
        for part in (self.list, self.detail):
            part.shown.connect(self._jump)
            part.gone_back.connect(self._go_back)
        self.list.noted.connect(lambda _line: self.detail.note.setFocus())

    # -- reading --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while nobody looked."""
        super().showEvent(event)
        if self._stale or not self.model.every:
            self.read()

    def _follow(self, changes: Changes) -> None:
        if changes.everything:
            self._made = Lines()
            self.model.show((), None)
            self._pinned = None
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def read(self) -> None:
        """Read the history in the background."""
        document = self._session.document
        if document is None or self._reading:
            return  # one that is under way is followed by another, for it is stale then
        self._reading, self._stale = True, False
        work = partial(_read, document, self._made, self._session.festival)
        call_later(self, work, partial(self._show, document), self._refuse)

    def _show(self, document: Document, lines: list[Line]) -> None:
        self._reading = False
        if document is not self._session.document:
            self.read()
            return
        current = self.list.current_line()
        self._tree = tree_of(lines)
        self.model.show(lines, head_of(lines))
        self._refilter()
        if current is not None:
            self.list.turn_to(current.step.id)
        if self._stale:
            self._soon.start()
        self.loaded.emit()

    def _refuse(self, sentence: str) -> None:
        self._reading = False
        self._session.tell(sentence)

    # -- what is listed -------------------------------------------------------------------------

    def show_everything(self) -> None:
        """Drop the filters."""
        self.only.setChecked(False)
        self.search.clear()
        self._refilter()

    def show_only(self, item: Item | None) -> None:
        """List only what concerns one row, or what is selected."""
        self._pinned = item
        self.search.clear()
        self.only.setChecked(True)
        self._refilter()

    def _on_selection(self) -> None:
        self._pinned = None
        if self.only.isChecked():
            self._refilter()

    def _refilter(self) -> None:
        only = self._concerned() if self.only.isChecked() else None
        self.model.filter(self.search.text(), only)
        self.only.setProperty("on", only is not None)
        self.whom.setVisible(only is not None)
        count = len(self.model.lines)
        self.count.setText(ngettext("{n} step", "{n} steps", count).format(n=f"{count:,}"))
        found = bool(self.model.lines) or not self.model.every
        self._middle.setCurrentWidget(self.list if found else self.nothing)
        if self.list.current_line() is None and self.model.lines:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_line(self.list.current_line())

    def _concerned(self) -> frozenset[Item]:
        """The rows that the filter asks for; says them in words, too."""
        session, festival = self._session, self._session.festival
        items: list[Item] = [] if self._pinned is None else [self._pinned]
        if self._pinned is None:
            items += [("screening", i) for i in session.selection]
            items += [("programme", i) for i in session.programme_selection]
            items += [("hold", i) for i in session.hold_selection]
        self.whom.setText(
            _("Only what concerns {name}").format(name=_name(items[0], festival))
            if items
            else _("Select something to see what was done with it.")
        )
        return frozenset(with_films(items, festival))

    # -- doing ----------------------------------------------------------------------------------

    def _show_line(self, line: Line | None) -> None:
        self.detail.show_line(line, self._tree, self.model.head, self._session.is_writable)

    def _jump(self, line: Line) -> None:
        jump(self._session, line)

    def _go_back(self, line: Line) -> None:
        if self._session.go_to(line.step.id, SOURCE):
            self._session.tell(
                _("The festival stands after “{title}”.").format(title=line.step.title), "done"
            )


def _read(document: Document, made: Lines, festival: Festival) -> list[Line]:
    try:
        return made.of(document.history(), festival)
    except RuntimeError:  # closed meanwhile: its thread takes no more questions
        return []


def with_films(items: list[Item], festival: Festival) -> list[Item]:
    """With a film its one-film programme, and the other way: people do not tell them apart."""
    found = list(items)
    for table, row_id in items:
        if table == "film":
            found += [
                ("programme", programme.id)
                for programme in festival.programmes_with(row_id)
                if programme.kind is ProgrammeKind.FILM
            ]
        elif table == "programme" and row_id in festival.programmes:
            entries = festival.entries(row_id)
            if festival.programmes[row_id].kind is ProgrammeKind.FILM:
                found += [("film", entry.film_id) for entry in entries]
    return found


def _name(item: Item, festival: Festival) -> str:
    table, row_id = item
    if table == "programme" and row_id in festival.programmes:
        return festival.title(row_id)
    if table == "screening" and row_id in festival.all_screenings:
        return festival.screening_title(festival.all_screenings[row_id])
    row = festival.tables[table].get(row_id)
    return str(getattr(row, "title", "") or getattr(row, "name", "")) or _("the selection")

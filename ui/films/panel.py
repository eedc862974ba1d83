"""The films panel: what is left to place, found by typing, taken by hand, joined to programmes."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.model import Changes
from planner.rules import Severity
from ui.films.entries import Entries
from ui.films.foot import FootBar
from ui.films.lines import Show, lines
from ui.films.list import FilmList
from ui.films.menus import film_menu, show_menu
from ui.films.model import FilmsModel
from ui.films.taking_off import TakingOff
from ui.session import Session
from ui.theme import PANEL, SECONDARY, draw_text, elide, theme
from ui.widgets import EmptyState, Painted, PillButton, SearchField


class FilmsPanel(QWidget):
    """Everything there is to show, by section, with what is left to place first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.entries = Entries()
        self.model = FilmsModel()
        self.list = FilmList(self.model)
        self.list.may_take = session.may_edit
        self.head = _Heading()
        self.search = SearchField(_("Search films"))
        self.foot = FootBar(session)
        self.empty = EmptyState(
            _("Drop a catalogue here"),
            _("Import…"),
            _("A text, a spreadsheet or an export. You see it all before anything changes."),
            "import",
            main=False,
        )
        self.nothing_found = EmptyState(_("Nothing found"), _("Show everything"), main=False)
        self._show = Show.EVERYTHING
        self._unfolded: set[int] = set()
        self._selecting = False
        self._build()
        TakingOff(session, self)
        self._listen()
        self._follow(Changes(everything=True))

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.filter = PillButton(
            icon_name="filter", look="flat", tip=_("Choose which films are listed")
        )
        field = QHBoxLayout()
        field.setContentsMargins(16, 0, 12, 4)
        field.setSpacing(4)
        field.addWidget(self.search, 1)
        field.addWidget(self.filter)
        self._middle = QStackedLayout()
        for widget in (self.list, self.empty, self.nothing_found):
            self._middle.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addLayout(field)
        column.addLayout(self._middle, 1)
        column.addWidget(self.foot)

    def _listen(self) -> None:
        self.session.changed.connect(self._follow)
        self.session.selection_changed.connect(self._show_selection)
        self.session.report_changed.connect(self.list.viewport().update)
        self.list.worst = self._worst
        self.search.searched.connect(lambda _text: self.refill())
        self.search.left.connect(self._enter_list)
        self.filter.clicked.connect(self._choose_show)
        self.list.folded.connect(self.fold)
        self.list.edited.connect(lambda: self.session.ask("inspect"))
        self.list.selectionModel().selectionChanged.connect(self._selected)
        self.list.pictured.connect(self._give_pictures)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.empty.pressed.connect(lambda: self.session.ask("import"))
        self.nothing_found.pressed.connect(self.show_everything)

    # -- what is listed -------------------------------------------------------------------------

    def _follow(self, changes: Changes) -> None:
        if self.entries.follow(self.session.festival, changes):
            self.refill()

    def refill(self) -> None:
        """List what search and filter let through."""
        found = lines(self.entries, self.search.text(), self._show, self._unfolded)
        anchor = self.list.verticalScrollBar().value()
        self._selecting = True
        if self.model.show(found):
            self.list.doItemsLayout()
            self.list.verticalScrollBar().setValue(anchor)
        self._selecting = False
        self._show_selection()
        self.filter.setProperty("on", self._show is not Show.EVERYTHING)
        self.filter.set_icon("filter")
        every = self.entries.by_id.values()
        self.head.tell(sum(e.left for e in every), sum(e.wanted for e in every))
        here: QWidget = self.list if found else self.nothing_found
        self._middle.setCurrentWidget(here if every else self.empty)
        self.filter.setEnabled(bool(every))

    def _worst(self, programme_id: int) -> Severity | None:
        return self.session.report.worst_of_programme(programme_id)

    def show_everything(self) -> None:
        """Empty the search and drop the filter."""
        self._show = Show.EVERYTHING
        self.search.clear()
        self.refill()

    def show_only(self, which: Show) -> None:
        """List only these."""
        self._show = which
        self.refill()

    def fold(self, programme_id: int, unfold: bool) -> None:
        """Show the films inside a programme, or hide them."""
        if unfold:
            self._unfolded.add(programme_id)
        else:
            self._unfolded.discard(programme_id)
        self.refill()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # -- selection ------------------------------------------------------------------------------

    def _selected(self) -> None:
        if self._selecting:
            return
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        ids = [self.model.programme(self.model.index(row)) for row in rows]
        self._selecting = True
        self.session.select(programme_ids=dict.fromkeys(i for i in ids if i is not None))
        self._selecting = False
        self.foot.refresh()

    def _show_selection(self) -> None:
        """Mark what is selected elsewhere: the programmes, or those of the selected screenings."""
        self.foot.refresh()
        if self._selecting:
            return
        self._selecting = True
        festival = self.session.festival
        wanted = list(self.session.programme_selection)
        wanted += [festival.all_screenings[i].programme_id for i in self.session.selection]
        marked = QItemSelection()
        for programme_id in dict.fromkeys(wanted):
            index = self.model.index_of(programme_id)
            if index.isValid():
                marked.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.list.selectionModel().select(marked, flags.ClearAndSelect)
        if marked.indexes():
            first = marked.indexes()[0]
            self.list.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.list.scrollTo(first)
        self._selecting = False

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.model.lines and not self.list.selectedIndexes():
            first = next(
                i
                for i in range(len(self.model.lines))
                if self.model.programme(self.model.index(i)) is not None
            )
            self.list.setCurrentIndex(self.model.index(first))

    def _give_pictures(self, paths: object, film_id: object) -> None:
        # The file manager waits for the drop; a dialog must not open inside it.
        QTimer.singleShot(0, self, lambda: self.session.ask("stills", (paths, film_id)))

    # -- menus ----------------------------------------------------------------------------------

    def _choose_show(self) -> None:
        menu = show_menu(self, self._show, self.show_only)
        menu.popup(self.filter.mapToGlobal(QPoint(0, self.filter.height() + 2)))

    def _open_menu(self, at: QPoint) -> None:
        programme_id = self.model.programme(self.list.indexAt(at))
        if programme_id is not None:
            menu = film_menu(self, self.session, programme_id)
            menu.popup(self.list.viewport().mapToGlobal(at))


class _Heading(Painted):
    """“To place  5 of 45 screenings left”."""

    def __init__(self) -> None:
        super().__init__(22)
        self._note = ""

    def tell(self, left: int, wanted: int) -> None:
        """Say how many screenings of how many are left to place."""
        self._note = ""
        if wanted:
            self._note = _("{left} of {wanted} screenings left").format(left=left, wanted=wanted)
            if not left:
                self._note = _("all {wanted} screenings placed").format(wanted=wanted)
        self.setAccessibleName(self._note)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Title and note on one baseline."""
        now = theme()
        width = draw_text(painter, 16, 16, _("To place"), now.text, PANEL, 600)
        note = elide(self._note, self.width() - width - 40, SECONDARY)
        draw_text(painter, 16 + width + 8, 16, note, now.text3, SECONDARY)

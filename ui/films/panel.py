"""The films panel: what is left to place, found by typing, taken by hand, joined to programmes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.model import Changes
from planner.rules import Severity
from ui.films.chips import ChipBar
from ui.films.columns import table_columns
from ui.films.counting import PlacesCount
from ui.films.editing import CardEditing
from ui.films.entries import Entries, Entry
from ui.films.foot import FootBar
from ui.films.lines import arranged, matching
from ui.films.list import FilmList
from ui.films.marking import Marking
from ui.films.menus import columns_menu, film_menu, order_menu, sieve_menu
from ui.films.model import FilmsModel
from ui.films.sieve import ORDERED, Order, Sieve
from ui.films.table import FilmTable
from ui.films.table_model import FilmsTableModel
from ui.films.taking_off import TakingOff
from ui.films.top import Top
from ui.memory import Memory
from ui.session import Session
from ui.widgets import EmptyState, pass_on_focus, ring


class FilmsPanel(QWidget):
    """Everything there is to show, by section, with what is left to place first; as cards, or as a
    table. ``tabled(shown)`` fires when the table takes the place of the cards, or leaves it,
    ``sieved()`` when somebody chose what is listed.
    """

    tabled = Signal(bool)
    sieved = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.entries = Entries()
        self.model = FilmsModel()
        self.list = FilmList(self.model)
        self.table_model = FilmsTableModel(session)
        self.table = FilmTable(self.table_model)
        self.cards = CardEditing(session, self.list)
        self.list.may_take = self.table.may_take = session.may_edit
        self.count = PlacesCount(self, lambda: session.festival)
        self.top = Top(self._sieve_menu, self._order_menu, self._columns_menu)
        self.search = self.top.search
        self.said = ChipBar()
        self.foot = FootBar(session)
        self.empty = EmptyState(
            _("Drop a catalogue here"),
            _("Import…"),
            _("A text, a spreadsheet or an export. You see it all before anything changes."),
            "import",
            main=False,
        )
        self.nothing_found = EmptyState(_("Nothing found"), _("Show everything"), main=False)
        self.sieve, self.order = Sieve(), Order.SECTION
        self._unfolded: set[int] = set()
        self.marking = Marking(session, lambda: self.view, self)
        self._build()
        TakingOff(session, self)
        self._listen()
        self._follow(Changes(everything=True))

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self._middle = QStackedLayout()
        for widget in (self.list, self.table, self.empty, self.nothing_found):
            self._middle.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.top)
        column.addWidget(self.said)
        column.addLayout(self._middle, 1)
        column.addWidget(self.foot)

    def _listen(self) -> None:
        self.session.changed.connect(self._follow)
        self.session.selection_changed.connect(self._show_selection)
        self.session.report_changed.connect(self._follow_report)
        self.list.worst = self._worst
        self.search.searched.connect(lambda _text: self.refill())
        self.search.left.connect(self.marking.enter)
        self.top.as_table.toggled.connect(self.show_table)
        self.count.counted.connect(self.refill)
        self.list.folded.connect(self.fold)
        self.list.pictured.connect(self._give_pictures)
        self.table.columns_wanted.connect(lambda at: self._columns_menu().popup(at))
        self.table_model.sorted_by.connect(self._follow_order)
        for view in (self.list, self.table):
            self.marking.watch(view)
            view.carried.connect(self.session.carried)
            view.edited.connect(lambda: self.session.ask("inspect"))
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._open_menu)
        self.empty.pressed.connect(lambda: self.session.ask("import"))
        self.nothing_found.pressed.connect(self.show_everything)
        ring(self.table)
        pass_on_focus(self, lambda: self.view if self.view.isVisible() else self.search)

    # -- what is listed -------------------------------------------------------------------------

    @property
    def is_table(self) -> bool:
        """Whether films are shown as a table."""
        return self.top.as_table.isChecked()

    @property
    def view(self) -> FilmList | FilmTable:
        """The list or the table, whichever is shown."""
        return self.table if self.is_table else self.list

    def _follow(self, changes: Changes) -> None:
        if changes.everything:
            self.count.forget()
            self.sieve = Sieve()  # whoever knows the file says what was chosen in it
        touched = self.entries.follow(self.session.festival, changes)
        if touched:
            self.sieve = self.sieve.still(self.entries.festival, self.entries.by_id.values())
        if self._counts and not changes.everything:
            self._count_places()
        if touched:
            self.refill()
            if changes.everything:
                self._follow_order()

    def _follow_report(self) -> None:
        told = self.is_table and self.table_model.needs_report
        if self.sieve.conflicts or told:
            self.refill()
        self.list.viewport().update()

    def refill(self) -> None:
        """List what search and filter let through."""
        every = self.entries.by_id.values()
        found = matching(self.entries, self.search.text(), self.sieve, self._in_conflict)
        with self.marking.quiet():
            if self.is_table:
                self.table_model.show(found, self.count.places)
            else:
                self._fill_list(found)
        self._show_selection()
        self.top.show_sieve(not self.sieve.is_open, bool(every))
        self.said.say(self._chips())
        self.top.heading.tell(sum(e.left for e in every), sum(e.wanted for e in every))
        self.foot.tell(len(found), sum(entry.seconds for entry in found))
        here: QWidget = self.view if found else self.nothing_found
        self._middle.setCurrentWidget(here if every else self.empty)

    def _fill_list(self, found: list[Entry]) -> None:
        anchor = self.list.verticalScrollBar().value()
        shown = arranged(self.entries, found, self._unfolded, self.order, self.count.places)
        if self.model.show(shown):
            self.list.doItemsLayout()
            self.list.verticalScrollBar().setValue(anchor)

    def _chips(self) -> list[tuple[str, Callable[[], object]]]:
        chips = self.sieve.chips(self.session.festival)
        found = [(words, partial(self.choose, without)) for words, without in chips]
        order = self._order_words()
        return [*found, (order, partial(self.order_by, Order.SECTION))] if order else [*found]

    def _order_words(self) -> str:
        if self.is_table or self.order is Order.SECTION:
            return ""
        words = _(ORDERED[self.order])
        if self.order is Order.TIGHTEST and self.count.is_counting:
            return _("{order}, still counting").format(order=words)
        return words

    def _worst(self, programme_id: int) -> Severity | None:
        return self.session.report.worst_of_programme(programme_id)

    def _in_conflict(self, programme_id: int) -> bool:
        return self._worst(programme_id) in {Severity.BLOCKER, Severity.WARNING}

    def show_everything(self) -> None:
        """Empty the search and drop the filter."""
        self.search.clear()
        self.choose(Sieve())

    def choose(self, sieve: Sieve) -> None:
        """List only these."""
        self.sieve = sieve
        self.refill()
        self.sieved.emit()

    def list_only(self, which: str) -> None:
        """List only what a name stands for (``Sieve.only``), whatever was searched before."""
        self.search.clear()
        self.choose(Sieve.only(which))

    def order_by(self, order: Order) -> None:
        """List in that order."""
        self.order = order
        self._follow_order()
        self.refill()

    def _show_selection(self) -> None:
        self.foot.refresh()
        self.marking.show()

    # -- tightest first -------------------------------------------------------------------------

    @property
    def _counts(self) -> bool:
        return self.table_model.needs_places if self.is_table else self.order is Order.TIGHTEST

    def _follow_order(self) -> None:
        if self._counts:
            self._count_places()
        else:
            self.count.forget()

    def _count_places(self) -> None:
        waiting = [e.programme_id for e in self.entries.by_id.values() if not e.done]
        self.count.want(waiting)

    # -- as a table -----------------------------------------------------------------------------

    def show_table(self, shown: bool) -> None:
        """Show films as a table, or as cards."""
        had = self.view.hasFocus() or self.list.hasFocus() or self.table.hasFocus()
        self.top.show_table(shown)
        self._follow_order()
        self.refill()
        if had:
            self.view.setFocus()
        self.tabled.emit(shown)

    def recall(self, memory: Memory) -> None:
        """Show what was shown: cards or table, its columns, and the order."""
        self.table.show_columns(memory.text("films/columns"))
        key = memory.text("films/table-order", "section_id")
        self.table_model.order_key = key if key in table_columns() else "title"
        self.table_model.descending = memory.flag("films/descending")
        self.table.show_order()
        known = {order.value: order for order in Order}
        self.order = known.get(memory.text("films/order"), Order.SECTION)
        self.show_table(memory.flag("films/table"))

    def recall_sieve(self, text: str) -> None:
        """List what was listed in this file, without what is no longer there."""
        known = Sieve.from_text(text)
        self.sieve = known.still(self.entries.festival, self.entries.by_id.values())
        self.refill()

    def remember(self, memory: Memory) -> None:
        """Keep what is shown, for the next time."""
        memory.keep("films/columns", self.table.columns_now())
        memory.keep("films/table-order", self.table_model.order_key)
        memory.keep("films/descending", self.table_model.descending)
        memory.keep("films/order", self.order.value)
        memory.keep("films/table", self.is_table)

    def fold(self, programme_id: int, unfold: bool) -> None:
        """Show the films inside a programme, or hide them."""
        if unfold:
            self._unfolded.add(programme_id)
        else:
            self._unfolded.discard(programme_id)
        self.refill()

    def reveal(self, programme_id: int) -> None:
        """Bring a programme into sight, with everything listed where it is among what is left
        out.
        """
        if programme_id in self.entries.by_id:
            if not self.view.model().index_of(programme_id).isValid():
                self.show_everything()
            self._show_selection()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _give_pictures(self, paths: object, film_id: object) -> None:
        # The file manager waits for the drop; a dialog must not open inside it.
        QTimer.singleShot(0, self, lambda: self.session.ask("stills", (paths, film_id)))

    # -- menus ----------------------------------------------------------------------------------

    def _sieve_menu(self) -> QMenu:
        return sieve_menu(self, self.entries, lambda: self.sieve, self.choose)

    def _order_menu(self) -> QMenu:
        return order_menu(self, self.order, self.order_by)

    def _columns_menu(self) -> QMenu:
        shown = [column.key for column in self.table_model.columns]
        return columns_menu(self, shown, self._show_column)

    def _show_column(self, key: str, shown: bool) -> None:
        self.table.show_column(key, shown)
        self._follow_order()
        self._show_selection()

    def _retype(self, row: int) -> None:
        if self.is_table:
            self.table.edit_cell()
        else:
            self.cards.begin(row, "title")

    def _open_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        programme_id = self.view.model().programme(index)
        if programme_id is not None:
            menu = film_menu(self, self.session, programme_id, partial(self._retype, index.row()))
            menu.popup(self.view.viewport().mapToGlobal(at))

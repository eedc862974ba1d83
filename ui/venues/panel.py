"""The page of venues and guests, in place of the timetable: hours, days, ways and seats."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.edit import Edit
from planner.i18n import N_, _
from planner.model import Changes, Person, Screen
from planner.times import Day, day_label
from ui.fields.cells import CellDelegate
from ui.session import Session
from ui.theme import PANEL, SECONDARY
from ui.venues.bars import (
    Bar,
    Span,
    axis,
    days_of_guest,
    days_of_screen,
    edit_of_bar,
    forget_bar,
    guests_on,
    screens_on,
)
from ui.venues.tables import Grid, SeatsModel, WaysModel
from ui.venues.view import BarsModel, BarsView, Scale
from ui.widgets import HairLine, PillButton, PlainLabel, pass_on_focus, ring

SOURCE = "venues"
_TABS = {
    "hours": N_("Opening hours"),
    "days": N_("Days of guests"),
    "ways": N_("Ways"),
    "seats": N_("Seats and formats"),
}
_HINTS = {
    "hours": N_(
        "Drag an end or the whole bar. Double click: closed. Delete: as usual. "
        "Double click on a name: its days."
    ),
    "days": N_(
        "Drag an end or the whole bar. Double click: away. Delete: as usual. "
        "Double click on a name: their days."
    ),
    "ways": N_("Minutes from door to door, the same there and back. Empty means not known."),
    "seats": N_("Several formats or things are separated by semicolons. Empty means not known."),
}


class VenuesPanel(QWidget):
    """One of four views. ``closed()`` when the timetable is to come back."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tab = "hours"
        self._owner: int | None = None
        self._day: Day | None = None
        self.model = BarsModel()
        self.view = BarsView(self.model)
        self.ways = WaysModel(session)
        self.seats = SeatsModel(session)
        self._build()
        pass_on_focus(self, self._shown)
        ring(self.view, self.ways_grid, self.seats_grid)
        session.changed.connect(self._follow)
        session.day_changed.connect(self._follow_day)
        self._day = session.day
        self.show_tab("hours")

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        cross = PillButton("", "close", "flat", _("Back to the timetable"), "Esc")
        cross.clicked.connect(lambda _on=False: self.closed.emit())
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 8)
        head.addWidget(PlainLabel(_("Venues and guests"), PANEL, 600))
        head.addStretch(1)
        head.addWidget(cross)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(8, 6, 8, 0)
        tabs.setSpacing(2)
        self.buttons: dict[str, PillButton] = {}
        group = QButtonGroup(self)
        for tab, text in _TABS.items():
            button = self.buttons[tab] = PillButton(_(text), look="flat")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, tab=tab: self.show_tab(tab))
            group.addButton(button)
            tabs.addWidget(button)
        tabs.addStretch(1)
        self.back = PillButton(_("All of them"), "left", "flat")
        self.back.clicked.connect(lambda _on=False: self.show_owner(None))
        self.whose = PlainLabel("", weight=600, elided=True)
        self.day = QComboBox()
        self.day.setAccessibleName(_("Day"))
        self.day.activated.connect(lambda _i: self._choose_day(self.day.currentData()))
        self.hint = PlainLabel("", SECONDARY, tone="text3")
        self.hint.setWordWrap(True)
        choice = QHBoxLayout()
        choice.setContentsMargins(16, 8, 16, 4)
        choice.setSpacing(8)
        choice.addWidget(self.back)
        choice.addWidget(self.whose, 1)
        choice.addWidget(self.day)
        choice.addWidget(self.hint, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(HairLine())
        column.addLayout(tabs)
        column.addLayout(choice)
        column.addWidget(self._make_pages(), 1)
        self.view.changed.connect(self._change)
        self.view.forgotten.connect(lambda bar: self._run(forget_bar(bar)))
        self.view.opened.connect(self._open)

    def _make_pages(self) -> QWidget:
        """The bars, and the two tables."""
        self._pages = QStackedWidget()
        self._pages.addWidget(self._bars())
        self.ways_grid = Grid(self.ways, _("Minutes between venues"), (92,))
        self.seats_grid = Grid(self.seats, _("Seats and formats"), (96,))
        self.seats_grid.setItemDelegate(CellDelegate(self.seats, self.seats_grid))
        self._pages.addWidget(self.ways_grid)
        self._pages.addWidget(self.seats_grid)
        return self._pages

    def _bars(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.scale = Scale(self.model, self.view)
        column.addWidget(self.scale)
        column.addWidget(self.view, 1)
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to all, and then leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._owner is not None:
            self.show_owner(None)
        else:
            self.closed.emit()

    # -- showing --------------------------------------------------------------------------------

    def show_tab(self, tab: str) -> None:
        """Show hours, days, ways or seats."""
        self.tab, self._owner = tab, None
        if tab == "days" and self._day is None:
            self._day = self._session.day
        for name, button in self.buttons.items():
            button.setChecked(name == tab)
        self.hint.setText(_(_HINTS[tab]))
        self._pages.setCurrentIndex({"ways": 1, "seats": 2}.get(tab, 0))
        self.refresh()

    def _shown(self) -> QWidget:
        pages: dict[str, QWidget] = {"ways": self.ways_grid, "seats": self.seats_grid}
        return pages.get(self.tab, self.view)

    def show_owner(self, owner: int | None) -> None:
        """Show all days of one screen or guest; nothing shows all of them again."""
        self._owner = owner
        self.refresh()

    def refresh(self) -> None:
        """Show what the festival says now."""
        if not self._session.is_open:
            return
        festival = self._session.festival
        table = festival.screens if self.tab == "hours" else festival.people
        if self._owner is not None and self._owner not in table:
            self._owner = None
        is_bars, one = self.tab in {"hours", "days"}, self._owner is not None
        self.back.setVisible(is_bars and one)
        self.whose.setVisible(is_bars and one)
        self.day.setVisible(is_bars and not one)
        self.view.may_change = self._session.is_writable
        if self.tab == "ways":
            self.ways.refresh()
        elif self.tab == "seats":
            self.seats.refresh()
        else:
            self._fill_days()
            self.model.show(self._bars_now(), axis(festival))
            self.scale.update()
            self.whose.setText(self._name(self._owner) if self._owner is not None else "")
            self.view.setAccessibleName(_(_TABS[self.tab]))

    def _bars_now(self) -> list[Bar]:
        festival = self._session.festival
        if self.tab == "hours":
            if self._owner is not None:
                return days_of_screen(festival, self._owner)
            return screens_on(festival, self._day)
        if self._owner is not None:
            return days_of_guest(festival, self._owner)
        return guests_on(festival, self._day if self._day is not None else self._session.day)

    def _name(self, owner: int) -> str:
        festival = self._session.festival
        return festival.screen_name(owner) if self.tab == "hours" else festival.people[owner].name

    def _fill_days(self) -> None:
        days: list[Day | None] = list(self._session.festival.days())
        if self.tab == "hours":
            days.insert(0, None)
        if [self.day.itemData(n) for n in range(self.day.count())] != days:
            self.day.clear()
            for day in days:
                self.day.addItem(_("Every day") if day is None else day_label(day), day)
        if self._day not in days:
            self._day = self._session.day
        self.day.setCurrentIndex(days.index(self._day) if self._day in days else 0)

    def _choose_day(self, day: Day | None) -> None:
        self._day = day
        self.refresh()

    def _follow_day(self, day: int) -> None:
        self._day = Day(day)
        self.refresh()

    def _follow(self, changes: Changes) -> None:
        if changes.everything:
            self._owner = None
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the timetable was in front."""
        super().showEvent(event)
        self.refresh()

    # -- changing -------------------------------------------------------------------------------

    def _change(self, bar: Bar, span: Span | None) -> None:
        self._run(edit_of_bar(bar, span, self.model.limits))

    def _run(self, edit: Edit) -> None:
        self._session.run(edit, SOURCE)

    def _open(self, bar: Bar) -> None:
        """A name leads to all its days, and from there to the inspector."""
        if self._owner is None:
            self.show_owner(bar.owner)
        table = Screen.table if bar.table == Screen.table else Person.table
        self._session.look_at(table, bar.owner)

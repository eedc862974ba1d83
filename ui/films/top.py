"""The top of the film list: how much is left to place, the search, and what opens its menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.i18n import _
from ui.theme import PANEL, SECONDARY, draw_text, elide, metrics, theme
from ui.widgets import Painted, PillButton, SearchField


class Top(QWidget):
    """Two lines: the heading with the switch to the table, and the search with its buttons."""

    def __init__(
        self,
        sieve: Callable[[], QMenu],
        order: Callable[[], QMenu],
        columns: Callable[[], QMenu],
    ) -> None:
        super().__init__()
        self.heading = Heading()
        self.search = SearchField(_("Search films"))
        self.filter = _opener("filter", _("Choose which films are listed"), sieve)
        self.sort = _opener("sort", _("Choose the order of the list"), order)
        self.columns = _opener("columns", _("Choose the columns of the table"), columns)
        self.as_table = PillButton(icon_name="table", look="flat", tip=_("Show films as a table"))
        self.as_table.setCheckable(True)
        self.columns.hide()
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, 12, 0)
        above.addWidget(self.heading, 1)
        above.addWidget(self.as_table)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 12, 4)
        below.setSpacing(2)
        below.addWidget(self.search, 1)
        for button in (self.sort, self.columns, self.filter):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addLayout(below)

    def show_table(self, shown: bool) -> None:
        """Offer what a table needs, or what cards need."""
        self.as_table.setChecked(shown)
        self.columns.setVisible(shown)
        self.sort.setVisible(not shown)

    def show_sieve(self, chosen: bool, possible: bool) -> None:
        """Mark that not everything is listed, or that there is nothing to choose from."""
        self.filter.setProperty("on", chosen)
        self.filter.set_icon("filter")
        self.filter.setEnabled(possible)


def _opener(icon_name: str, tip: str, menu: Callable[[], QMenu]) -> PillButton:
    button = PillButton(icon_name=icon_name, look="flat", tip=tip)

    def pop_up() -> None:
        opened = menu()
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    button.clicked.connect(lambda _on=False: pop_up())
    return button


class Heading(Painted):
    """“To place  5 of 45 screenings left”."""

    def __init__(self) -> None:
        super().__init__(22)
        self._note = self._short = ""

    def tell(self, left: int, wanted: int) -> None:
        """Say how many screenings of how many are left to place."""
        self._note = self._short = ""
        if wanted:
            self._short = _("{left} of {wanted} left").format(left=left, wanted=wanted)
            self._note = _("{left} of {wanted} screenings left").format(left=left, wanted=wanted)
            if not left:
                self._note = _("all {wanted} screenings placed").format(wanted=wanted)
                self._short = _("all placed")
        self.setAccessibleName(self._note)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Title and note on one baseline."""
        now = theme()
        width = draw_text(painter, 16, 16, _("To place"), now.text, PANEL, 600)
        room = self.width() - width - 28
        whole = metrics(SECONDARY).horizontalAdvance(self._note) <= room
        note = elide(self._note if whole else self._short, room, SECONDARY)
        draw_text(painter, 16 + width + 8, 16, note, now.text3, SECONDARY)

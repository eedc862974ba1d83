"""The middle of the print dialog: a page as it will come out, and below it pages and zoom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from ui.dialogs.printing.far import Drawn, Sheets
from ui.dialogs.printing.paging import Paging
from ui.dialogs.printing.preview import Preview


class View(QWidget):
    """Shows one page of a print. ``drawn()`` fires when the present print is seen, or a word says
    why there is none.
    """

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheets: Sheets | None = None
        self.page = 0
        self._title = ""
        self._fresh = False
        self.preview = Preview()
        self.paging = Paging(self.preview)
        self.preview.turned.connect(self.turn)
        self.paging.turned.connect(self.turn_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.preview, 1)
        column.addWidget(self.paging)

    def serve(self, title: str) -> None:
        """Begin at the first page of a document of this title."""
        self._title = title
        self.page = 0

    def wait(self) -> None:
        """Another print is made: the page before is pale until it comes."""
        self.preview.wait()
        self.paging.begin()

    def show_sheets(self, sheets: Sheets) -> None:
        """Show the page of a print at which the print before was."""
        self.sheets = sheets
        self.paging.end()
        self._fresh = True
        self.turn_to(self.page)

    def take(self, drawn: Drawn) -> None:
        """Show what was drawn."""
        self.preview.take(drawn)
        if self._fresh and self.preview.shows:
            self._fresh = False
            self.drawn.emit()

    def say(self, word: str) -> None:
        """Show a word where there is no page."""
        self.sheets = None
        self.paging.end()
        self.paging.show_page(0, 0)
        self.preview.say(word)
        self.drawn.emit()

    def turn(self, pages: int) -> None:
        """Show a page before or after."""
        self.turn_to(self.page + pages)

    def turn_to(self, page: int) -> None:
        """Show this page, counted from 0, or the nearest there is."""
        if self.sheets is None:
            return
        count = len(self.sheets.sizes)
        self.page = min(max(page, 0), count - 1)
        self.paging.show_page(self.page, count)
        self.preview.show_page(self.page, self.sheets.sizes[self.page])
        now = _("page {page} of {pages}").format(page=self.page + 1, pages=count)
        self.preview.setAccessibleDescription(f"{self._title}, {now}")

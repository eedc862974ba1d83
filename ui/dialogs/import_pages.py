"""All sources of an import, one on show: which, its text with marks, what the signs mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from planner.exchange import ImportPlan
from planner.exchange.shown import Page
from planner.i18n import _
from ui.dialogs.import_marks import LOOKS, Marks, marks
from ui.dialogs.import_source import SourceText
from ui.theme import LABEL
from ui.widgets import PlainLabel


class Pages(QWidget):
    """``picked(mark)`` when somebody chose a marked line."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.which = QComboBox()
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.setMinimumContentsLength(12)
        self.which.setAccessibleName(_("Which source is shown"))
        self.which.activated.connect(self._show)
        self.text = SourceText()
        self.text.picked.connect(self.picked)
        self.legend = PlainLabel("", LABEL, tone="text3", elided=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.which)
        column.addWidget(self.text, 1)
        column.addWidget(self.legend)
        self._pages: list[Page] = []
        self._shown = -1
        self._plan: ImportPlan | None = None
        self._marks: dict[int, Marks] = {}
        self.hide()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these; none leaves all the room to the lists."""
        self._pages, self._shown, self._marks = list(pages), -1, {}
        self.which.clear()
        for page in self._pages:
            named = f"{page.file} – {page.sheet}" if page.sheet else page.file
            self.which.addItem(named)
        self.which.setVisible(len(self._pages) > 1)
        self.setVisible(bool(self._pages))
        if self._pages:
            self._show(0)

    def show_plan(self, plan: ImportPlan) -> None:
        """Mark what became of the lines."""
        self._plan, self._marks = plan, {}
        self._mark()

    def go_to(self, file: str, sheet: str, line: int) -> None:
        """Point at a line of a source."""
        found = [at for at, page in enumerate(self._pages) if page.file == file]
        place = next((at for at in found if not sheet or self._pages[at].sheet == sheet), -1)
        if place < 0 or not line:
            self.text.go_to(0)
            return
        if place != self._shown:
            self._show(place)
        self.text.go_to(line)

    def _show(self, place: int) -> None:
        self._shown = place
        with QSignalBlocker(self.which):
            self.which.setCurrentIndex(place)
        self.text.show_page(self._pages[place])
        self._mark()

    def _mark(self) -> None:
        if self._plan is None or self._shown < 0:
            return
        if self._shown not in self._marks:
            self._marks[self._shown] = marks(self._plan, self._pages[self._shown])
        now = self._marks[self._shown]
        self.text.show_marks(self._plan, now)
        kinds = {mark.kind for mark in now.values()}
        words: dict[str, list[str]] = {}
        for kind, (sign, _tone, said) in LOOKS.items():
            if kind in kinds:
                words.setdefault(sign, []).append(_(said))
        self.legend.setText("    ".join(f"{s} {', '.join(said)}" for s, said in words.items()))

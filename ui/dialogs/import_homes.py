"""Where text that was left over belongs: a field of a film, or a film of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from planner.exchange import ImportPlan
from planner.exchange.base import FilmRow, Leftover
from planner.exchange.correctable import RowField, fields_of
from planner.i18n import _
from planner.model import Film
from ui.theme import BODY
from ui.widgets import PillButton, PlainLabel

_AROUND = 250
"""How many films on either side of the text are offered."""


class Homes(QWidget):
    """``given(number, field)`` for the decision of a film, ``made`` for a film of its own,
    ``left`` for Escape.
    """

    given = Signal(int, str)
    made = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field, self.film = QComboBox(), QComboBox()
        self.field.setAccessibleName(_("What this text is"))
        self.film.setAccessibleName(_("Of which film"))
        for combo, least in ((self.field, 10), (self.film, 16)):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(least)
        self.put = PillButton(_("Put it there"))
        self.alone = PillButton(_("It is a film of its own"))
        for button in (self.put, self.alone):
            button.setAutoDefault(False)
        self.put.clicked.connect(lambda _on=False: self._give())
        self.alone.clicked.connect(lambda _on=False: self.made.emit())
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 8, 10, 2)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        label = PlainLabel(_("This text is the"), BODY, 600)
        label.setBuddy(self.field)
        grid.addWidget(label, 0, 0, 1, 3)
        grid.addWidget(self.field, 1, 0)
        grid.addWidget(PlainLabel(_("of"), BODY), 1, 1)
        grid.addWidget(self.film, 1, 2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.put)
        row.addWidget(self.alone)
        row.addStretch(1)
        grid.addLayout(row, 2, 0, 1, 3)
        self._piece: Leftover | None = None
        self._plan: ImportPlan | None = None
        self.hide()

    def show_for(self, plan: ImportPlan | None, piece: Leftover | None) -> None:
        """Offer the films of the same file, the one above the text first."""
        self.setVisible(piece is not None)
        if piece is None or plan is None or (piece, plan) == (self._piece, self._plan):
            self._piece = piece
            return
        self._piece, self._plan = piece, plan
        films = [
            (number, one.title, one.row.line)
            for number, one in enumerate(plan.decisions)
            if one.table == Film.table
            and (one.row.file, one.row.sheet) == (piece.file, piece.sheet)
            and one.row.line
        ]
        above = max((at for at, one in enumerate(films) if one[2] <= piece.line), default=0)
        first = max(0, above - _AROUND)
        self.film.clear()
        for number, title, line in films[first : above + _AROUND]:
            self.film.addItem(_("{title}  (line {line})").format(title=title, line=line), number)
        self.film.setCurrentIndex(above - first if films else -1)
        if not self.field.count():
            for field in _homes(fields_of(FilmRow(file="", line=0, title=""))):
                self.field.addItem(field.label, field.name)
        for widget in (self.field, self.film, self.put):
            widget.setEnabled(bool(films))

    def focus(self) -> None:
        """Put the keyboard on the first choice."""
        place = self.field if self.field.isEnabled() else self.alone
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts the text there, Escape goes back to the list; neither is for the dialog."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def piece(self) -> Leftover | None:
        """The text that is spoken of."""
        return self._piece

    def _give(self) -> None:
        if self.film.currentData() is not None:
            self.given.emit(self.film.currentData(), self.field.currentData())


def _homes(known: Sequence[RowField]) -> list[RowField]:
    """Synopses and other running text first: that is what is mostly left over."""
    texts = ["synopsis", "logline", "statement", "note", "title"]
    found = {field.name: field for field in known}
    first = [found.pop(name) for name in texts if name in found]
    return [*first, *found.values()]

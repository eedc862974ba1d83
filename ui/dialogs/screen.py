"""A screen added or renamed: its name, its venue, its seats."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from planner.edit import Edit, SetField, Together
from planner.edit.venues import AddScreen, RenameScreen
from planner.errors import UserError
from planner.i18n import _
from planner.model import Screen, column
from planner.model.values import parse
from ui.dialogs.base import Dialog, main_button, question
from ui.session import Session


class ScreenDialog(Dialog):
    """Adds a screen, or changes the one of ``screen_id``."""

    def __init__(
        self, session: Session, screen_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        title = _("Add screen") if screen_id is None else _("Rename screen")
        super().__init__(parent, title, "screen", (420, 340))
        self._session, self._screen_id = session, screen_id
        self.name, self.venue, self.seats = QLineEdit(), QLineEdit(), QLineEdit()
        self._fill()
        self.body.addLayout(question(_("Screen"), self.name))
        self.body.addSpacing(10)
        self.body.addLayout(question(_("Venue"), self.venue, hint=self._venue_hint()))
        self.body.addSpacing(10)
        self.body.addLayout(question(_("Seats"), self.seats))
        self.body.addStretch(1)
        for field in (self.name, self.venue, self.seats):
            field.textChanged.connect(lambda _text: self.complain(""))
        verb = _("Add") if screen_id is None else _("Rename")
        self.add_buttons(main_button(verb, self.keep))
        self.name.setFocus()
        self.name.selectAll()

    def _fill(self) -> None:
        festival = self._session.festival
        names = sorted({venue.name for venue in festival.venues.values()})
        completer = QCompleter(names, self.venue)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.venue.setCompleter(completer)
        self.seats.setPlaceholderText(_("unknown"))
        screen = festival.get(Screen, self._screen_id)
        if screen is not None:
            self.name.setText(screen.name)
            self.venue.setText(festival.venues[screen.venue_id].name)
            self.seats.setText("" if screen.seats is None else str(screen.seats))
        elif festival.screens:
            last = festival.screens_in_order()[-1]
            self.venue.setText(festival.venues[last.venue_id].name)

    def _venue_hint(self) -> str:
        if self._screen_id is None:
            return _("Empty means that the screen stands alone.")
        return _("Another name here renames the venue for all its screens.")

    def answer(self) -> Edit:
        """The edit that was asked for; raises UserError with what is wrong."""
        seats = parse(column(Screen, "seats"), self.seats.text())
        name, venue = self.name.text().strip(), self.venue.text().strip()
        if self._screen_id is None:
            return AddScreen(name, venue, seats)
        edits = (
            RenameScreen(self._screen_id, name, venue),
            SetField("screen", self._screen_id, "seats", seats),
        )
        return Together(edits, _("Rename screen"))

    def keep(self) -> None:
        """Do it, or say what is wrong."""
        document = self._session.document
        if document is None:
            return
        try:
            edit = self.answer()
            document.what_if(edit)
        except UserError as refused:
            self.complain(str(refused))
            return
        if self._session.run(edit, "screen"):
            self.accept()

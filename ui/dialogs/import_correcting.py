"""Typing over what was understood in the import preview, and finding a home for what was left."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt

from planner.errors import UserError
from planner.exchange import ImportPlan
from planner.exchange.base import FilmRow, Row
from planner.exchange.corrections import key_of
from planner.exchange.retyping import Spot, spot_of
from planner.i18n import _
from ui.dialogs.import_card import Card
from ui.dialogs.import_chosen import of_problem, piece_of
from ui.dialogs.import_fields import Fields, is_of_text
from ui.dialogs.import_homes import Homes
from ui.dialogs.import_list import LineList
from ui.dialogs.import_retype import Retype
from ui.dialogs.import_rows import Line, Preview, tab_of
from ui.dialogs.import_tabs import Tabs
from ui.dialogs.import_wishes import Wishes
from ui.widgets import PillButton


class View(Protocol):
    """What the preview is for this: the lists, what is chosen in them, what was wished so far."""

    plan: ImportPlan | None
    preview: Preview | None
    wishes: Wishes
    list: LineList
    tabs: Tabs
    card: Card

    @property
    def line(self) -> Line | None:
        """The row that is chosen."""

    def show_tab(self, name: str) -> None:
        """Show another of the lists."""

    def follow(self) -> None:
        """Show what there is to say about the chosen row."""

    def wish(self, wishes: Wishes) -> None:
        """Plan anew with these."""

    def type_anew(self, spot: Spot, text: str) -> None:
        """Read the sources again with a line or cell typed anew."""

    def complain(self, sentence: str) -> None:
        """Say what is wrong."""


class Correcting:
    """The fields of the chosen row, shown while somebody wants to type over them, and the homes of
    text that was left over.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._are_fields_shown = False
        self.homes = Homes()
        self.homes.given.connect(self.give)
        self.homes.made.connect(self.make_film)
        self.homes.left.connect(self._leave_fields)
        self.retype = Retype()
        self.retype.retyped.connect(self._type_anew)
        self.retype.left.connect(self._leave_fields)
        self.fields = Fields()
        self.fields.typed.connect(self.type)
        self.fields.put_back.connect(self.put_back)
        self.fields.left.connect(self._leave_fields)
        self.fields.stepped.connect(self._step)
        self.fields.dropped.connect(self.drop)
        tip = _("Type over what was understood of the chosen row")
        self.button = PillButton(_("Correct"), "edit", "flat", tip=tip, shortcut="F2")
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._toggle_fields)
        self.button.hide()

    def follow(self) -> None:
        """Show what can be typed over in the chosen row."""
        preview, line = self._view.preview, self._view.line
        self.button.setChecked(self._are_fields_shown)
        plan = self._view.plan
        spot = None if preview is None or line is None else self._spot(preview, line)
        self.retype.show_for(spot, plan.sources if plan else ())
        if preview is None or line is None:
            self.homes.show_for(None, None)
            self.fields.hide()
            return
        is_left = self._view.tabs.current == "leftovers"
        self.homes.show_for(preview.plan, piece_of(preview.plan, line) if is_left else None)
        if not self._are_fields_shown or line.number is None:
            self.fields.hide()
            return
        row, why_not = self._row(line)
        can_drop = row is not None and self._is_of_text(row)
        self.fields.show_row(row, line.key, why_not, can_drop=can_drop)
        self.fields.show()

    def begin(self) -> None:
        """Let the chosen row be typed over; a question is answered instead, text left over given
        to a film, and a problem goes to the field that it is about.
        """
        preview, line = self._view.preview, self._view.line
        if preview is None or line is None:
            return
        name = ""
        if line.number is None and self._view.tabs.current == "leftovers":
            self.homes.focus()
            return
        if line.number is None:
            found = of_problem(preview, line)
            if found is None:
                (self.retype if self.retype.spot is not None else self._view.card).focus()
                return
            number, name = found
            self._view.show_tab(tab_of(preview.plan.decisions[number].table))
            self._view.list.choose(number, lambda _line: False)
        self._are_fields_shown = True
        self._view.follow()
        self.fields.focus(name)

    def _toggle_fields(self, on: bool) -> None:
        if on:
            self.begin()
        else:
            self._leave_fields()
        self.button.setChecked(self._are_fields_shown)

    def _row(self, line: Line) -> tuple[Row | None, str]:
        """The chosen row with what was typed over it; None, and why, where it cannot be."""
        if self._view.preview is None or line.number is None:
            return None, ""
        try:
            self._view.preview.plan.row_of(line.number)
        except UserError as error:
            return None, str(error)
        return self._view.preview.row(line.number, self._view.wishes), ""

    def _spot(self, preview: Preview, line: Line) -> Spot | None:
        """Where a problem of which no row came can be typed anew."""
        if self._view.tabs.current != "problems" or of_problem(preview, line) is not None:
            return None
        for problem in preview.plan.problems:
            place = (problem.file, problem.sheet, problem.line, problem.message)
            if place == (line.file, line.sheet, line.line, line.title):
                return spot_of(problem, preview.plan.sources)
        return None

    def _type_anew(self, text: str) -> None:
        if self.retype.spot is not None:
            self._view.type_anew(self.retype.spot, text)

    def _is_of_text(self, row: Row) -> bool:
        plan = self._view.plan
        readers = {one.file: one.reader for one in plan.read} if plan else {}
        return is_of_text(row, readers.get(row.file, ""))

    def _leave_fields(self) -> None:
        self._are_fields_shown = False
        self._view.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.follow()

    def _step(self, by: int) -> None:
        """Go on with the same field of the row above or below, once this one holds what it says."""
        name = self.fields.current
        if self.fields.finish() and self._view.list.step(by):
            self.fields.focus(name)

    def type(self, name: str, text: str) -> None:
        """Take a text for a field of the chosen row, or say why the field cannot hold it."""
        row = self._row(self._view.line)[0] if self._view.line is not None else None
        if row is None:
            return
        try:
            said = self._view.wishes.corrections.type(row, name, text)
        except UserError as error:
            self.fields.refuse(name, str(error))
            return
        self.fields.editor(name).shown = self.fields.editor(name).text_now()
        self._view.wish(self._view.wishes.correct(said))

    def put_back(self, name: str) -> None:
        """Take what the file says of a field of the chosen row."""
        row = self._row(self._view.line)[0] if self._view.line is not None else None
        if row is not None:
            said = self._view.wishes.corrections.put_back(key_of(row), name)
            self._view.wish(self._view.wishes.correct(said))

    def drop(self) -> None:
        """Take the chosen film for none: its text is left over, and can be given to another."""
        row = self._row(self._view.line)[0] if self._view.line is not None else None
        if isinstance(row, FilmRow) and self._is_of_text(row):
            self._view.wish(self._view.wishes.correct(self._view.wishes.corrections.drop(row)))
            if self.fields.isVisible():
                self._leave_fields()

    def give(self, number: int, name: str) -> None:
        """Put the chosen text that was left over into a field of a film."""
        if self._view.preview is None or self.homes.piece is None:
            return
        row = self._view.preview.row(number, self._view.wishes)
        try:
            said = self._view.wishes.corrections.give(self.homes.piece, row, name)
        except UserError as error:
            self._view.complain(str(error))
            return
        self._view.wish(self._view.wishes.correct(said))

    def make_film(self) -> None:
        """Bring the chosen text that was left over in as a film of its own."""
        plan, piece = self._view.plan, self.homes.piece
        if plan is not None and piece is not None:
            made = self._view.wishes.corrections.make_film(piece, plan.understood)
            self._view.wish(self._view.wishes.correct(made))

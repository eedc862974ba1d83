"""Three questions that begin a festival: what it is called, when it is, and where."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import available_timezones

from PySide6.QtCore import QDir, Qt, QTimeZone
from PySide6.QtWidgets import (
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from planner.edit import Together, Work
from planner.edit.editions import StartFestival
from planner.edit.venues import AddScreen
from planner.errors import UserError
from planner.i18n import _, ngettext
from planner.model import Festival
from planner.text import clean
from planner.times import date_of
from ui.dialogs.base import Dialog, main_button, question
from ui.dialogs.day_field import DayField
from ui.dialogs.screen_lines import parse_screens
from ui.session import Session
from ui.theme import SECONDARY, font
from ui.widgets import PlainLabel

SUFFIX = ".marquee"


class NewFestivalDialog(Dialog):
    """Asks for a new festival, then where its file is to be, and opens it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            parent, _("New festival"), "new", (560, 540), _("All of it can be changed later.")
        )
        self._session = session
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Shanghai Panorama 2027"))
        self.first, self.last = DayField(_("First day")), DayField(_("Last day"))
        self.zone = _zone_field()
        self.screens = QPlainTextEdit()
        self.screens.setFont(font())
        self.screens.setTabChangesFocus(True)
        self.screens.setAccessibleName(_("Screens"))
        self.screens.setPlaceholderText(_("Odeon / Screen 1, 310\nOdeon / Screen 2, 140\nStudio"))
        self.days_note = PlainLabel("", SECONDARY, tone="text3")
        self.screens_note = PlainLabel("", SECONDARY, tone="text3")
        self._lay_out()
        self._propose_days()
        self.first.settled.connect(self._on_first)
        for field in (self.first, self.last):
            field.settled.connect(self._say_days)
            field.textEdited.connect(lambda _text: self._say_days())
        self.screens.textChanged.connect(self._say_screens)
        self.name.textChanged.connect(lambda _text: self.complain(""))
        self.add_buttons(main_button(_("Create…"), self.ask_where))
        self._say_screens()
        self.name.setFocus()

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(8)
        for widget, share in (
            (self.first, 0),
            (PlainLabel("–", tone="text3"), 0),
            (self.last, 0),
            (self.zone, 1),
        ):
            days.addWidget(widget, share)
        self.body.addLayout(question(_("What is it called?"), self.name))
        self.body.addSpacing(14)
        self.body.addLayout(question(_("When is it?"), days, self.days_note))
        self.body.addSpacing(14)
        self.body.addLayout(question(_("Where is it?"), self.screens, self.screens_note), 1)

    # -- days -----------------------------------------------------------------------------------

    def _propose_days(self) -> None:
        """A weekend some months ahead, to be overwritten."""
        soon = date.today() + timedelta(days=120)  # noqa: DTZ011 - the day on the user's desk
        first = soon + timedelta(days=(3 - soon.weekday()) % 7)
        self.first.set_date(first)
        self.last.set_date(first + timedelta(days=3))
        self._say_days()

    def _on_first(self) -> None:
        if self.last.known < self.first.known:
            self.last.set_date(date_of(self.first.known) + timedelta(days=3))

    def _say_days(self) -> None:
        self.complain("")
        try:
            count = self.last.day() - self.first.day() + 1
        except UserError as refused:
            self.days_note.setText(str(refused))
            return
        if count < 1:
            self.days_note.setText(_("The last day is before the first."))
            return
        text = ngettext("{count} festival day", "{count} festival days", count)
        self.days_note.setText(text.format(count=count))

    def _say_screens(self) -> None:
        self.complain("")
        hint = _("One line for each screen: Venue / Screen, seats.")
        try:
            screens = parse_screens(self.screens.toPlainText())
        except UserError as refused:
            hint, screens = str(refused), ()
        if screens:
            venues = len({screen.venue or screen.screen_name for screen in screens})
            hint = _("{screens} at {venues}").format(
                screens=ngettext("{n} screen", "{n} screens", len(screens)).format(n=len(screens)),
                venues=ngettext("{n} venue", "{n} venues", venues).format(n=venues),
            )
        self.screens_note.setText(hint)

    # -- the answer -----------------------------------------------------------------------------

    def answer(self) -> tuple[StartFestival, tuple[AddScreen, ...]]:
        """What was asked for, as edits; raises UserError with what is wrong."""
        first, last = self.first.day(), self.last.day()
        if last < first:
            raise UserError(_("The last day is before the first; choose a later one."))
        start = StartFestival(
            clean(self.name.text()),
            first,
            last,
            self.zone.text().strip(),
        )
        screens = parse_screens(self.screens.toPlainText())
        Together((start, *screens), "").apply(Work(Festival()))
        return start, screens

    def ask_where(self) -> None:
        """Check the answers, then ask where the file is to be."""
        try:
            start, _screens = self.answer()
        except UserError as refused:
            self.complain(str(refused))
            return
        chooser = QFileDialog(self, _("Where is the festival to be kept?"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(_("Marquee festivals (*.marquee)"))
        chooser.setDefaultSuffix(SUFFIX[1:])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.selectFile(f"{start.festival_name.replace('/', '-')}{SUFFIX}")
        chooser.setDirectory(QDir.homePath())
        chooser.fileSelected.connect(lambda path: self.create_at(Path(path)))
        chooser.open()

    def create_at(self, path: Path) -> None:
        """Create the festival in that file and open it; says why not when it fails."""
        start, screens = self.answer()
        self._session.message.connect(self.complain)
        try:
            made = self._session.create(path, start)
            if made and screens:
                self._session.run(Together(screens, _("Add screens")))
        finally:
            self._session.message.disconnect(self.complain)
        if made:
            self.accept()


def _zone_field() -> QLineEdit:
    field = QLineEdit(own_zone())
    field.setAccessibleName(_("Time zone"))
    completer = QCompleter(sorted(available_timezones()), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    field.setCompleter(completer)
    return field


def own_zone() -> str:
    """The time zone of this computer, where it is a usual one."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return name if name in available_timezones() else "UTC"

"""Opening hours of a screen: by default, and for the days that differ."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from planner.edit import Edit, Together
from planner.edit.venues import SetHours
from planner.errors import UserError
from planner.i18n import _
from planner.model import Opening, Screen
from planner.times import DAY_MINUTES, Day, clock_minutes, day_label, parse_clock
from ui.dialogs.base import Dialog, main_button
from ui.session import Session
from ui.theme import BODY, SECONDARY
from ui.widgets import PlainLabel

_DEFAULT, _OWN, _CLOSED = range(3)


class HoursDialog(Dialog):
    """The hours of one screen; with ``day`` it begins at that one.

    Hours run past 24:00 into the night, as the festival day does.
    """

    def __init__(
        self,
        session: Session,
        screen_id: int,
        parent: QWidget | None = None,
        day: Day | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Opening hours of {screen}").format(screen=session.festival.screen_name(screen_id)),
            "hours",
            (470, 440),
            _("After midnight write 25:00 for one in the morning. Empty means open all day."),
        )
        self._session, self._screen_id = session, screen_id
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(1, 1)
        self.default = DayHours(grid, 0, _("Every day"))
        self.days: dict[Day, DayHours] = {}
        for row, each in enumerate(session.festival.days(), start=1):
            self.days[each] = DayHours(grid, row, day_label(each), differs=True)
        grid.setRowStretch(len(self.days) + 1, 1)
        inner = QWidget()
        inner.setLayout(grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self._fill()
        self.add_buttons(main_button(_("Keep"), self.keep))
        self._begin_at(day)

    def _begin_at(self, day: Day | None) -> None:
        """Put the keyboard where the hours are to be typed: those of one day, or the default."""
        line = self.default if day is None else self.days.get(day, self.default)
        if line.choice == _DEFAULT:
            hours = self._session.festival.hours(self._screen_id, day) if day is not None else None
            begins = (day or 0) * DAY_MINUTES
            opens, closes = (time - begins for time in hours) if hours else (None, None)
            line.show_hours(_OWN, opens, closes)
        line.opens.setFocus()

    def _fill(self) -> None:
        festival = self._session.festival
        screen = festival.screens[self._screen_id]
        self.default.show_hours(_OWN, screen.opens, screen.closes)
        own = {
            row.day: row
            for row in festival.rows(Opening).values()
            if row.screen_id == self._screen_id
        }
        for day, line in self.days.items():
            row = own.get(day)
            if row is None:
                line.show_hours(_DEFAULT, None, None)
            elif row.opens is None and row.closes is None:
                line.show_hours(_CLOSED, None, None)
            else:
                line.show_hours(_OWN, row.opens, row.closes)

    def answer(self) -> Edit:
        """All hours as one edit; raises UserError for a time that is none."""
        edits: list[Edit] = [SetHours(self._screen_id, *self.default.hours())]
        for day, line in self.days.items():
            if line.choice == _OWN:
                edits.append(SetHours(self._screen_id, *line.hours(), day=day))
            else:
                forget = line.choice == _DEFAULT
                edits.append(SetHours(self._screen_id, day=day, forget=forget))
        return Together(tuple(edits), _("Change opening hours"))

    def keep(self) -> None:
        """Keep them, or say what is wrong."""
        document = self._session.document
        if document is None or self._screen_id not in self._session.festival.rows(Screen):
            self.reject()
            return
        try:
            edit = self.answer()
            document.what_if(edit)
        except UserError as refused:
            self.complain(str(refused))
            return
        if self._session.run(edit, "hours"):
            self.accept()


class DayHours:
    """One line of the form: a day, whether it differs, and its two hours."""

    def __init__(self, grid: QGridLayout, row: int, label: str, differs: bool = False) -> None:
        self._label = label
        self.how = QComboBox()
        self.how.addItems([_("As every day"), _("From – to"), _("Closed")])
        self.how.setAccessibleName(label)
        self.how.setVisible(differs)
        self.opens, self.closes = _clock_field(_("opens")), _clock_field(_("closes"))
        grid.addWidget(PlainLabel(label, BODY, 400 if differs else 600), row, 0)
        if differs:
            grid.addWidget(self.how, row, 1)
        grid.addWidget(self.opens, row, 2)
        grid.addWidget(PlainLabel("–", SECONDARY, tone="text3"), row, 3)
        grid.addWidget(self.closes, row, 4)
        self.how.currentIndexChanged.connect(self._follow)

    @property
    def choice(self) -> int:
        """As every day, own hours, or closed."""
        return self.how.currentIndex()

    def show_hours(self, choice: int, opens: int | None, closes: int | None) -> None:
        """Show hours in minutes of the festival day."""
        self.how.setCurrentIndex(choice)
        self.opens.setText("" if opens is None else clock_minutes(opens))
        self.closes.setText("" if closes is None else clock_minutes(closes))
        self._follow()

    def hours(self) -> tuple[int | None, int | None]:
        """The hours typed, in minutes; raises UserError naming the day."""
        return self._minutes(self.opens), self._minutes(self.closes)

    def _minutes(self, field: QLineEdit) -> int | None:
        text = field.text().strip()
        return parse_clock(text, self._label) if text else None

    def _follow(self) -> None:
        for field in (self.opens, self.closes):
            field.setEnabled(self.choice == _OWN)


def _clock_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setFixedWidth(72)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field

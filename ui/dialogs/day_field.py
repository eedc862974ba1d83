"""A field for a day: typed as anybody writes a date, chosen from a calendar, stepped by arrows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from planner.errors import UserError
from planner.exchange.tables.clocks import EitherWay, date_in
from planner.i18n import _
from planner.times import Day, date_of, day_label, day_of
from ui.theme import icon

_YEARS = range(2000, 2200)


class DayField(QLineEdit):
    """Takes “6 Nov 2026”, “2026-11-06”, “Fri 6.11.” and what else ``date_in`` understands; the year
    that is left out is the nearest. ``settled()`` fires when a day was typed to the end or chosen.

    Qt's own field goes through a text part by part, and makes 6 March of “6 November”.
    """

    settled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day_of(date.today())  # noqa: DTZ011 - the day on the user's desk
        self.setAccessibleName(name)
        self.setMinimumWidth(158)
        self.calendar = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        self.calendar.setToolTip(_("Choose from a calendar"))
        self.calendar.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._settle)
        self._write()

    # -- the day --------------------------------------------------------------------------------

    def day(self) -> Day:
        """The day in the field. Raises UserError when what was typed is none."""
        found = self._understood()
        if found is None:
            raise UserError(
                _("“{text}” is no day; write it as 6 Nov 2026.").format(text=self.text())
            )
        return found

    @property
    def known(self) -> Day:
        """The day that was last settled on."""
        return self._day

    def set_date(self, wanted: date) -> None:
        """Put a day into the field."""
        self._day = day_of(wanted)
        self._write()
        self.settled.emit()

    def _understood(self) -> Day | None:
        if self.text() == _written(self._day):
            return self._day
        try:
            found = date_in(self.text(), near=date_of(self._day))
        except EitherWay:
            return None
        return None if found is None or found.year not in _YEARS else day_of(found)

    def _settle(self) -> None:
        """Write a day that was understood in full; what is none stays, to be mended."""
        found = self._understood()
        if found is not None:
            self._day = found
            self._write()
            self.settled.emit()

    def _write(self) -> None:
        self.setText(_written(self._day))
        self.setCursorPosition(0)

    # -- keys and calendar ----------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins anew."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the day after and before."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif step is None:
            super().keyPressEvent(event)
        else:
            self.set_date(date_of(Day(self._day + step)))
            self.selectAll()

    def open_calendar(self) -> QCalendarWidget:
        """Show a month under the field; the day that is chosen there comes into it."""
        shown = _month(self)
        day = date_of(self._day)
        shown.setSelectedDate(QDate(day.year, day.month, day.day))
        shown.clicked.connect(lambda day: self._take_from(shown, day))
        shown.activated.connect(lambda day: self._take_from(shown, day))
        shown.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        shown.show()
        shown.setFocus()
        return shown

    def _take_from(self, calendar: QCalendarWidget, day: QDate) -> None:
        calendar.close()
        self.set_date(date(day.year(), day.month(), day.day()))


def _month(parent: QWidget) -> QCalendarWidget:
    """Qt's calendar in quiet clothes: no bar of accent, and red only for what is wrong."""
    shown = QCalendarWidget(parent)
    shown.setWindowFlags(Qt.WindowType.Popup)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    shown.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    plain = shown.weekdayTextFormat(Qt.DayOfWeek.Monday)
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        shown.setWeekdayTextFormat(weekend, plain)
    bar = shown.findChild(QWidget, "qt_calendar_navigationbar")
    if bar is not None:
        bar.setBackgroundRole(QPalette.ColorRole.Window)
    for name, picture in (("prev", "left"), ("next", "right")):
        button = shown.findChild(QToolButton, f"qt_calendar_{name}month")
        if button is not None:
            button.setIcon(icon(picture))
    return shown


def _written(day: Day) -> str:
    return f"{day_label(day)} {date_of(day).year}"

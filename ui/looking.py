"""What is looked at in the open festival: the selection, the day, and where one was led to.

Ids have 53 bits: signals carry them as objects, for Qt's own integers have 32.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.i18n import _
from planner.times import Day

if TYPE_CHECKING:
    from planner.model import Festival


class Looking(QObject):
    """The session as far as it changes nothing in the festival.

    Signals: ``selection_changed()``; ``day_changed(day)``; ``reveal(screening id)`` asks views to
    bring it into sight, and ``reveal_place(screen id, start)`` a place of the shown day at which
    there may be nothing; ``looked_at(table, row id)`` asks the inspector for a row;
    ``carried(mime data)`` says what a drag in the window takes along, and None that it is over;
    ``message(sentence, severity)`` with a severity of ``blocker``, ``warning``, ``notice`` or
    ``done``.
    """

    selection_changed = Signal()
    day_changed = Signal(int)
    reveal = Signal(object)
    reveal_place = Signal(object, object)
    looked_at = Signal(str, object)
    carried = Signal(object)
    message = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.selection: tuple[int, ...] = ()
        self.hold_selection: tuple[int, ...] = ()
        self.programme_selection: tuple[int, ...] = ()
        self.conflict = ""
        """The key of the conflict that was gone to last."""
        self.day: Day = Day(0)

    @property
    def festival(self) -> Festival:
        """The snapshot of the open festival."""
        raise NotImplementedError

    def tell(self, sentence: str, severity: str = "blocker") -> None:
        """Show a sentence to the user."""
        self.message.emit(sentence, severity)

    def select(
        self,
        screening_ids: Iterable[int] = (),
        programme_ids: Iterable[int] = (),
        holds: Iterable[int] = (),
    ) -> None:
        """Select these rows and no others."""
        now = (tuple(screening_ids), tuple(programme_ids), tuple(holds))
        if now != (self.selection, self.programme_selection, self.hold_selection):
            self.selection, self.programme_selection, self.hold_selection = now
            self.selection_changed.emit()

    def show_day(self, day: Day) -> None:
        """Look at another festival day."""
        if day != self.day:
            self.day = day
            self.day_changed.emit(day)

    def look_at(self, table: str, row_id: int) -> None:
        """Let the inspector show any row, a person or a venue, without selecting anything."""
        self.looked_at.emit(table, row_id)

    def show_screening(self, screening_id: int) -> None:
        """Go to a screening: its day, selected, in sight."""
        screening = self.festival.all_screenings.get(screening_id)
        if screening is None:
            self.tell(_("This screening is no longer on the timetable."), "notice")
            return
        self.show_day(self.festival.day_of(screening.start))
        self.select((screening_id,))
        self.reveal.emit(screening_id)

    # -- after a change ----------------------------------------------------------------------------

    def keep_day(self) -> None:
        """Go to the nearest day that the festival still has."""
        edition = self.festival.edition
        day = Day(min(max(self.day, edition.first_day), edition.last_day))
        if day != self.day:
            self.show_day(day)

    def prune(self) -> bool:
        """Forget selected rows that are gone; whether there were any."""
        before = (self.selection, self.hold_selection, self.programme_selection)
        tables = self.festival.tables
        self.selection = _known(self.selection, tables["screening"])
        self.hold_selection = _known(self.hold_selection, tables["hold"])
        self.programme_selection = _known(self.programme_selection, tables["programme"])
        return before != (self.selection, self.hold_selection, self.programme_selection)


def _known(ids: tuple[int, ...], rows: Container[int]) -> tuple[int, ...]:
    return tuple(row_id for row_id in ids if row_id in rows)

"""The timetable with something in the hand, whoever holds it: seen, taken on, put down.

How pointer and keyboard come to hold something is in ``canvas`` and ``keys``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QWidget

from planner.edit.base import Edit
from planner.i18n import _
from planner.times import (
    Day,
    WallTime,
    clock_minutes,
    day_label,
    day_start,
    minute_of_day,
)
from ui.session import Session
from ui.timetable.blocks import Block
from ui.timetable.dropping import Dropping
from ui.timetable.geometry import Box, Grid
from ui.timetable.gestures import Gesture
from ui.timetable.ground import box_of
from ui.timetable.pictures import space_of
from ui.timetable.shadow import paint_old_place
from ui.timetable.stretching import EdgeInHand
from ui.timetable.veils import paint_glow
from ui.timetable.view import DayView

SOURCE = "timetable"


class CarryingView(DayView):
    """Blocks of which some may be in the hand.

    ``sight_wanted(screen id)`` fires to have a screen among the lanes.
    """

    sight_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.dropping = Dropping(session, self)
        self.dropping.look = self._look
        self.dropping.lanes = lambda: self.lanes
        self.dropping.stale.connect(self.update_content)

    # -- what is seen of it ----------------------------------------------------------------------

    def _look(self) -> tuple[Grid, Box]:
        return self.grid, box_of(self.viewport().rect().translated(self.offset()))

    @property
    def is_holding(self) -> bool:
        """Whether something is in the hand."""
        return self.dropping.hand is not None

    def is_lifted(self, block: Block) -> bool:
        """Whether the block is in the hand."""
        return self.dropping.holds(block)

    def paint_over(self, painter: QPainter, exposed: Box) -> None:
        """Paint what is in the hand, and where it may go."""
        dropping, ratio = self.dropping, self.devicePixelRatioF()
        if dropping.hand is None:
            return
        dropping.paint_veils(painter, exposed)
        for row in self._lifted_rows():
            placed = self.layout_.placed[row]
            if not self.layout_.extent_of(row).meets(exposed):
                continue
            if dropping.holds(placed.block):
                paint_old_place(painter, placed.box, placed.block)
            else:
                picture = self.pictures.of(placed, self.grid.rows, ratio)
                painter.drawPixmap(space_of(placed, self.grid.rows), picture)
                paint_glow(painter, placed.box)
        dropping.paint(painter, ratio, exposed)

    def _lifted_rows(self) -> Iterator[int]:
        """The rows that are seen above the veils: those in the hand, and their like."""
        for hold, row_id in self.dropping.lifted():
            row = self.layout_.rows_of_id.get((hold, row_id))
            if row is not None:
                yield row

    def carry(self, mime: QMimeData | None) -> None:
        """A drag began in this window; None is over. Where it may go is seen all the while, also
        while the pointer is on the list, or rests on another day.
        """
        if mime is None:
            self.hand_is_gone()
        elif self.isVisible() and self.grid.lanes and self._session.is_writable:
            self.dropping.lift(mime)
            self.viewport().update()

    # -- putting it down -------------------------------------------------------------------------

    def hand_is_gone(self) -> None:
        """Nothing is in the hand any longer."""
        self.dropping.leave()
        self.viewport().update()

    def let_go(self) -> None:
        """Put what the keyboard holds, or an edge, back where it was."""
        if self.dropping.by_keys or isinstance(self.dropping.hand, EdgeInHand):
            self.hand_is_gone()

    def put_down(self, gesture: Gesture = Gesture.PLAIN) -> bool:
        """Put what is in the hand where it is held; whether that changed anything."""
        if self.dropping.is_outdated:
            self.hand_is_gone()
            return False
        if gesture is not Gesture.PLAIN and self.dropping.place is not None:
            self.dropping.put_at(*self.dropping.place, gesture)
        hand, offer = self.dropping.hand, self.dropping.let_go()
        self.hand_is_gone()
        if offer.edit is not None and hand is not None:
            self.setFocus()
            return self.carry_out(offer.edit, filter(hand.holds, self.list.blocks))
        if offer.sentence:
            self._session.tell(offer.sentence)
        return False

    def carry_out(self, edit: Edit, carried: Iterable[Block] = ()) -> bool:
        """Do what hand or keyboard want; the blocks that they carry do not move by themselves."""
        self.motion.carried = frozenset((block.hold, block.id) for block in carried)
        try:
            return self._session.run(edit, SOURCE)
        finally:
            self.motion.carried = frozenset()

    def selected_blocks(self) -> tuple[Block, ...]:
        """The blocks in sight that are selected."""
        return tuple(self.list.blocks[index.row()] for index in self.selectedIndexes())

    # -- taking it on ----------------------------------------------------------------------------

    def hop(self, by: int) -> None:
        """Hold what is in the hand at the next of the best places, on whichever day that is."""
        place = self.dropping.next_best(by)
        if place is None:
            self._session.tell(_("There is no free place for it at this festival."), "notice")
            return
        day = self._session.festival.day_of(place.start)
        if len(self.lanes) and self.lanes[0].screen_id is None:
            self.sight_wanted.emit(place.screen_id)
        self.bring_into_sight(day, place.screen_id)
        lane = self.lanes.of(day, place.screen_id)
        if lane is not None:
            minute = minute_of_day(place.start, day)
            self.hold_at(lane, minute)

    def stands_at(self, start: WallTime) -> bool:
        """Whether what is in the hand is held at that start."""
        place = self.dropping.place
        return place is not None and day_start(self.lanes[place[0]].day) + place[1] == start

    def bring_into_sight(self, day: Day, screen_id: int, ids: Sequence[int] = ()) -> None:
        """Turn to a day; the view changes where it does not show that screen, or any of the
        screenings.
        """
        shown = ids and all((False, row_id) in self.layout_.rows_of_id for row_id in ids)
        if shown or self.lanes.of(day, screen_id) is not None:
            return
        self._session.show_day(day)
        if self.lanes.of(day, screen_id) is None:
            self.sight_wanted.emit(screen_id)

    def hold_at(self, lane: int, minute: int) -> None:
        """Hold what is in the hand at a lane and minute, and bring that into sight."""
        self.dropping.put_at(lane, minute)
        blocks = self.dropping.offer.blocks
        end = blocks[0].end if blocks else minute + 60
        self.scroll_to_box(self.grid.strip(lane, minute, end))
        self.dropping.put_at(lane, minute)
        self.viewport().update()
        self._say_place(lane, minute)

    def _say_place(self, lane: int, minute: int) -> None:
        """Let screen readers say where something is held, and what speaks against it."""
        here, festival, offer = self.lanes[lane], self._session.festival, self.dropping.offer
        where = "" if here.screen_id is None else festival.screen_name(here.screen_id)
        when = f"{day_label(here.day)}, {clock_minutes(minute)}"
        words = [when, where, offer.sentence or (_("free") if offer.edit else "")]
        said = QAccessibleAnnouncementEvent(self, ", ".join(word for word in words if word))
        QAccessible.updateAccessibility(said)

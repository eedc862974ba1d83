"""Something is over the timetable: follow it, say what it would do, scroll at the edges, let go.

The canvas hands its drag events on and paints what ``Dropping`` shows. Only the small rectangles
that changed are painted anew.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QRegion

from planner.model import Hold
from ui.session import Session
from ui.timetable.blocks import Block
from ui.timetable.geometry import Box, Grid, snapped
from ui.timetable.ground import rect_of
from ui.timetable.hand import BlocksInHand, Hand, ProgrammesInHand
from ui.timetable.lanes import Lanes
from ui.timetable.layout import Placed
from ui.timetable.offer import Offer, make_offer
from ui.timetable.pictures import Pictures
from ui.timetable.shadow import Tag, make_tag, paint_held, paint_place, paint_tag, soft_shadow

PROGRAMMES = "application/x-marquee-programme"
SCREENINGS = "application/x-marquee-screening"
HOLDS = "application/x-marquee-hold"
FILM_GRIP = QPoint(14, 10)
"""Where the pointer holds a film that comes from the list, from the block's corner."""
_EDGE = 28
_TICK_MS = 30


def ids_in(mime: QMimeData, kind: str) -> tuple[int, ...]:
    """The ids that a drag carries, decimal and separated by spaces; others are ignored."""
    words = bytes(mime.data(kind).data()).decode("ascii", "replace").split()
    return tuple(int(word) for word in words if word.isdigit())


def block_mime(screening_ids: tuple[int, ...], hold_ids: tuple[int, ...]) -> QMimeData:
    """What a drag of blocks carries."""
    mime = QMimeData()
    mime.setData(SCREENINGS, " ".join(map(str, screening_ids)).encode())
    mime.setData(HOLDS, " ".join(map(str, hold_ids)).encode())
    return mime


class Dropping(QObject):
    """The hand over the canvas. ``stale(region)`` asks for a repaint; content coordinates."""

    stale = Signal(QRegion)
    scroll_by = Signal(int, int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.hand: Hand | None = None
        self.offer = Offer(None)
        self.grip = QPoint(FILM_GRIP)
        self._pointer = QPoint()
        self._place: tuple[int, int] | None = None
        self._boxes: tuple[Box, ...] = ()
        self._held_box: Box | None = None
        self._tag: Tag | None = None
        self._pictures = Pictures()
        self._scroll = QTimer(self)
        self._scroll.setInterval(_TICK_MS)
        self.look: Callable[[], tuple[Grid, Box]] = lambda: (Grid(0, 0, 0, 60, 0), Box(0, 0, 0, 0))
        """Asks the canvas for its grid and the part of it in sight."""
        self.lanes: Callable[[], Lanes] = lambda: Lanes((), (), {})
        """Asks it what its lanes are."""
        self._scroll.timeout.connect(self._tick)

    # -- what is in the hand ---------------------------------------------------------------------

    def take(self, mime: QMimeData, grip: QPoint | None) -> bool:
        """Take what comes in a drag; False when it is nothing for the timetable."""
        if mime.hasFormat(PROGRAMMES):
            ids = ids_in(mime, PROGRAMMES)
            self.hand = ProgrammesInHand(ids) if ids else None
            self.grip = QPoint(FILM_GRIP)
        elif mime.hasFormat(SCREENINGS):
            self.hand = self._blocks(ids_in(mime, SCREENINGS), ids_in(mime, HOLDS))
            self.grip = QPoint(FILM_GRIP if grip is None else grip)
        else:
            self.hand = None
        return self.hand is not None

    def _blocks(self, screenings: tuple[int, ...], holds: tuple[int, ...]) -> BlocksInHand | None:
        festival = self._session.festival
        rows = [festival.all_screenings.get(row_id) for row_id in screenings[:1]]
        rows_of_holds = [festival.rows(Hold).get(row_id) for row_id in holds[:1]]
        first = next((row for row in (*rows, *rows_of_holds) if row is not None), None)
        if first is None:
            return None
        return BlocksInHand(screenings, holds, (first.screen_id, first.start))

    def move(self, pointer: QPoint, fine: bool) -> None:
        """The pointer is here now, in content coordinates; ``fine`` snaps to single minutes."""
        grid, _sight = self.look()
        if self.hand is None:
            return
        self._pointer = pointer
        grip = self.grip.x() if grid.rows else self.grip.y()
        along = (pointer.x() if grid.rows else pointer.y()) - grip
        lane = grid.place(pointer.x(), pointer.y())[0]
        step = 1 if fine else self._session.festival.edition.snap_minutes
        minute = snapped(grid.minute_at(along), step)
        place = None if lane is None else (lane, minute)
        if place != self._place:
            self._place = place
            self.offer = (
                Offer(None)
                if place is None
                else make_offer(self._session, self.hand, self.lanes(), *place)
            )
        self._lay_out()
        self._scroll.start()

    def refresh(self) -> None:
        """Ask anew: the day or the zoom changed under the hand."""
        self._place = None
        if self.hand is not None:
            self.move(self._pointer, fine=False)

    def let_go(self) -> Offer:
        """Drop: the offer of this place, to be run; nothing is in the hand afterwards."""
        offer = self.offer
        self.leave()
        return offer

    def leave(self) -> None:
        """The hand went elsewhere."""
        region = self._region()
        self._scroll.stop()
        self.hand, self._place, self.offer = None, None, Offer(None)
        self._boxes, self._held_box, self._tag = (), None, None
        self.stale.emit(region)

    # -- where it is seen ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        before = self._region()
        grid, sight = self.look()
        self._boxes = tuple(grid.box(b.lane, b.start, b.end) for b in self.offer.blocks)
        self._held_box = self._tag = None
        if self._boxes:
            first = self._boxes[0]
            corner = self._pointer - self.grip
            self._held_box = Box(corner.x(), corner.y(), first.w, first.h)
            self._tag = make_tag(self.offer.blocks[0].times, self.offer, first, sight)
        elif self.offer.sentence:
            corner = self._pointer - self.grip
            at = Box(corner.x(), corner.y(), 1, 1)
            self._tag = make_tag("", self.offer, at, sight)
        self.stale.emit(before.united(self._region()))

    def _region(self) -> QRegion:
        region = QRegion()
        for box in self._boxes:
            region = region.united(rect_of(box.grown(2)))
        if self._held_box is not None:
            region = region.united(soft_shadow(self._held_box).toAlignedRect())
        if self._tag is not None:
            region = region.united(rect_of(self._tag.box.grown(4)))
        return region

    def paint(self, painter: QPainter, ratio: float) -> None:
        """Paint the place, the block in the hand and the tag, in content coordinates."""
        grid, _sight = self.look()
        for box in self._boxes:
            paint_place(painter, box, self.offer)
        if self._held_box is not None:
            picture = self._pictures.of(self._held(self._held_box), grid.rows, ratio)
            paint_held(painter, picture, self._held_box)
        if self._tag is not None:
            paint_tag(painter, self._tag)

    def _held(self, box: Box) -> Placed:
        return Placed(self.offer.blocks[0], box, 0)

    def holds(self, block: Block) -> bool:
        """Whether this block is in the hand, so that its place is shown as left."""
        return self.hand is not None and self.hand.holds(block)

    # -- scrolling at the edges ------------------------------------------------------------------

    def _tick(self) -> None:
        _grid, sight = self.look()
        dx = _pull(self._pointer.x(), sight.x, sight.right)
        dy = _pull(self._pointer.y(), sight.y, sight.bottom)
        if dx or dy:
            self.scroll_by.emit(dx, dy)
        else:
            self._scroll.stop()


def _pull(at: int, low: int, high: int) -> int:
    """Pixels to scroll when the pointer is so near an edge; faster the nearer it is."""
    if at < low + _EDGE:
        return -max(1, (low + _EDGE - at) // 2)
    if at >= high - _EDGE:
        return max(1, (at - high + _EDGE) // 2)
    return 0


def fine_grid(modifiers: Qt.KeyboardModifier) -> bool:
    """Whether the hand snaps to single minutes: Alt is held."""
    return bool(modifiers & Qt.KeyboardModifier.AltModifier)

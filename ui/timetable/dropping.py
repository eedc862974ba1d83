"""Something is over the timetable: follow it, say what it would do, scroll at the edges, let go.

The canvas hands its drag events on and paints what ``Dropping`` shows. Only the small rectangles
that changed are painted anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QRegion

from planner.model import Festival, Hold
from planner.rules import BestPlace
from ui.session import Session
from ui.timetable.blocks import Block
from ui.timetable.geometry import Box, Grid, snapped
from ui.timetable.gestures import Gesture, said
from ui.timetable.ground import rect_of
from ui.timetable.hand import BlocksInHand, Hand, ProgrammesInHand
from ui.timetable.lanes import Lanes
from ui.timetable.layout import Placed
from ui.timetable.offer import Offer, make_offer
from ui.timetable.outlook import Outlook, Outlooks
from ui.timetable.pictures import Pictures
from ui.timetable.shadow import Tag, held_picture, make_tag, paint_place, paint_tag, soft_shadow
from ui.timetable.slots import drawn, fit_words, slots_of
from ui.timetable.stretching import EdgeInHand
from ui.timetable.veils import paint_best, paint_veils

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
    """The hand over the canvas. ``stale(region)`` asks for a repaint; content coordinates.

    ``taken(Outlook or None)`` fires when something is taken into the hand, and when it is empty.
    """

    stale = Signal(QRegion)
    scroll_by = Signal(int, int)
    taken = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.outlooks = Outlooks(session)
        self.outlook: Outlook | None = None
        self.by_keys = False
        """Whether the keyboard holds it, and no pointer."""
        self.carried = False
        """Whether a drag of this window has it, and says itself when it is over."""
        self._hopped = -1
        self.hand: Hand | None = None
        self.offer = Offer(None)
        self.grip = QPoint(FILM_GRIP)
        self._pointer = QPoint()
        self._place: tuple[int, int] | None = None
        self._lanes = Lanes((), (), {})
        self._asked: tuple[object, ...] = ()
        self._boxes: tuple[Box, ...] = ()
        self._held_box: Box | None = None
        self._tag: Tag | None = None
        self._pictures = Pictures()
        self._lifted: tuple[int, QPixmap] | None = None
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
        hand = hand_of(self._session.festival, mime)
        listed = mime.hasFormat(PROGRAMMES)
        self.grip = QPoint(FILM_GRIP if listed or grip is None else grip)
        self._hold(hand)
        return hand is not None

    def lift(self, mime: QMimeData) -> None:
        """A drag begins somewhere in the window: show all the while where it may go."""
        self.carried = self.take(mime, None)

    def _hold(self, hand: Hand | None) -> None:
        self.hand, self._hopped, self.by_keys = hand, -1, False
        self.outlook = None if hand is None else self.outlooks.of(hand)
        self.taken.emit(self.outlook)

    def stretch(self, edge: EdgeInHand, lane: int, minute: int, pointer: QPoint) -> None:
        """Hold the edge of a block at a minute; the pointer is there, in content coordinates."""
        if self.hand != edge:
            self._hold(edge)
        self._pointer = pointer
        self.put_at(lane, minute)
        self._scroll.start()

    def pick_up(self, hand: Hand, lane: int, minute: int) -> None:
        """Take something by keyboard, at a lane and minute of its day."""
        self._hold(hand)
        self.by_keys = True
        self.put_at(lane, minute)

    def put_at(self, lane: int, minute: int, gesture: Gesture = Gesture.PLAIN) -> None:
        """Hold what is in the hand there, wherever the pointer is."""
        if self.hand is None:
            return
        self._place, self._asked, self._lanes = (lane, minute), (), self.lanes()
        self.offer = make_offer(self._session, self.hand, self._lanes, lane, minute, gesture)
        self._lay_out(at_place=True)

    @property
    def place(self) -> tuple[int, int] | None:
        """The lane and the minute at which it is held."""
        return self._place

    @property
    def is_outdated(self) -> bool:
        """Whether its place is no longer shown, as after its screen was hidden."""
        if self._place is None or self._lanes is self.lanes():
            return False
        here, now = self._lanes[self._place[0]], self.lanes()
        return self._place[0] >= len(now) or now[self._place[0]] != here

    def next_best(self, by: int) -> BestPlace | None:
        """The next of the best places, or the one before it; None when there is none."""
        best = () if self.outlook is None else self.outlook.best(self.lanes())
        if not best:
            return None
        first = 0 if by > 0 else len(best) - 1
        self._hopped = first if self._hopped < 0 else (self._hopped + by) % len(best)
        return best[self._hopped]

    def move(
        self,
        pointer: QPoint,
        fine: bool,
        gesture: Gesture = Gesture.PLAIN,
        over: Block | None = None,
    ) -> None:
        """The pointer is here now, in content coordinates, over a block or none; ``fine`` snaps to
        single minutes.
        """
        grid, _sight = self.look()
        if self.hand is None:
            return
        self._pointer = pointer
        grip = self.grip.x() if grid.rows else self.grip.y()
        along = (pointer.x() if grid.rows else pointer.y()) - grip
        lane = grid.place(pointer.x(), pointer.y())[0]
        step = 1 if fine else self._session.festival.edition.snap_minutes
        minute = snapped(grid.minute_at(along), step)
        if lane is not None and not fine:
            slots = slots_of(self._session.festival, self.lanes()[lane])
            minute = drawn(slots, grid.minute_at(along), minute)
        place = None if lane is None else (lane, minute)
        asked = (place, gesture, over)
        if asked != self._asked or self.lanes() is not self._lanes:
            self._place, self._asked, self._lanes = place, asked, self.lanes()
            self.offer = (
                Offer(None)
                if place is None
                else make_offer(self._session, self.hand, self.lanes(), *place, gesture, over)
            )
        self._lay_out()
        self._scroll.start()

    def refresh(self) -> None:
        """Ask anew: the day or the zoom changed under the hand."""
        self._asked = ()
        if self.hand is not None and self._place is not None:
            self.move(self._pointer, fine=False)

    def let_go(self) -> Offer:
        """Drop: the offer of this place, to be run; nothing is in the hand afterwards."""
        offer = self.offer
        self.leave()
        return offer

    def leave(self) -> None:
        """Nothing is in the hand any longer."""
        self.step_out()
        self.carried = False
        if self.hand is not None:
            self._hold(None)
            self._pictures.clear()
            self._lifted = None

    def step_out(self) -> None:
        """The hand went elsewhere with what is in it."""
        region = self._region()
        self._scroll.stop()
        self._place, self.offer, self._asked = None, Offer(None), ()
        self._boxes, self._held_box, self._tag = (), None, None
        self.stale.emit(region)

    # -- where it is seen ------------------------------------------------------------------------

    def _lay_out(self, at_place: bool = False) -> None:
        before = self._region()
        grid, sight = self.look()
        self._boxes = tuple(grid.box(b.lane, b.start, b.end) for b in self.offer.blocks)
        self._held_box = self._tag = None
        if self._boxes:
            first = self._boxes[0]
            corner = self._pointer - self.grip
            self._held_box = first if at_place else Box(corner.x(), corner.y(), first.w, first.h)
            block = self.offer.blocks[0]
            words = (
                block.times,
                said(self.offer.gesture),
                self._part_of(block),
                self._fit_of(block),
            )
            times = " · ".join(word for word in words if word)
            self._tag = make_tag(times, self.offer, first, sight)
        elif self.offer.sentence:
            corner = self._pointer - self.grip
            at = Box(corner.x(), corner.y(), 1, 1)
            if at_place and self._place is not None:
                at = grid.strip(self._place[0], self._place[1], self._place[1] + 1)
            self._tag = make_tag("", self.offer, at, sight)
        self.stale.emit(before.united(self._region()))

    def _part_of(self, block: Block) -> str:
        return self.hand.says(block) if isinstance(self.hand, EdgeInHand) else ""

    def _fit_of(self, block: Block) -> str:
        slots = slots_of(self._session.festival, self.lanes()[block.lane])
        return fit_words(slots, block.start, block.slot_end)

    def _region(self) -> QRegion:
        region = QRegion()
        for box in self._boxes:
            region = region.united(rect_of(box.grown(2)))
        if self._held_box is not None:
            region = region.united(soft_shadow(self._held_box).toAlignedRect())
        if self._tag is not None:
            region = region.united(rect_of(self._tag.box.grown(4)))
        return region

    def paint_veils(self, painter: QPainter, exposed: Box) -> None:
        """Paint where it may not go, in content coordinates."""
        if self.outlook is not None:
            paint_veils(painter, self.outlook, self.lanes(), self.look()[0], exposed)

    def lifted(self) -> Iterable[tuple[bool, int]]:
        """What is seen above the veils, as whether it is a hold and its id: other screenings of the
        same film, then what is in the hand.
        """
        hand = self.hand
        held: list[tuple[bool, int]] = []
        if isinstance(hand, BlocksInHand):
            held = [(False, i) for i in hand.screening_ids] + [(True, i) for i in hand.hold_ids]
        elif isinstance(hand, EdgeInHand):
            held = [(hand.part == "minutes", hand.row_id)]
        like = () if self.outlook is None else self.outlook.siblings
        return (*((False, i) for i in like if (False, i) not in held), *held)

    def paint(self, painter: QPainter, ratio: float, exposed: Box) -> None:
        """Paint the best places, then the place, the block in the hand and the tag."""
        grid, _sight = self.look()
        if self.outlook is not None:
            paint_best(painter, self.outlook.marks(self.lanes()), grid, exposed)
        for box in self._boxes:
            paint_place(painter, box, self.offer)
        if self._held_box is not None:
            painter.drawPixmap(
                soft_shadow(self._held_box).topLeft(), self._lifted_picture(grid.rows, ratio)
            )
        if self._tag is not None:
            paint_tag(painter, self._tag)

    def _lifted_picture(self, rows: bool, ratio: float) -> QPixmap:
        """The block in the hand with its shadow, made anew when it looks different."""
        box = self._held_box or Box(0, 0, 1, 1)
        picture = self._pictures.of(Placed(self.offer.blocks[0], box, 0), rows, ratio)
        if self._lifted is None or self._lifted[0] != picture.cacheKey():
            self._lifted = (picture.cacheKey(), held_picture(picture, box.w, box.h))
        return self._lifted[1]

    def holds(self, block: Block) -> bool:
        """Whether this block is in the hand, so that its place is shown as left."""
        copied = self.offer.gesture is Gesture.COPY
        at_home = self.by_keys and self.offer.edit is None and not self.offer.sentence
        return self.hand is not None and not (copied or at_home) and self.hand.holds(block)

    # -- scrolling at the edges ------------------------------------------------------------------

    def _tick(self) -> None:
        grid, sight = self.look()
        dx = _pull(self._pointer.x(), sight.x, sight.right)
        dy = _pull(self._pointer.y(), sight.y, sight.bottom)
        if isinstance(self.hand, EdgeInHand):  # it stays on its screen
            dx, dy = (dx, 0) if grid.rows else (0, dy)
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


def hand_of(festival: Festival, mime: QMimeData) -> Hand | None:
    """What a drag carries for the timetable; None when it is nothing of that kind."""
    if mime.hasFormat(PROGRAMMES):
        ids = ids_in(mime, PROGRAMMES)
        return ProgrammesInHand(ids) if ids else None
    if mime.hasFormat(SCREENINGS):
        return blocks_in_hand(festival, ids_in(mime, SCREENINGS), ids_in(mime, HOLDS))
    return None


def blocks_in_hand(
    festival: Festival, screenings: tuple[int, ...], holds: tuple[int, ...]
) -> BlocksInHand | None:
    """Blocks of the timetable; the first of them leads. None when it is gone."""
    rows = [festival.all_screenings.get(row_id) for row_id in screenings[:1]]
    rows_of_holds = [festival.rows(Hold).get(row_id) for row_id in holds[:1]]
    first = next((row for row in (*rows, *rows_of_holds) if row is not None), None)
    if first is None:
        return None
    return BlocksInHand(screenings, holds, (first.screen_id, first.start))


def gesture_of(modifiers: Qt.KeyboardModifier) -> Gesture:
    """Ctrl adds one more, Shift swaps, and both together push later ones along."""
    ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if ctrl and shift:
        return Gesture.PUSH
    if ctrl:
        return Gesture.COPY
    return Gesture.SWAP if shift else Gesture.PLAIN


def fine_grid(modifiers: Qt.KeyboardModifier) -> bool:
    """Whether the hand snaps to single minutes: Alt is held."""
    return bool(modifiers & Qt.KeyboardModifier.AltModifier)

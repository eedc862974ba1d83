"""What letting go means with a key held: a copy, a swap, or room made by pushing later ones along.

Pure; no Qt. Each gesture turns the plain edit of the hand into another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from planner.edit.base import Edit
from planner.edit.fields import Together
from planner.edit.screenings import (
    DuplicateScreening,
    MoveHold,
    MoveScreening,
    PlaceHold,
    SwapScreenings,
)
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _, ngettext
from planner.model import Festival, Hold, Screening
from planner.times import Day, WallTime
from ui.timetable.blocks import Block
from ui.timetable.hand import BlocksInHand, Hand
from ui.timetable.lanes import Lanes


class Gesture(Enum):
    """How something is put down; the value is what the tag at the hand says."""

    PLAIN = ""
    COPY = N_("one more")
    SWAP = N_("swaps")
    PUSH = N_("later ones move along")


def gestured(
    gesture: Gesture, festival: Festival, hand: Hand, plain: Edit | None, over: Block | None
) -> tuple[Edit | None, Gesture]:
    """The edit of a gesture in place of the plain one, and which gesture it is after all.

    ``over`` is the block under the hand. What a gesture does not fit stays plain.
    """
    found = None
    if gesture is Gesture.COPY and isinstance(hand, BlocksInHand) and plain is not None:
        found = copied(festival, plain)
    elif gesture is Gesture.SWAP and isinstance(hand, BlocksInHand):
        found = swapped(hand, over)
    elif gesture is Gesture.PUSH and plain is not None:
        found = pushing(festival, plain)
    return (plain, Gesture.PLAIN) if found is None else (found, gesture)


def copied(festival: Festival, moves: Edit) -> Edit | None:
    """Further screenings and holds where these moves would put the ones that stay."""
    edits = [copy for move in _parts(moves) if (copy := _copy(festival, move)) is not None]
    if len(edits) < 2:
        return edits[0] if edits else None
    called = ngettext("Add {count} screening", "Add {count} screenings", len(edits))
    return Together(tuple(edits), called.format(count=len(edits)))


@dataclass(frozen=True)
class CopiesInHand(BlocksInHand):
    """Further screenings and holds like these, which themselves stay where they are."""

    def edit(self, festival: Festival, lanes: Lanes, lane: int, minute: int) -> Edit | None:
        """Add them by as much away as the first of them is carried."""
        moves = super().edit(festival, lanes, lane, minute)
        return None if moves is None else copied(festival, moves)

    def holds(self, block: Block) -> bool:
        """Nothing of it stands on the timetable yet."""
        return False

    def leads(self, festival: Festival) -> tuple[int | None, int | None]:
        """The programme of the first screening, beside those that it has."""
        known = (festival.all_screenings.get(row_id) for row_id in self.screening_ids)
        return next((row.programme_id for row in known if row is not None), None), None


def _parts(edit: Edit) -> tuple[Edit, ...]:
    return edit.edits if isinstance(edit, Together) else (edit,)


def _copy(festival: Festival, move: Edit) -> Edit | None:
    if isinstance(move, MoveScreening):
        return DuplicateScreening(move.screening_id, move.screen_id, move.start)
    if isinstance(move, MoveHold):
        hold = festival.rows(Hold)[move.hold_id]
        return PlaceHold(move.screen_id, move.start, hold.minutes, hold.title)
    return None


def swapped(hand: BlocksInHand, over: Block | None) -> Edit | None:
    """The one screening in the hand changes places with the one under it."""
    if over is None or over.hold or len(hand.screening_ids) != 1 or hand.hold_ids:
        return None
    if over.id == hand.screening_ids[0]:
        return None
    return SwapScreenings(hand.screening_ids[0], over.id)


def pushing(festival: Festival, edit: Edit) -> Edit | None:
    """The edit, and later ones of the same evening moved just so far that all have room.

    Pinned screenings and holds stay, and are stepped over. None where nothing is in the way.
    """
    work = Work(festival)
    try:
        edit.apply(work)
    except UserError:
        return None
    changes = work.changes()
    after = festival.with_changes(changes)
    moved = [change.after for change in changes if isinstance(change.after, Screening)]
    own = {row.id for row in moved}
    pushes: dict[int, Edit] = {}
    for row in moved:
        pushes.update((push.screening_id, push) for push in _pushed(after, row, own))
    if not pushes:
        return None
    called = ngettext("Make room, moving {count}", "Make room, moving {count}", len(pushes))
    return Together((edit, *pushes.values()), called.format(count=len(pushes)))


def _pushed(after: Festival, row: Screening, own: set[int]) -> Iterator[MoveScreening]:
    grid = after.edition.snap_minutes
    free: int = after.span(row).slot_end
    standing = _standing(after, row.screen_id, after.day_of(row.start))
    firm = [
        (start, end)
        for start, end, other in standing
        if other is None or other.pinned or other.id in own
    ]
    for start, end, other in standing:
        if other is None or other.pinned or other.id in own or start < row.start:
            continue
        if start >= free:
            return
        moved = _fitting(firm, -(-free // grid) * grid, end - start, grid)
        yield MoveScreening(other.id, row.screen_id, WallTime(moved))
        free = moved + end - start


def _fitting(firm: list[tuple[WallTime, WallTime]], start: int, length: int, grid: int) -> int:
    """The first start from one on at which something of that length touches nothing firm."""
    for begins, ends in firm:
        if start < ends and start + length > begins:
            start = -(-ends // grid) * grid
    return start


def _standing(
    festival: Festival, screen_id: int, day: Day
) -> list[tuple[WallTime, WallTime, Screening | None]]:
    """From when to when a screen is taken on a day, and by which screening; None is a hold."""
    found: list[tuple[WallTime, WallTime, Screening | None]] = [
        (row.start, festival.span(row).slot_end, row)
        for row in festival.screenings_on(screen_id)
        if not row.cancelled and festival.day_of(row.start) == day
    ]
    found += [
        (hold.start, WallTime(hold.start + hold.minutes), None)
        for hold in festival.holds_on(screen_id)
        if festival.day_of(hold.start) == day
    ]
    return sorted(found, key=lambda taken: (taken[0], taken[1]))


def said(gesture: Gesture) -> str:
    """What the tag at the hand says of a gesture."""
    return _(gesture.value) if gesture.value else ""

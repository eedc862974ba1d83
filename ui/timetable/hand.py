"""What is in the programmer's hand, and what letting go of it here would do. No Qt.

A hand knows the edit for each place; the edit laid over the snapshot gives the blocks that the
ghost shows, so that what is seen is what will be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from planner.edit.base import Edit
from planner.edit.fields import Together
from planner.edit.screenings import MoveHold, MoveScreening, PlaceProgramme
from planner.edit.work import Work
from planner.i18n import _
from planner.model import Festival, Hold, RowChange, Screening
from planner.model.lengths import screening_span
from planner.rules import Report
from planner.times import DAY_MINUTES, WallTime, day_start
from ui.timetable.blocks import Block, hold_block, programme_facts, screening_block
from ui.timetable.lanes import Lanes


class Hand(Protocol):
    """Something that can be put on the timetable."""

    def edit(self, festival: Festival, lanes: Lanes, lane: int, minute: int) -> Edit | None:
        """What putting it there does; None where nothing can be."""

    def holds(self, block: Block) -> bool:
        """Whether this block is the one being held."""

    def leads(self, festival: Festival) -> tuple[int | None, int | None]:
        """The programme, or else the screening, whose places are looked for; neither for a hold."""


@dataclass(frozen=True)
class ProgrammesInHand:
    """Programmes from the film list; several follow each other on the same screen."""

    programme_ids: tuple[int, ...]

    def edit(self, festival: Festival, lanes: Lanes, lane: int, minute: int) -> Edit | None:
        """Place the first here, each other one as soon as the screen is free again."""
        known = [id for id in self.programme_ids if id in festival.programmes]
        if not known or not 0 <= lane < len(lanes):
            return None
        screen_id = lanes[lane].screen_id
        if screen_id is None:
            return None
        start, edits = WallTime(day_start(lanes[lane].day) + minute), []
        for programme_id in known:
            edits.append(PlaceProgramme(programme_id, screen_id, start))
            start = _after(festival, programme_id, screen_id, start)
        if len(edits) == 1:
            return edits[0]
        called = _("Place {count} screenings").format(count=len(edits))
        return Together(tuple(edits), called)

    def holds(self, block: Block) -> bool:
        """Nothing of it stands on the timetable yet."""
        return False

    def leads(self, festival: Festival) -> tuple[int | None, int | None]:
        """The first programme."""
        known = (id for id in self.programme_ids if id in festival.programmes)
        return next(known, None), None


def _after(festival: Festival, programme_id: int, screen_id: int, start: WallTime) -> WallTime:
    trial = Screening(
        id=0, plan_id=festival.plan_id, programme_id=programme_id, screen_id=screen_id, start=start
    )
    grid = festival.edition.snap_minutes
    return WallTime(-(-screening_span(festival, trial).slot_end // grid) * grid)


@dataclass(frozen=True)
class BlocksInHand:
    """Screenings and holds of the timetable; several keep their distances.

    ``at`` is where the one under the pointer stood: screen and start.
    """

    screening_ids: tuple[int, ...]
    hold_ids: tuple[int, ...]
    at: tuple[int, WallTime]

    def edit(self, festival: Festival, lanes: Lanes, lane: int, minute: int) -> Edit | None:
        """Move all of them by as much as the one under the pointer moves."""
        if self.at[0] not in festival.screens or not 0 <= lane < len(lanes):
            return None
        minutes = day_start(lanes[lane].day) + minute - self.at[1]
        screens = screen_steps(festival, lanes, self.at[0], lanes[lane].screen_id)
        chosen = self.screening_ids, self.hold_ids
        return shift(festival, *chosen, minutes, screens, lanes.screens)

    def holds(self, block: Block) -> bool:
        """Whether the block is one of them."""
        return block.id in (self.hold_ids if block.hold else self.screening_ids)

    def leads(self, festival: Festival) -> tuple[int | None, int | None]:
        """The screening under the pointer."""
        known = (id for id in self.screening_ids if id in festival.all_screenings)
        return None, next(known, None)


def shift(
    festival: Festival,
    screening_ids: Iterable[int],
    hold_ids: Iterable[int],
    minutes: int,
    lanes: int = 0,
    shown: Sequence[int] = (),
) -> Edit | None:
    """Move screenings and holds by minutes and screens together; None when nothing moves.

    The shift across screens counts those shown, so that nothing goes to a hidden one, and ends
    where the first of them reaches the last screen.
    """
    rows: list[Screening | Hold] = [
        festival.all_screenings[id] for id in screening_ids if id in festival.all_screenings
    ]
    rows += [festival.rows(Hold)[id] for id in hold_ids if id in festival.rows(Hold)]
    if not rows:
        return None
    order = screen_order(festival, shown, *(row.screen_id for row in rows))
    stand = [order.index(row.screen_id) for row in rows]
    lanes = max(-min(stand), min(lanes, len(order) - 1 - max(stand)))
    if not lanes and not minutes:
        return None
    edits: list[Edit] = []
    for row, lane in zip(rows, stand, strict=True):
        screen_id, start = order[lane + lanes], WallTime(row.start + minutes)
        if isinstance(row, Screening):
            edits.append(MoveScreening(row.id, screen_id, start))
        else:
            edits.append(MoveHold(row.id, screen_id, start))
    if len(edits) == 1:
        return edits[0]
    return Together(tuple(edits), _("Move {count} screenings").format(count=len(edits)))


def screen_order(festival: Festival, shown: Sequence[int], *needed: int) -> list[int]:
    """The screens to count by: those shown, or all when one that is needed is not among them."""
    if shown and all(screen_id in shown for screen_id in needed):
        return list(shown)
    return [screen.id for screen in festival.screens_in_order()]


def screen_steps(festival: Festival, lanes: Lanes, from_id: int, to_id: int | None) -> int:
    """How many screens lie from one to another; none where the lane is of no screen."""
    if to_id is None:
        return 0
    order = screen_order(festival, lanes.screens, from_id, to_id)
    return order.index(to_id) - order.index(from_id)


def shift_days(
    festival: Festival, screening_ids: Iterable[int], hold_ids: Iterable[int], days: int
) -> Edit | None:
    """Move screenings and holds by whole days, keeping their times."""
    return shift(festival, screening_ids, hold_ids, days * DAY_MINUTES)


def preview(
    festival: Festival, report: Report, edit: Edit, lanes: Lanes
) -> tuple[Festival, tuple[Block, ...]]:
    """The snapshot after the edit, and the blocks that it would put into these lanes.

    Raises UserError when the edit is not possible.
    """
    work = Work(festival)
    edit.apply(work)
    changes = work.changes()
    after = festival.with_changes(changes)
    return after, tuple(_previewed(after, report, changes, lanes))


def _previewed(
    after: Festival, report: Report, changes: Iterable[RowChange], lanes: Lanes
) -> Iterable[Block]:
    for change in changes:
        row = change.after
        if not isinstance(row, Screening | Hold):
            continue
        day = after.day_of(row.start)
        lane = lanes.of(day, row.screen_id, row.id)
        if lane is None:
            continue
        if isinstance(row, Screening):
            facts = programme_facts(after, row.programme_id)
            yield screening_block(after, report, row, day, lane, facts)
        else:
            yield hold_block(after, row, day, lane)

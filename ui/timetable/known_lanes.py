"""The blocks of lanes, worked out once while festival and conflicts stay the same."""

from __future__ import annotations

from itertools import chain

from planner.model import Festival
from planner.rules import Report
from ui.timetable.blocks import Block, KnownBlocks, day_blocks
from ui.timetable.lanes import Lane, Lanes


class KnownLanes:
    """What was laid out before: one view, the days beside it, another view that is gone back to."""

    def __init__(self) -> None:
        self._of: tuple[Festival, Report] | None = None
        self._of_lanes: dict[tuple[Lane, ...], tuple[Block, ...]] = {}
        self._parts = KnownBlocks()

    def blocks(self, festival: Festival, report: Report, lanes: Lanes) -> tuple[Block, ...]:
        """The blocks of these lanes, day by day."""
        of = self._of
        if of is None or of[0] is not festival or of[1] is not report:
            self._of, self._of_lanes = (festival, report), {}
        key = lanes.all
        if key not in self._of_lanes:
            of_days = (day_blocks(festival, report, day, lanes, self._parts) for day in lanes.days)
            self._of_lanes[key] = tuple(chain.from_iterable(of_days))
        return self._of_lanes[key]

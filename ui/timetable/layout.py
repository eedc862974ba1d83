"""A day laid out: every block with its box, and which one is where. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ui.timetable.blocks import Block
from ui.timetable.geometry import Box, Grid, hit

RING = 4
"""Pixels that the selection ring and the badge's edge need around a block."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, the box of its body, and the pixels of turnaround behind it."""

    block: Block
    box: Box
    tail: int


class DayLayout:
    """The blocks of one day on one grid, in the order in which they are painted."""

    def __init__(
        self, grid: Grid, blocks: Sequence[Block], before: DayLayout | None = None
    ) -> None:
        self.grid = grid
        self.placed = tuple(self._placed(blocks, before))
        self.rows_of_id = {(b.hold, b.id): row for row, b in enumerate(blocks)}
        self._extents = tuple(extent(placed, grid.rows) for placed in self.placed)
        by_lane = sorted(range(len(blocks)), key=lambda row: (blocks[row].lane, row))
        self._lanes = {
            lane: tuple(rows) for lane, rows in groupby(by_lane, key=lambda row: blocks[row].lane)
        }

    def _placed(self, blocks: Sequence[Block], before: DayLayout | None) -> Iterator[Placed]:
        """Each block placed; one that was on the same grid ``before`` as it was then."""
        known: dict[tuple[bool, int], int] = {}
        if before is not None and before.grid == self.grid:
            known = before.rows_of_id
        box, along = self.grid.box, self.grid.along
        for block in blocks:
            row = known.get((block.hold, block.id))
            old = None if row is None or before is None else before.placed[row]
            if old is not None and old.block is block:
                yield old
            else:
                placed = box(block.lane, block.start, block.end, block.depth)
                yield Placed(block, placed, along(block.slot_end) - along(block.end))

    def at(self, x: float, y: float) -> int | None:
        """The row of the topmost block at a point; None where there is none."""
        lane = self.grid.place(x, y)[0]
        for row in reversed(self._lanes.get(-1 if lane is None else lane, ())):
            if hit(self.placed[row].box).contains(x, y):
                return row
        return None

    def within(self, area: Box) -> Iterator[int]:
        """The rows of all blocks that paint something there, in the order of painting."""
        # What a block paints beside its lane are ring and badge, never as far as the next one.
        for row in self._rows_near(area.grown(RING)):
            if self._extents[row].meets(area):
                yield row

    def touched(self, area: Box) -> Iterator[int]:
        """The rows of all blocks whose body meets an area."""
        for row in self._rows_near(area):
            if self.placed[row].box.meets(area):
                yield row

    def _rows_near(self, area: Box) -> list[int]:
        """The rows of the lanes that an area meets, in order."""
        across = (area.y, area.bottom) if self.grid.rows else (area.x, area.right)
        lanes = self.grid.lanes_between(*across)
        if len(lanes) == self.grid.lanes:
            return list(range(len(self.placed)))
        return sorted(row for lane in lanes for row in self._lanes.get(lane, ()))

    def extent_of(self, row: int) -> Box:
        """Everything that is painted for a row."""
        return self._extents[row]


def extent(placed: Placed, rows: bool) -> Box:
    """The body with its ring, its turnaround and the strip that it stepped aside from."""
    box, tail = placed.box.grown(RING), placed.tail
    aside = RING + 16 if placed.block.depth else 0
    if rows:
        return Box(box.x, box.y - aside, box.w + tail, box.h + aside)
    return Box(box.x - aside, box.y, box.w + aside, box.h + tail)

"""A day laid out: every block with its box, and which one is where. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

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


class _Placing(Sequence[Placed]):
    """All blocks placed, each when it is first asked for: of many days only those in sight are.

    What stood on the same grid ``before`` and did not change is as it was then.
    """

    def __init__(self, grid: Grid, blocks: Sequence[Block], before: DayLayout | None) -> None:
        self._grid, self._blocks = grid, blocks
        self._before = before.placed.known() if before is not None else {}
        self._found: list[Placed | None] = [None] * len(blocks)

    def known(self) -> Mapping[tuple[bool, int], Placed]:
        """What was asked for so far."""
        found = (placed for placed in self._found if placed is not None)
        return {(placed.block.hold, placed.block.id): placed for placed in found}

    def __len__(self) -> int:
        return len(self._blocks)

    @overload
    def __getitem__(self, row: int) -> Placed: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Placed]: ...
    def __getitem__(self, row: int | slice) -> Placed | Sequence[Placed]:
        if isinstance(row, slice):
            return [self[n] for n in range(*row.indices(len(self)))]
        return self._found[row] or self._place(row)

    def _place(self, row: int) -> Placed:
        block, grid = self._blocks[row], self._grid
        placed = self._before.get((block.hold, block.id))
        if placed is None or placed.block is not block:
            box = grid.box(block.lane, block.start, block.end, block.depth)
            placed = Placed(block, box, grid.along(block.slot_end) - grid.along(block.end))
        self._found[row] = placed
        return placed


class DayLayout:
    """The blocks of one day on one grid, in the order in which they are painted."""

    def __init__(
        self, grid: Grid, blocks: Sequence[Block], before: DayLayout | None = None
    ) -> None:
        self.grid, self.blocks = grid, blocks
        self.rows_of_id: dict[tuple[bool, int], int]
        self.rows_of_lane: dict[int, tuple[int, ...]]
        same_grid = before is not None and before.grid == grid
        self.placed = _Placing(grid, blocks, before if same_grid else None)
        self._extents: dict[int, Box] = {}
        if before is not None and before.blocks is blocks:
            self.rows_of_id, self.rows_of_lane = before.rows_of_id, before.rows_of_lane
        else:
            self.rows_of_id = {(b.hold, b.id): row for row, b in enumerate(blocks)}
            self.rows_of_lane = _rows_by_lane(blocks)

    def at(self, x: float, y: float) -> int | None:
        """The row of the topmost block at a point; None where there is none."""
        lane = self.grid.place(x, y)[0]
        for row in reversed(self.rows_of_lane.get(-1 if lane is None else lane, ())):
            if hit(self.placed[row].box).contains(x, y):
                return row
        return None

    def within(self, area: Box) -> Iterator[int]:
        """The rows of all blocks that paint something there, in the order of painting."""
        # What a block paints beside its lane are ring and badge, never as far as the next one.
        for row in self._rows_near(area.grown(RING)):
            if self.extent_of(row).meets(area):
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
        return sorted(row for lane in lanes for row in self.rows_of_lane.get(lane, ()))

    def extent_of(self, row: int) -> Box:
        """Everything that is painted for a row."""
        found = self._extents.get(row)
        if found is None:
            found = self._extents[row] = extent(self.placed[row], self.grid.rows)
        return found


def _rows_by_lane(blocks: Sequence[Block]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for row, block in enumerate(blocks):
        found.setdefault(block.lane, []).append(row)
    return {lane: tuple(rows) for lane, rows in found.items()}


def extent(placed: Placed, rows: bool) -> Box:
    """The body with its ring, its turnaround and the strip that it stepped aside from."""
    box, tail = placed.box.grown(RING), placed.tail
    aside = RING + 16 if placed.block.depth else 0
    if rows:
        return Box(box.x, box.y - aside, box.w + tail, box.h + aside)
    return Box(box.x - aside, box.y, box.w + aside, box.h + tail)

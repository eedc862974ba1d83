"""Which block the arrow keys go to: the nearest one in that direction. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ui.timetable.blocks import Block


def in_time(blocks: Sequence[Block], current: Block, direction: int) -> Block | None:
    """The next block on the same screen; ``direction`` is 1 for later, -1 for earlier."""
    lane = [block for block in blocks if block.lane == current.lane]
    place = lane.index(current) + direction
    return lane[place] if 0 <= place < len(lane) else None


def across_screens(blocks: Sequence[Block], current: Block, direction: int) -> Block | None:
    """The block nearest in time on the next screen in that direction which has one."""
    there = [block for block in blocks if (block.lane - current.lane) * direction > 0]
    if not there:
        return None
    lane = min(there, key=lambda block: abs(block.lane - current.lane)).lane
    return nearest((block for block in there if block.lane == lane), current)


def nearest(blocks: Iterable[Block], to: Block) -> Block:
    """The block that shares most time with another, else the one closest to it."""

    def distance(block: Block) -> tuple[int, int]:
        apart = max(block.start, to.start) - min(block.end, to.end)
        return apart, abs(block.start - to.start)

    return min(blocks, key=distance)

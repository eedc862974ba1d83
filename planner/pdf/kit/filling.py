"""Filling columns with rows: what is kept together stays so, and columns end level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planner.pdf.kit.rows import Row

_STEPS = 14
"""Halvings of the height that level columns are searched by; finer than any eye."""
_SLACK = 0.01
"""Points, for rounding."""


def fill(rows: Sequence[Row], begin: int, columns: int, room: float) -> list[tuple[int, int]]:
    """Which rows, from number ``begin`` on, stand in each of the columns of that height.

    A column ends before what is kept together and has no room; where that is higher than a whole
    column, nothing stands in it.
    """
    return _filled(rows, _blocks(rows, begin), begin, columns, room)


def levelled(rows: Sequence[Row], begin: int, columns: int, room: float) -> list[tuple[int, int]]:
    """As ``fill``; where everything that is left has room, the columns end as level as can be."""
    full = fill(rows, begin, columns, room)
    if columns == 1 or full[-1][1] < len(rows):
        return full
    low, high, best = 0.0, room, full
    blocks = list(_blocks(rows, begin))
    for _step in range(_STEPS):
        middle = (low + high) / 2
        tried = _filled(rows, blocks, begin, columns, middle)
        if tried[-1][1] == len(rows):
            high, best = middle, tried
        else:
            low = middle
    return best


def placed(rows: Sequence[Row], begin: int, end: int) -> Iterator[tuple[float, Row]]:
    """Each row of a column with the distance of its top from the top of the column."""
    top = 0.0
    for index in range(begin, end):
        row = rows[index]
        if index == begin:
            for head in _heads(rows, begin):
                yield top, head
                top += head.height
        else:
            top += row.before
        yield top, row
        top += row.height


def height_of(rows: Sequence[Row], begin: int, end: int) -> float:
    """How high a column is that has these rows."""
    return max((top + row.height for top, row in placed(rows, begin, end)), default=0.0)


def _heads(rows: Sequence[Row], begin: int) -> tuple[Row, ...]:
    """What comes again above a row that begins a column; nothing where it stands above anyway."""
    return rows[begin].head


class _Block(NamedTuple):
    """Rows that are kept together: where they end, how high they are, and the space above that is
    dropped where they begin a column.
    """

    end: int
    height: float
    before: float


def _blocks(rows: Sequence[Row], begin: int) -> Iterator[_Block]:
    while begin < len(rows):
        end, reach = begin + 1, begin + rows[begin].keep
        height = rows[begin].height
        while end <= reach and end < len(rows):
            row = rows[end]
            reach = max(reach, end + row.keep)
            height += row.before + row.height
            end += 1
        yield _Block(end, height, rows[begin].before)
        begin = end


def _filled(
    rows: Sequence[Row], blocks: Iterable[_Block], begin: int, columns: int, room: float
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    rest = iter(blocks)
    block = next(rest, None)
    for _column in range(columns):
        end, used = begin, 0.0
        if block is not None:
            used = sum(head.height for head in _heads(rows, begin)) - block.before
        while block is not None and used + block.before + block.height <= room + _SLACK:
            used += block.before + block.height
            end = block.end
            block = next(rest, None)
        found.append((begin, end))
        begin = end
    return found


def forced(rows: Sequence[Row], begin: int, room: float) -> int:
    """The end of a column that has to begin with a block that no column holds."""
    used = sum(head.height for head in _heads(rows, begin))
    end = begin
    while end < len(rows):
        used += rows[end].height + (rows[end].before if end > begin else 0.0)
        if used > room and end > begin:
            break
        end += 1
    return end

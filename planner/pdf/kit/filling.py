"""Filling columns with rows: what is kept together stays so, and columns end level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.pdf.kit.rows import Row

_STEPS = 14
"""Halvings of the height that level columns are searched by; finer than any eye."""


def fill(rows: Sequence[Row], begin: int, columns: int, room: float) -> list[tuple[int, int]]:
    """Which rows, from number ``begin`` on, stand in each of the columns of that height.

    A block that is higher than a whole column is cut between rows; one row always fits.
    """
    found: list[tuple[int, int]] = []
    for _column in range(columns):
        end = _fill_one(rows, begin, room)
        found.append((begin, end))
        begin = end
    return found


def levelled(rows: Sequence[Row], begin: int, columns: int, room: float) -> list[tuple[int, int]]:
    """As ``fill``; where everything that is left has room, the columns end as level as can be."""
    full = fill(rows, begin, columns, room)
    if columns == 1 or full[-1][1] < len(rows):
        return full
    low, high, best = 0.0, room, full
    for _step in range(_STEPS):
        middle = (low + high) / 2
        tried = fill(rows, begin, columns, middle)
        if tried[-1][1] == len(rows) and _highest(rows, tried) <= middle:
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


def _highest(rows: Sequence[Row], parts: list[tuple[int, int]]) -> float:
    return max(height_of(rows, begin, end) for begin, end in parts)


def _heads(rows: Sequence[Row], begin: int) -> tuple[Row, ...]:
    """What comes again above a row that begins a column; nothing where it stands above anyway."""
    return rows[begin].head


def _fill_one(rows: Sequence[Row], begin: int, room: float) -> int:
    if begin >= len(rows):
        return begin
    used = sum(head.height for head in _heads(rows, begin))
    end = begin
    while end < len(rows):
        after = _block_end(rows, end)
        need = sum(
            row.height + (row.before if index > begin else 0.0)
            for index, row in enumerate(rows[end:after], end)
        )
        if used + need > room + 0.01:
            break
        used += need
        end = after
    return end


def _block_end(rows: Sequence[Row], begin: int) -> int:
    """The end of the block that begins with a row: all rows that are kept with one before."""
    end, reach = begin + 1, begin + rows[begin].keep
    while end <= reach and end < len(rows):
        reach = max(reach, end + rows[end].keep)
        end += 1
    return end


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

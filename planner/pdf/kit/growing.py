"""As large as a sheet allows: the first of sizes that serves, and how many sheets rows take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.pdf.kit.filling import fill, forced
from planner.pdf.kit.rows import Row


def first_that(values: Sequence[float], serves: Callable[[float], bool]) -> float:
    """The first that serves, where all behind one that serves do too; the last where none does."""
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if serves(values[middle]) else (middle + 1, high)
    return values[low]


def sheets_of(rows: Sequence[Row], room: float, columns: int = 1) -> int:
    """How many sheets with so many points of height the rows take."""
    begin, count = 0, 0
    while begin < len(rows):
        end = fill(rows, begin, columns, room)[-1][1]
        begin = end if end > begin else forced(rows, begin, room)
        count += 1
    return count

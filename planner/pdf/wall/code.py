"""QR codes as rectangles: sharp at every size, and part of the layout like everything else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import segno

from planner.pdf.layout import Frame, Rectangle
from planner.pdf.look import BLACK, WHITE

_QUIET = 4
"""Modules of white around a code, which scanners need (ISO/IEC 18004)."""

_MASK = 0
"""The pattern of all codes. A code says which of the eight it has, and all are read alike (ISO/IEC
18004, 7.8). To find the evenest for each of thousands of codes took most of the time of a grid;
over the codes of a grid and its cards, this one is the evenest on average.
"""


def code_items(payload: str, left: float, top: float, side: float) -> list[Rectangle]:
    """The code in a white square with sides of so many points, its quiet zone included."""
    runs, modules = _runs(payload)
    size = side / (modules + 2 * _QUIET)
    found = [Rectangle(Frame(left, top, side, side), fill=WHITE)]
    for row, begin, count in runs:
        across, down = left + (_QUIET + begin) * size, top + (_QUIET + row) * size
        found.append(Rectangle(Frame(across, down, count * size, size), fill=BLACK))
    return found


@lru_cache(1024)
def _runs(payload: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """The dark stretches as row, first module and length, and how many modules a side has."""
    code = segno.make(payload, error="m", micro=False, mask=_MASK)
    rows = tuple(code.matrix)
    found = tuple(run for number, row in enumerate(rows) for run in _runs_of(number, row))
    return found, len(rows)


def _runs_of(number: int, row: bytearray) -> Iterator[tuple[int, int, int]]:
    begin = 0
    for dark, group in groupby(row):
        count = len(list(group))
        if dark:
            yield number, begin, count
        begin += count

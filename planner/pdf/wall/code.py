"""QR codes as paths: sharp at every size, and part of the layout like everything else."""

from __future__ import annotations

import re
from functools import lru_cache

import segno

from planner.pdf.layout import Frame, Modules, Rectangle
from planner.pdf.look import BLACK, WHITE

_QUIET = 4
"""Modules of white around a code, which scanners need (ISO/IEC 18004)."""

_MASK = 0
"""The pattern of all codes. A code says which of the eight it has, and all are read alike (ISO/IEC
18004, 7.8). To find the evenest for each of thousands of codes took most of the time of a grid;
over the codes of a grid and its cards, this one is the evenest on average.
"""

_RUN = re.compile(b"\x01+")
"""Dark modules beside each other, as segno gives them."""


def code_items(payload: str, left: float, top: float, side: float) -> tuple[Rectangle, Modules]:
    """The code in a white square with sides of so many points, its quiet zone included."""
    dark, count = _dark(payload)
    quiet = side * _QUIET / (count + 2 * _QUIET)
    ground = Frame(left, top, side, side)
    code = Modules(ground.inset(quiet, quiet), count, dark, BLACK)
    return Rectangle(ground, fill=WHITE), code


@lru_cache(1024)
def _dark(payload: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """The dark stretches as row, first module and length, and how many modules a side has."""
    matrix = segno.make(payload, error="m", micro=False, mask=_MASK).matrix
    found = tuple(
        (number, run.start(), run.end() - run.start())
        for number, row in enumerate(matrix)
        for run in _RUN.finditer(row)
    )
    return found, len(matrix)

"""Entries in columns beside each other: their running text stands on the same lines, and what is
short is not torn.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from planner.pdf.kit.rows import Row, kept_together

_LEAST_SPARE = 0.25
"""Lines between a block and the next."""


def on_baselines(
    blocks: Iterable[list[Row]], leading: float, whole: float = 0.0, after: int = 0
) -> list[Row]:
    """The blocks of an entry below each other, each as high as a whole number of lines of running
    text; where a block may be cut, each of its rows.

    A block stands with the end of the one above it, and an entry that is no higher than ``whole``
    points is not torn. It is kept with nothing behind it but so many rows ``after`` it: a short
    entry must not draw the next one along.
    """
    found: list[Row] = []
    for block in filter(None, blocks):
        rows = list(block)
        if found:
            found[-1] = found[-1]._replace(keep=max(found[-1].keep, 1))
            rows[0] = rows[0]._replace(before=0.0)
        found += _in_whole_lines(rows, leading)
    high = sum(row.height + (row.before if index else 0.0) for index, row in enumerate(found))
    if high <= whole:
        found = kept_together(found)
    last = len(found) - 1
    inside = [
        row if row.keep <= last - index else row._replace(keep=last - index)
        for index, row in enumerate(found)
    ]
    return [*inside[:-1], *(row._replace(keep=after) for row in inside[-1:])]


def _in_whole_lines(rows: list[Row], leading: float) -> list[Row]:
    if any(not row.keep for row in rows[:-1]):
        rows = [_in_lines(row, leading, first=not index) for index, row in enumerate(rows)]
    high = sum(row.height + (row.before if index else 0.0) for index, row in enumerate(rows))
    rest = _lines(high, leading) - high
    if rest < _LEAST_SPARE * leading:
        rest += leading
    return [*rows[:-1], rows[-1]._replace(height=rows[-1].height + rest)]


def _in_lines(row: Row, leading: float, *, first: bool) -> Row:
    """The row so that a column that it begins, or ends, keeps to the lines."""
    above = row.before if first else leading * round(row.before / leading)
    high = _lines(row.height, leading)
    if (above, high) == (row.before, row.height):  # as nearly always, and copies take their time
        return row
    return row._replace(before=above, height=high)


def _lines(high: float, leading: float) -> float:
    return leading * ceil(high / leading - 1e-6)

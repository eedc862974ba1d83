"""Rows as they lay on pages once, so that others can be put into their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planner.pdf.kit.filling import fill, levelled
from planner.pdf.kit.rows import Row

_SAME = 0.01
"""Points."""


@dataclass(frozen=True, slots=True)
class PageUse:
    """Where rows of a flow stand on one page: from ``top`` down, columns of rows (first, end)."""

    page: int
    top: float
    room: float
    parts: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The first row on the page."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """The first row that is no longer on it."""
        return self.parts[-1][1]


@dataclass(slots=True)
class Flow:
    """Rows that were put on pages together, from ``page`` on, in a ``part`` of the document; an
    entry begins with a row that has a key.
    """

    rows: list[Row]
    columns: int
    page: int = 0
    uses: list[PageUse] = field(default_factory=list)
    part: str = ""

    def entries(self) -> Iterator[tuple[str, int, int]]:
        """Key, first row and end of each entry; what stands before the first has no key."""
        starts = [index for index, row in enumerate(self.rows) if row.key]
        if not starts or starts[0]:
            starts.insert(0, 0)
        for first, end in zip(starts, [*starts[1:], len(self.rows)], strict=True):
            if first < end:
                yield self.rows[first].key, first, end


def entries_of(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of each entry by its key, in order."""
    flow = Flow(list(rows), 1)
    return {key: flow.rows[first:end] for key, first, end in flow.entries()}


def same_shape(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Whether rows take the very places of others, whatever stands in them."""
    return len(one) == len(other) and all(
        abs(a.height - b.height) < _SAME
        and abs(a.before - b.before) < _SAME
        and a.keep == b.keep
        and [head.height for head in a.head] == [head.height for head in b.head]
        for a, b in zip(one, other, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands on a page of an entry; ``whole`` when it begins there with all its rows, which
    may then go on where the entry went on (``goes_on``).
    """

    key: str
    rows: tuple[Row, ...]
    whole: bool
    goes_on: bool


Placed = tuple[PageUse, list[Row], list[tuple[int, int]]]


def refilled(
    uses: Sequence[PageUse], pieces: Sequence[Sequence[Piece]], columns: int, *, last: bool
) -> list[Placed] | None:
    """The pieces of each of these pages put on it; None when they have no room there.

    ``last``: behind the last of the pages nothing follows, so that its columns end level.
    """
    found: list[Placed] = []
    carried: list[Row] = []
    for number, (use, own) in enumerate(zip(uses, pieces, strict=True)):
        at_end = last and number == len(uses) - 1
        rows = [*carried, *(row for piece in own for row in piece.rows)]
        filled = (levelled if at_end else fill)(rows, 0, columns, use.room)
        end = filled[-1][1]
        carried = rows[end:]
        if carried:
            may = bool(own) and own[-1].whole and own[-1].goes_on
            if not may or number == len(uses) - 1 or len(carried) >= len(own[-1].rows):
                return None
        found.append((use, rows, filled))
    return found

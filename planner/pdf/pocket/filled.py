"""Filling the panels of the fold-out: as much as they hold, as large as they hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from planner.pdf.kit import Pages, Row
from planner.pdf.kit.filling import fill, forced, height_of, levelled
from planner.pdf.kit.growing import first_that
from planner.pdf.pocket.entries import Entries, Telling
from planner.pdf.reprint.flow import PageUse
from planner.pdf.shown import Shown

_SCALES = tuple(round(1.9 - 0.05 * step, 2) for step in range(19))
"""Of letters, the largest first; the smallest have 1.0."""
_WELL_READ = 1.2
"""The scale of letters from which on it is worth more to say more than to grow them."""
_AIRS = (*range(36, 10, -2), 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
"""Points more between two screenings, where there is room."""
_MANY = 400
"""So many screenings fill their sides as they are, and would take long to be tried larger."""

Parts = list[tuple[int, int]]


class Panels(NamedTuple):
    """What stands in the panels: a group of rows with its parts, a panel each; ``shortened`` are
    the titles that lost words.
    """

    groups: list[tuple[list[Row], Parts]]
    shortened: list[str]


def filled(pages: Pages, shown: Shown, columns: int) -> Panels:
    """As few sides as it takes in the smallest letters; on these, as much as can be said of each
    screening, then the largest letters, then the most air, none of which may shorten more titles.

    Each day begins a panel, where there are enough of them.
    """
    width, room = pages.column_width(columns), pages.body.height
    least = Entries(shown, width)
    rows = [row for group in least.groups() for row in group]
    few = len(_flowing(rows, columns, room)) // columns
    best = Panels([(rows, _flowing(rows, columns, room))], least.shortened)
    if len(shown.screenings) > _MANY:
        return best

    def tried(scale: float, telling: Telling, air: float = 0.0) -> Panels | None:
        entries = Entries(shown, width, scale, telling, air)
        found = _by_day(entries.groups(), columns * few, room)
        served = found and len(entries.shortened) <= len(least.shortened)
        return Panels(found, entries.shortened) if found and served else None

    def best_of(scales: list[float], telling: Telling) -> Panels | None:
        scale = first_that(scales, lambda one: tried(one, telling) is not None)
        if tried(scale, telling) is None:
            return None
        air = first_that(_AIRS, lambda one: tried(scale, telling, one) is not None)
        return tried(scale, telling, air)

    high = height_of(rows, 0, len(rows))
    scales = [scale for scale in _SCALES if high * scale <= columns * few * room]
    well = [scale for scale in scales if scale >= _WELL_READ]
    for some, telling in product((well, scales), reversed(Telling)):
        if some and (made := best_of(some, telling)) is not None:
            return made
    return best


def _flowing(rows: Sequence[Row], columns: int, room: float) -> Parts:
    """The parts of all panels of as many sides as it takes, one day behind the other."""
    parts: Parts = []
    while rows and (not parts or parts[-1][1] < len(rows)):
        begin = parts[-1][1] if parts else 0
        side = levelled(rows, begin, columns, room)
        if side[-1][1] == begin:
            end = forced(rows, begin, room)
            side = [(begin, end), *([(end, end)] * (columns - 1))]
        parts += side
    return parts


def _by_day(groups: list[list[Row]], panels: int, room: float) -> list[tuple[list[Row], Parts]]:
    """Each group in panels of its own, the highest in one more as long as there are some; nothing
    where there are too few.
    """
    counts = [_needed(rows, panels, room) for rows in groups]
    spare = panels - sum(counts)
    if spare < 0 or not all(counts):
        return []
    made = [levelled(rows, 0, count, room) for rows, count in zip(groups, counts, strict=True)]
    for _panel in range(spare):
        highest = max(range(1, len(groups)), key=lambda n: _high(groups[n], made[n]))
        more = levelled(groups[highest], 0, len(made[highest]) + 1, room)
        if _high(groups[highest], more) >= _high(groups[highest], made[highest]):
            break
        made[highest] = more
    return list(zip(groups, made, strict=True))


def _needed(rows: Sequence[Row], most: int, room: float) -> int:
    """How many panels a group takes; 0 for more than there are."""
    parts = fill(rows, 0, most, room)
    return sum(end > begin for begin, end in parts) if parts[-1][1] == len(rows) else 0


def _high(rows: Sequence[Row], parts: Parts) -> float:
    return max(height_of(rows, *part) for part in parts)


def put(pages: Pages, panels: Panels, columns: int) -> None:
    """Put the panels on as many sides as they take."""
    at = 0
    for rows, parts in panels.groups:
        for side, own in _sides(parts, at, columns):
            if side >= pages.number:
                pages.new_page()
            begin = (at - side * columns) if side * columns < at else 0
            if pages.kept is not None:
                if own[0] == parts[0]:
                    pages.kept.begin(rows, len(parts), side)
                pages.kept.note(PageUse(side, pages.body.top, pages.body.height, tuple(own)))
            pages.put_parts(rows, [(0, 0)] * begin + own, pages.body.top, columns)
        at += len(parts)


def _sides(parts: Parts, at: int, columns: int) -> Iterator[tuple[int, Parts]]:
    """The parts that stand on each side, the first of them in panel ``at``."""
    begin = 0
    while begin < len(parts):
        side, within = divmod(at + begin, columns)
        end = min(len(parts), begin + columns - within)
        yield side, parts[begin:end]
        begin = end

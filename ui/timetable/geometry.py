"""Where things stand on the timetable: minutes and screens to pixels and back. Pure; no Qt.

Minutes are those of the festival day (1470 is 24:30). A *lane* is one screen on one day: a column
when time runs down, a row when time runs across. *Along* is the direction of time, *across* the
other one. All pixels are whole, so that lines stay sharp and neighbours touch without a gap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

PAD = 8
"""Pixels before the first and after the last minute, so that the labels there are whole."""
GUTTER = 6
"""Pixels between a block and its lane's edges, in columns."""
ROW_GUTTER = 2
"""The same in rows."""
STEP = 18
"""Pixels by which a block that overlaps an earlier one steps aside."""
ROW_STEP = 6
"""The same in rows."""
LEAST_COLUMN = 90
"""A column narrower than this turns the screens into rows."""
LEAST_ROW, MOST_ROW = 20, 44
THIN_COLUMN, THIN_ROW = 14, 6
"""A lane of a folded venue: a block is a sliver there."""
LEAST_ZOOM, MOST_ZOOM = 16.0, 360.0
"""Pixels an hour."""
LEAST_HIT = 10
"""No block is smaller than this to the pointer."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in whole pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first pixel right of it."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first pixel below it."""
        return self.y + self.h

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def grown(self, by: int) -> Box:
        """The box with so many pixels more on each side."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def moved(self, dx: int, dy: int) -> Box:
        """The box elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)


@dataclass(frozen=True, slots=True)
class Grid:
    """Lanes laid out beside each other, from ``first`` to ``last`` minute of a festival day.

    ``per_hour`` is the zoom in pixels, ``across`` the pixels that all lanes share, evenly unless
    ``edges`` says where each begins and the last ends.
    """

    lanes: int
    first: int
    last: int
    per_hour: float
    across: int
    rows: bool = False
    edges: tuple[int, ...] = ()

    # -- time ------------------------------------------------------------------------------------

    def along(self, minute: float) -> int:
        """The pixel of a minute."""
        return PAD + round((minute - self.first) * self.per_hour / 60)

    def minute_at(self, pixel: float) -> float:
        """The minute of a pixel, unsnapped; outside the day it runs on."""
        return self.first + (pixel - PAD) * 60 / self.per_hour

    @property
    def length(self) -> int:
        """Pixels of the whole day, along."""
        return self.along(self.last) + PAD

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole day."""
        return (self.length, self.across) if self.rows else (self.across, self.length)

    def ticks(self) -> Iterable[int]:
        """The minutes at which lines are drawn: hours, and halves or quarters where they fit."""
        step = 60 if self.per_hour < 40 else 30 if self.per_hour < 120 else 15
        return range(-(-self.first // step) * step, self.last + 1, step)

    def labels(self, room: int) -> Iterable[int]:
        """The full hours that get a label of ``room`` pixels along."""
        hours = next((n for n in (1, 2, 3, 6) if n * self.per_hour >= room), 12)
        return range(-(-self.first // 60) * 60, self.last + 1, 60 * hours)

    # -- lanes -----------------------------------------------------------------------------------

    def lane_start(self, lane: int) -> int:
        """The first pixel of a lane, across; that of ``lanes`` is the end of the last one."""
        if self.edges:
            return self.edges[lane]
        return lane * self.across // self.lanes if self.lanes else 0

    def lane_at(self, pixel: float) -> int | None:
        """The lane of a pixel across; None outside all of them."""
        if not self.lanes or not 0 <= pixel < self.across:
            return None
        if self.edges:
            return min(bisect_right(self.edges, pixel) - 1, self.lanes - 1)
        lane = int(pixel * self.lanes / self.across)
        while lane + 1 < self.lanes and self.lane_start(lane + 1) <= pixel:
            lane += 1
        return lane

    def lanes_between(self, low: int, high: int) -> range:
        """The lanes that have a pixel from ``low`` up to ``high``, across."""
        if not self.lanes or high <= 0 or low >= self.across:
            return range(0)
        first = self.lane_at(max(0, low)) or 0
        last = self.lane_at(min(high, self.across) - 1) or 0
        return range(first, last + 1)

    # -- both ------------------------------------------------------------------------------------

    def box(self, lane: int, start: float, end: float, depth: int = 0) -> Box:
        """The box of a block; ``depth`` counts the blocks that it must step aside for."""
        low, high = self.lane_start(lane), self.lane_start(lane + 1)
        begin, size = self.along(start), max(self.along(end) - self.along(start), 2)
        if self.rows:
            gutter = ROW_GUTTER if high - low >= LEAST_ROW else 1
            step = min(depth * ROW_STEP, max(0, (high - low - 2 * gutter) // 2))
            top = low + gutter + step
            return Box(begin, top, size, max(2, high - gutter - top))
        gutter = GUTTER if high - low >= 5 * GUTTER else 1
        step = min(depth * STEP, max(0, (high - low - 2 * gutter) // 2))
        left = low + gutter + step
        return Box(left, begin, max(2, high - gutter - left), size)

    def strip(self, lane: int, start: float, end: float) -> Box:
        """The lane's whole breadth between two minutes."""
        low, high = self.lane_start(lane), self.lane_start(lane + 1)
        begin, size = self.along(start), self.along(end) - self.along(start)
        return Box(begin, low, size, high - low) if self.rows else Box(low, begin, high - low, size)

    def place(self, x: float, y: float) -> tuple[int | None, float]:
        """The lane and the unsnapped minute of a point."""
        along, across = (x, y) if self.rows else (y, x)
        return self.lane_at(across), self.minute_at(along)

    def zoomed(self, per_hour: float) -> Grid:
        """The same day at another zoom, within what is readable."""
        return replace(self, per_hour=min(MOST_ZOOM, max(LEAST_ZOOM, per_hour)))


def snapped(minute: float, step: int) -> int:
    """The nearest minute on the grid of ``step`` minutes."""
    return int((minute + step / 2) // step) * step


def hit(box: Box) -> Box:
    """The box that the pointer meets: never smaller than ten pixels."""
    dx, dy = max(0, LEAST_HIT - box.w), max(0, LEAST_HIT - box.h)
    return Box(box.x - dx // 2, box.y - dy // 2, box.w + dx, box.h + dy)


def visible_range(
    hours: Iterable[tuple[int, int]], busy: Iterable[tuple[int, int]]
) -> tuple[int, int]:
    """First and last minute worth showing: opening hours and an hour around what is planned.

    Both are pairs of minutes of the festival day; whole hours come back. A day with neither is
    shown from 10:00 to 24:00.
    """
    spans = [*hours, *((start - 30, end + 30) for start, end in busy)]
    if not spans:
        return 600, 1440
    first = min(start for start, _end in spans) // 60 * 60
    last = -(-max(end for _start, end in spans) // 60) * 60
    return first, max(last, first + 240)


def fitting_zoom(first: int, last: int, pixels: int) -> float:
    """The zoom at which the whole day fits into so many pixels."""
    wanted = (pixels - 2 * PAD) * 60 / max(60, last - first)
    return min(MOST_ZOOM, max(LEAST_ZOOM, wanted))


def rows_together(least: int, view: int, zoom: float, fitting: float) -> int:
    """Pixels across of all rows of several days, which need ``least`` to be read.

    From the zoom on at which a day fits, zooming out draws the rows nearer to each other, until at
    the smallest zoom the whole festival is in sight.
    """
    if zoom >= fitting or least <= view:
        return max(least, view)
    share = (zoom - LEAST_ZOOM) / max(1.0, fitting - LEAST_ZOOM)
    return round(view + (least - view) * max(0.0, share))


@dataclass(slots=True)
class Overlap:
    """How a block lies on others: it steps aside ``depth`` times, covers earlier blocks until
    ``until`` (its own start when there are none), and is itself covered from ``covered`` on (its
    own end when it is not).
    """

    depth: int
    until: int
    covered: int


def overlaps(spans: Sequence[tuple[int, int, int]]) -> tuple[Overlap, ...]:
    """For each (lane, start, end) in the order of starts: how it lies on the others.

    A block takes the first depth that no earlier block still running in its lane holds.
    """
    running: dict[int, list[tuple[int, Overlap]]] = {}
    found = []
    for lane, start, end in spans:
        still = [(ends, other) for ends, other in running.get(lane, ()) if ends > start]
        taken = {other.depth for _ends, other in still}
        depth = next(n for n in range(len(taken) + 1) if n not in taken)
        for _ends, other in still:
            other.covered = min(other.covered, start)
        until = min(end, max((ends for ends, _other in still), default=start))
        found.append(Overlap(depth, until, end))
        running[lane] = [*still, (end, found[-1])]
    return tuple(found)


def gaps(hours: tuple[int, int] | None, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The parts of the shown day in which a screen is closed."""
    if hours is None:
        return ((first, last),)
    edges = (first, min(max(hours[0], first), last), min(max(hours[1], first), last), last)
    spans = list(pairwise(edges))
    return tuple(span for span in (spans[0], spans[2]) if span[1] > span[0])

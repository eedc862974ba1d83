"""What lies under the blocks: the hours, the screens, and when each is closed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from PySide6.QtCore import QLine, QRect
from PySide6.QtGui import QColor, QPainter, QPen

from planner.model import Festival
from ui.theme import theme
from ui.timetable.blocks import screen_hours
from ui.timetable.geometry import Box, Grid, gaps
from ui.timetable.lanes import Lane, Lanes
from ui.timetable.slots import slots_of

_LEAST_LINED = 9
"""Lanes of fewer pixels have no lines between them, but their days have."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The grid, the closed hours as (lane, from, to), the lanes at which a venue or a day begins,
    the starts of slots as (lane, minute), and the lanes at which a day begins.
    """

    grid: Grid
    closed: tuple[tuple[int, int, int], ...] = ()
    venues: frozenset[int] = frozenset()
    slots: tuple[tuple[int, int], ...] = ()
    days: frozenset[int] = frozenset()

    def closed_in(self, lanes: range) -> Iterator[tuple[int, int, int]]:
        """The closed hours of these lanes; all are kept in the order of lanes."""
        first = bisect_left(self.closed, lanes.start, key=lambda gap: gap[0])
        for gap in islice(self.closed, first, None):
            if gap[0] >= lanes.stop:
                return
            yield gap


def ground_of(festival: Festival, lanes: Lanes, grid: Grid) -> Ground:
    """Closed hours, and the borders of days and venues."""
    closed = [
        (number, *gap)
        for number, lane in enumerate(lanes.all)
        if lane.screen_id is not None
        for gap in gaps(
            screen_hours(festival, festival.screens[lane.screen_id], lane.day),
            grid.first,
            grid.last,
        )
    ]
    venues = [
        number
        for number, (one, other) in enumerate(pairwise(lanes.all), start=1)
        if one.day != other.day or _venue(festival, one) != _venue(festival, other)
    ]
    slots = [
        (number, minute)
        for number, lane in enumerate(lanes.all)
        for minute in slots_of(festival, lane)
    ]
    days = (n for n, (one, two) in enumerate(pairwise(lanes.all), start=1) if one.day != two.day)
    return Ground(grid, tuple(closed), frozenset(venues), tuple(slots), frozenset(days))


def _venue(festival: Festival, lane: Lane) -> int | None:
    return None if lane.screen_id is None else festival.screens[lane.screen_id].venue_id


def rect_of(box: Box) -> QRect:
    """The box as Qt wants it."""
    return QRect(box.x, box.y, box.w, box.h)


def box_of(rect: QRect) -> Box:
    """Qt's rectangle as a box."""
    return Box(rect.x(), rect.y(), rect.width(), rect.height())


def paint_ground(painter: QPainter, ground: Ground, exposed: Box) -> None:
    """Fill the exposed part: surface, closed hours one step lower, hour lines, screen lines."""
    now, grid = theme(), ground.grid
    painter.fillRect(rect_of(exposed), now.surface)
    across = (exposed.y, exposed.bottom) if grid.rows else (exposed.x, exposed.right)
    lanes = grid.lanes_between(*across)
    for lane, start, end in ground.closed_in(lanes):
        box = _to_the_edge(grid, grid.strip(lane, start, end), start, end)
        if box.meets(exposed):
            painter.fillRect(rect_of(box), now.sunken)
    ticks = list(grid.ticks())
    _lines(painter, now.line_soft, [_tick(grid, m, exposed) for m in ticks if m % 60])
    _lines(painter, now.line, [_tick(grid, m, exposed) for m in ticks if not m % 60])
    _paint_slots(painter, ground, lanes)
    inner = range(max(1, lanes.start), lanes.stop + 1) if lanes else range(1, grid.lanes + 1)
    narrow = bool(lanes) and grid.across < _LEAST_LINED * grid.lanes
    marked = ground.days if narrow else ground.venues
    plain = [_border(grid, n, exposed) for n in inner if not (narrow or n in marked)]
    strong = [_border(grid, n, exposed) for n in inner if n in marked]
    _lines(painter, now.line, plain)
    _lines(painter, now.line_strong, strong)


def _to_the_edge(grid: Grid, box: Box, start: int, end: int) -> Box:
    """Closed hours at the day's beginning or end reach the edge of the canvas."""
    before = grid.along(grid.first) if start <= grid.first else 0
    after = 4096 if end >= grid.last else 0
    if grid.rows:
        return Box(box.x - before, box.y, box.w + before + after, box.h)
    return Box(box.x, box.y - before, box.w, box.h + before + after)


def _paint_slots(painter: QPainter, ground: Ground, lanes: range) -> None:
    """A dashed line across its lane where a slot begins."""
    grid, found = ground.grid, []
    first = bisect_left(ground.slots, lanes.start, key=lambda slot: slot[0])
    for lane, minute in islice(ground.slots, first, None):
        if lane >= lanes.stop:
            break
        if grid.first <= minute <= grid.last:
            at, low, high = grid.along(minute), grid.lane_start(lane), grid.lane_start(lane + 1)
            found.append(
                QLine(at, low + 2, at, high - 2) if grid.rows else QLine(low + 3, at, high - 3, at)
            )
    if found:
        pen = QPen(theme().text3, 1)
        pen.setDashPattern([5, 3])
        painter.setPen(pen)
        painter.drawLines(found)


def _lines(painter: QPainter, colour: QColor, lines: Sequence[QLine]) -> None:
    if lines:
        painter.setPen(QPen(colour, 1))
        painter.drawLines(list(lines))


def _tick(grid: Grid, minute: int, exposed: Box) -> QLine:
    at = grid.along(minute)
    if grid.rows:
        return QLine(at, exposed.y, at, exposed.bottom)
    return QLine(exposed.x, at, exposed.right, at)


def _border(grid: Grid, lane: int, exposed: Box) -> QLine:
    at = grid.lane_start(lane) - (1 if lane == grid.lanes else 0)
    if grid.rows:
        return QLine(exposed.x, at, exposed.right, at)
    return QLine(at, exposed.y, at, exposed.bottom)

"""Blocks put in place from their pictures: a frame never waits for more than some new ones.

Setting the letters of a block costs a tenth of a millisecond and more. What has no picture yet is
stretched from another size, or is ground and bar alone, until its turn comes in the next moments.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QRegion

from planner.rules import Severity
from ui.theme import alpha, section_colour, theme, tint
from ui.timetable.blocks import Block
from ui.timetable.card import BAR
from ui.timetable.geometry import Box, Grid
from ui.timetable.ground import rect_of
from ui.timetable.layout import DayLayout, Placed
from ui.timetable.marks import paint_hover, paint_overlap, paint_overlap_edge, paint_ring
from ui.timetable.pictures import Pictures, space_of
from ui.timetable.shadow import paint_old_place

_REST_MS = 120
MOST_NEW = 12
"""So many pictures are made within a frame."""
_SLIVER = 4
"""A block less high than this needs no picture."""
_SLICE = 12
"""So many are made between two events."""


@dataclass(frozen=True)
class Marks:
    """What rows have over their picture: those chosen, that of the keyboard, that of the pointer;
    and, while something is held, which blocks are elsewhere, so that only their place is shown.
    """

    chosen: Collection[int]
    current: int
    hover: int | None
    holding: bool
    lifted: Callable[[Block], bool]


class Painting(QObject):
    """Paints the blocks of one view. ``stale(region)`` asks for a repaint; content coordinates."""

    stale = Signal(QRegion)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pictures = Pictures()
        self._layout = DayLayout(Grid(0, 600, 1440, 52, 0), ())
        self._ratio, self._new = 1.0, MOST_NEW
        self._left: deque[int] = deque()
        self._seen: set[int] = set()
        """Rows that were seen without a picture of their own."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._finish)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._slice)

    def show(self, layout: DayLayout) -> None:
        """Paint this layout from now on."""
        self._layout = layout
        self._left.clear()
        self._seen.clear()

    def hurry(self) -> None:
        """Stretch pictures for now, and make them anew when the zoom rests."""
        self._rest.start()

    def stop(self) -> None:
        """Nobody looks any longer: leave what is left."""
        self._rest.stop()
        self._turn.stop()
        self._left.clear()

    @property
    def busy(self) -> bool:
        """Whether something is still to be painted as it should be."""
        return self._rest.isActive() or self._turn.isActive()

    def paint(
        self,
        painter: QPainter,
        exposed: Box,
        ratio: float,
        marks: Marks,
        moving: Mapping[int, QPoint],
    ) -> None:
        """Paint the blocks of a part of the day; ``moving`` are on their way to their place."""
        layout, self._ratio = self._layout, ratio
        self._new = 0 if self._rest.isActive() else MOST_NEW
        kept, placed_at, rows = self.pictures.kept, layout.placed, layout.grid.rows
        marked = {marks.current, marks.hover, *marks.chosen, *moving}
        for row in layout.within(exposed):
            placed = placed_at[row]
            plain = not (placed.block.depth or row in marked or marks.holding)
            if plain and placed.box.h < _SLIVER:
                _paint_sliver(painter, placed)
                continue
            picture = kept(placed, rows, ratio)
            if picture is not None and plain:
                painter.drawPixmap(space_of(placed, rows), picture)
            elif row not in moving:
                self._paint(painter, row, marks)
        for row, shift in moving.items():
            if layout.extent_of(row).moved(shift.x(), shift.y()).meets(exposed):
                painter.translate(shift)
                self._paint(painter, row, marks)
                painter.translate(-shift)
        if self._seen and not self._rest.isActive():
            self._finish()

    def _paint(self, painter: QPainter, row: int, marks: Marks) -> None:
        """Paint a row with all that may lie over it."""
        layout = self._layout
        placed, rows = layout.placed[row], layout.grid.rows
        block = placed.block
        if marks.holding and marks.lifted(block):
            paint_old_place(painter, placed.box, block)
            return
        if block.depth:
            paint_overlap_edge(painter, placed)
        picture = None if placed.box.h < _SLIVER else self._picture(row)
        if placed.box.h < _SLIVER:
            _paint_sliver(painter, placed)
        elif picture is None:
            _paint_roughly(painter, placed)
        else:
            painter.drawPixmap(space_of(placed, rows), picture)
        if block.depth:
            paint_overlap(painter, placed, layout.grid)
        if row == marks.hover:
            paint_hover(painter, placed)
        if row == marks.current or row in marks.chosen:
            paint_ring(painter, placed.box, row in marks.chosen, row == marks.current)

    def _picture(self, row: int) -> QPixmap | None:
        """The picture of a row, or for now another one, or none."""
        placed, rows = self._layout.placed[row], self._layout.grid.rows
        found = self.pictures.kept(placed, rows, self._ratio)
        if found is not None:
            return found
        if self._new > 0:
            self._new -= 1
            return self.pictures.of(placed, rows, self._ratio)
        self._seen.add(row)
        return self.pictures.like(placed, rows)

    def _finish(self) -> None:
        """Make the pictures of what was seen without."""
        self._left.extend(sorted(self._seen.difference(self._left)))
        self._seen.clear()
        if self._left:
            self._turn.start(0)

    def _slice(self) -> None:
        layout, region = self._layout, QRegion()
        for _number in range(min(_SLICE, len(self._left))):
            row = self._left.popleft()
            self.pictures.of(layout.placed[row], layout.grid.rows, self._ratio)
            region = region.united(rect_of(layout.extent_of(row)))
        self.stale.emit(region)
        if self._left:
            self._turn.start(0)


def _paint_sliver(painter: QPainter, placed: Placed) -> None:
    """A block of some pixels, as where the whole festival is in sight: its section's colour."""
    box, block = placed.box, placed.block
    colour = theme().line_strong if block.hold else section_colour(block.hue)
    painter.fillRect(rect_of(box), alpha(colour, 0.3) if block.cancelled else colour)
    if block.severity in (Severity.BLOCKER, Severity.WARNING):
        painter.fillRect(box.right - 4, box.y, 4, box.h, theme().severity(block.severity.value))


def _paint_roughly(painter: QPainter, placed: Placed) -> None:
    """A block of which there is no picture at all."""
    box, block = placed.box, placed.block
    ground = theme().surface if block.hold or block.cancelled else tint(block.hue)
    painter.fillRect(rect_of(box), ground)
    painter.fillRect(box.x, box.y, BAR, box.h, section_colour(block.hue))

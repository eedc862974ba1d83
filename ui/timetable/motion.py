"""Blocks that are put elsewhere by no hand go there and do not jump: after undo, a swap, a fix.

Only the painting is late. Layout, pointer and keyboard are at the new place from the start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QVariantAnimation, Signal
from PySide6.QtGui import QRegion

from ui.theme.motion import motion_wish
from ui.timetable.ground import rect_of
from ui.timetable.layout import DayLayout

MOTION_MS = 140
Key = tuple[bool, int]
"""Whether a block is a hold, and its id."""


class Motion(QObject):
    """The blocks under way. ``stale(region)`` asks for a repaint; content coordinates."""

    stale = Signal(QRegion)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.carried: frozenset[Key] = frozenset()
        """The blocks that a hand puts down at this moment: they do not move by themselves."""
        self._expected: frozenset[Key] | None = None
        self._from: dict[Key, QPoint] = {}
        self._layout: DayLayout | None = None
        self._painted = QRegion()
        self.clock = QVariantAnimation(self)
        self.clock.setDuration(MOTION_MS)
        self.clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.clock.setStartValue(0.0)
        self.clock.setEndValue(1.0)
        self.clock.valueChanged.connect(self._step)
        self.clock.finished.connect(self.stop)

    def expect(self) -> None:
        """An edit was done: what it moves is to be seen moving in the next layout."""
        self._expected = self.carried if motion_wish().allowed else None

    def follow(self, before: DayLayout, after: DayLayout) -> None:
        """Another layout is shown from now on; what moves goes from where it was."""
        still, self._expected = self._expected, None
        if before.grid != after.grid:
            self.stop()
        self._layout = after
        if still is None or before.grid != after.grid:
            return
        found = dict(_moved(before, after, still))
        if found:
            self.clock.stop()
            self.clock.setCurrentTime(0)
            self._from = found
            self._painted = self._region()
            self.clock.start()

    def stop(self) -> None:
        """Everything is where it belongs."""
        left = self._painted
        if self._layout is not None:
            for row in self.shifts():
                left = left.united(rect_of(self._layout.extent_of(row)))
        self._from, self._painted = {}, QRegion()
        self.clock.stop()
        self.stale.emit(left)

    def shifts(self) -> Mapping[int, QPoint]:
        """The rows that are under way, each with how far from its place it is now."""
        layout, found = self._layout, {}
        if not self._from or layout is None:
            return {}
        left = 1.0 - float(self.clock.currentValue() or 0.0)
        for key, start in self._from.items():
            row = layout.rows_of_id.get(key)
            if row is not None:
                box = layout.placed[row].box
                found[row] = (start - QPoint(box.x, box.y)) * left
        return found

    def _step(self) -> None:
        before, self._painted = self._painted, self._region()
        self.stale.emit(before.united(self._painted))

    def _region(self) -> QRegion:
        """What is painted of those under way, where they are now."""
        layout, found = self._layout, QRegion()
        if layout is not None:
            for row, shift in self.shifts().items():
                found = found.united(rect_of(layout.extent_of(row)).translated(shift))
        return found


def _moved(
    before: DayLayout, after: DayLayout, still: frozenset[Key]
) -> Iterable[tuple[Key, QPoint]]:
    """The blocks that took place elsewhere before, with their old corners; who only steps aside for
    another is there at once.
    """
    for key, row in after.rows_of_id.items():
        old = before.rows_of_id.get(key)
        if old is not None and key not in still:
            was, now = before.blocks[old], after.blocks[row]
            if was is not now and (was.lane, was.start) != (now.lane, now.start):
                box = before.placed[old].box
                yield key, QPoint(box.x, box.y)

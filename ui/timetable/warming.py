"""Paint what will be looked at next while nothing else is to do: the days beside the shown one.

The first sight of a block costs the setting of its letters; a jump to a day whose blocks are
painted already costs no more than a frame.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from ui.timetable.layout import Placed
from ui.timetable.pictures import Pictures

_REST_MS = 250
_SLICE_SECONDS = 0.004

Parts = Iterable[Callable[[], Iterable[Placed]]]


class Warming(QObject):
    """Begins when the hand has rested for a moment, and goes on in small slices."""

    def __init__(self, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._parts: deque[Callable[[], Iterable[Placed]]] = deque()
        self._waiting: Iterator[Placed] = iter(())
        self._rows, self._ratio = False, 1.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._slice)

    def begin(self, parts: Parts, rows: bool, ratio: float) -> None:
        """Warm these parts, one after the other, in place of those asked for before."""
        self._parts, self._waiting = deque(parts), iter(())
        self._rows, self._ratio = rows, ratio
        self._timer.start(_REST_MS)

    @property
    def busy(self) -> bool:
        """Whether something is left to warm."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Leave it."""
        self._timer.stop()

    def _slice(self) -> None:
        end = time.perf_counter() + _SLICE_SECONDS
        while time.perf_counter() < end:
            placed = next(self._waiting, None)
            if placed is None:
                if self._parts:
                    self._waiting = iter(self._parts.popleft()())
                    self._timer.start(0)
                return
            self._pictures.of(placed, self._rows, self._ratio)
        self._timer.start(0)

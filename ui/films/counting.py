"""How many places are left for each programme, counted in the worker while nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.model import Festival
from planner.rules.tightness import places_left
from ui.tasks import Task, run_task

_REST_MS = 400
_AT_ONCE = 300


class PlacesCount(QObject):
    """``places`` by programme; ``counted()`` fires as they become known. After an edit the old
    numbers stay until the new ones are there.
    """

    counted = Signal()

    def __init__(self, panel: QWidget, festival: Callable[[], Festival]) -> None:
        super().__init__(panel)
        self._panel, self._festival = panel, festival
        self.places: dict[int, int] = {}
        self._wanted: list[int] = []
        self._left: list[int] = []
        self._task: Task | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._begin)

    def want(self, programme_ids: Iterable[int]) -> None:
        """Count these soon; a count under way is given up."""
        self._wanted = list(programme_ids)
        self._stop()
        if self.places:
            self._rest.start()
        else:
            self._begin()

    def forget(self) -> None:
        """Count nothing any more."""
        self._rest.stop()
        self._stop()
        self._wanted, self.places = [], {}

    @property
    def is_counting(self) -> bool:
        """Whether numbers are still to come."""
        return self._rest.isActive() or self._task is not None

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _begin(self) -> None:
        known = self.places.keys() & set(self._wanted)
        self.places = {programme_id: self.places[programme_id] for programme_id in known}
        self._left = list(self._wanted)
        self._go_on()

    def _go_on(self) -> None:
        part, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        if not part:
            self._task = None
            self.counted.emit()
            return
        self._task = run_task(
            self._panel,
            _("Counting places"),
            places_left,
            self._festival(),
            part,
            done=self._take,
            failed=self._give_up,
            quiet=True,
        )

    def _give_up(self, _sentence: str) -> None:
        """The numbers there are stay; the log says what was wrong."""
        self._task = None
        self.counted.emit()

    def _take(self, found: dict[int, int]) -> None:
        self.places.update(found)
        self.counted.emit()
        self._go_on()

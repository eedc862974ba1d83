"""Where one was in each festival file: the day, the zoom, what was shown; there again tomorrow."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from planner.times import Day
from ui.memory import Memory
from ui.session import Session

if TYPE_CHECKING:
    from ui.films.panel import FilmsPanel
    from ui.timetable.frame import Frame


class Views(QObject):
    """Keeps and recalls what timetable (``frame``) and film list show, once they are there."""

    def __init__(self, session: Session, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._memory = session, memory
        self._frame: Frame | None = None
        self._films: FilmsPanel | None = None
        self.recalled: Path | None = None
        """The file whose view stands; what another showed last is not to be kept for it."""
        session.day_changed.connect(self._keep_day)

    def follow(self, frame: Frame, films: FilmsPanel) -> None:
        """Keep what this frame and the film list show from now on."""
        self._frame, self._films = frame, films
        frame.changed.connect(self._keep)
        films.sieved.connect(self._keep)

    def recall_file(self) -> None:
        """Remember that the file was opened, and go to where one was in it."""
        self.recalled = None
        document = self._session.document
        if document is None or not document.path.is_file():
            return
        self._memory.add_recent(document.path)
        known = self._memory.of_file(document.path)
        day = Day(int(known.number("day", self._session.day)))
        if day in self._session.festival.days():
            self._session.show_day(day)
        # The timetable hears of another festival after us, and begins it at the normal size.
        QTimer.singleShot(0, self, partial(self._recall, document.path))

    def _recall(self, path: Path) -> None:
        document, frame, films = self._session.document, self._frame, self._films
        if document is None or frame is None or films is None or document.path != path:
            return
        known = self._memory.of_file(path)
        from ui.timetable.lanes import Show

        rows = {"yes": True, "no": False}.get(known.text("rows"))
        frame.take_view(known.number("zoom"), rows)
        frame.sight.use(Show.from_text(known.text("show")))
        films.recall_sieve(known.text("sieve"))
        self.recalled = path

    def _keep_day(self, day: int) -> None:
        document = self._session.document
        if document is not None and document.path.is_file():
            self._memory.of_file(document.path).keep("day", day)

    def _keep(self) -> None:
        document, frame, films = self._session.document, self._frame, self._films
        if document is None or frame is None or films is None or document.path != self.recalled:
            return
        zoom, rows = frame.view
        known = self._memory.of_file(document.path)
        known.keep("zoom", zoom)
        known.keep("show", frame.sight.show.text())
        known.keep("sieve", films.sieve.text())
        known.keep("rows", {True: "yes", False: "no", None: ""}[rows])

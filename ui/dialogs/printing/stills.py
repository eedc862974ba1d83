"""The stills of a festival where the worker that prints finds them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from planner.model import pictures_of
from planner.pdf.pictures import StillFolder
from ui.session import Session
from ui.waiting import call_later


class PrintStills:
    """A folder with the pictures: the file itself is open in the process of the window alone."""

    def __init__(self, session: Session, widget: QWidget) -> None:
        self._session, self._widget = session, widget
        self._folder = TemporaryDirectory(prefix="marquee-print-", ignore_cleanup_errors=True)
        self._there: set[str] = set()
        self.stills = StillFolder(Path(self._folder.name))

    @property
    def are_there(self) -> bool:
        """Whether every picture of the festival was put there."""
        return not self._wanted()

    def fetch(self, done: Callable[[], object], failed: Callable[[str], object]) -> None:
        """Put those that are missing there."""
        document, wanted = self._session.document, self._wanted()
        self._there |= wanted
        if document is None or not wanted:
            done()
            return
        fill = partial(self.stills.fill, wanted, document.still)
        call_later(self._widget, fill, done=lambda _none: done(), failed=failed)

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def _wanted(self) -> set[str]:
        return set(pictures_of(self._session.festival)) - self._there

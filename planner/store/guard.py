"""Whether the festival's file is still the one that was opened, asked before and after each write.

SQLite writes on happily into a file that somebody has deleted or replaced, and what it acknowledges
then is nowhere. A look at the file's name, place, size and time costs microseconds.

Changes of the size and time are only seen between writes; a write of ours changes both.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Loss(StrEnum):
    """What happened to the file."""

    GONE = "gone"
    REPLACED = "replaced"
    OVERWRITTEN = "overwritten"


class FileLost(Exception):  # noqa: N818 - says what happened, in the words of the sentence
    """Under its name there is no longer what this program wrote."""

    def __init__(self, loss: Loss) -> None:
        super().__init__(loss.value)
        self.loss = loss


class _Look(NamedTuple):
    """A file as the system sees it; the time in nanoseconds, 0 where it cannot be relied on."""

    device: int
    inode: int
    size: int
    time: int

    @property
    def place(self) -> tuple[int, int]:
        return self.device, self.inode


class Guard:
    """Watches one open file. ``times`` is False where a server sets the time when it pleases."""

    def __init__(self, path: Path, *, times: bool = True) -> None:
        self._path = path
        self._times = times
        self._last = self._look()

    def before_writing(self) -> None:
        """Raise FileLost when the file is not what it was after our last write."""
        found = self._found()
        if found != self._last:
            raise FileLost(Loss.OVERWRITTEN)

    def after_writing(self) -> None:
        """Remember the file as it is now; raises FileLost when it is another one."""
        self._last = self._found()

    def _found(self) -> _Look:
        """The file under our name; raises FileLost when that is not the one we opened."""
        try:
            found = self._look()
        except OSError as error:
            raise FileLost(Loss.GONE) from error
        if found.place != self._last.place:
            raise FileLost(Loss.REPLACED)
        return found

    def _look(self) -> _Look:
        found = self._path.stat()
        time = found.st_mtime_ns if self._times else 0
        return _Look(found.st_dev, found.st_ino, found.st_size, time)

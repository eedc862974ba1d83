"""Whether the festival's file is still the one that was opened, asked before and after each write.

SQLite writes on happily into a file that somebody has deleted or replaced, and what it acknowledges
then is nowhere. A look at the file's name, place, size, time and first bytes costs microseconds;
the first bytes count who wrote to it, so that the version of another day put over it is noticed
even where times are coarse (a stick) or cannot be relied on (a share).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

_HEADER_BYTES = 100
_PART = 1 << 18
_GONE = (FileNotFoundError, NotADirectoryError)

Place = tuple[int, int]
"""The device and the inode of a file."""


class Loss(StrEnum):
    """What happened to the file."""

    GONE = "gone"
    REPLACED = "replaced"
    OVERWRITTEN = "overwritten"
    UNREADABLE = "unreadable"


class FileLost(Exception):  # noqa: N818 - says what happened, in the words of the sentence
    """Under its name there is no longer what this program wrote."""

    def __init__(self, loss: Loss) -> None:
        super().__init__(loss.value)
        self.loss = loss


class _Look(NamedTuple):
    """A file as the system sees it; the time in nanoseconds, 0 where it cannot be relied on."""

    place: Place
    size: int
    time: int
    head: bytes


class Guard:
    """Watches one open file. ``place`` is where it was when it was opened; ``times`` is False where
    a server sets the time when it pleases.

    It reads the file beside SQLite, so it must be closed after the connection: closing any handle
    on a file drops the locks that this process has on it (POSIX).
    """

    def __init__(self, path: Path, place: Place, *, times: bool = True) -> None:
        self._path = path.absolute()
        self._place = place
        self._times = times
        self._last: _Look | None = None
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            self._last = self._look()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def before_writing(self) -> None:
        """Raise FileLost when the file is not what it was after our last write.

        OVERWRITTEN may be a false alarm, see ``recheck``. Raises OSError when it cannot be looked
        at just now.
        """
        if self._look() != self._last:
            raise FileLost(Loss.OVERWRITTEN)

    def accept(self) -> None:
        """Remember the file as it is now, after we wrote to it; raises FileLost when it is another
        one. Where it cannot be looked at just now, that is for whoever wants to write next.
        """
        try:
            self._last = self._look()
        except OSError:
            self._last = None

    def recheck(self, is_ours: Callable[[bytes], bool]) -> bool:
        """Whether the bytes on the disk are ours although the file looks otherwise, because
        somebody touched it; it is remembered as it is then. Raises FileLost and OSError.
        """
        looked = self._look()
        os.lseek(self._file, 0, os.SEEK_SET)
        parts = iter(lambda: os.read(self._file, _PART), b"")
        if not is_ours(b"".join(parts)):
            return False
        self._last = looked
        return True

    def copy_to(self, out: Path) -> None:
        """Write the file as it is to another; raises OSError. Between two transactions that is
        what the last one left; anybody who opened the file anew for it would drop the locks.
        """
        os.lseek(self._file, 0, os.SEEK_SET)
        with out.open("wb") as copy:
            while part := os.read(self._file, _PART):
                copy.write(part)

    def _look(self) -> _Look:
        try:
            found = self._path.stat()
        except _GONE as error:
            raise FileLost(Loss.GONE) from error
        place = found.st_dev, found.st_ino
        if place != self._place:
            raise FileLost(Loss.REPLACED)
        return _Look(
            place,
            found.st_size,
            found.st_mtime_ns if self._times else 0,
            self._first_bytes(),
        )

    def _first_bytes(self) -> bytes:
        os.lseek(self._file, 0, os.SEEK_SET)
        return os.read(self._file, _HEADER_BYTES)

"""What every layer has to heed of a festival's file: how it begins, and which are open here.

Closing any handle on a file drops all locks that this process holds on it (POSIX), and a second
program could then write into the same festival. So what may be a festival is claimed before it is
read as plain bytes, be it only to refuse it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.errors import FestivalHeld
from planner.i18n import _

MAGIC = b"SQLite format 3\x00"
APPLICATION_ID = 0x4D415251  # "MARQ"
HEADER_BYTES = 100

_guard = threading.Lock()
_open_here: set[tuple[int, int]] = set()
"""Device and inode of every festival that this process has open."""

Claim = tuple[int, int]


def claim(path: Path) -> Claim | None:
    """Note that this process opens the file; raises FestivalHeld when it already has it open.

    Returns what ``release`` wants back, None for a file that is not there. Two connections in one
    process must never be, and even reading the file's header would drop the locks of the first.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):  # the header check says what is wrong with it
        return None
    key = (found.st_dev, found.st_ino)
    with _guard:
        if key in _open_here:
            raise FestivalHeld(_("“{path}” is already open here.").format(path=path))
        _open_here.add(key)
    return key


def release(key: Claim | None) -> None:
    """The file is closed again."""
    with _guard:
        _open_here.discard(key or (0, 0))


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Claim the file for as long as it is read as plain bytes."""
    key = claim(path)
    try:
        yield
    finally:
        release(key)


def application_id(head: bytes) -> int:
    """By which program a database with this beginning was made; 0 when none says so."""
    return int.from_bytes(head[68:72])


def begins_festival(head: bytes) -> bool:
    """Whether a file with this beginning is a festival, of whichever version of Marquee."""
    return head.startswith(MAGIC) and application_id(head) == APPLICATION_ID

"""Who has a festival open, so that a second opener can be told whom to ask.

SQLite's own lock keeps others out; the small file beside the festival only names the holder, and
a stale one does no harm. It is written without Qt, because the command line holds files too.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from planner.errors import FestivalHeld
from planner.i18n import _

_guard = threading.Lock()
_open_here: set[tuple[int, int]] = set()
"""Device and inode of every festival that this process has open."""


def user_name() -> str:
    """The name of the person at this computer, as the computer knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run a user that nobody named
        return ""


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


def lock_file(path: Path) -> Path:
    """The file that names who has the festival open."""
    return path.with_name(f".{path.name}.lock")


def name_holder(path: Path) -> None:
    """Write who holds the file; where that is impossible the file is just held namelessly."""
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "user": user_name(),
        "app": "Marquee",
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with suppress(OSError):
        lock_file(path).write_text(json.dumps(holder), encoding="utf-8")


def forget_holder(path: Path) -> None:
    """Remove the note."""
    with suppress(OSError):
        lock_file(path).unlink(missing_ok=True)


def held(path: Path) -> FestivalHeld:
    """The sentence that says who has the file open, as far as that is known."""
    holder = _holder(path)
    if holder is None:
        return FestivalHeld(
            _("Another program has “{path}” open; close it there first.").format(path=path)
        )
    return FestivalHeld(
        _(
            "“{path}” is open in {app} on {host} (user {user}, process {pid}, since {time}); "
            "close it there first."
        ).format(path=path, **holder)
    )


def _holder(path: Path) -> dict[str, str] | None:
    try:
        stored = json.loads(lock_file(path).read_text(encoding="utf-8"))
        return {name: str(stored[name]) for name in ("app", "host", "user", "pid", "time")}
    except (OSError, ValueError, KeyError, TypeError):
        return None

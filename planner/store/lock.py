"""Who has a festival open, so that a second opener can be told whom to ask.

SQLite's own lock keeps others out; the small file beside the festival names the holder, and is
heeded by itself only while that holder may still be alive: where locks do not hold (a network
share) or were lost, two programs must not write. It is written without Qt, because the command
line holds files too.
"""

from __future__ import annotations

import errno
import getpass
import hashlib
import json
import os
import socket
import sqlite3
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from planner.errors import FestivalHeld
from planner.i18n import _
from planner.store.folders import beside, when


def user_name() -> str:
    """The name of the person at this computer, as the computer knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run a user that nobody named
        return ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a festival open, and which festival that is (see ``meta``).

    ``began`` tells a process from a later one of the same number, ``machine`` a computer from
    another one of the same name; empty where this is not Linux.
    """

    pid: int
    host: str
    user: str
    app: str
    time: str
    began: str = ""
    machine: str = ""
    uuid: str = ""
    copy: str = ""

    @classmethod
    def me(cls, uuid: str = "", copy: str = "") -> Holder:
        """This process."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        pid = os.getpid()
        return cls(
            pid,
            socket.gethostname(),
            user_name(),
            "Marquee",
            now,
            _began(pid),
            _machine(),
            uuid,
            copy,
        )

    @property
    def is_here(self) -> bool:
        """Whether that is a process of this computer; those of one name differ in ``machine``."""
        known = self.machine and _machine()
        return self.host == socket.gethostname() and (not known or self.machine == _machine())

    @property
    def is_me(self) -> bool:
        """Whether that is this process."""
        return self.is_here and self.pid == os.getpid()

    @property
    def may_live(self) -> bool:
        """Whether the holder may still work on the file: a process of this computer is asked for,
        of another computer nobody here can know.
        """
        if not self.is_here:
            return True
        return self.began != "" and self.began == _began(self.pid) and not self.is_me

    @property
    def is_dead(self) -> bool:
        """Whether that was a process of this computer that is known to run no more."""
        return self.is_here and self.began != "" and self.began != _began(self.pid)

    @property
    def since(self) -> str:
        """When the holder opened it, by the clock of this computer."""
        try:
            return when(datetime.fromisoformat(self.time))
        except ValueError:
            return self.time


def _began(pid: int) -> str:
    """Since when a living process of this computer runs, and since which start of the computer;
    empty for one that is gone, or where this is not Linux.
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
    state, *rest = stat.rpartition(")")[2].split()
    return "" if state in {"Z", "X"} else f"{rest[18]} {boot}"


@cache
def _machine() -> str:
    """A name of this computer that no other has, and that says nothing else about it."""
    try:
        number = Path("/etc/machine-id").read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
    return hashlib.sha256(f"marquee {number}".encode()).hexdigest()[:16] if number else ""


def lock_file(path: Path) -> Path:
    """The file that names who has the festival open; beside the file itself, not beside a link."""
    return beside(path, ".", ".lock")


def name_holder(path: Path, uuid: str = "", copy: str = "") -> None:
    """Write that we hold the file; on a full disk it is just held namelessly.

    Raises PermissionError where nothing may be written beside the file.
    """
    note = lock_file(path)
    unfinished = note.with_name(f"{note.name}.{os.getpid()}")  # nobody ever reads half a note
    try:
        unfinished.write_text(json.dumps(asdict(Holder.me(uuid, copy))), encoding="utf-8")
        unfinished.replace(note)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise PermissionError(*error.args) from error


def forget_holder(path: Path) -> None:
    """Remove our note; that of somebody who holds another file of that name by now stays."""
    holder = holder_of(path)
    if holder is None or holder.is_me:
        with suppress(OSError):
            lock_file(path).unlink(missing_ok=True)


def holder_of(path: Path) -> Holder | None:
    """Who has the file open, or had when that program died; None when nobody is named."""
    return holder_in(lock_file(path))


def holder_in(note: Path) -> Holder | None:
    """Who is named in such a note; None when there is none that can be read."""
    try:
        stored = json.loads(note.read_text(encoding="utf-8"))
        texts = {name: str(stored[name]) for name in ("host", "user", "app", "time")}
        more = {name: str(stored.get(name, "")) for name in ("began", "machine", "uuid", "copy")}
        return Holder(pid=int(stored["pid"]), **texts, **more)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def require_free(path: Path) -> None:
    """Raise FestivalHeld when somebody else has the file open; nothing in it or beside it changes.

    SQLite is asked without permission to write, so that it leaves a journal alone that a crash
    left behind.
    """
    require_unnamed(path)
    try:
        with closing(read_only_connection(path)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.Error as error:  # damage is for whoever opens it to find
        if is_busy(error):
            raise held(path) from error
    except ValueError:  # no path that a file could have
        return


def require_unnamed(path: Path) -> None:
    """Raise FestivalHeld when the note beside the file names a holder that may be alive."""
    holder = holder_of(path)
    if holder is not None and holder.may_live:
        raise held(path)


def read_only_connection(path: Path) -> sqlite3.Connection:
    """A connection by which nothing in the file or beside it can change; it must be claimed."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else has locked the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def held(path: Path) -> FestivalHeld:
    """The sentence that says who has the file open, as far as that is known."""
    holder = holder_of(path)
    if holder is None:
        return FestivalHeld(
            _("Another program has “{path}” open; close it there first.").format(path=path)
        )
    sentence = _(
        "“{path}” is open in {app} on {host} (user {user}, process {pid}, since {since}); "
        "close it there first."
    ).format(
        path=path,
        app=holder.app,
        host=holder.host,
        user=holder.user,
        pid=holder.pid,
        since=holder.since,
    )
    if holder.is_here:
        return FestivalHeld(sentence)
    unless = _("If Marquee does not run there any more, delete “{note}” and open it again.")
    return FestivalHeld(f"{sentence} {unless.format(note=lock_file(path))}")

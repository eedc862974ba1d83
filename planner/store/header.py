"""What the first hundred bytes of a file say, read before SQLite gets to see it.

Never for a file that this process has open: closing any handle on it would drop the locks that
SQLite holds there (POSIX), and a second program could then write into the same festival.
"""

from __future__ import annotations

import shlex
import stat
import struct
from pathlib import Path

from planner.errors import FestivalDamaged, FestivalTooNew, NotAFestival, UserError
from planner.festival_file import APPLICATION_ID, HEADER_BYTES, MAGIC, application_id
from planner.i18n import _
from planner.store.folders import beside

MAJOR, MINOR = 5, 0
"""A file of a newer major is refused; a newer minor may only have added columns."""

USER_VERSION = MAJOR * 1000 + MINOR


def check_header(path: Path) -> None:
    """Raise NotAFestival, FestivalTooNew or FestivalDamaged when the file cannot be opened."""
    head, size = first_bytes(path)
    if not head:
        raise NotAFestival(
            _("“{path}” is empty and no festival; open another file.").format(path=path)
        )
    if not head.startswith(MAGIC):
        raise NotAFestival(
            _("“{path}” is not a Marquee festival; open a file that Marquee has made.").format(
                path=path
            )
        )
    if len(head) < HEADER_BYTES or (_is_cut(head, size) and not _to_be_rolled_back(path)):
        raise damaged(path)
    (user_version,) = struct.unpack(">i", head[60:64])
    _check_numbers(path, application_id(head), user_version)


def has_other_journal(path: Path) -> bool:
    """Whether another program made it write ahead (WAL), so that it cannot be read by itself."""
    head, _size = first_bytes(path)
    return head[18:20] != b"\1\1"


def first_bytes(path: Path) -> tuple[bytes, int]:
    """The beginning of a file, and its size; raises UserError when it can be no festival's."""
    try:
        found = path.stat()
        mode = found.st_mode
        if stat.S_ISDIR(mode):
            raise NotAFestival(
                _("“{path}” is a folder; open the festival file inside it.").format(path=path)
            )
        if not stat.S_ISREG(mode):
            raise NotAFestival(_("“{path}” is not a file; open a festival.").format(path=path))
        with path.open("rb") as file:
            return file.read(HEADER_BYTES), found.st_size
    except FileNotFoundError:
        raise NotAFestival(
            _("There is no file “{path}”; check its name and folder.").format(path=path)
        ) from None
    except PermissionError:
        raise UserError(
            _("You may not read “{path}”; ask its owner for permission.").format(path=path)
        ) from None
    except (OSError, ValueError) as error:
        raise NotAFestival(
            _("“{path}” cannot be read ({reason}).").format(path=path, reason=error)
        ) from error


def _is_cut(head: bytes, size: int) -> bool:
    """Whether the file ends before its last page does; SQLite would read zeros there."""
    page_size = int.from_bytes(head[16:18])
    pages = int.from_bytes(head[28:32])
    return size < pages * (65536 if page_size == 1 else page_size)


def _to_be_rolled_back(path: Path) -> bool:
    """Whether a crash left a journal, from which SQLite mends the file when it opens it."""
    return beside(path, after="-journal").exists()


def _check_numbers(path: Path, made_by: int, user_version: int) -> None:
    if made_by != APPLICATION_ID:
        raise NotAFestival(
            _("“{path}” is a database of another program, not a Marquee festival.").format(
                path=path
            )
        )
    major, minor = divmod(user_version, 1000)
    if major > MAJOR:
        raise FestivalTooNew(
            _(
                "“{path}” was written by a newer Marquee (file version {major}.{minor}; this one "
                "reads up to {own}); install a newer Marquee to open it."
            ).format(path=path, major=major, minor=minor, own=f"{MAJOR}.x")
        )
    if major < 1:
        raise damaged(path)


def damaged(path: Path) -> FestivalDamaged:
    """The sentence for a file that cannot be read as the festival it once was."""
    return FestivalDamaged(
        _(
            "“{path}” is damaged and was not opened; nothing in it was changed. Help, “Check and "
            "repair a file…” puts a backup in its place or reads what can be read; so does: "
            "marquee doctor {argument}"
        ).format(path=path, argument=shlex.quote(str(path)))
    )

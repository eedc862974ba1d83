"""Where Marquee keeps what belongs to a festival but not in its file: backups, what it rescued."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_dir

from planner.i18n import _
from planner.text import safe_name


def data_folder(*names: str) -> Path:
    """A folder of this user's for Marquee's own files; made when it is not there.

    Raises OSError where that is impossible.
    """
    folder = Path(user_data_dir("marquee", appauthor=False)).joinpath(*names)
    _make(folder)
    return folder


def _make(folder: Path) -> None:
    """Make it with those around it; a new name that only memory knows is gone with the power."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        write_names_through(folder.parent)


def write_names_through(folder: Path) -> None:
    """Wait until the disk has the names of the files in a folder, as they are now."""
    if os.name == "posix":  # elsewhere a folder cannot be opened
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def real_path(path: Path) -> Path:
    """Where the file itself is that links lead to; of what is gone, as far as they still lead."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a name that no file can have; whoever opens it says so
        return path.absolute()


def beside(path: Path, before: str = "", after: str = "") -> Path:
    """The file of that name beside the festival itself, not beside a link that leads to it."""
    real = real_path(path)
    return real.with_name(f"{before}{real.name}{after}")


def free_name(path: Path) -> Path:
    """That path, or the first one with a number behind it where nothing is yet."""
    number, free = 1, path
    while free.exists() or free.is_symlink():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free


def dated_name(path: Path, what: str, moment: datetime) -> str:
    """The file's name with what became of it and when, as “Fest rescued 2026-11-06 14.05.marquee”.

    The time is the computer's own, because the user looks for it by the clock on the wall.
    """
    time = moment.astimezone().strftime("%Y-%m-%d %H.%M")
    return safe_name(f"{path.stem[:60]} {what} {time}") + path.suffix


def when(moment: datetime) -> str:
    """A moment as the user's clock and calendar say it: “2026-11-06 14:05”."""
    return _("{date} {time}").format(
        date=moment.astimezone().strftime("%Y-%m-%d"), time=moment.astimezone().strftime("%H:%M")
    )

"""What the window remembers between two days: recent files, sizes, and where one was in each file.

These are habits of one person on one machine; what belongs to the festival is in its file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from platformdirs import user_config_dir, user_data_dir
from PySide6.QtCore import QByteArray, QSettings

from planner.font_files import own_folder

_MOST_RECENT = 10
_MOST_FONTS = 5


def data_folder() -> Path:
    """Where Marquee keeps files of its own making, such as the sample festival."""
    return Path(user_data_dir("marquee", appauthor=False))


class Memory:
    """Keys and values in one small text file of the user's configuration folder."""

    def __init__(self, path: Path | None = None) -> None:
        where = path or Path(user_config_dir("marquee", appauthor=False)) / "window.ini"
        self._settings = QSettings(str(where), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """The remembered text."""
        return str(self._settings.value(key, default))

    def number(self, key: str, default: float = 0.0) -> float:
        """The remembered number; the default where the file holds something else."""
        try:
            return float(str(self._settings.value(key, default)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool = False) -> bool:
        """The remembered yes or no."""
        return self.text(key, "1" if default else "0") == "1"

    def state(self, key: str) -> QByteArray:
        """The remembered state of a window or splitter; empty when there is none."""
        value: Any = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | float | bool | QByteArray) -> None:
        """Remember a value."""
        if isinstance(value, bool):
            value = "1" if value else "0"
        self._settings.setValue(key, value)

    def keep_now(self) -> None:
        """Write everything to the disk."""
        self._settings.sync()

    # -- recent files -------------------------------------------------------------------------

    def recent(self) -> tuple[Path, ...]:
        """The festival files opened last, newest first, as far as they still exist."""
        lines = self.text("recent").split("\n")
        return tuple(path for line in lines if line and (path := Path(line)).is_file())

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the list."""
        path = path.resolve()
        others = [known for known in self.recent() if known != path]
        self._keep_recent([path, *others][:_MOST_RECENT])

    def forget_recent(self, path: Path) -> None:
        """Take a file off the list."""
        self._keep_recent([known for known in self.recent() if known != path])

    def _keep_recent(self, paths: list[Path]) -> None:
        self.keep("recent", "\n".join(str(path) for path in paths))

    # -- fonts --------------------------------------------------------------------------------

    def font_folders(self) -> list[Path]:
        """Where fonts lie that somebody added: the person's own, and those printed with last."""
        lines = self.text("fonts").split("\n")
        return [own_folder(), *(Path(line) for line in lines if line)]

    def add_font_folder(self, folder: Path) -> None:
        """Remember a folder whose fonts a print was made with."""
        others = [known for known in self.font_folders()[1:] if known != folder]
        paths = [folder, *others][:_MOST_FONTS]
        self.keep("fonts", "\n".join(str(path) for path in paths))

    # -- per file -----------------------------------------------------------------------------

    def of_file(self, path: Path) -> FileMemory:
        """What is remembered of one festival file: last day, zoom, folded venues."""
        return FileMemory(self, path)


class FileMemory:
    """The same for one festival file; the file may move, then it starts anew."""

    def __init__(self, memory: Memory, path: Path) -> None:
        self._memory = memory
        digest = hashlib.sha1(str(path.resolve()).encode(), usedforsecurity=False)
        self._group = f"file-{digest.hexdigest()[:12]}"

    def text(self, key: str, default: str = "") -> str:
        """The remembered text."""
        return self._memory.text(f"{self._group}/{key}", default)

    def number(self, key: str, default: float = 0.0) -> float:
        """The remembered number."""
        return self._memory.number(f"{self._group}/{key}", default)

    def flag(self, key: str, default: bool = False) -> bool:
        """The remembered yes or no."""
        return self._memory.flag(f"{self._group}/{key}", default)

    def keep(self, key: str, value: str | float | bool) -> None:
        """Remember a value."""
        self._memory.keep(f"{self._group}/{key}", value)

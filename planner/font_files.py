"""Where the fonts lie that people add, for prints and for the window, whose start it slows not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from platformdirs import user_data_dir

LARGEST = 50_000_000
"""Bytes; a larger file is no font that anybody means."""

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_MOST = 100


def own_folder() -> Path:
    """Where the fonts lie that one person has added for all festivals; it need not exist."""
    return Path(user_data_dir("marquee", appauthor=False)) / "fonts"


def font_files(folders: Iterable[Path]) -> Iterator[tuple[Path, int, int]]:
    """The font files by name, with size in bytes and time in nanoseconds: a file that was replaced
    is another one.
    """
    for folder in folders:
        try:
            found = sorted(p for p in folder.iterdir() if p.suffix.casefold() in _SUFFIXES)
            for path in found[:_MOST]:
                state = path.stat()
                yield path.absolute(), state.st_size, state.st_mtime_ns
        except OSError:
            continue  # a folder that is not there has no fonts

"""Pictures that are dragged in from outside: what a film list or an inspector takes."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QMimeData


def dragged_pictures(carried: QMimeData, suffixes: Collection[str] = ()) -> list[Path]:
    """The pictures on this computer that a drag carries; none when anything else is among them.

    ``suffixes`` says what their files are called, where others than usual will do.
    """
    from planner.exchange.pictures import SUFFIXES

    paths = [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
    fitting = all(path.suffix.lower() in (suffixes or SUFFIXES) for path in paths)
    return paths if paths and fitting else []

"""Pictures that are dragged in from outside: what a film list or an inspector takes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def dragged_pictures(carried: QMimeData) -> list[Path]:
    """The pictures on this computer that a drag carries; none when anything else is among them."""
    from planner.exchange.pictures import SUFFIXES

    paths = [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
    fitting = all(path.suffix.lower() in SUFFIXES for path in paths)
    return paths if paths and fitting else []

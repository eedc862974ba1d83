"""Where the files under ``resources/`` are: work tree, installed wheel or frozen build."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path


@lru_cache(1)
def _root() -> Path:
    here = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", here)) / "resources"
    for folder in (frozen, here / "_resources", here.parent / "resources"):
        if folder.is_dir():
            return folder
    return here.parent / "resources"


def resource(name: str) -> Path:
    """The path of a file or folder below ``resources/``; it need not exist."""
    return _root() / name

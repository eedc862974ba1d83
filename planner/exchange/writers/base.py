"""What a writer is: one way of giving the festival to another program."""

from __future__ import annotations

import os
import tempfile
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from planner.errors import UserError
from planner.i18n import _
from planner.model import Festival


class Writer(ABC):
    """One format. A file in ``writers/`` is all it takes; its ``id`` is what ``--to`` names."""

    id: str = ""
    title: ClassVar[str]
    suffix: ClassVar[str]

    @abstractmethod
    def write(self, festival: Festival, out: Path) -> list[Path]:
        """Write the festival; returns the files made. Raises UserError when that fails."""


def save_text(path: Path, text: str) -> Path:
    """Put a whole text in place at once: an older file stays until the new one is complete."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as problem:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = problem.strerror or str(problem)
        raise UserError(
            _("{file} could not be written: {reason}; choose another place.").format(
                file=path, reason=reason
            )
        ) from None
    return path

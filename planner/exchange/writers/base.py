"""What a writer is: one way of giving the festival to another program."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from planner.model import Festival


class Writer(ABC):
    """One format. A file in ``writers/`` is all it takes; its ``id`` is what ``--to`` names.

    ``suffix`` is that of the file it makes, with the dot; empty when it makes a folder.
    """

    id: str = ""
    title: ClassVar[str]
    suffix: ClassVar[str]

    def name_for(self, stem: str) -> str:
        """The name of the file or folder for a festival of that name."""
        return stem + self.suffix

    @abstractmethod
    def write(self, festival: Festival, out: Path) -> list[Path]:
        """Write the festival; returns the files made. Raises UserError when that fails."""

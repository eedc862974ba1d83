"""What a writer is: one way of giving the festival to another program."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.public import Audience
from planner.model import Festival
from planner.settings import Setting, with_defaults

__all__ = ["Audience", "Exported", "Writer", "export"]


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were made, and one sentence for each sort of thing that was left out."""

    files: tuple[Path, ...]
    left_out: tuple[str, ...] = ()


class Writer(ABC):
    """One format. A file in ``writers/`` is all it takes; its ``id`` is what ``--to`` names.

    ``suffix`` is that of the file it makes, with the dot; empty when it makes a folder. ``help``
    says in a sentence what the other program makes of it. Dialog, command line and manual are made
    from ``options``. A writer for the ``STAFF`` writes everything there is; any other has the
    options ``planner.exchange.public.FOR_WHOM`` and shows what ``part_for`` lets through.
    """

    id: str = ""
    title: ClassVar[str]
    help: ClassVar[str] = ""
    suffix: ClassVar[str]
    audience: ClassVar[Audience] = Audience.PUBLIC
    options: ClassVar[tuple[Setting, ...]] = ()

    def name_for(self, stem: str) -> str:
        """The name of the file or folder for a festival of that name."""
        return stem + self.suffix

    @abstractmethod
    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """Write the festival; ``options`` has a value for every declared option.

        Raises UserError when that fails.
        """


def export(
    festival: Festival, writer: Writer, out: Path, given: Mapping[str, Any] | None = None
) -> Exported:
    """Write with the options given, and defaults for the rest; raises UserError when that fails
    or an option is unknown.
    """
    return writer.write(festival, out, with_defaults(writer.options, given or {}))

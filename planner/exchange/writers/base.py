"""What a writer is: one way of giving the festival to another program."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.public import AUDIENCE, Audience, left_out
from planner.model import Festival
from planner.settings import Setting, with_defaults

__all__ = ["Audience", "Exported", "Stills", "Writer", "export", "no_still"]

Stills = Callable[[str], bytes | None]
"""The bytes of a film's picture by ``Film.still_sha256``, as ``Document.still`` gives them; None
where there is none. The snapshot holds no pictures.
"""


def no_still(_sha256: str) -> bytes | None:
    """What is known of pictures where nobody has any."""
    return None


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
    shows_stills: ClassVar[bool] = False
    """Whether it writes ``write_with_stills`` and needs the pictures of the films."""

    def name_for(self, stem: str) -> str:
        """The name of the file or folder for a festival of that name."""
        return stem + self.suffix

    def leaves_out(self, festival: Festival, options: Mapping[str, Any]) -> tuple[str, ...]:
        """What will not be in it with these options: one sentence for each sort of thing."""
        return left_out(festival, options) if AUDIENCE.key in options else ()

    @abstractmethod
    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """Write the festival; ``options`` has a value for every declared option.

        Raises UserError when that fails.
        """

    def write_with_stills(
        self,
        festival: Festival,
        out: Path,
        options: Mapping[str, Any],
        stills: Stills,  # noqa: ARG002 - for those that show them
    ) -> Exported:
        """The same with the pictures of the films, for a writer that shows them."""
        return self.write(festival, out, options)


def export(
    festival: Festival,
    writer: Writer,
    out: Path,
    given: Mapping[str, Any] | None = None,
    stills: Stills = no_still,
) -> Exported:
    """Write with the options given, and defaults for the rest; raises UserError when that fails
    or an option is unknown. ``stills`` gives the pictures of films (``Document.still``).
    """
    options = with_defaults(writer.options, given or {})
    return writer.write_with_stills(festival, out, options, stills)

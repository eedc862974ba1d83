"""What an edit is: one user action as plain data, with one pure ``apply``.

No edit has a hand-written undo: the row changes that ``apply`` collects are overlay, journal, undo
and comparison (DESIGN section 4).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar

from planner.edit.work import Work
from planner.i18n import _


@dataclass(frozen=True)
class Edit(ABC):
    """One action of a programmer. Parameters are ids and plain values only.

    ``name`` is how ``marquee edit`` calls it, ``title`` what undo and history say; an edit without
    a name is not offered on the command line.
    """

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    risky: ClassVar[bool] = False
    """Whether a backup is made first; one that removes many rows gets one anyway."""
    thaws: ClassVar[bool] = False
    """Whether it may change what was released, as bringing back a whole older state must."""

    def label(self) -> str:
        """The title in the user's language, as undo shows it."""
        return _(self.title)

    def comment(self) -> str:
        """Why it was done, for the history; empty when nobody said."""
        return ""

    def merge_key(self) -> Hashable | None:
        """Successive edits with an equal key become one undo step; None never merges."""
        return None

    def picture_files(self) -> tuple[Path, ...]:
        """Festival files from which the pictures come that its rows name; ``Document.run`` puts
        them in before.
        """
        return ()

    @abstractmethod
    def apply(self, work: Work) -> None:
        """Collect the row changes; raises UserError when the action is not possible."""

    def parameters(self) -> dict[str, Any]:
        """The edit's own values, for the log."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

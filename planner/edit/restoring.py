"""Going back to an older version of the whole festival, as one step that can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.model import Festival


@dataclass(frozen=True)
class Restore(Edit):
    """All rows as another version of the same festival has them; ``called`` is the step's title.

    Releases that were made since go with the rest, as they do when the history goes back so far.
    """

    festival: Festival = field(repr=False)
    called: str

    thaws: ClassVar[bool] = True

    def label(self) -> str:
        """What the step is called."""
        return self.called

    def apply(self, work: Work) -> None:
        """Add, change and remove rows until they are the same."""
        work.become(self.festival)

    def parameters(self) -> dict[str, Any]:
        """The title; a whole festival has no place in a log."""
        return {"called": self.called}

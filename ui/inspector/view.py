"""What every part of the inspector is given to show, and how it reports what a person wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from planner.model import Festival, Record
from planner.rules import Report
from ui.inspector.subject import Subject
from ui.session import Session

SOURCE = "inspector"
"""What the inspector calls itself when it runs an edit."""

Drafts = dict[tuple[str, int, str], str]
"""What was typed and could not be kept, by table, row and field: looking away loses nothing."""


@dataclass(frozen=True)
class View:
    """One subject in one snapshot. ``go`` looks at another subject."""

    session: Session
    subject: Subject
    go: Callable[[Subject], None]
    drafts: Drafts = field(default_factory=dict)

    @property
    def festival(self) -> Festival:
        """The present snapshot."""
        return self.session.festival

    @property
    def report(self) -> Report:
        """The present conflicts."""
        return self.session.report

    @property
    def row(self) -> Record | None:
        """The row looked at, where it is one row."""
        return self.subject.row(self.festival)

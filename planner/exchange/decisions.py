"""What an import does with each row, so that a preview can show it before anything changes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from planner.exchange.base import Row


class Action(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    DUPLICATE = "duplicate"
    SKIP = "skip"
    REFUSED = "refused"
    ASK = "ask"
    """It may be a film that is there already, and stays out until somebody says whether it is."""
    MISSING = "missing"
    """The festival has it from an earlier file of this kind, and this one no longer does."""
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs. ``kept`` is True where it was changed by hand and stays as it is."""

    field: str
    before: Any
    after: Any
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a row may mean: how likely that is (of 100), and why.

    ``asks`` is False where so much speaks against it that the row was taken for a new one.
    """

    id: int
    title: str
    score: int
    reason: str
    asks: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    """One row, the record it becomes, and what changes. ``table`` is the record's table.

    The place of a decision in the plan's list is its number for skipping and for taking over
    fields that were changed by hand.
    """

    table: str
    title: str
    row: Row
    action: Action
    record_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether file and hand disagree on a field, so that somebody should choose."""
        return any(change.kept for change in self.changes)

    def to_json(self) -> dict[str, Any]:
        """The decision as ``import --json`` writes it."""
        return {
            "table": self.table,
            "title": self.title,
            "action": self.action.value,
            "id": self.record_id,
            "external_id": self.row.external_id,
            "file": self.row.file,
            "line": self.row.line,
            "changes": [
                {"field": c.field, "before": c.before, "after": c.after, "kept": c.kept}
                for c in self.changes
            ],
            "candidates": [dataclasses.asdict(candidate) for candidate in self.candidates],
        }

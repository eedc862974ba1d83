"""What an import does with each row, so that a preview can show it before anything changes."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs. ``kept`` is True where it was changed by hand and stays as it is."""

    field: str
    before: Any
    after: Any
    kept: bool = False


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
        }

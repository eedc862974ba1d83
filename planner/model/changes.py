"""What an edit did, row by row; the same rows are overlay, journal, undo and comparison."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from planner.model.base import Record


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; ``before`` is None when it was added, ``after`` when removed."""

    table: str
    id: int
    before: Record | None
    after: Record | None

    def is_nothing(self) -> bool:
        """Whether the row is the same before and after, apart from its version."""
        if self.before is None or self.after is None:
            return self.before is self.after
        return dataclasses.replace(self.after, version=self.before.version) == self.before


@dataclass(frozen=True, slots=True)
class Changes:
    """The one notice that views get: which rows changed, and who changed them.

    ``source`` is what the caller of ``Document.run`` named itself, so that a view can ignore its
    own edits; ``everything`` says that the whole snapshot was replaced (opened, rolled back).
    """

    rows: tuple[RowChange, ...] = ()
    title: str = ""
    source: str = ""
    everything: bool = False

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return self.everything or any(row.table in tables for row in self.rows)

    def ids(self, table: str) -> frozenset[int]:
        """The ids of the rows of that table that were added, changed or removed."""
        return frozenset(row.id for row in self.rows if row.table == table)


def tables_of(rows: Iterable[RowChange]) -> frozenset[str]:
    """The names of the tables that the rows belong to."""
    return frozenset(row.table for row in rows)

"""The two edits that serve every table: one field set, and several edits as one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from planner.edit.base import Edit
from planner.edit.editions import check_edition
from planner.edit.parts import check_part
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import RECORDS, Column, Edition, column, columns
from planner.model.values import checked

_KEYS = frozenset({"id", "version"})
"""What names a row and counts its changes; no form and no command sets these."""


@dataclass(frozen=True)
class SetField(Edit):
    """Set one field of one row; every form is made of this."""

    table: str
    row_id: int
    field: str
    value: Any

    name = "set"
    title = N_("Change {field}")

    def label(self) -> str:
        """“Change runtime”."""
        label = _(self._column().meta.label)
        first = label.split(" ", 1)[0]
        within = label if first != first.capitalize() else label[:1].lower() + label[1:]
        return _(self.title).format(field=within)

    def merge_key(self) -> Hashable:
        """Typing in one field is one step."""
        return ("set", self.table, self.row_id, self.field)

    def _column(self) -> Column:
        cls = RECORDS.get(self.table)
        names = {known.name for known in columns(cls)} - _KEYS if cls is not None else set()
        if cls is None or self.field not in names:
            raise UserError(
                _("There is no field “{field}” in {table}.").format(
                    field=self.field, table=self.table
                )
            )
        return column(cls, self.field)

    def apply(self, work: Work) -> None:
        """Set it, when the value fits the column."""
        known = self._column()
        value = checked(known, self.value)
        if known.meta.ref and value is not None:
            work.get(RECORDS[known.meta.ref], value)
        row = work.change(RECORDS[self.table], self.row_id, **{self.field: value})
        if isinstance(row, Edition):
            check_edition(row)
        check_part(row)


@dataclass(frozen=True)
class Together(Edit):
    """Several edits as one step, in order, under one title."""

    edits: tuple[Edit, ...]
    called: str
    why: str = ""

    title = N_("Several changes")

    def label(self) -> str:
        """What the step is called."""
        return self.called or _(self.title)

    def comment(self) -> str:
        """Why it was done."""
        return self.why

    def merge_key(self) -> Hashable | None:
        """Moving several things step by step is one action, when each of them would be one."""
        keys = tuple(edit.merge_key() for edit in self.edits)
        return None if None in keys else ("together", self.called, keys)

    def apply(self, work: Work) -> None:
        """Apply each edit to what the ones before it left."""
        for edit in self.edits:
            edit.apply(work)

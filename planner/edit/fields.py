"""The two edits that serve every table: one field set, and several edits as one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import RECORDS, Column, column
from planner.model.values import checked


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
        return _(self.title).format(field=_(self._column().meta.label).lower())

    def merge_key(self) -> Hashable:
        """Typing in one field is one step."""
        return ("set", self.table, self.row_id, self.field)

    def _column(self) -> Column:
        try:
            return column(RECORDS[self.table], self.field)
        except KeyError:
            raise UserError(
                _("There is no field “{field}” in {table}.").format(
                    field=self.field, table=self.table
                )
            ) from None

    def apply(self, work: Work) -> None:
        """Set it, when the value fits the column."""
        known = self._column()
        value = checked(known, self.value)
        if issubclass(known.kind, StrEnum):
            value = known.kind(value)
        if known.meta.ref and value is not None:
            work.get(RECORDS[known.meta.ref], value)
        work.change(RECORDS[self.table], self.row_id, **{self.field: value})


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

    def apply(self, work: Work) -> None:
        """Apply each edit to what the ones before it left."""
        for edit in self.edits:
            edit.apply(work)

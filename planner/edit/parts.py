"""Rows that belong to others and need no edits of their own: a film's copies, a copy's keys, a
screen's blackouts, how many screenings of a kind a programme is to have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import (
    RECORDS,
    Blackout,
    Column,
    Copy,
    Credit,
    Kdm,
    Record,
    Relation,
    Travel,
    columns,
)
from planner.model.values import checked

_NAMES: Mapping[str, str] = {
    "availability": N_("days of a person"),
    "blackout": N_("blackout"),
    "changeover": N_("turnaround between kinds"),
    "copy": N_("copy"),
    "credit": N_("credit"),
    "editorial": N_("page of the catalogue"),
    "film_person": N_("person of a film"),
    "jury": N_("jury"),
    "jury_film": N_("film for a jury"),
    "jury_member": N_("juror"),
    "kdm": N_("KDM"),
    "pass": N_("pass"),
    "pass_section": N_("section of a pass"),
    "relation": N_("relation"),
    "slot": N_("slot"),
    "sponsor": N_("sponsor"),
    "travel": N_("travel"),
    "wanted": N_("screenings wanted"),
}


def part_name(table: str) -> str:
    """What a row of that table is called in a sentence."""
    return _(_NAMES[table])


def part_class(table: str) -> type[Record]:
    """The record class of a part; raises UserError for a table that is none."""
    cls = RECORDS.get(table)
    if cls is None or not cls.is_part:
        known = ", ".join(sorted(name for name, record in RECORDS.items() if record.is_part))
        raise UserError(
            _("“{table}” is nothing that can be added so; there are: {known}.").format(
                table=table, known=known
            )
        )
    return cls


def given_columns(cls: type[Record]) -> tuple[Column, ...]:
    """The columns that somebody fills in when such a row is added."""
    return tuple(c for c in columns(cls) if c.name not in {"id", "version", "external_id"})


@dataclass(frozen=True)
class AddPart(Edit):
    """A new row of that table with these values, by column."""

    table: str
    values: tuple[tuple[str, Any], ...]

    name = "add"
    title = N_("Add {thing}")

    def label(self) -> str:
        """“Add copy”."""
        return _(self.title).format(thing=part_name(self.table))

    def apply(self, work: Work) -> None:
        """Add it, when every value fits its column and what it refers to exists."""
        cls, given = part_class(self.table), dict(self.values)
        known = {column.name: column for column in given_columns(cls)}
        for name in given:
            if name not in known:
                raise UserError(
                    _("There is no field “{field}” in {table}.").format(
                        field=name, table=self.table
                    )
                )
        values = {name: checked(known[name], value) for name, value in given.items()}
        for name, column in known.items():
            if column.is_required and not str(values.get(name, "")).strip():
                raise UserError(_("{label} cannot be empty.").format(label=_(column.meta.label)))
            if column.meta.ref and values.get(name) is not None:
                work.get(RECORDS[column.meta.ref], values[name])
        if cls is Credit and "order" not in given:
            values["order"] = _behind(work, values["film_id"])
        check_part(work.add(cls, **values))


def _behind(work: Work, film_id: int) -> int:
    """The place behind the last credit of a film."""
    return max((row.order + 1 for row in work.festival.credits(film_id)), default=0)


@dataclass(frozen=True)
class RemovePart(Edit):
    """Remove a row that only belongs to others."""

    table: str
    row_id: int

    name = "remove"
    title = N_("Remove {thing}")

    def label(self) -> str:
        """“Remove copy”."""
        return _(self.title).format(thing=part_name(self.table))

    def apply(self, work: Work) -> None:
        """Remove it, with what belongs to it."""
        cls = part_class(self.table)
        work.get(cls, self.row_id)
        work.remove(cls, self.row_id)


# -- what no column can say by itself -------------------------------------------------------------


def check_part(row: Record) -> None:
    """Raise UserError for a part whose values do not go together."""
    check = _CHECKS.get(row.table)
    if check is not None:
        check(row)


def _check_blackout(row: Record) -> None:
    blackout = cast("Blackout", row)
    if blackout.end <= blackout.start:
        raise UserError(_("The blackout ends before it begins; correct one of the two."))


def _check_copy(row: Record) -> None:
    copy = cast("Copy", row)
    if copy.arrives is not None and copy.leaves is not None and copy.leaves < copy.arrives:
        raise UserError(_("A copy cannot leave before it arrives."))


def _check_kdm(row: Record) -> None:
    kdm = cast("Kdm", row)
    if kdm.valid_until <= kdm.valid_from:
        raise UserError(_("The KDM ends before it begins; correct one of the two."))


def _check_travel(row: Record) -> None:
    travel = cast("Travel", row)
    if travel.venue_id == travel.other_venue_id:
        raise UserError(_("Travel is between two venues; choose another one."))


def _check_relation(row: Record) -> None:
    relation = cast("Relation", row)
    if relation.programme_id == relation.other_programme_id:
        raise UserError(_("A relation is between two programmes; choose another one."))


_CHECKS: Mapping[str, Callable[[Record], None]] = {
    Blackout.table: _check_blackout,
    Copy.table: _check_copy,
    Kdm.table: _check_kdm,
    Travel.table: _check_travel,
    Relation.table: _check_relation,
}

"""Rows of tables that people write: people, copies, venues, hours …, which name what they mean.

A festival that Marquee wrote comes in by ``records``, whole and by its ids; here what a row refers
to may be a number, a code or a name, and what it does not say stays as it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from planner.edit.editions import check_edition
from planner.edit.parts import check_part
from planner.edit.venues import next_order
from planner.errors import UserError
from planner.exchange.base import TableRow
from planner.exchange.bring.context import Context
from planner.exchange.bring.programmes import Programmes
from planner.exchange.bring.references import References
from planner.exchange.match import Films, Screens, plain
from planner.exchange.record_tables import (
    RecordTable,
    name_column,
    plain_columns,
    referring,
)
from planner.i18n import _
from planner.model import Column, Edition, ProgrammeFilm, Record, Translation, Travel, columns

Key = tuple[Any, ...]


class Listed:
    """Brings rows in, table by table, once what they refer to is there."""

    def __init__(self, context: Context, rows: Iterable[TableRow]) -> None:
        self._context = context
        self._rows: dict[str, list[TableRow]] = {}
        for row in rows:
            self._rows.setdefault(row.table, []).append(row)
        self._references = References(context)

    def know(self, films: Films, screens: Screens, programmes: Programmes) -> None:
        """Let rows name films, screens and programmes as other tables do."""
        self._references = References(self._context, films, screens, programmes)

    def bring(self, tables: Iterable[RecordTable]) -> None:
        """Add and update the records of these tables, in their order."""
        for table in tables:
            rows = self._rows.get(table.name, ())
            if not rows:
                continue
            known = _Known(self._context, table)
            for row in rows:
                self._bring(table, row, known)

    def _bring(self, table: RecordTable, row: TableRow, known: _Known) -> None:
        found = self._resolved(table, row)
        if found is None:
            return
        values = {**row.values, **found}
        title = _title(table, row)
        missing = next((c for c in columns(table.cls) if c.is_required and _lacks(c, values)), None)
        there = known.meant(row, values)
        if missing is not None and there is None:
            message = _("{label} is missing; give it.").format(label=_(missing.meta.label))
            self._context.refuse(row, missing.name, message, table.cls, title)
            return
        if there is None and table.cls is ProgrammeFilm:
            return  # which films a programme has is said by the table of programmes
        try:
            _check(table.cls, there, values)
        except UserError as problem:
            self._context.refuse(row, table.key[-1] if table.key else "", str(problem),
                                 table.cls, title)  # fmt: skip
            return
        if there is None and "order" in {column.name for column in columns(table.cls)}:
            values["order"] = next_order(self._context.work.rows(table.cls))
        values["external_id"] = row.external_id
        record = self._context.settle(row, table.cls, title, there, values)
        if record is not None:
            if row.closed:
                record = self._context.work.change(table.cls, record.id, **_nothing(record))
            known.learn(record)
            self._references.learn(record)

    def _resolved(self, table: RecordTable, row: TableRow) -> dict[str, int] | None:
        """The ids of what a row refers to; None, with the row refused, when one is not known."""
        found: dict[str, int] = {}
        for column in referring(table):
            texts = tuple(filter(None, row.refs.get(column.name, ())))
            if not texts:
                continue
            name = column.meta.ref or str(row.values.get("of_table", ""))
            record_id = self._references.find(name, texts)
            if record_id is None:
                label = _(column.meta.label).lower()
                message = _("There is no {thing} “{name}”, or several; correct it.").format(
                    thing=label, name=texts[-1]
                )
                self._context.refuse(
                    row, name_column(column), message, table.cls, _title(table, row)
                )
                return None
            found[column.name] = record_id
        return found


class _Known:
    """The records of a table that are there, by their numbers and by what tells them apart."""

    def __init__(self, context: Context, table: RecordTable) -> None:
        self._context, self._table = context, table
        self._by_number: dict[str, Record] = {}
        self._by_key: dict[Key, list[int]] = {}
        self._used: set[int] = set()
        for record in context.work.rows(table.cls):
            self._learn(record)

    def _learn(self, record: Record) -> None:
        for number in filter(None, (str(record.id), record.external_id)):
            self._by_number[number] = record
        same = self._by_key.setdefault(self._key(vars_of(record)), [])
        if record.id not in same:
            same.append(record.id)

    def learn(self, record: Record) -> None:
        """A record that this import made or met."""
        self._learn(record)
        self._used.add(record.id)

    def meant(self, row: TableRow, values: dict[str, Any]) -> Record | None:
        """The record that a row is about. Rows with numbers of their own are different things
        however much they look alike; the same thing said twice without a number is one.
        """
        cls = self._table.cls
        by_number = self._by_number.get(row.external_id) if row.external_id else None
        if by_number is not None:
            return self._context.work.get(cls, by_number.id)
        same = self._by_key.get(self._key(values), [])
        fresh = [record_id for record_id in same if record_id not in self._used]
        chosen = fresh or ([] if row.external_id else same)
        return self._context.work.get(cls, chosen[0]) if chosen else None

    def _key(self, values: dict[str, Any]) -> Key:
        found = [values.get(name) for name in self._table.key]
        if self._table.cls is Travel:
            found.sort(key=str)
        return tuple(plain(one) if isinstance(one, str) else one for one in found)


def vars_of(record: Record) -> dict[str, Any]:
    """The values of a record by column; one with slots has no ``vars``."""
    return {column.name: getattr(record, column.name) for column in columns(type(record))}


def _lacks(column: Column, values: dict[str, Any]) -> bool:
    return column.name != "id" and values.get(column.name) in (None, "")


def _check(cls: type[Record], there: Record | None, values: dict[str, Any]) -> None:
    """Raise UserError where the values do not go together."""
    said = {name: value for name, value in values.items() if value not in (None, "", ())}
    candidate = cls(id=1, **said) if there is None else dataclasses.replace(there, **said)
    check_part(candidate)
    if isinstance(candidate, Edition):
        check_edition(candidate)


def _nothing(record: Record) -> dict[str, None]:
    return {name: None for name in ("opens", "closes", "since", "until") if hasattr(record, name)}


def _title(table: RecordTable, row: TableRow) -> str:
    """What a decision calls a row: its own name, else what it is about."""
    if table.cls is not Translation and row.values.get("name"):
        return str(row.values["name"])
    names = [row.refs[c.name][-1] for c in referring(table) if row.refs.get(c.name)]
    if names:
        return " · ".join(names)
    first = next((row.values[c.name] for c in plain_columns(table) if c.name in row.values), "")
    return str(first)

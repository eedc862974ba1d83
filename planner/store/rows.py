"""A record as the values of a database row or of a journal entry, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from planner.errors import UserError
from planner.i18n import _
from planner.model import RECORDS, Column, Record, RowChange, columns

Json = dict[str, Any]


def values_of(record: Record) -> dict[str, Any]:
    """What the database stores for a record: integers, texts and nothing else, by column."""
    return {
        column.name: _stored(column, getattr(record, column.name))
        for column in columns(type(record))
    }


def _stored(column: Column, value: Any) -> Any:
    if column.kind is tuple:
        if any("\n" in item for item in value):
            raise UserError(
                _("{label}: an item of a list has one line.").format(label=_(column.meta.label))
            )
        return "\n".join(value)
    if column.kind is bool:
        return int(value)
    return value.value if isinstance(value, StrEnum) else value


def record_maker(cls: type[Record]) -> Callable[[Iterable[Any]], Record]:
    """A quick function that makes a record of a row with all columns in their order.

    It raises ValueError for a value that no record of that class can have.
    """
    names = [column.name for column in columns(cls)]
    special = [
        (column.name, _reader(column)) for column in columns(cls) if _reader(column) is not None
    ]

    def make(row: Iterable[Any]) -> Record:
        values = dict(zip(names, row, strict=True))
        for name, read in special:
            values[name] = read(values[name])  # type: ignore[misc]  # never None: see above
        return cls(**values)

    return make


def _reader(column: Column) -> Callable[[Any], Any] | None:
    """What turns a stored value into the record's; None where they are the same."""
    if column.kind is tuple:
        return _split
    if column.kind is bool:
        return _truth
    return column.kind if issubclass(column.kind, StrEnum) else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _truth(number: int) -> bool:
    if number not in (0, 1):
        raise ValueError(number)
    return number == 1


# -- rows in the journal ------------------------------------------------------------------------


def changes_to_json(rows: Iterable[RowChange]) -> list[list[Any]]:
    """Row changes as plain lists: table, id, the row before, the row after."""
    return [[row.table, row.id, _to_json(row.before), _to_json(row.after)] for row in rows]


def changes_from_json(stored: Iterable[list[Any]]) -> tuple[RowChange, ...]:
    """The row changes of a journal step.

    Raises ValueError, KeyError, TypeError or AttributeError for what is none.
    """
    return tuple(
        RowChange(
            table, row_id, _from_json(table, row_id, before), _from_json(table, row_id, after)
        )
        for table, row_id, before, after in stored
    )


def _to_json(record: Record | None) -> Json | None:
    """The values by column; empty ones are left out, because most are empty."""
    if record is None:
        return None
    return {name: value for name, value in values_of(record).items() if value not in (None, "")}


def _from_json(table: str, row_id: int, stored: Json | None) -> Record | None:
    """The record as it was; a column younger than the step has its default, a text is empty."""
    if table not in RECORDS:
        raise KeyError(table)
    if stored is None:
        return None
    values: dict[str, Any] = {}
    for column in columns(RECORDS[table]):
        value = stored.get(column.name, "" if column.kind in (str, tuple) else None)
        if value is None and not column.nullable:
            continue
        if value is not None and type(value) is not (int if column.kind in (int, bool) else str):
            raise TypeError(column.name)
        read = _reader(column)
        values[column.name] = value if read is None or value is None else read(value)
    if values["id"] != row_id:
        raise ValueError(row_id)
    return RECORDS[table](**values)

"""Columns that need no code of their own here: read, brought in and written as they are declared.

A ``field(...)`` line in ``planner.model`` is all that a new column of a film, screen, programme or
screening takes to be in spreadsheets and JSON. Columns that a table reads in a way of its own (a
runtime in whatever form, people, a section by its name) are fields of the table's ``Row`` instead.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from planner.exchange.base import FilmRow, ProgrammeRow, Row, ScreeningRow, ScreenRow
from planner.i18n import _
from planner.model import (
    Column,
    Editor,
    Film,
    Programme,
    Record,
    Screen,
    Screening,
    columns,
)
from planner.model.values import show
from planner.text import folded

ROWS: dict[type[Record], type[Row]] = {
    Film: FilmRow,
    Screen: ScreenRow,
    Programme: ProgrammeRow,
    Screening: ScreeningRow,
}
"""What a reader makes of a line that describes such a record."""

_BY_OTHER_NAMES = frozenset({"name", "stated_end"})
"""Read as “screen” and “end”."""

_NOT_IN_A_CELL = frozenset({Editor.NONE, Editor.REFERENCE})
_AS_TEXT = frozenset({Editor.CLOCK, Editor.DAY, Editor.WALL_TIME})


def _declared(cls: type[Record], row: type[Row]) -> tuple[Column, ...]:
    apart = {field.name for field in dataclasses.fields(row)} | _BY_OTHER_NAMES
    return tuple(
        column
        for column in columns(cls)
        if column.meta.editor not in _NOT_IN_A_CELL and column.name not in apart
    )


_DECLARED = {cls: _declared(cls, row) for cls, row in ROWS.items()}


def declared(cls: type[Record]) -> tuple[Column, ...]:
    """The columns of a record that are exchanged as they are declared."""
    return _DECLARED[cls]


@cache
def only_in(cls: type[Record]) -> frozenset[str]:
    """The names of columns that are declared for these records and for no others."""
    others = {
        column.name for other, known in _DECLARED.items() if other is not cls for column in known
    }
    return frozenset(column.name for column in declared(cls)) - others


@cache
def headings() -> dict[str, str]:
    """The column names by what a heading may say: the name or the label, without spaces."""
    found: dict[str, str] = {}
    for known in _DECLARED.values():
        for column in known:
            for heading in (column.name.replace("_", ""), column.meta.label, _(column.meta.label)):
                found.setdefault(folded(heading).replace(" ", ""), column.name)
    return found


def values_of(record: Record) -> dict[str, Any]:
    """The declared columns as JSON and tables have them: times as text, lists as lists.

    Notes stay in the house.
    """
    return {
        column.name: exchanged(column, getattr(record, column.name))
        for column in declared(type(record))
        if column.name != "note"
    }


def exchanged(column: Column, value: Any) -> Any:
    """A column's value as JSON and tables have it."""
    if value is not None and column.meta.editor in _AS_TEXT:
        return show(column, value)
    if isinstance(value, tuple):
        return list(value)
    return value.value if column.meta.editor is Editor.CHOICE else value

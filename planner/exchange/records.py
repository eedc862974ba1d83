"""Records as JSON has them: every column under its own name, as it is declared.

Wall-clock moments, days and hours of the clock are texts, lists are lists, references the ids of
rows of the same file. A new column is a ``field(...)`` line in ``planner.model`` and nothing here.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from planner.errors import UserError
from planner.i18n import _
from planner.model import RECORDS, Column, Editor, Festival, Import, Record, columns
from planner.model.possible import is_possible
from planner.model.values import checked
from planner.times import Day, WallTime, clock_minutes, iso, iso_day, parse_day, parse_wall

_NO_LETTER = re.compile(r"[\x00\ud800-\udfff]")
_LARGEST_ID = (1 << 53) - 1
"""Beyond it numbers of JSON are no longer exact everywhere."""

_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)\Z")


def written_tables(festival: Festival) -> dict[str, list[dict[str, Any]]]:
    """Every row that a festival holds, by table, in the order of ids, so that files can be
    compared line by line; from which files it was made is a matter of its own history.
    """
    return {
        table: [written(cls, rows[row_id]) for row_id in sorted(rows)]
        for table, cls in RECORDS.items()
        if cls is not Import and (rows := festival.tables[table])
    }


def written(cls: type[Record], record: Record) -> dict[str, Any]:
    """One row with every column; ``value_of`` reads each back."""
    return {known.name: _text(cls, known, getattr(record, known.name)) for known in columns(cls)}


def value_of(cls: type[Record], known: Column, told: Any) -> Any:
    """The value of a column that JSON tells; raises UserError when the column cannot hold it."""
    label = _(known.meta.label)
    if told is None and known.nullable:
        return None
    if known.name == "id" or known.meta.ref:
        if type(told) is int and 0 < told <= _LARGEST_ID:
            return told
        raise _unfit(label, told)
    value = checked(known, _converted(cls, known, told))
    if not is_possible(known, value):
        raise _unfit(label, told)
    return value


def _text(cls: type[Record], known: Column, value: Any) -> Any:
    if value is None or isinstance(value, StrEnum):
        return value
    if isinstance(value, tuple):
        return list(value)
    forms = _time_form(cls, known)
    return forms[0](value) if forms else value


def _converted(cls: type[Record], known: Column, told: Any) -> Any:
    """The value as the record holds it; one of another type is refused here, because a truth is a
    number in Python.
    """
    label, forms = _(known.meta.label), _time_form(cls, known)
    if forms and type(told) is str:
        return forms[1](told, label)
    if known.kind is tuple and type(told) is list and all(type(item) is str for item in told):
        return tuple(_stored_text(item, label) for item in told)
    if known.kind is str and type(told) is str:
        return _stored_text(told, label)
    if issubclass(known.kind, StrEnum) and type(told) is str:
        return told
    if known.kind in {int, bool} and type(told) is known.kind and not forms:
        return told
    raise _unfit(label, told)


def _stored_text(text: str, label: str) -> str:
    """The text, if a file can hold it: half of a pair of surrogates is no letter, nor is a NUL."""
    if _NO_LETTER.search(text):
        raise UserError(_("{label}: some letters cannot be read.").format(label=label))
    return text


def _unfit(label: str, told: Any) -> UserError:
    shown = str(told)[:40]
    return UserError(_("{label} cannot be “{value}”.").format(label=label, value=shown))


# -- times --------------------------------------------------------------------------------------

Forms = tuple[Callable[[Any], str], Callable[[str, str], Any]]
"""How a time becomes a text, and a text (of a field that is called so) a time."""


def _parse_hours(text: str, label: str) -> int:
    found = _CLOCK.match(text)
    if found is None:
        raise UserError(
            _("{field}: “{text}” is not a clock time; write it as 19:30.").format(
                field=label, text=text[:40]
            )
        )
    return int(found[1]) * 60 + int(found[2])


_MOMENT: Forms = (iso, lambda text, label: parse_wall(text[:40], label))
_DAY: Forms = (iso_day, lambda text, label: parse_day(text[:40], label))
_HOURS: Forms = (clock_minutes, _parse_hours)


def _time_form(cls: type[Record], known: Column) -> Forms | None:
    return _times(cls.table).get(known.name)


@cache
def _times(table: str) -> Mapping[str, Forms]:
    """The columns of a table that hold times, whether people edit them or not."""
    cls = RECORDS[table]
    hints = typing.get_type_hints(cls)
    found: dict[str, Forms] = {}
    for known in columns(cls):
        kinds = (hints[known.name], *typing.get_args(hints[known.name]))
        if WallTime in kinds:
            found[known.name] = _MOMENT
        elif Day in kinds:
            found[known.name] = _DAY
        elif known.meta.editor is Editor.CLOCK:
            found[known.name] = _HOURS
    return found

"""Rows as they were found in a damaged or foreign file, made into records that a festival can have.

A value that a column cannot hold is replaced by the column's default, or emptied; a row that cannot
be without it is left out. Nothing is left out or changed without being said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING
from enum import StrEnum
from typing import Any, NamedTuple

from planner.errors import UserError
from planner.i18n import _
from planner.model import Column, Record, columns
from planner.model.possible import is_possible
from planner.model.values import checked
from planner.store.pages import Value

Values = Mapping[str, Value]
"""A row as it was found, by the names of its columns."""

_LONGEST_LABEL = 40
_DIGITS = 20


class LeftOut(NamedTuple):
    """A row, or one value of it, that did not come over as it was, and why."""

    table: str
    row: str
    reason: str


class Unusable(Exception):  # noqa: N818 - what the row is
    """The row makes no record; the text says why."""


class Mended(NamedTuple):
    """A record, and what of the row it does not say, one sentence each."""

    record: Record
    problems: tuple[str, ...]


def label(values: Values) -> str:
    """How a row is named in a list of what was left out: its id, and what people call it."""
    names = (values.get(key) for key in ("title", "name", "code", "key"))
    name = next((name for name in names if isinstance(name, str) and name), "")
    short = name if len(name) <= _LONGEST_LABEL else name[:_LONGEST_LABEL] + "…"
    row_id = str(values.get("id", "?"))
    return f"{row_id} “{short}”" if short else row_id


def mended(cls: type[Record], values: Values, stand_ins: Mapping[str, Any] | None = None) -> Mended:
    """The record that these values make; ``stand_ins`` are for columns that have no default.

    Raises Unusable.
    """
    problems = []
    made: dict[str, Any] = {}
    for column in columns(cls):
        raw = values.get(column.name)
        # A younger column says by its default what the older row says by silence.
        if column.name in values or column.default is MISSING:
            made[column.name], problem = _value(column, raw, stand_ins or {})
            if problem:
                problems.append(problem)
    return Mended(cls(**made), tuple(problems))


def _value(column: Column, raw: Value, stand_ins: Mapping[str, Any]) -> tuple[Any, str]:
    """The value for a column, and what is wrong with the one that was found."""
    if raw is None and column.nullable:
        return None, ""
    try:
        value = checked(column, _converted(column, raw))
        if is_possible(column, value):
            return value, ""
        problem = _("{label} cannot be “{value}”.").format(label=_(column.meta.label), value=raw)
    except UserError as error:
        problem = str(error)
    return _instead(column, raw, problem, stand_ins), problem


def _instead(column: Column, raw: Value, problem: str, stand_ins: Mapping[str, Any]) -> Any:
    """The value nearest to one that the column cannot hold."""
    if column.name in stand_ins:
        return stand_ins[column.name]
    if column.kind is str and raw is not None:
        return _readable_text(raw)
    if column.nullable:
        return None
    if column.default is not MISSING:
        return column.default
    if column.kind is str:
        return ""
    raise Unusable(problem)


def _readable_text(raw: Value) -> str:
    """What can be read of a text, with a mark for each letter that cannot."""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
    return text.replace("\0", "")


def _converted(column: Column, raw: Value) -> Any:
    """The value as the record holds it; one that is no such thing is given back as it is."""
    if column.kind is int:
        return _number(raw)
    if column.kind is bool:
        number = _number(raw)
        return number == 1 if number in (0, 1) else raw
    if raw is None:
        return None
    if isinstance(raw, bytes) or "\0" in str(raw):
        raise UserError(
            _("{label}: some letters cannot be read.").format(label=_(column.meta.label))
        )
    text = str(raw)
    if column.kind is tuple:
        return tuple(text.split("\n")) if text else ()
    return column.kind(text) if column.kind is str or _is_choice(column, text) else text


def _is_choice(column: Column, text: str) -> bool:
    return issubclass(column.kind, StrEnum) and text in {member.value for member in column.kind}


def _number(raw: Value) -> Value:
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, str) and len(raw) < _DIGITS and raw.lstrip("-").isdecimal():
        return int(raw) if raw.isascii() else raw
    return raw

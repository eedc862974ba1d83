"""A column's value as text and back, for forms, spreadsheets and the command line alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from planner.errors import UserError
from planner.i18n import _
from planner.model.base import Column, Editor
from planner.model.possible import is_possible
from planner.times import (
    Day,
    WallTime,
    clock_minutes,
    iso,
    iso_day,
    parse_clock,
    parse_day,
    parse_runtime,
    parse_wall,
    runtime_label,
)


def parse(column: Column, text: str) -> Any:
    """The value that a person typed for a column; empty text empties a column that may be empty.

    Raises UserError naming the field and what it accepts.
    """
    label = _(column.meta.label)
    plain = text.strip()
    if not plain and column.nullable:
        return None
    if column.kind is tuple:
        parts = tuple(part.strip() for part in plain.split(";") if part.strip())
        return _checked_list(column, parts, label)
    if column.kind is bool:
        return _parse_bool(plain, label)
    if issubclass(column.kind, StrEnum):
        return _parse_choice(column.kind, plain, label)
    if column.kind is str:
        return text
    return checked(column, _parse_number(column, plain, label))


def checked(column: Column, value: Any) -> Any:
    """The value as the column holds it; raises UserError when it cannot."""
    label, low, high = _(column.meta.label), column.meta.minimum, column.meta.maximum
    if value is None and not column.nullable:
        raise UserError(_("{label} cannot be empty.").format(label=label))
    if value is None:
        return None
    if issubclass(column.kind, StrEnum):
        return _parse_choice(column.kind, str(value), label)
    if not isinstance(value, column.kind):
        raise UserError(_("{label} cannot be “{value}”.").format(label=label, value=value))
    if isinstance(value, tuple):
        return _checked_list(column, value, label)
    if isinstance(value, int) and not isinstance(value, bool):
        if not is_possible(column, value):
            message = _("{label} cannot be {value}; no festival has that.")
            raise UserError(message.format(label=label, value=value))
        if low is not None and value < low:
            raise UserError(
                _("{label}: {value} is too small; the least is {low}.").format(
                    label=label, value=show(column, value), low=show(column, low)
                )
            )
        if high is not None and value > high:
            raise UserError(
                _("{label}: {value} is too large; the most is {high}.").format(
                    label=label, value=show(column, value), high=show(column, high)
                )
            )
    return value


def _checked_list(column: Column, items: tuple[str, ...], label: str) -> tuple[str, ...]:
    if any("\n" in item for item in items):
        raise UserError(_("{label}: an item of a list has one line.").format(label=label))
    allowed = column.meta.choices
    for item in items:
        if allowed and item not in allowed:
            raise UserError(
                _("{label}: “{text}” is not one of {allowed}.").format(
                    label=label, text=item, allowed=", ".join(allowed)
                )
            )
    return items


def show(column: Column, value: Any) -> str:
    """A column's value as a person writes it; ``parse`` reads it back."""
    editor = column.meta.editor
    if value is None:
        return ""
    if column.kind is tuple:
        return "; ".join(value)
    if column.kind is bool:
        return _("yes") if value else _("no")
    if editor is Editor.RUNTIME:
        return runtime_label(value)
    if editor is Editor.CLOCK:
        return clock_minutes(value)
    if editor is Editor.DAY:
        return iso_day(Day(value))
    if editor is Editor.WALL_TIME:
        return iso(WallTime(value))
    return str(value)


def _parse_bool(text: str, label: str) -> bool:
    word = text.casefold()
    if word in {"1", "yes", "true", "on", _("yes").casefold()}:
        return True
    if word in {"", "0", "no", "false", "off", _("no").casefold()}:
        return False
    raise UserError(_("{label}: “{text}” is neither yes nor no.").format(label=label, text=text))


def _parse_choice(kind: type[StrEnum], text: str, label: str) -> StrEnum:
    for member in kind:
        if text.casefold() == member.value:
            return member
    allowed = ", ".join(member.value for member in kind)
    raise UserError(
        _("{label}: “{text}” is not one of {allowed}.").format(
            label=label, text=text, allowed=allowed
        )
    )


def _parse_number(column: Column, text: str, label: str) -> int:
    editor = column.meta.editor
    if editor is Editor.RUNTIME:
        seconds = parse_runtime(text, label)
        if seconds is None:
            raise UserError(_("{label} cannot be empty.").format(label=label))
        return seconds
    if editor is Editor.CLOCK:
        return parse_clock(text, label)
    if editor is Editor.DAY:
        return parse_day(text, label)
    if editor is Editor.WALL_TIME:
        return parse_wall(text, label)
    try:
        return int(text)
    except ValueError:
        raise UserError(
            _("{label}: “{text}” is not a whole number.").format(label=label, text=text)
        ) from None

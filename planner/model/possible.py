"""Numbers that no festival has: beyond them the calendar ends, or a day has no screen wide enough.

These are no rules for what a programmer may type (``planner.model.values`` has those), only what
the rest of the program can count on. A file with others in it is refused as damaged, so no edit may
store one.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.errors import UserError
from planner.i18n import _
from planner.model.base import Column, Editor, columns
from planner.model.changes import RowChange
from planner.model.edition import Edition

_MOST_DAYS = 73_000
"""Two hundred years from 2000, either way."""
_MOST = 200_000_000
"""Minutes of 380 years; and more than there are seats, seconds or places in a list."""
_MOST_VERSIONS = 1 << 53
_LONGEST_EDITION = 400


def is_possible(column: Column, value: object) -> bool:
    """Whether a value is one that the program can work with."""
    most = most_of(column)
    return most is None or not isinstance(value, int) or -most <= value <= most


def is_possible_edition(edition: Edition) -> bool:
    """Whether its days can be counted."""
    return edition.last_day - edition.first_day <= _LONGEST_EDITION


def require_possible(changes: Iterable[RowChange]) -> None:
    """Raise UserError for a number that a file would be refused for."""
    for change in changes:
        row = change.after
        for column in () if row is None else columns(type(row)):
            value = getattr(row, column.name)
            if not is_possible(column, value):
                message = _("{label} cannot be {value}; no festival has that. Correct it.")
                raise UserError(message.format(label=_(column.meta.label), value=value))


def most_of(column: Column) -> int | None:
    """How far from nought the numbers of a column go; None where any number will do."""
    if column.kind is not int or column.name == "id" or column.meta.ref:
        return None
    if column.name == "version":
        return _MOST_VERSIONS
    if column.name == "of_id":  # names a row of any table
        return None
    return _MOST_DAYS if column.meta.editor is Editor.DAY else _MOST

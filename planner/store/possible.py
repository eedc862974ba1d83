"""Numbers that no festival has: beyond them the calendar ends, or a day has no screen wide enough.

These are no rules for what a programmer may type (``planner.model.values`` has those), only what
the rest of the program can count on in a file that came from anywhere.
"""

from __future__ import annotations

import sqlalchemy as sa

from planner.model import Column, Edition, Editor, Record, columns

_MOST_DAYS = 73_000
"""Two hundred years from 2000, either way."""
_MOST = 200_000_000
"""Minutes of 380 years; and more than there are seats, seconds or places in a list."""
_MOST_VERSIONS = 1 << 53
_LONGEST_EDITION = 400


def is_possible(column: Column, value: object) -> bool:
    """Whether a value is one that the program can work with."""
    most = _most(column)
    return most is None or not isinstance(value, int) or -most <= value <= most


def is_possible_edition(edition: Edition) -> bool:
    """Whether its days can be counted."""
    return edition.last_day - edition.first_day <= _LONGEST_EDITION


def impossible_rows(table: sa.Table, cls: type[Record]) -> sa.Select[tuple[int]]:
    """The question for a row with an impossible number."""
    bounds = ((table.c[column.name], _most(column)) for column in columns(cls))
    beyond = [sa.not_(stored.between(-most, most)) for stored, most in bounds if most is not None]
    return sa.select(table.c.id).where(sa.or_(*beyond)).limit(1)


def _most(column: Column) -> int | None:
    if column.kind is not int or column.name == "id" or column.meta.ref:
        return None
    if column.name == "version":
        return _MOST_VERSIONS
    if column.name == "of_id":  # names a row of any table
        return None
    return _MOST_DAYS if column.meta.editor is Editor.DAY else _MOST

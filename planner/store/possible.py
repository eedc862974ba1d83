"""How a file is asked for numbers that no festival has (``planner.model.possible``)."""

from __future__ import annotations

import sqlalchemy as sa

from planner.model import Record, columns
from planner.model.possible import most_of


def impossible_rows(table: sa.Table, cls: type[Record]) -> sa.Select[tuple[int]]:
    """The question for a row with an impossible number."""
    bounds = ((table.c[column.name], most_of(column)) for column in columns(cls))
    beyond = [sa.not_(stored.between(-most, most)) for stored, most in bounds if most is not None]
    return sa.select(table.c.id).where(sa.or_(*beyond)).limit(1)

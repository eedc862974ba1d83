"""How a file is asked for numbers that no festival has (``planner.model.possible``)."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from planner.model import RECORDS, columns
from planner.model.possible import most_of
from planner.store.tables import TABLES


@cache
def impossible_rows(name: str) -> sa.Select[tuple[int]]:
    """The question for a row of that table with an impossible number."""
    table = TABLES[name]
    bounds = ((table.c[column.name], most_of(column)) for column in columns(RECORDS[name]))
    beyond = [sa.not_(stored.between(-most, most)) for stored, most in bounds if most is not None]
    return sa.select(table.c.id).where(sa.or_(*beyond)).limit(1)

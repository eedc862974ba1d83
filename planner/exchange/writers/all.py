"""Finding the writers, so that nobody lists them."""

from __future__ import annotations

from functools import lru_cache

from planner.discover import discover
from planner.exchange.writers.base import Writer


@lru_cache(1)
def all_writers() -> dict[str, Writer]:
    """Every writer by its id."""
    return discover("planner.exchange.writers", Writer)  # type: ignore[type-abstract]

"""The ways in: one file per way of writing things down, found by discovery."""

from __future__ import annotations

from functools import lru_cache

from planner.discover import discover
from planner.exchange.base import Reader


@lru_cache(1)
def all_readers() -> dict[str, Reader]:
    """Every reader by its id."""
    return discover("planner.exchange.readers", Reader)  # type: ignore[type-abstract]

"""Shorts programmes: the running clock, what follows from their films, order and balance."""

from planner.shorts.balance import balanced
from planner.shorts.clock import Item, length_of, running
from planner.shorts.facts import Facts, facts, limits, strictest
from planner.shorts.order import suggested_order

__all__ = [
    "Facts",
    "Item",
    "balanced",
    "facts",
    "length_of",
    "limits",
    "running",
    "strictest",
    "suggested_order",
]

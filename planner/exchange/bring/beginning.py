"""What a new festival has before anybody did anything."""

from __future__ import annotations

from planner.model import Edition, Festival, FestivalSetting, Kind, Language, Plan, Record

BEGUN: tuple[type[Record], ...] = (Edition, Plan, Language, Kind, FestivalSetting)
"""The tables of which a new festival has rows before anybody did anything."""


def is_empty(festival: Festival) -> bool:
    """Whether nothing is in the festival but what each begins with: no hand changed anything."""
    begun = {cls.table for cls in BEGUN}
    return len(festival.tables[Plan.table]) == 1 and not any(
        rows for table, rows in festival.tables.items() if table not in begun
    )

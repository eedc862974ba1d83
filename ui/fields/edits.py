"""Which edit a changed field becomes: most are ``SetField``, some have an action of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from planner.edit import Edit, SetField
from planner.edit.editions import ChangeDays
from planner.edit.screenings import (
    CancelScreening,
    ConfirmScreening,
    MoveHold,
    MoveScreening,
)
from planner.model import Edition, Hold, Record, Screening, ScreeningStatus
from planner.times import Day, WallTime


def edit_of(row: Record, field: str, value: Any) -> Edit:
    """The edit that gives one field of a row another value."""
    make = _OWN_EDITS.get((row.table, field))
    made = make(row, value) if make is not None and value is not None else None
    return made or SetField(row.table, row.id, field, value)


def _screening_start(row: Record, value: Any) -> Edit:
    screening = cast("Screening", row)
    return MoveScreening(screening.id, screening.screen_id, WallTime(value))


def _screening_screen(row: Record, value: Any) -> Edit:
    screening = cast("Screening", row)
    return MoveScreening(screening.id, value, screening.start)


def _screening_status(row: Record, value: Any) -> Edit | None:
    screening = cast("Screening", row)
    if value == ScreeningStatus.CANCELLED:
        return CancelScreening(screening.id, screening.cancelled_reason)
    return ConfirmScreening(screening.id) if value == ScreeningStatus.CONFIRMED else None


def _hold_start(row: Record, value: Any) -> Edit:
    hold = cast("Hold", row)
    return MoveHold(hold.id, hold.screen_id, WallTime(value))


def _hold_screen(row: Record, value: Any) -> Edit:
    hold = cast("Hold", row)
    return MoveHold(hold.id, value, hold.start)


def _first_day(row: Record, value: Any) -> Edit:
    return ChangeDays(Day(value), cast("Edition", row).last_day)


def _last_day(row: Record, value: Any) -> Edit:
    return ChangeDays(cast("Edition", row).first_day, Day(value))


_OWN_EDITS: dict[tuple[str, str], Callable[[Record, Any], Edit | None]] = {
    ("screening", "start"): _screening_start,
    ("screening", "screen_id"): _screening_screen,
    ("screening", "status"): _screening_status,
    ("hold", "start"): _hold_start,
    ("hold", "screen_id"): _hold_screen,
    ("edition", "first_day"): _first_day,
    ("edition", "last_day"): _last_day,
}

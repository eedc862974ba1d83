"""Moments with an offset or in a named zone, as minutes of UTC; without either, of the wall clock.

A reader does not know the festival's zone: ``bring`` puts minutes of UTC on its clock.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from planner.errors import UserError
from planner.times import WallTime, wall, zone

_YEARS = range(1900, 2200)


class Moment(NamedTuple):
    """A minute, and whether it is one of UTC rather than of some wall clock."""

    time: WallTime
    in_utc: bool


def moment_of(told: datetime, zone_name: str = "") -> Moment | None:
    """The minute; ``zone_name`` is for a moment that does not say its own. None when it is beyond
    all calendars.
    """
    try:
        if told.utcoffset() is None and zone_name:
            told = told.replace(tzinfo=zone(zone_name))
        in_utc = told.utcoffset() is not None
        found = told.astimezone(UTC).replace(tzinfo=None) if in_utc else told.replace(tzinfo=None)
    except UserError:
        return moment_of(told)
    except (OverflowError, ValueError):
        return None
    return Moment(wall(found), in_utc) if found.year in _YEARS else None


def parsed(text: str, zone_name: str = "") -> Moment | None:
    """The moment that ISO 8601 says; None when it says none."""
    try:
        return moment_of(datetime.fromisoformat(text.strip()[:40]), zone_name)
    except ValueError:
        return None

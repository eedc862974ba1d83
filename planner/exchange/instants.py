"""Wall clock as instants, for formats that count in a time zone or with an offset.

A start that the clock skips is read as if it had not gone forward yet, one that comes twice is the
first (RFC 5545, 3.3.5, and so do Python's zones). Ends are the wall clock's too, as everywhere in
Marquee; where that is no later than the start, the end follows from the length.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from planner.model import Festival, Screening
from planner.times import WallTime, moment, zone


def instant(festival: Festival, time: WallTime) -> datetime:
    """The moment as a clock in the festival's zone then shows it, with its offset."""
    there = zone(festival.edition.zone)
    return moment(time).replace(tzinfo=there).astimezone(UTC).astimezone(there)


def between(festival: Festival, start: WallTime, end: WallTime) -> tuple[datetime, datetime]:
    """The instants of a beginning and an end on the wall clock; the end is the later one."""
    begins, ends = instant(festival, start), instant(festival, end)
    if ends.astimezone(UTC) <= begins.astimezone(UTC):
        length = timedelta(minutes=max(0, end - start))
        ends = (begins.astimezone(UTC) + length).astimezone(begins.tzinfo)
    return begins, ends


def instants_of(festival: Festival, screening: Screening) -> tuple[datetime, datetime]:
    """When a screening begins, and when its Q&A ends."""
    return between(festival, screening.start, festival.span(screening).end)

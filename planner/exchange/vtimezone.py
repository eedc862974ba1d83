"""A time zone as iCalendar describes it (RFC 5545, 3.6.5), for the years of a festival.

Written here because icalendar 7.3 gives a change to summer time in the new time instead of the old
one, and as dates that vobject does not read: its events came an hour late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_NOTHING = timedelta(0)
_ONCE = {"freq": "yearly", "count": 1}


class Change(NamedTuple):
    """A moment in UTC after which clocks have another offset."""

    moment: datetime
    before: timedelta
    after: timedelta


def changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[Change]:
    """Every change of the zone's clocks between two moments in UTC, to the minute."""
    day = first
    while day < last:
        following = day + timedelta(days=1)
        before, after = _offset(zone, day), _offset(zone, following)
        if before != after:
            low, high = day, following
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
                low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
            yield Change(high, before, after)
        day = following


def timezone_component(zone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """The VTIMEZONE that holds from the year before the first moment to that after the last."""
    from icalendar import Timezone

    begin = datetime(first.year - 1, 1, 1, tzinfo=UTC)
    end = datetime(last.year + 2, 1, 1, tzinfo=UTC)
    component = Timezone()
    component.add("tzid", zone.key)
    offset = _offset(zone, begin)
    for change in (Change(begin, offset, offset), *changes(zone, begin, end)):
        component.add_component(_observance(zone, change))
    return component


def _observance(zone: ZoneInfo, change: Change) -> TimezoneDaylight | TimezoneStandard:
    from icalendar import TimezoneDaylight, TimezoneStandard

    there = change.moment.astimezone(zone)
    part = TimezoneDaylight() if there.dst() else TimezoneStandard()
    part.add("dtstart", (change.moment + change.before).replace(tzinfo=None))
    part.add("rrule", _ONCE)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", there.tzname() or "")
    return part


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or _NOTHING

"""Which backups stay: of long ago few, of lately many, so that the folder does not grow for ever.

Today's stay (the newest, and the last of every hour), then the last one of each of 12 days, before
those of 10 weeks, and before those of 9 months. Days, weeks and months without one do not count.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime

NEWEST = 24
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def kept(times: Iterable[datetime], today: date) -> set[datetime]:
    """Those of these moments whose backups stay; days are those of the computer's clock."""
    rest = sorted(times, reverse=True)
    # A clock that went wrong for a while must not cost those of today their place.
    stay = set(_last_of_each((t for t in rest if _day(t) > today), _day, DAILY))
    todays = [time for time in rest if _day(time) == today]
    stay.update(todays[:NEWEST], _last_of_each(todays, _hour, 24))
    rest = [time for time in rest if _day(time) < today]
    for period, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        chosen = _last_of_each(rest, period, count)
        stay.update(chosen)
        done = {period(time) for time in chosen}
        oldest = min(chosen, default=None)
        # What the finer periods cover needs no coarser one.
        rest = [t for t in rest if period(t) not in done and (oldest is None or t < oldest)]
    return stay


def _last_of_each(
    newest_first: Iterable[datetime], period: Callable[[datetime], Hashable], count: int
) -> list[datetime]:
    last: dict[Hashable, datetime] = {}
    for time in newest_first:
        last.setdefault(period(time), time)
    return list(last.values())[:count]


def _hour(time: datetime) -> Hashable:
    return _day(time), time.astimezone().hour


def _day(time: datetime) -> date:
    return time.astimezone().date()


def _week(time: datetime) -> Hashable:
    return _day(time).isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return _day(time).year, _day(time).month

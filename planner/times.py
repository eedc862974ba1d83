"""Wall-clock time in the festival's zone: whole minutes and days since 2000-01-01, no time zone.

The wall clock is the truth (DESIGN section 2); only exports convert with the zone. A festival day
rolls over at the day boundary, so that a screening at 00:30 belongs to the evening before.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NewType
from zoneinfo import ZoneInfo, available_timezones

from planner.errors import UserError
from planner.i18n import _, remark

WallTime = NewType("WallTime", int)
"""Minutes since 2000-01-01T00:00 on the festival's wall clock."""

Day = NewType("Day", int)
"""Days since 2000-01-01."""

DAY_MINUTES = 24 * 60
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - wall-clock time has no zone on purpose
_RUNTIME_UNKNOWN = "–"
_YEARS = range(1900, 2200)
"""Beyond these a date is a slip, and Python's calendar ends soon after."""


def wall(moment: datetime) -> WallTime:
    """The minute of a naive wall-clock moment; seconds are dropped."""
    return WallTime((moment - _EPOCH) // timedelta(minutes=1))


def moment(time: WallTime) -> datetime:
    """The naive wall-clock moment of a minute."""
    return _EPOCH + timedelta(minutes=time)


def day_of(value: date) -> Day:
    """The day number of a calendar date."""
    return Day((value - _EPOCH.date()).days)


def date_of(day: Day) -> date:
    """The calendar date of a day number."""
    return _EPOCH.date() + timedelta(days=day)


def day_start(day: Day) -> WallTime:
    """Midnight at which the calendar day begins."""
    return WallTime(day * DAY_MINUTES)


def festival_day(time: WallTime, boundary: int) -> Day:
    """The festival day a moment belongs to, when days roll over at ``boundary`` minutes."""
    return Day((time - boundary) // DAY_MINUTES)


def minute_of_day(time: WallTime, day: Day) -> int:
    """Minutes since midnight of the festival day; 00:30 of the night after is 1470 (24:30)."""
    return time - day * DAY_MINUTES


def clock(time: WallTime) -> str:
    """The wall clock as HH:MM."""
    minute = time % DAY_MINUTES
    return f"{minute // 60:02d}:{minute % 60:02d}"


def festival_clock(time: WallTime, day: Day) -> str:
    """The festival-day clock as HH:MM, running past 24:00 after midnight."""
    minute = minute_of_day(time, day)
    return f"{minute // 60:02d}:{minute % 60:02d}"


def clock_minutes(minutes: int) -> str:
    """Minutes since midnight as HH:MM; 1470 is 24:30."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def weekday_name(day: Day) -> str:
    """The short name of the weekday, in the user's language."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[date_of(day).weekday()]


def month_name(day: Day) -> str:
    """The short name of the month, in the user's language."""
    names = _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return names[date_of(day).month - 1]


def day_label(day: Day) -> str:
    """A day as people say it: “Fri 6 Nov”."""
    return f"{weekday_name(day)} {date_of(day).day} {month_name(day)}"


def iso(time: WallTime) -> str:
    """Wall clock as ``YYYY-MM-DDTHH:MM``, the form of all exports."""
    return moment(time).strftime("%Y-%m-%dT%H:%M")


def iso_day(day: Day) -> str:
    """A day as ``YYYY-MM-DD``."""
    return date_of(day).isoformat()


def parse_day(text: str, field: str = "date") -> Day:
    """A day typed as YYYY-MM-DD; raises UserError naming the field."""
    try:
        found = date.fromisoformat(text.strip())
        if found.year in _YEARS:
            return day_of(found)
    except ValueError:
        pass  # the sentence below is the same for a date that is none and one that cannot be meant
    raise UserError(
        remark("{field}: “{text}” is not a date; write it as 2026-11-05.").format(
            field=field, text=text
        )
    )


_WALL = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(?::\d{2})?\Z")


def parse_wall(text: str, field: str = "start") -> WallTime:
    """A moment typed as YYYY-MM-DDTHH:MM (or with a space); raises UserError naming the field.

    Hours of the festival-day clock up to 29:59 are understood as the night after.
    """
    found = _WALL.match(text.strip())
    if found:
        hours, minutes = int(found[2]), int(found[3])
        if hours < 30 and minutes < 60:
            return WallTime(day_start(parse_day(found[1], field)) + hours * 60 + minutes)
    raise UserError(
        _("{field}: “{text}” is not a time; write it as 2026-11-06T19:30.").format(
            field=field, text=text
        )
    )


def parse_clock(text: str, field: str = "time") -> int:
    """Minutes since midnight of a clock time typed as 9, 9:30, 09.30, 0930 or 24:30."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.h]?(\d{2}))?", text.strip())
    if found and int(found[1]) < 30 and int(found[2] or 0) < 60:
        return int(found[1]) * 60 + int(found[2] or 0)
    raise UserError(
        _("{field}: “{text}” is not a clock time; write it as 19:30.").format(
            field=field, text=text
        )
    )


@lru_cache(64)
def zone(name: str) -> ZoneInfo:
    """The IANA time zone of that name; raises UserError for a name that does not exist."""
    if name not in available_timezones():
        raise UserError(
            _(
                "There is no time zone “{name}”; write it like Europe/Paris or Asia/Shanghai."
            ).format(name=name)
        )
    return ZoneInfo(name)


def in_clock_gap(time: WallTime, zone_name: str) -> bool:
    """Whether this wall-clock minute does not exist there, because clocks go forward over it."""
    local = moment(time).replace(tzinfo=zone(zone_name))
    return local.astimezone(UTC).astimezone(zone(zone_name)).replace(tzinfo=None) != moment(time)


def in_clock_fold(time: WallTime, zone_name: str) -> bool:
    """Whether this wall-clock minute comes twice there, because clocks go back over it."""
    local = moment(time).replace(tzinfo=zone(zone_name))
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    return before is not None and after is not None and before > after


def now_wall(zone_name: str) -> WallTime:
    """The present minute on the wall clock of that zone."""
    return wall(datetime.now(zone(zone_name)).replace(tzinfo=None))


def runtime_label(seconds: int | None) -> str:
    """A runtime as 104′ or 16′03″; a dash when it is unknown."""
    if seconds is None:
        return _RUNTIME_UNKNOWN
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}′{rest:02d}″" if rest else f"{minutes}′"


def hours_label(seconds: int) -> str:
    """A length of time, to the minute: 41 h 12 min, 4 h, or 45 min."""
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    if not minutes:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes:02d} min").format(hours=hours, minutes=minutes)


_CLOCKED = re.compile(r"(?:(\d+):)?(\d+):(\d{2})(?:\s*min(?:ute)?s?)?\Z", re.IGNORECASE)
_UNITS = re.compile(
    r"(?:(\d+)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*(?:′|'|’|min(?:ute)?s?|m|\Z))?\s*"
    r"(?:(\d+)\s*(?:″|\"|”|''|’’|s(?:ec(?:ond)?s?)?))?\Z",
    re.IGNORECASE,
)


def parse_runtime(text: str, field: str = "runtime") -> int | None:
    """Seconds of a runtime typed as 104, 104′, 16:03, 16′03″, 1:45:00 or 1 h 45 min.

    ``16:03`` is minutes and seconds. Empty text, “-” and “?” mean unknown (None); raises UserError.
    """
    plain = text.strip().rstrip(".")
    if plain in {"", "-", "–", "—", "?"}:
        return None
    clocked = _CLOCKED.match(plain)
    if clocked and int(clocked[3]) < 60:
        return int(clocked[1] or 0) * 3600 + int(clocked[2]) * 60 + int(clocked[3])
    units = _UNITS.match(plain)
    if units and any(units.groups()):
        hours, minutes, seconds = (int(part or 0) for part in units.groups())
        return hours * 3600 + minutes * 60 + seconds
    raise UserError(
        _(
            "{field}: “{text}” is not a length; write minutes, or 16:03 for minutes and seconds."
        ).format(field=field, text=text)
    )

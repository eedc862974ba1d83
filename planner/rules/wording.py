"""The parts of which the sentences of conflicts and fixes are made."""

from __future__ import annotations

from planner.i18n import _, ngettext
from planner.model import Festival, Hold, Screening
from planner.times import (
    Day,
    WallTime,
    date_of,
    day_label,
    festival_clock,
    minute_of_day,
    weekday_name,
)


def title_of(festival: Festival, row: Screening | Hold) -> str:
    """What a screening or hold is called within the festival's own walls."""
    if isinstance(row, Hold):
        return row.title or _("Hold")
    return row.title or programme_title(festival, row.programme_id)


def programme_title(festival: Festival, programme_id: int) -> str:
    """A programme's title; one that has none yet is called so."""
    return festival.title(programme_id) or _("An untitled programme")


def at(festival: Festival, time: WallTime) -> str:
    """A moment as day and festival-day clock: “Fri 21:40”; half past midnight is “Fri 24:30”.

    Where the festival has more than one Friday it says which: “Fri 6 Nov 21:40”.
    """
    day = festival.day_of(time)
    return f"{day_name(festival, day)} {festival_clock(time, day)}"


def day_name(festival: Festival, day: Day) -> str:
    """A festival day: “Fri”, or “Fri 6 Nov” where the festival has more than one Friday."""
    first, last = festival.edition.first_day, festival.edition.last_day
    unique = last - first < 7 and first <= day <= last
    return weekday_name(day) if unique else day_label(day)


def clock_at(festival: Festival, time: WallTime, day: Day) -> str:
    """A moment in a sentence that has named the day: its clock, with the day where it differs."""
    soon = festival.day_of(time) == day or 0 <= minute_of_day(time, day) < 30 * 60
    return festival_clock(time, day) if soon else at(festival, time)


def minutes(number: int) -> str:
    """“1 minute”, “20 minutes”."""
    return ngettext("{n} minute", "{n} minutes", number).format(n=number)


def full_day(day: Day) -> str:
    """A day with its year: “Fri 6 Nov 2026”."""
    return f"{day_label(day)} {date_of(day).year}"

"""Days and times as prints write them: names in full where there is room, the night after named."""

from __future__ import annotations

from planner.i18n import _
from planner.times import (
    DAY_MINUTES,
    Day,
    WallTime,
    clock,
    date_of,
    day_label,
    festival_clock,
    minute_of_day,
    weekday_name,
)


def long_day(day: Day) -> str:
    """A day as a heading: “Friday 6 November 2026”."""
    date = date_of(day)
    weekdays = (
        *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
        *(_("Saturday"), _("Sunday")),
    )
    months = (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July")),
        *(_("August"), _("September"), _("October"), _("November"), _("December")),
    )
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekdays[date.weekday()],
        day=date.day,
        month=months[date.month - 1],
        year=date.year,
    )


def short_day(day: Day, *, with_date: bool) -> str:
    """A day within a box: “Fri”, or “Fri 6” when the festival is longer than a week."""
    return f"{weekday_name(day)} {date_of(day).day}" if with_date else weekday_name(day)


def after_midnight(time: WallTime, day: Day) -> bool:
    """Whether a moment of the festival day lies on the next calendar day."""
    return minute_of_day(time, day) >= DAY_MINUTES


def calendar_note(time: WallTime, day: Day) -> str:
    """What a time past 24:00 is on the calendar: “24:30 is 00:30 on Sat 7 Nov”."""
    return _("{festival_time} is {time} on {day}").format(
        festival_time=festival_clock(time, day),
        time=clock(time),
        day=day_label(Day(time // DAY_MINUTES)),
    )

"""Days and times as prints write them: names in full where there is room, the night after named.

Names of days and months, the order in which a language writes a date, and its decimal sign are
those of CLDR (unicode.org, by Babel).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from planner.i18n import _, language
from planner.times import (
    DAY_MINUTES,
    Day,
    WallTime,
    clock,
    date_of,
    festival_clock,
    minute_of_day,
)

if TYPE_CHECKING:
    from babel import Locale

_LONG, _SHORT, _WITH_DATE, _WEEKDAY = "full", "MMMEd", "Ed", "E"
"""How much of a date is written, as CLDR calls it."""

_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def long_day(day: Day) -> str:
    """A day as a heading: “Friday 6 November 2026”."""
    return _written(day, _LONG, language())


def day_label(day: Day) -> str:
    """A day as people say it: “Fri 6 Nov”."""
    return _written(day, _SHORT, language())


def short_day(day: Day, *, with_date: bool) -> str:
    """A day within a box: “Fri”, or “Fri 6” when the festival is longer than a week."""
    return _written(day, _WITH_DATE if with_date else _WEEKDAY, language())


def short_time(time: WallTime, day: Day, *, with_date: bool) -> str:
    """A moment in a list of others: “Fri 6 18:30”, which no end of a line parts."""
    words = f"{short_day(day, with_date=with_date)} {festival_clock(time, day)}"
    return words.replace(" ", "\u00a0")


def moment_label(time: WallTime) -> str:
    """A moment on the calendar: “Thu 5 Nov 12:00”; keys and couriers know no festival days."""
    return f"{day_label(Day(time // DAY_MINUTES))} {clock(time)}"


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


def tenths(value: float) -> str:
    """A number with one decimal: “12.5”, in German “12,5”."""
    locale = _locale(language())
    if locale is None:
        return f"{value:.1f}"
    from babel.numbers import format_decimal

    return format_decimal(value, "0.0", locale)


@lru_cache(4096)
def _written(day: Day, how: str, tongue: str) -> str:
    locale = _locale(tongue)
    if locale is None:
        return _in_english(day, how)
    from babel.dates import format_date, format_skeleton

    if how == _LONG:
        text = format_date(date_of(day), how, locale=locale)
        return text[:1].upper() + text[1:]  # it begins a line
    return format_skeleton(how, date_of(day), locale=locale)


def _locale(tongue: str) -> Locale | None:
    """What CLDR knows of a language; None for English and what it does not know."""
    if tongue.partition("-")[0] == "en":
        return None
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tongue, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _in_english(day: Day, how: str) -> str:
    """As in Britain, without commas, for boxes are narrow; importing CLDR for it takes 45 ms."""
    date = date_of(day)
    weekday, month = _WEEKDAYS[date.weekday()], _MONTHS[date.month - 1]
    return {
        _LONG: f"{weekday} {date.day} {month} {date.year}",
        _SHORT: f"{weekday[:3]} {date.day} {month[:3]}",
        _WITH_DATE: f"{weekday[:3]} {date.day}",
        _WEEKDAY: weekday[:3],
    }[how]

"""The days of a listing as dates: years taken from elsewhere, nights, times of unsaid half."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from planner.exchange.base import Problem, Severity
from planner.exchange.listing.clock import DayFound, TimeFound, calendar_day, day_in
from planner.i18n import _
from planner.times import DAY_MINUTES, WallTime, clock_minutes, day_of, day_start

_YEAR = re.compile(r"(?<![\d$€£.,])20[0-9]\d(?![\d.,]\d|\d)")
_NIGHT = 6 * 60
"""Before this a start after an evening's belongs to the night that follows it."""


class Years:
    """The years that a listing names with its days, or else anywhere, and whether it says am/pm."""

    def __init__(self, with_days: set[int], anywhere: set[int], *, halves: bool) -> None:
        self.with_days, self.anywhere, self.halves = with_days, anywhere, halves

    @property
    def only(self) -> int | None:
        """The year that all days without one are in, if it is clear."""
        for years in (self.with_days, self.anywhere):
            if years:
                return next(iter(years)) if len(years) == 1 else None
        return None


def said_years(lines: list[str], text: str) -> Years:
    """The years of the lines of a text that are no films, which have years of their own."""
    with_days: set[int] = set()
    anywhere: set[int] = set()
    halves = bool(re.search(r"\d\s*[ap]\.?m\b", text, re.IGNORECASE))
    for line in lines:
        if len(line) > 200:
            continue
        day = day_in(line)
        if day and day.year:
            with_days.add(day.year)
        anywhere |= {int(year) for year in _YEAR.findall(line) if len(line.split()) <= 15}
    return Years(with_days, anywhere, halves=halves)


class Calendar:
    """The days of a listing in the order in which it turns to them; index 0 is before the first."""

    def __init__(self, years: Years, festival: Collection[date] = ()) -> None:
        self.years = years
        self.festival = sorted(festival)
        self.days: list[tuple[DayFound | None, int]] = [(None, 0)]
        self.index = 0
        self._latest: dict[int, int] = {}
        self._doubts: list[tuple[int, str, str]] = []

    def turn(self, day: DayFound, line: int) -> None:
        """What follows is on this day."""
        if day.year is None:
            day = self._in_festival(day, line)
        self.days.append((day, line))
        self.index = len(self.days) - 1
        if day.year is None and day.month and self.years.only and not self.years.with_days:
            message = _("The year of this day was taken to be {year}.")
            self._doubts.append((line, "year", message.format(year=self.years.only)))
        if day.other:
            message = _("“{month}/{day}” was read with the month first; it could be the other way.")
            self._doubts.append((line, "day", message.format(month=day.month, day=day.day)))
        on = calendar_day(day, day.year or self.years.only or 0) if self._year(day) else None
        if on and day.weekday is not None and on.weekday() != day.weekday:
            message = _("{date} is not the day of the week that the text says.")
            self._doubts.append((line, "day", message.format(date=on.isoformat())))

    def _in_festival(self, day: DayFound, line: int) -> DayFound:
        """The day with its year, and with its date where only the weekday is said, if it is one
        of the festival's days: the first one that is not before the day before it in the text.
        """
        if day.month:
            fitting = [d for d in self.festival if (d.month, d.day) == (day.month, day.day)]
            known = self.years.only
            return replace(day, year=fitting[0].year) if len(fitting) == 1 and not known else day
        fitting = [d for d in self.festival if d.weekday() == day.weekday]
        before = self.days[self.index][0]
        last = calendar_day(before, self._year(before) or 0) if before and before.month else None
        later = [d for d in fitting if last is None or d >= last] or fitting
        if not later:
            return day
        if len(fitting) > 1:
            message = _("This day was taken to be {date}; it could also be {others}.")
            others = ", ".join(d.isoformat() for d in fitting if d != later[0])
            self._doubts.append((line, "day", message.format(
                date=later[0].isoformat(), others=others)))  # fmt: skip
        return replace(day, month=later[0].month, day=later[0].day, year=later[0].year)

    def moment(self, index: int, time: TimeFound, line: int, title: str) -> WallTime | None:
        """The wall-clock time of a time of day; None when its day or year is not known."""
        day = self.days[index][0]
        year = self._year(day) if day else None
        on = calendar_day(day, year) if day and year else None
        if on is None:
            return None
        minutes = self._minutes(time, line, title)
        latest = self._latest.get(index, 0)
        if minutes < _NIGHT and latest >= 18 * 60:
            on += timedelta(days=1)
            message = _(
                "“{title}” at {time} was taken for the night after this day, not before it."
            )
            self._doubts.append((line, "start", message.format(
                title=title, time=clock_minutes(minutes))))  # fmt: skip
        else:
            self._latest[index] = max(latest, minutes)
        return WallTime(day_start(day_of(on)) + minutes)

    def label(self, index: int, time: TimeFound) -> str:
        """A day and a time as text, as far as they are known."""
        day = self.days[index][0]
        shown = clock_minutes(time.minutes % DAY_MINUTES)
        if day is None or not day.month:
            return shown
        year = self._year(day)
        return f"{year or '????'}-{day.month:02d}-{day.day:02d} {shown}"

    def doubts(self, file: str) -> Iterator[Problem]:
        """What should be looked at."""
        for line, name, message in dict.fromkeys(self._doubts):
            yield Problem(file, line, name, message, Severity.DOUBT)

    def _year(self, day: DayFound) -> int | None:
        return day.year or self.years.only

    def _minutes(self, time: TimeFound, line: int, title: str) -> int:
        if time.sure or time.minutes >= 13 * 60 or not self.years.halves:
            return time.minutes
        later = time.minutes % 720 + 720
        message = _("“{title}” was taken to start {time}; it could be {other}.")
        self._doubts.append((line, "start", message.format(
            title=title, time=clock_minutes(later), other=clock_minutes(later - 720))))  # fmt: skip
        return later

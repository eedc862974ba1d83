"""Dates, times of day and moments from the cells of one row."""

from __future__ import annotations

import re
from datetime import date

from planner.errors import UserError
from planner.exchange.base import Severity
from planner.exchange.tables.clocks import (
    OFFSET,
    EitherWay,
    clock_in,
    clocks_in,
    clocks_of,
    date_in,
    fraction,
    moment_in,
    serial,
    weekday_in,
    without_end,
)
from planner.exchange.tables.texts import Texts, shortened
from planner.i18n import _
from planner.times import Day, WallTime, day_of, day_start, parse_clock

_ENDINGS = frozenset({"leaves", "valid_until", "end", "deadline"})
_MIDNIGHT = re.compile(r"[T ]0?0:00")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Moments(Texts):
    """The cells of one row that say when."""

    __slots__ = ()

    def clock(self, name: str) -> int | None:
        """A time of day in minutes of the festival day (24:30 is 1470)."""
        text = self.text(name)
        if not text:
            return None
        return self.as_clock(name, text)

    def as_clock(self, name: str, text: str) -> int | None:
        """A time of day that is part of a cell."""
        try:
            return self._clock(text)
        except ValueError:
            message = _("“{text}” is not a time of day; write it as 19:30.")
            self.refuse(name, message.format(text=shortened(text)))
            return None

    def moment(self, name: str, *, after: WallTime | None = None) -> WallTime | None:
        """A date and time in one cell; a mere time of day falls on the day of ``after`` or next."""
        text = self.text(name)
        if not text:
            return None
        try:
            if after is not None and (clock_in(text) or fraction(text, self._grid.epoch)):
                minute = self._clock(text) % 1440
                return WallTime(after + (minute - after) % 1440)
            return self._moment(text)
        except ValueError as problem:
            self.refuse(name, str(problem))
            return None

    def start(self) -> WallTime | None:
        """When a screening starts: one cell, or a date and a time of day; a problem if neither."""
        if not self.text("date"):
            if not self.text("start"):
                self.refuse("start", _("The start is missing; write it as 2026-11-06T19:30."))
            return self.moment("start")
        try:
            day = self.calendar_day(self.text("date"))
        except ValueError as problem:
            self.refuse("date", str(problem))
            return None
        self._compare_weekday(day)
        name = "time" if self.text("time") else "start"
        if not self.text(name) and self._has_time(self.text("date")):
            return self.moment("date")
        if not self.text(name):
            self.refuse("time", _("The time is missing; write it as 19:30."))
            return None
        if name == "start" and not self._is_clock(self.text("start")):
            return self.moment("start")  # the date is there twice
        minute = self.clock(name)
        return None if minute is None else WallTime(day_start(day_of(day)) + minute)

    def end(self, start: WallTime) -> WallTime | None:
        """When a screening ends: a cell of its own, or the second time of “19:30–21:03”."""
        if self.text("end"):
            return self.moment("end", after=start)
        for name in ("time", "start", "date"):
            if span := clocks_in(clocks_of(self.text(name))):
                return WallTime(start + span[1] - span[0])
        return None

    def offset(self, name: str) -> int | None:
        """The minutes by which a moment is ahead of UTC, where it says so (RFC 3339)."""
        found = OFFSET.match(self.text(name))
        if found is None:
            return None
        sign = -1 if (found[3] or "").startswith("-") else 1
        return sign * (int(found[4] or 0) * 60 + int(found[5] or 0))

    def _compare_weekday(self, day: date) -> None:
        said = weekday_in(self.text("date"))
        if said is not None and said != day.weekday():
            message = _("{date} is not the day of the week that the text says.")
            self.refuse("date", message.format(date=day.isoformat()), Severity.DOUBT)

    def _is_clock(self, text: str) -> bool:
        return (
            clock_in(text) is not None
            or clocks_in(text) is not None
            or fraction(text, self._grid.epoch) is not None
        )

    def _has_time(self, text: str) -> bool:
        try:
            return date_in(text, self._grid.near) is None and self._moment(text) is not None
        except ValueError:
            return False

    def bound(self, name: str, text: str) -> WallTime | None:
        """A moment from one cell or two; a day alone begins, or ends, what it is said of."""
        if time := self.text(f"{name}_time"):
            text = f"{text} {time}"
        try:
            day = date_in(text, self._grid.near)
        except EitherWay:
            day = None
        try:
            if day is None or _MIDNIGHT.search(text):
                return self._moment(text)
        except ValueError as problem:
            self.refuse(name, str(problem))
            return None
        message = _("“{text}” has no time; it was taken for the beginning of that day.")
        if name in _ENDINGS:
            message = _("“{text}” has no time; it was taken for the end of that day.")
        self.refuse(name, message.format(text=shortened(text)), Severity.DOUBT)
        return WallTime(day_start(day_of(day)) + (1440 if name in _ENDINGS else 0))

    def _moment(self, text: str) -> WallTime:
        """A date and a time of day; raises ValueError with the sentence for people."""
        numbered = serial(text, self._grid.epoch)
        text = without_end(OFFSET.sub(r"\1", text))
        try:
            found = numbered or moment_in(text, self._grid.near)
        except EitherWay as either:
            found = self._chosen_order(either, text), either.minute
        if found is None and self._grid.epoch and _ISO_DAY.fullmatch(text):
            found = date.fromisoformat(text), 0  # midnight: a spreadsheet shows the day alone
        if found is None and date_in(text, self._grid.near) is None:
            parted = re.match(r"(.*?\S)[\sT]+\d{1,2}[:.h]\d{2}", text)
            if (
                parted
                and date_in(parted[1], self._grid.near) is None
                and clock_in(text.rsplit(maxsplit=1)[-1]) is not None
            ):
                raise ValueError(_not_a_date(text))
        if found is None:
            raise ValueError(_not_a_time(text))
        return WallTime(day_start(day_of(found[0])) + found[1])

    def _clock(self, text: str) -> int:
        """Minutes of a time of day; raises ValueError."""
        found = fraction(text, self._grid.epoch)
        if found is None:
            found = clock_in(text)
        if found is None and (span := clocks_in(text)):
            found = span[0]
        if found is None and self._grid.epoch and (numbered := serial(text, self._grid.epoch)):
            found = numbered[1]
        if found is None:
            try:
                found = parse_clock(text)
            except UserError:
                raise ValueError(text) from None
        return found

    def calendar_day(self, text: str) -> date:
        """A calendar date; raises ValueError with the sentence for people."""
        try:
            found = date_in(text, self._grid.near)
        except EitherWay as either:
            return self._chosen_order(either, text)
        if found is None and (numbered := serial(text, self._grid.epoch)):
            found = numbered[0]
        if found is None and (both := moment_in(text, self._grid.near)):
            found = both[0]
        if found is None:
            raise ValueError(_not_a_date(text))
        return found

    def _chosen_order(self, either: EitherWay, text: str) -> date:
        """Day or month first, as the other dates of the table have it; ValueError if none does."""
        if self._grid.day_first is None:
            sentence = _("“{text}” could be day or month first; write it as {one} or {other}.")
            raise ValueError(
                sentence.format(text=shortened(text), one=either.one, other=either.other)
            )
        return date.fromisoformat(either.one if self._grid.day_first else either.other)


def day_in(text: str, near: date | None = None) -> Day | None:
    """The day that a heading is, where it is nothing else; without a year, the one near a day."""
    try:
        found = date_in(text, near)
    except ValueError:
        return None
    return None if found is None else day_of(found)


def _not_a_date(text: str) -> str:
    return _("“{text}” is not a date; write it as 2026-11-05.").format(text=shortened(text))


def _not_a_time(text: str) -> str:
    return _("“{text}” is not a time; write it as 2026-11-06T19:30.").format(text=shortened(text))

"""How the dates of a table count: the day or the month first, or as a spreadsheet's numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from planner.exchange.base import Problem, Severity
from planner.exchange.tables.clocks import serial
from planner.exchange.tables.raw import RawTable
from planner.i18n import _

_DAY_AND_MONTH = re.compile(
    r"(?<![\d/-])(\d{1,2})(?:([/-])(\d{1,2})\2(\d{4}|\d{2})|/(\d{1,2}))(?![\d/-])"
)
_AROUND = timedelta(days=7)
"""Previews begin before a festival, and some screenings are added after it."""


def proven_order(texts: Iterable[str]) -> bool | None:
    """Whether the day comes first, where some of the dates can be read in one way only."""
    told = set()
    for one, other, _year in _dates(texts):
        if 12 < one <= 31 and other <= 12:
            told.add("day")
        elif 12 < other <= 31 and one <= 12:
            told.add("month")
    return "day" in told if len(told) == 1 else None


def likely_order(texts: Iterable[str], days: Sequence[date]) -> bool | None:
    """The same for dates of which none tells, where one order alone puts them in the festival."""
    counted = {True: 0, False: 0}
    for one, other, year in _dates(texts):
        for day_first, (day, month) in ((True, (one, other)), (False, (other, one))):
            try:
                found = date(year or days[0].year, month, day)
            except ValueError:
                continue
            if one != other and days[0] - _AROUND <= found <= days[-1] + _AROUND:
                counted[day_first] += 1
    return None if bool(counted[True]) == bool(counted[False]) else bool(counted[True])


def _dates(texts: Iterable[str]) -> Iterator[tuple[int, int, int]]:
    """The two numbers and the year (0 if it is not said) of dates written in numbers."""
    for text in texts:
        if found := _DAY_AND_MONTH.search(text):
            year = int(found[4] or 0)
            yield int(found[1]), int(found[3] or found[5]), year + 2000 * (0 < year < 100)


_NUMBER = re.compile(r"\d{5}(?:[.,]\d+)?\Z")


def likely_epoch(texts: Sequence[str], days: Sequence[date]) -> int:
    """The year from which numbers count that stand for dates in a text file, as some programs save
    them; 0 unless all are days within a year of the festival.
    """
    if not texts or not days or not all(map(_NUMBER.match, texts)):
        return 0
    near = timedelta(days=366)
    for epoch in (1900, 1904):
        found = [serial(text, epoch) for text in texts]
        if all(one and days[0] - near <= one[0] <= days[-1] + near for one in found):
            return epoch
    return 0


def epoch_doubt(raw: RawTable, line: int, heading: str, text: str, epoch: int) -> Problem:
    """That numbers were read as dates."""
    counted = serial(text, epoch)
    day = counted[0].isoformat() if counted else ""
    message = _(
        "The dates are numbers and were read as a spreadsheet counts days: {text} is {day}."
    ).format(text=text, day=day)
    return Problem(raw.file, line, heading, message, Severity.DOUBT, raw.sheet)


def order_doubt(raw: RawTable, line: int, *, day_first: bool) -> Problem:
    """That the festival's days decided."""
    message = _(
        "The dates were read with the month first, since only so they are days of the festival."
    )
    if day_first:
        message = _(
            "The dates were read with the day first, since only so they are days of the festival."
        )
    return Problem(raw.file, line, "", message, Severity.DOUBT, raw.sheet)

"""Days and times of day as listings write them: “Sat 8 October”, “4:06pm”, “16h30”, “noon”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.text import folded

_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari styczen",
    "february feb februar fevrier fevr febrero febbraio fevereiro fev februari",
    "march mar marz mars marzo marco maart",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sept sep septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
_WEEKDAYS = (
    "monday mon montag lundi lunes lunedi segunda maandag mandag",
    "tuesday tue tues dienstag mardi martes martedi terca dinsdag tirsdag",
    "wednesday wed mittwoch mercredi miercoles mercoledi quarta woensdag onsdag",
    "thursday thu thur thurs donnerstag jeudi jueves giovedi quinta donderdag torsdag",
    "friday fri freitag vendredi viernes venerdi sexta vrijdag fredag",
    "saturday sat samstag sonnabend samedi sabado sabato zaterdag lordag",
    "sunday sun sonntag dimanche domingo domenica zondag sondag",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_WORD = r"(?P<{}>[^\W\d_]{{3,11}})\.?"
_TEXT_DAY = re.compile(
    _WORD.format("month") + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?!\s*[ap]\.?m)"
    r"(?:,?\s+(?P<year>20\d\d|19\d\d))?"
)
_DAY_TEXT = re.compile(
    r"(?<![\d:.])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?\s+(?:de\s+|of\s+)?"
    + _WORD.format("month")
    + r"(?:,?\s+(?:de\s+|del\s+)?(?P<year>20\d\d|19\d\d))?"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_EASTERN = re.compile(
    r"(?:(?P<year>\d{4})\s?[年년]\s?)?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]"
)
_NUMBERS = re.compile(r"(?<![\d.:])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
_ANY_WORD = re.compile(r"[^\W\d_]{3,12}")
_TIME = re.compile(
    r"(?<![\d:.,/$€£¥-])(?<![$€£¥]\s)(?P<hour>\d{1,2})(?:\s?[:.h]\s?(?P<minute>[0-5]\d))?\s*"
    r"(?P<half>[ap]\.?\s?m\b\.?|[AP]\b|Uhr\b|uur\b|(?<=\d)h(?:rs)?\b)?(?![\d%]|\s?[€£$])",
    re.IGNORECASE,
)
_LONE_WEEKDAY = re.compile(
    r"\W*(?P<name>[^\W\d_]{3,12})\.?"
    r"(?:\s+(?:night|evening|morning|afternoon|abend|soir|noche|sera))?"
    r"(?=\W*(?:\Z|\d|[|•·,@–—-]\s))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\A|\bat\s|\b12\s|[@|,–—(-]\s?)(?P<name>noon|midnight)(?=\s*(?:\Z|[|,:–—)-]))",
    re.IGNORECASE,
)
"""“Midnight Shorts” says no time."""


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day in a text and its place there; ``year`` None where the text says none.

    Of a day of the week without a date, month and day are 0. ``other`` is the other reading of
    “03/04”, as month and day; ``weekday`` 0 is Monday.
    """

    month: int
    day: int
    year: int | None
    weekday: int | None
    start: int
    end: int
    other: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time of day in minutes and its place; ``sure`` False where morning or evening is unsaid."""

    minutes: int
    start: int
    end: int
    sure: bool


def day_in(text: str) -> DayFound | None:
    """The first day that a text names, whatever the form."""
    weekday = next((_WEEKDAY[w] for m in _ANY_WORD.finditer(text)
                    if (w := folded(m[0])) in _WEEKDAY), None)  # fmt: skip
    for pattern in (_ISO, _EASTERN, _TEXT_DAY, _DAY_TEXT):
        for found in pattern.finditer(text):
            month = found["month"]
            number = int(month) if month.isdecimal() else _MONTH.get(folded(month), 0)
            year = int(found["year"]) if found["year"] else None
            if _possible(number, int(found["day"])):
                return DayFound(number, int(found["day"]), year, weekday,
                                found.start(), found.end())  # fmt: skip
    numbers = _NUMBERS.search(text)
    return _of_numbers(numbers, weekday) if numbers else None


def weekday_alone(text: str) -> DayFound | None:
    """A day of the week without a date, in a line that says little else: “FRIDAY”, “Fri 7pm”."""
    found = _LONE_WEEKDAY.match(text)
    number = _WEEKDAY.get(folded(found["name"])) if found else None
    if found is None or number is None:
        return None
    return DayFound(0, 0, None, number, found.start("name"), found.end("name"))


def _of_numbers(found: re.Match[str], weekday: int | None) -> DayFound | None:
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    readings = [(two, one), (one, two)] if found[2] == "." else [(one, two), (two, one)]
    readings = [known for known in readings if _possible(*known)]
    if weekday is not None:
        fitting = [r for r in readings if _weekday(year, *r) == weekday]
        readings = fitting or readings
    if not readings:
        return None
    month, day = readings[0]
    other = readings[1] if len(readings) > 1 and one != two and found[2] == "/" else None
    return DayFound(month, day, year, weekday, found.start(), found.end(), other)


def times_in(text: str) -> Iterator[TimeFound]:
    """The times of day in a text; a bare number is none."""
    for found in _TIME.finditer(text):
        half = (found["half"] or "").casefold().replace(" ", "")
        if not found["minute"] and not half:
            continue
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        american = half[:1] in {"a", "p"}
        if hour > (12 if american else 29) or (american and not hour):
            continue
        if american:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        sure = bool(half) or hour > 12 or found["hour"].startswith("0")
        yield TimeFound(hour * 60 + minute, found.start(), found.end(), sure)
    for found in _NAMED.finditer(text):
        minutes = 720 if found["name"].casefold() == "noon" else 24 * 60
        yield TimeFound(minutes, found.start(), found.end(), sure=True)


def calendar_day(found: DayFound, year: int) -> date | None:
    """The date of a day in a year; None for the 30th of February."""
    try:
        return date(year, found.month, found.day)
    except ValueError:
        return None


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _weekday(year: int, month: int, day: int) -> int:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return -1

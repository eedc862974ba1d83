"""Dates and times of day as tables have them, in eight languages and as a spreadsheet's numbers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from planner.text import folded

_MONTHS = """
january jan janvier janv januar jaenner janner enero ene gennaio gen janeiro
february feb fevrier fevr fev februar febrero febbraio fevereiro
march mar mars marz maerz mrz marzo marco
april apr avril avr abril abr aprile
may mai mayo maggio mag maio
june jun juin juni junio giugno giu junho
july jul juillet juil juli julio luglio lug julho
august aug aout agosto ago ag
september sep sept septembre septiembre set settembre setembro
october oct octobre oktober okt octubre ottobre ott outubro out
november nov novembre noviembre novembro
december dec decembre dezember dez diciembre dic dicembre dezembro
"""
_MONTH = {
    word: number
    for number, words in enumerate(_MONTHS.strip().splitlines(), 1)
    for word in words.split()
}
_WEEKDAYS = """
monday mon lundi lun montag mo lunes lunedi segunda segundafeira seg
tuesday tue tues mardi dienstag di martes martedi mar terca tercafeira ter
wednesday wed mercredi mer mittwoch mi miercoles mie mercoledi quarta quartafeira qua
thursday thu thur thurs jeudi jeu donnerstag do jueves jue giovedi gio quinta quintafeira qui
friday fri vendredi ven freitag fr viernes vie venerdi sexta sextafeira sex
saturday sat samedi sam samstag sonnabend sa sabado sab sabato
sunday sun dimanche dim sonntag so domingo dom domenica
"""
_WEEKDAY = {
    word: number
    for number, words in enumerate(_WEEKDAYS.strip().splitlines())
    for word in words.split()
}
_FILLERS = frozenset(
    {"de", "del", "of", "the", "le", "den", "der", "am", "il", "el", "at", "st", "nd", "rd", "th"}
    | {"on", "er", "feira", "dia", "giorno", "jour"}
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\Z")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]")
_CHINESE_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]")
_SHORT_DAY = re.compile(r"(\d{1,2})([./])\s?(\d{1,2})\.?\Z")
_IN_BRACKETS = re.compile(
    r"\s*[(（].*?[)）]\s*|\s*(?:星期|周|週|礼拜)[一二三四五六日天]\s*|\s*[月火水木金土日]曜日?\s*"
)
_MIDNIGHT = re.compile(r"[T ]0?0:00(?::00)?\Z")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?\Z")
_SERIAL_DAYS = range(20_000, 75_000)
"""From 1954 to 2105 as a spreadsheet counts: no other number of a table looks so."""

_MERIDIEM = re.compile(
    r"(?P<zh>凌晨|早上|上午|中午|下午|晚上|晚|夜里|午前|午後|深夜|夜|朝)?"
    r"(?:(?:ore|um|at|à|às|a las|alle|h)\b)?\s*"
    r"(?P<hour>\d{1,2})(?:\s*(?:[:.：hH,]|uhr|时|時|点|點)\s*(?P<minute>\d{2})?)?(?::\d{2})?"
    r"\s*(?:分|min|uhr|hrs?|h|hs\.?)?\s*(?P<half>[ap])?\.?(?(half)m)\.?\Z",
    re.IGNORECASE,
)
_AFTERNOON = frozenset({"下午", "晚上", "晚", "夜里", "午後", "夜"})
_MOMENT = re.compile(
    r"(?P<day>.*?\S)(?:T|\s*,\s*|\s+(?:at\s+|um\s+|à\s+|a\s+las\s+|alle\s+(?:ore\s+)?|às\s+)?|(?<=[日号號]))"
    r"(?P<clock>(?:凌晨|早上|上午|中午|下午|晚上|晚|午前|午後|深夜|夜|朝)?\s*\d{1,2}(?:\s?(?:[:.：hH]|uhr|时|時|点|點)\s?\d{0,2})?"
    r"(?::\d{2})?(?:\s*分)?(?:\s*(?:uhr|hrs?|hs\.?|h))?(?:\s*[ap]\.?m\.?)?)\Z",
    re.IGNORECASE,
)


_LONGEST = 200
"""A text of more letters is no date, whatever is in it."""


class EitherWay(ValueError):  # noqa: N818 - a date, and not a failure
    """A date whose day and month could each be the other; ``one`` and ``other`` are both, and
    ``minute`` is the time of day that stands beside it.
    """

    def __init__(self, one: str, other: str, minute: int = 0) -> None:
        super().__init__(one, other)
        self.one, self.other, self.minute = one, other, minute


def date_in(text: str, near: date | None = None) -> date | None:
    """The calendar date that a text is; None if it is none. Raises EitherWay for 03/04/2026.

    A date without a year, as “Fri 9 April”, is the one closest to ``near``; without that, none.
    """
    if len(text) > _LONGEST:
        return None
    plain = _IN_BRACKETS.sub(" ", _MIDNIGHT.sub("", text.strip(" ,"))).strip(" ,")
    try:
        if iso := (_ISO.match(plain) or _CHINESE.fullmatch(plain)):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        words = plain.replace(",", " ").split()
        if len(words) == 2 and folded(words[0]) in _WEEKDAY:
            plain = words[1]
        if numeric := _NUMERIC.match(plain):
            return _numeric(numeric)
        if near is not None and (short := _without_year(plain, near)):
            return short
        return _worded(plain, near)
    except EitherWay:
        raise
    except ValueError:
        return None


def weekday_in(text: str) -> int | None:
    """The day of the week that a date names, Monday 0; None where none is named for sure."""
    if chinese := re.search(r"(?:星期|周|週|礼拜)([一二三四五六日天])", text):
        return "一二三四五六日".find(chinese[1].replace("天", "日"))
    if japanese := re.search(r"([月火水木金土日])曜|[(（]([月火水木金土日])[)）]", text):
        return "月火水木金土日".find(japanese[1] or japanese[2])
    words = re.findall(r"[^\W\d_]+", folded(text))
    found = {_WEEKDAY[word] for word in words if word in _WEEKDAY and word not in _MONTH}
    return found.pop() if len(found) == 1 else None


def _without_year(text: str, near: date) -> date | None:
    """“8.4.”, “8/4” or “4月8日”, in the year in which that is closest to a day."""
    if chinese := _CHINESE_DAY.fullmatch(text):
        return closest(int(chinese[1]), int(chinese[2]), near)
    if (short := _SHORT_DAY.match(text)) is None:
        return None
    one, other = int(short[1]), int(short[3])
    if short[2] == "." or one > 12 or one == other:
        return closest(other, one, near)
    if other > 12:
        return closest(one, other, near)
    first, second = closest(other, one, near), closest(one, other, near)
    if first is None or second is None:
        return first or second
    raise EitherWay(first.isoformat(), second.isoformat())


def closest(month: int, day: int, near: date) -> date | None:
    """That day of the year in which it is closest to a date; None where there is no such day."""
    found = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs(one - near), default=None)


def _numeric(found: re.Match[str]) -> date:
    first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    if mark == "." or first > 12 or first == second:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    raise EitherWay(f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}")


@lru_cache(2_000)
def _worded(text: str, near: date | None) -> date | None:
    """“Fri 6 Nov 2026”, “6 de noviembre de 2026”, “November 6th, 2026”; “Fri 6 Nov” near a day."""
    parts = re.findall(r"\d+|[^\W\d_]+", folded(text))
    if not 2 <= len(parts) <= 9:
        return None
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal() and part not in _FILLERS]
    if not 1 <= len(numbers) <= 2 or len(numbers[0]) > 2 or not 1 <= len(words) <= 3:
        return None
    months = [word for word in words if word in _MONTH]
    others = [word for word in words if word not in _MONTH]
    if len(months) == 2 and months[0] in _WEEKDAY:  # “mar. 3 mars”: Tuesday
        months, others = months[1:], []
    if len(months) != 1 or any(word not in _WEEKDAY for word in others):
        return None
    month, day = _MONTH[months[0]], int(numbers[0])
    if len(numbers) == 2:
        return date(int(numbers[1]), month, day) if len(numbers[1]) == 4 else None
    return None if near is None else closest(month, day, near)


_SAID = dict.fromkeys(
    [
        "noon",
        "midday",
        "midi",
        "mittag",
        "mittags",
        "mediodia",
        "mezzogiorno",
        "meiodia",
        "正午",
        "中午",
    ],
    12 * 60,
) | dict.fromkeys(
    ["midnight", "minuit", "mitternacht", "medianoche", "mezzanotte", "meianoite", "午夜", "零点"],
    24 * 60,
)
"""Midnight beside a date is the one that ends it."""


def clock_in(text: str) -> int | None:
    """The minutes of a time of day: 19:30, 7.30 pm, 19h30, 19.30 Uhr, 晚上7点30分; up to 36:59."""
    found = _MERIDIEM.match(text.strip())
    if found is None:
        return _SAID.get(folded(text).removeprefix("12 ").replace(" ", ""))
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if minute > 59 or hour > 36 or (hour > 29 and not found["minute"]):
        return None
    half = (found["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        return (hour % 12 + (12 if half == "p" else 0)) * 60 + minute
    if found["zh"] in _AFTERNOON and hour < 12:
        hour += 12
    return hour * 60 + minute


_BETWEEN = re.compile(r"\s*(?:[-–—~～〜]|\b(?:to|bis|until|hasta|fino alle|até)\b)\s*")


def clocks_in(text: str) -> tuple[int, int] | None:
    """Start and end, in minutes, of “19:30–21:03” or “7.30-9pm”; None if the text is no span."""
    parts = _BETWEEN.split(text.strip())
    if len(parts) != 2:
        return None
    start, end = clock_in(parts[0]), clock_in(parts[1])
    if start is None or end is None or not re.search(r"\d\D\d\d|[apuAPU]", text):
        return None
    half = re.search(r"([ap])\.?m\.?\Z", parts[1], re.IGNORECASE)
    if half and not re.search(r"[ap]\.?m", parts[0], re.IGNORECASE) and start < 13 * 60:
        same = start % 720 + (720 if half[1].casefold() == "p" else 0)
        start = same if same < end else (same + 720) % 1440
    return start, end if end > start else end + 1440


def moment_in(text: str, near: date | None = None) -> tuple[date, int] | None:
    """The date and the minutes of the day that a text says both. Raises EitherWay."""
    found = _MOMENT.match(text.strip()) if len(text) <= 80 else None
    if found is None:
        return None
    minute = clock_in(found["clock"])
    try:
        day = date_in(found["day"], near) if minute is not None else None
    except EitherWay as either:
        raise EitherWay(either.one, either.other, minute or 0) from None
    return None if day is None or minute is None else (day, minute)


OFFSET = re.compile(
    r"(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?| \d\d:\d\d:\d\d))(\.\d+)?\s?"
    r"(Z|UTC|GMT|[+-](\d\d):?(\d\d))\Z"
)
"""A moment that says how far it is from UTC, as RFC 3339 writes it."""

_LAST_CLOCKS = re.compile(
    r"(?:.*?[\s,T])?(\d{1,2}(?:[:.hH]\d{0,2})?(?:\s?[ap]\.?m\.?)?\s*[-–—]\s*"
    r"\d{1,2}(?:[:.hH]\d{0,2})?(?:\s?[ap]\.?m\.?)?(?:\s?uhr)?)\Z",
    re.IGNORECASE,
)


def clocks_of(text: str) -> str:
    """The span of two times at the end of a text; nothing where it ends in none."""
    found = _LAST_CLOCKS.match(text)
    return found[1] if found and clocks_in(found[1]) else ""


def without_end(text: str) -> str:
    """A date with a span of two times, with the first of them only."""
    span = clocks_in(clocks) if (clocks := clocks_of(text)) else None
    if span is None or re.fullmatch(r"[\d-]*", text):
        return text
    return f"{text.removesuffix(clocks)}{span[0] // 60:02}:{span[0] % 60:02}"


def serial(text: str, epoch: int) -> tuple[date, int] | None:
    """The date and the minutes that a spreadsheet's number means; None if it cannot be one.

    Day 1 is 1900-01-01 or 1904-01-02; the 1900 count has a 29 February that never was.
    """
    found = _SERIAL.match(text) if epoch else None
    if found is None or int(found[1]) not in _SERIAL_DAYS:
        return None
    first = date(1904, 1, 1) if epoch == 1904 else date(1899, 12, 30)
    minutes = round(float(f"0.{found[2] or 0}") * 1440)
    return first + timedelta(days=int(found[1]) + minutes // 1440), minutes % 1440


def fraction(text: str, epoch: int) -> int | None:
    """The minutes that a spreadsheet's fraction of a day means, as 0.8125; None if it is none."""
    if not epoch or not re.fullmatch(r"0[.,]\d+", text):
        return None
    return round(float(text.replace(",", ".")) * 1440)

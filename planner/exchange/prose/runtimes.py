"""Runtimes as people type them: ``16:03 minutes``, ``1 hour 45 minutes``, ``4’05’’``, ``90'``."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_SECONDS = 100 * 3600
"""No film is longer; a larger number is a slip."""

LABEL = re.compile(
    r"(?:total\s+)?(?:length|running\s+time|run(?:ning)?[\s-]?time|runtime|duration|dur\.?|trt|"
    r"片长|片長|時長|时长)(?!\w)\s*(?:is\b|of\b)?\s*[:：=–—-]?\s*",
    re.IGNORECASE,
)
_APPROX = r"(?:ca?\.?|approx\.?|approximately|about|around|~|≈)?\s*"
_NUMBER = r"\d{1,5}(?:\.\s\d{2}|[.,]\d{1,2})?"
_HOURS = r"(?:hours?|hrs?|h|stunden?|std|heures?|horas?|ore|ora|uur|小时|小時|時間|시간|ساعة)"
_MINUTES = (
    r"(?:minutes?|minut[eo]s?|minuten|minuti|minuut|mins?|mn|m|分钟|分鐘|分|분|دقيقة|دقائق|′|'|’|´)"
)
_SECONDS = r"(?:seconds?|secs?|s|″|\"|”|''|’’|′′|´´|秒)"
_JOIN = r"\s*(?:,|and|und|et|e|y|&|\+)?\s*"
_END = r"(?![\w'’])"

_CLOCK = re.compile(
    _APPROX
    + rf"(\d{{1,4}})[:：](\d\d)(?:[:：](\d\d))?(?:\s*({_HOURS}|{_MINUTES}|{_SECONDS}))?\.?{_END}",
    re.IGNORECASE,
)
_UNITS = re.compile(
    _APPROX
    + rf"(?=\d)(?:({_NUMBER})\s*-?{_HOURS}(?![^\W\d_])\.?)?"
    + rf"(?:{_JOIN}({_NUMBER})\s*-?{_MINUTES}(?![^\W\d_])\.?)?"
    + rf"(?:{_JOIN}({_NUMBER})\s*-?{_SECONDS}(?![^\W\d_])\.?)?",
    re.IGNORECASE,
)
_POINTED = re.compile(r"(\d{1,3})[.,]\s?([0-5]\d)")
"""Minutes with two places: most who write 9.23 read it off a player, and mean 9 min 23 s."""

_HOUR_AND = re.compile(_APPROX + rf"(\d{{1,2}})\s*{_HOURS}\s*(\d{{1,2}}){_END}", re.IGNORECASE)
_MINUTES_AND = re.compile(
    r"(\d{1,3})\s?(?:m|['’′]|min\.?\s|mn\s)\s?([0-5]\d)(?![\w'’′]|\s?(?:[\"”″]|s(?:ec\w*)?\b))",
    re.IGNORECASE,
)
_ISO = re.compile(r"PT(?=\d)(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?(?!\w)")
"""A duration by ISO 8601, which databases print: ``PT1H33M``."""

_PLUS = re.compile(rf"(\d{{1,4}})\s*\+\s*(\d{{1,2}})\s*{_SECONDS}{_END}", re.IGNORECASE)
_BARE = re.compile(rf"(\d{{1,5}}){_END}")
_UNSAID = re.compile(r"(?:tb[acd]|unknown|n/?a|not known|\?+|[-–—]+)(?!\w)\.?", re.IGNORECASE)


_REACH = 4_000
_TOLD = re.compile(
    r"\b(?:runtime|running time|runs(?: for)?|lasts|length|dauer|durée|duración|durata)\b[ :]{1,3}"
    r"(?P<length>\d{1,3})|"
    r"(?<![\w.:,-])(?P<length2>\d{1,3})(?=[- ](?:minutes?|min\.?|minütige\w?)(?:[- ]long)?\s"
    r"(?:[^\W\d_-]+\s){0,2}(?:film|movie|documentary|short|feature|animation|drama|piece|loop|"
    r"essay|dokumentarfilm|kurzfilm|spielfilm)\b)",
    re.IGNORECASE,
)
"""Words by which a text speaks of the film's own length, and not of the time in its story."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A runtime found in a text: seconds (None where it says that it is unknown), where it ends.

    ``sure`` is False where the form could mean two lengths; ``other`` is then the second one.
    """

    seconds: int | None
    end: int
    sure: bool = True
    other: int | None = None


def runtime_at(text: str, start: int, *, labelled: bool = False) -> Runtime | None:
    """The runtime written at that place; a number without a unit counts only after a label."""
    found = _with_units(text, start, labelled)
    if found is None and labelled:
        found = _without_unit(text, start)
    if found is None or (found.seconds is not None and not 0 < found.seconds <= LONGEST_SECONDS):
        return None
    return found


def runtime_in(text: str) -> Runtime | None:
    """The runtime that a whole cell or field holds; minutes where no unit is said."""
    plain = text.strip()
    found = runtime_at(plain, 0, labelled=True)
    return found if found and not plain[found.end :].strip(" .") else None


def runtime_told(text: str) -> Runtime | None:
    """A length that a sentence mentions, “this 23-minute documentary”; never sure."""
    for found in _TOLD.finditer(text, 0, _REACH):
        length = runtime_at(text, found.start(found.lastgroup or 0))
        if length and length.seconds:
            return Runtime(length.seconds, length.end, sure=False)
    return None


def _with_units(text: str, start: int, labelled: bool) -> Runtime | None:
    clocked = _CLOCK.match(text, start)
    if clocked and (clocked[4] or clocked[3] or labelled):
        return _of_clock(clocked)
    plus = _PLUS.match(text, start)
    if plus:
        return Runtime(int(plus[1]) * 60 + int(plus[2]), plus.end())
    short = _in_short(text, start)
    if short:
        return short
    hour = _HOUR_AND.match(text, start)
    united = _UNITS.match(text, start)
    if hour and (united is None or hour.end() > united.end()):
        return Runtime(int(hour[1]) * 3600 + int(hour[2]) * 60, hour.end())
    if united and any(united.groups()):
        hours, minutes, seconds = (_number(part) for part in united.groups())
        pointed = _POINTED.fullmatch(united[2] or "")
        if pointed and not united[1] and not united[3]:
            played = int(pointed[1]) * 60 + int(pointed[2])
            return Runtime(played, united.end(), sure=False, other=round(minutes * 60))
        return Runtime(round(hours * 3600 + minutes * 60 + seconds), united.end())
    return None


def _in_short(text: str, start: int) -> Runtime | None:
    """``PT1H33M``, ``18'30`` and ``20m00``."""
    iso = _ISO.match(text, start)
    if iso:
        hours, minutes, seconds = [int(part or 0) for part in iso.groups()]
        return Runtime(hours * 3600 + minutes * 60 + seconds, iso.end())
    found = _MINUTES_AND.match(text, start)
    if found is None:
        return None
    played = int(found[1]) * 60 + int(found[2])
    if "n" in found[0].casefold():  # “22 min 10” leaves open what the 10 are
        return Runtime(played, found.end(), sure=False, other=int(found[1]) * 60)
    return Runtime(played, found.end())


def _without_unit(text: str, start: int) -> Runtime | None:
    bare = _BARE.match(text, start)
    if bare:
        return Runtime(int(bare[1]) * 60, bare.end())
    unsaid = _UNSAID.match(text, start)
    return Runtime(None, unsaid.end()) if unsaid else None


def _of_clock(found: re.Match[str]) -> Runtime | None:
    first, second, third, unit = int(found[1]), int(found[2]), found[3], found[4] or ""
    if second > 59 or (third and int(third) > 59):
        return None
    if third:
        return Runtime(first * 3600 + second * 60 + int(third), found.end())
    if re.fullmatch(_HOURS, unit, re.IGNORECASE):
        return Runtime(first * 3600 + second * 60, found.end())
    if unit or first > 4:
        return Runtime(first * 60 + second, found.end())
    hours = first * 3600 + second * 60
    return Runtime(first * 60 + second, found.end(), sure=False, other=hours or None)


def _number(text: str | None) -> float:
    return float(text.replace(",", ".").replace(" ", "")) if text else 0.0

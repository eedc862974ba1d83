"""One film of a listing: “Title” (4:06pm), Director, Country, 8 minutes – what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planner.exchange.base import CreditRow
from planner.exchange.countries import country
from planner.exchange.listing.clock import TimeFound, times_in
from planner.exchange.prose.runtimes import Runtime, runtime_in
from planner.text import clean

_QUOTED = re.compile(
    r"^(?P<lead>[^“”\"«»„]{0,24}?)(?P<open>[“\"«„])\s*(?P<title>[^“”\"«»„]{1,120}?)\s*[”\"»“](?P<rest>.*)$"
)
_TIMED = re.compile(r"^(?P<title>[^“”\"(]{1,90}?)\s*\((?P<time>[^()]{1,14})\)(?P<rest>.*)$")
_LED = re.compile(
    r"^(?P<lead>\d{1,2}[^\s]{0,6}(?:\s?[ap]\.?m\.?)?)\s*[-–—:|]*\s+(?P<rest>\S.*)$", re.IGNORECASE
)
_BRACKET = re.compile(r"^\s*\((?P<inside>[^()]{1,80})\)")
_TEXT = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*|\.\s+|:\s+(?=[A-ZÀ-Þ“])|$")
_PARTS = re.compile(r"\s*[,|•·;]\s*|\s+/{1,2}\s+")
_BY = re.compile(
    r"^(?:dirs?\.?:?\s|directed by\s|by\s|directors?:?\s|a film by\s|regie:?\s)\s*", re.IGNORECASE
)
_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
_ALONE = re.compile(r"\s*[\d:.h]+\s*(?:[ap]\.?\s?m\.?)?\s*", re.IGNORECASE)
_LONGEST_NAME = 6


@dataclass(slots=True)
class Entry:
    """A film as its line gives it; ``doubtful`` is a part that could be a person or a country."""

    line: int
    title: str
    time: TimeFound | None = None
    time_text: str = ""
    directors: list[str] = field(default_factory=list)
    credits: list[CreditRow] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    """Names that no role introduces."""
    alternates: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    year: int | None = None
    runtime: Runtime | None = None
    text: list[str] = field(default_factory=list)
    text_line: int = 0
    doubtful: str = ""
    place: str = ""
    place_line: int = 0
    """The line of its place, where that stands by itself."""
    lines: dict[str, int] = field(default_factory=dict)
    doubts: list[tuple[int, str, str]] = field(default_factory=list)
    """Line, field and sentence of what should be looked at."""

    @property
    def facts(self) -> int:
        """How many kinds of facts were found."""
        return sum(map(bool, (self.time, self.directors, self.countries, self.year, self.runtime)))


def entry_in(text: str, line: int) -> Entry | None:
    """The film that a line of a listing describes; None when it describes none."""
    entry = None if len(text) > 6_000 else _entry_in(text, line)
    return entry if entry and clean(entry.title) else None


def _entry_in(text: str, line: int) -> Entry | None:
    plain = re.sub(
        r"^(?:(?:\d{1,3}[.)]|\d{1,2}(?:\.\d)+\.?|[•*▪-])\s+|\d{1,3}[.)](?=[“\"«„]))", "", text
    )
    quoted = _QUOTED.match(plain)
    if quoted and _is_lead(quoted["lead"]):
        entry = Entry(line, quoted["title"].strip(" ,"))
        _take_time(entry, quoted["lead"])
        rest = _past_time(entry, quoted["rest"])
        return entry if _read_facts(entry, rest) and (entry.time or entry.facts > 1) else None
    timed = _TIMED.match(plain)
    if timed and _ALONE.fullmatch(timed["time"]) and _half_said(timed["time"]):
        entry = Entry(line, timed["title"].strip(" ,"))
        _take_time(entry, timed["time"])
        return entry if _read_facts(entry, timed["rest"]) and entry.facts > 1 else None
    return _led(plain, line)


def _led(plain: str, line: int) -> Entry | None:
    """“7:30pm Title, Director, Country, 90 min”: a time in front, and a length for certain."""
    led = _LED.match(plain)
    if not led or led["rest"][:1].islower() or not any(True for _t in times_in(led["lead"])):
        return None
    cut = re.search(r"\s*[,(|•·]\s*", led["rest"])
    if not cut or not led["rest"][: cut.start()].strip():
        return None
    entry = Entry(line, led["rest"][: cut.start()].strip())
    _take_time(entry, led["lead"])
    rest = led["rest"][cut.start() :]
    return entry if _read_facts(entry, rest) and entry.runtime else None


def _is_lead(lead: str) -> bool:
    if re.search(r"\d\s*:\s*$|\b(?:block|program\w*)\b", lead, re.IGNORECASE):  # “Block 1: “A””
        return False
    return not lead.strip(" -–—:|•") or any(True for _time in times_in(lead))


def _half_said(text: str) -> bool:
    return any(time.sure for time in times_in(text))


def _take_time(entry: Entry, text: str) -> None:
    for time in times_in(text):
        entry.time, entry.time_text = time, text.strip(" ()-–—:|")
        return


def _past_time(entry: Entry, rest: str) -> str:
    bracket = _BRACKET.match(rest)
    if bracket and _ALONE.fullmatch(bracket["inside"]) and any(times_in(bracket["inside"])):
        _take_time(entry, bracket["inside"])
        return rest[bracket.end() :]
    return rest


def _read_facts(entry: Entry, rest: str) -> bool:
    """Read what stands between the title and the text; False when that is no list of facts."""
    ahead = rest.strip(" ,")
    bracket = re.match(r"^(?P<by>[^()]{0,80}?)\((?P<inside>[^()]{1,120})\)\s*[-–—:.,]*\s*", ahead)
    if bracket and _facts_of(bracket["inside"]):
        facts, text = f"{bracket['by']}, {bracket['inside']}", ahead[bracket.end() :]
    else:
        border = _border(ahead)
        facts, text = ahead[: border[0]], ahead[border[1] :]
    unknown: list[str] = []
    for part in filter(None, _PARTS.split(facts.strip(" ,-–—"))):
        _read_part(entry, _BY.sub("", part).strip(), unknown)
    if any(len(part.split()) > _LONGEST_NAME for part in unknown):
        return False
    names = [name for part in unknown for name in re.split(r"\s+(?:and|&|und|et|y)\s+", part)]
    if len(unknown) > 1 and not entry.countries:
        entry.doubtful = unknown[-1]
    entry.directors = names
    about = text.strip(" -–—")
    if about:
        entry.text.append(about)
        entry.text_line = entry.line
    return True


def _border(text: str) -> tuple[int, int]:
    """Where the facts end and the text begins: a dash, or the stop after a length."""
    for found in _TEXT.finditer(text):
        if found[0].strip() not in {".", ":"} or _facts_of(text[: found.start()]):
            return found.start(), found.end()
    return len(text), len(text)


def _facts_of(text: str) -> bool:
    return any(
        runtime_in(part) or country(part) or _YEAR.fullmatch(part) for part in _PARTS.split(text)
    )


def _read_part(entry: Entry, part: str, unknown: list[str]) -> None:
    runtime = None if _YEAR.fullmatch(part) else runtime_in(part)
    places = [country(one) for one in re.split(r"\s*/\s*|\s+(?:and|&)\s+", part)]
    if runtime and entry.runtime is None and any(letter.isdigit() for letter in part):
        entry.runtime = runtime
        if not runtime.sure and ":" in part:  # a clock beside other facts is a length as played
            entry.runtime = Runtime(runtime.seconds, 0)
    elif _YEAR.fullmatch(part):
        entry.year = int(part)
    elif all(places):
        entry.countries += places
    elif part:
        unknown.append(part)

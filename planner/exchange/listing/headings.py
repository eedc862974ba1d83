"""The headings of a listing: days, times, places and the names of blocks, alone or on one line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from planner.exchange.listing.clock import DayFound, TimeFound, day_in, times_in, weekday_alone
from planner.exchange.prose.headings import heading
from planner.exchange.prose.runtimes import LABEL, runtime_in

_PLACE = re.compile(
    r"^(?:venue|location|where|place|cinema|theat(?:er|re)|screen|ort|spielort|kino|lieu|salle|"
    r"lugar|sede|sala|luogo|local)\s*[:：]\s*(?P<name>.{2,80})$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:theat(?:er|re)s?|cinemas?|cinéma|kino|auditorium|(?:opera|play)house|opera house|"
    r"screen \w{1,3}|screening room|hall(?: \w{1,3})?|saal|sala|salle|teatro|cine|filmhaus|"
    r"filmhuis|filmtheater|lichtspiele|\w*palast|arena|studio \w{1,3}|"
    r"ballroom|stage|museum|library|arts cent(?:er|re))\b",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"\b(?:block|program(?:me)?|session|shorts|showcase|reel|package|screening|matinee|"
    r"kurzfilm\w*|bloc|bloque|sessão|sessione|courts)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"^(?:(?:[^\W\d_]|[’'])+\s+){0,2}(?:panel|workshop|master ?class|talk|round ?table|reception|"
    r"party|lecture|brunch|podiumsdiskussion|empfang|table ronde|mesa redonda)\b"
    r"(?=\s*(?:[:–—-]|\Z))",
    re.IGNORECASE,
)
_SCREEN = re.compile(
    r"^(?P<venue>.+?)\s*[,/–—-]\s*"
    r"(?P<screen>(?:screen|room|hall|theat(?:er|re)|saal|sala|salle)\s+\w{1,6}|"
    r"\w+ (?:saal|hall|room|stage))$",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"^(?P<screen>(?:screen|room|hall|saal|sala|salle|zaal)\s+\w{1,6})\s*[,/–—-]\s*"
    r"(?P<venue>.+)$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\b(?:films?|following|included|includes)\b.*:\Z", re.IGNORECASE)
_SECTION = re.compile(
    r"\b(?:world cinema|\w+es kino|compe?ti\w+|compétition|wettbewerb|concorso|section|sidebar|"
    r"strand|selection|selección|sélection)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(r"(?:screen|room|hall|saal|sala|salle|zaal|studio)\s", re.IGNORECASE)
_LONGEST = 18
_LONGEST_SAID = 4
_PICTURES = frozenset({"So", "Sk", "Cf", "Mn", "Zs"})
_ENDS = " -–—|•·@,;:()[]<>=#*\t"


@dataclass(frozen=True, slots=True)
class Found:
    """What a heading says; empty where it says nothing of the kind."""

    day: DayFound | None = None
    start: TimeFound | None = None
    end: TimeFound | None = None
    place: str = ""
    title: str = ""
    block: bool = False

    def __bool__(self) -> bool:
        return bool(self.day or self.start or self.place or self.block)


@lru_cache(4096)
def heading_in(text: str) -> Found:
    """What a short line says about the day, the time, the place or the block."""
    if len(text.split()) > _LONGEST:
        return Found()
    placed = _PLACE.match(text)
    if placed:
        return Found(place=placed["name"].strip())
    dressed = heading(text)
    plain = dressed.name if dressed else text
    day = day_in(plain) or weekday_alone(plain)
    if day:
        plain = f"{plain[: day.start]} | {plain[day.end :]}"
    times = list(times_in(plain))
    if not day and not times and (plain[-1:] in ".!?," or _ANNOUNCES.search(plain)):
        return Found()
    for time in reversed(times):
        plain = f"{plain[: time.start]} | {plain[time.end :]}"
    place, title = _rest(plain, alone=not day and not times)
    block = bool(title and _BLOCK.search(title)) and len(title.split()) <= 10
    spoken = text[-1:] in ".!?" and not day and len(title.split()) > _LONGEST_SAID
    if spoken or ((day or times) and len(title.split()) > 10):  # a sentence that speaks of a day
        return Found()
    start, end = [*times, None, None][:2]
    return Found(day, start, end, place, title, block)


def is_house(text: str) -> bool:
    """Whether a few words name a place where films are shown, by one of them."""
    other = _BLOCK.search(text) or _SECTION.search(text)
    return _HOUSE.search(text) is not None and not other


def is_event(text: str) -> bool:
    """Whether a heading names what has no film: “Panel: Films and Lakes”, “Closing Party”."""
    return _EVENT.match(text) is not None


def is_block(text: str) -> bool:
    """Whether a heading names films that are shown together, and not a section."""
    return (
        re.search(
            r"\b(?:block|bloc|bloque|blocco|bloco|programm?e?|programa|package|session|reel)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def venue_and_screen(place: str) -> tuple[str, str]:
    """“Rio Cinema, Screen 2” as venue and screen; a house without a screen is its own."""
    turned = _TURNED.match(place)
    if turned:
        return turned["venue"].strip(), turned["screen"].strip()
    parted = _SCREEN.match(place)
    return (parted["venue"].strip(), parted["screen"].strip()) if parted else (place, place)


def _rest(plain: str, *, alone: bool) -> tuple[str, str]:
    """The place and the title in what is left of a heading without day and times."""
    place, titles = "", []
    for part in re.split(
        r"\s*[|•·@]\s*|\s+[-–—]+\s+|\s+(?:at|im|in the)\s+(?=[|A-Z])|\(|\)", plain
    ):
        named = re.sub(r"^(?:at|from|um|à|alle|as|to|and|doors)\b\s*|\s*\b(?:at|from|um)$", "",
                       part.strip(_ENDS), flags=re.IGNORECASE).strip(_ENDS)  # fmt: skip
        words = [word for word in re.findall(r"[^\W\d_]+", named) if len(word) > 1]
        if not words or _is_day_name(named) or LABEL.match(named) or runtime_in(named):
            continue
        if is_house(named) and (not place or _ROOM.match(named)):
            place = f"{place}, {named}" if place else named
        else:
            titles.append(named)
    if alone and place and len(place.split()) > 6:
        return "", place
    return place, without_pictures(" – ".join(titles).strip("“”\"' "))


def without_pictures(text: str) -> str:
    """A heading without the stars and faces around it."""
    inside = [at for at, char in enumerate(text) if unicodedata.category(char) not in _PICTURES]
    return text[inside[0] : inside[-1] + 1].strip() if inside else text


def _is_day_name(text: str) -> bool:
    if len(text.split()) != 1:
        return False
    named = day_in(f"{text} 1 May")
    return named is not None and named.weekday is not None

"""What the columns of other people's spreadsheets are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from planner.edit.texts import TEXTS
from planner.exchange.declared import headings as declared_headings
from planner.exchange.declared import only_in
from planner.exchange.tables.languages import spoken, text_in
from planner.exchange.tables.names import names
from planner.model import Film, Screening
from planner.text import folded

_UNITS = re.compile(
    r"(?:\s+(?:in|en|em|i))?\s+(?:(min|mins|minutes?|minuten|minutos?|minuti|mn)"
    r"|(sec|secs|seconds?|secondes?|sekunden|segundos?|secondi|s))\Z"
)
_BRACKETS = re.compile(r"\s*[(\[（【].*?[)\]）】]")
_SURE, _DOUBTFUL, _SHORTEST, _LONGEST = 87.5, 84.0, 6, 80
"""Likeness of spellings out of 100, and how many letters a name needs to be compared at all."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The field that a heading means, and how sure that is from 0 to 1; ``like`` is what it was
    compared with where it was only spelled nearly so.
    """

    field: str = ""
    sure: float = 0.0
    like: str = ""


def _word(text: str) -> str:
    return folded(text).replace(" ", "")


@cache
def _by_word() -> dict[str, str]:
    """The fields by the words of all languages; what several languages share goes to the first."""
    found: dict[str, str] = {}
    for field, _language, name in names():
        found.setdefault(_word(name), field)
    return found


@lru_cache(5_000)
def canonical(heading: str) -> str:
    """The field a heading means by its words; empty when it is not known. “Title (German)” means
    “title_de”: before its language is looked at as a bracket, and before “title German” as a name.
    """
    if len(heading) > _LONGEST:
        return ""
    said, code = spoken(heading)
    if code and (name := canonical(said)) in TEXTS[Film.table]:
        return f"{name}_{code}"
    for text in _spellings(heading):
        if found := _exactly(text):
            return found
    return ""


def _spellings(heading: str) -> tuple[str, ...]:
    """A heading as it is, without what stands in brackets, and its parts in two languages."""
    short = _BRACKETS.sub("", heading).strip()
    parts = [part for text in (heading, short) for part in re.split(r"\s*[/|\n]\s*", text)]
    return tuple(dict.fromkeys(filter(None, (heading, short, *parts))))


def _exactly(heading: str) -> str:
    plain = folded(heading)
    word = plain.replace(" ", "")
    found = (
        _by_word().get(word, "")
        or declared_headings().get(word, "")
        or _by_word().get(word.removesuffix("s"), "")
    )
    unit = None if found and found != "runtime" else _UNITS.search(f" {plain}")
    if unit and _by_word().get(f" {plain}"[: unit.start()].replace(" ", "")) == "runtime":
        return "runtime_minutes" if unit[1] else "runtime_seconds"
    return found


@lru_cache(5_000)
def meant(heading: str) -> Meant:
    """The field that a heading means, near-spellings (“Syopsis”, “Dirctor”) included."""
    if found := canonical(heading):
        bracketed = _word(heading) not in _by_word() and _BRACKETS.search(heading)
        unit = _exactly(_BRACKETS.sub(lambda b: f" {b[0].strip(' ()[]（）【】')}", heading))
        if bracketed and unit in {"runtime_minutes", "runtime_seconds", "original_title"}:
            return Meant(unit, 1.0)
        return Meant(found, 1.0)
    word = _word(heading)
    if not _SHORTEST <= len(word) <= _LONGEST:
        return Meant()
    near = process.extract(word, _by_word().keys(), scorer=fuzz.ratio, score_cutoff=_DOUBTFUL)
    fields = list(dict.fromkeys(_by_word()[name] for name, _score, _at in near))
    if not fields:
        return Meant()
    likeness = near[0][1] / 100
    alone = (
        len(fields) == 1
        or near[0][1] - max(score for name, score, _at in near if _by_word()[name] != fields[0]) > 5
    )
    sure = likeness if alone and near[0][1] >= _SURE else likeness / 2
    return Meant(fields[0], sure, near[0][0])


def columns(headings: list[str]) -> dict[str, int]:
    """The column of each field. The first column that means a field has it."""
    return placed([canonical(heading) for heading in headings], headings)


def telling(cells: list[str]) -> int:
    """How many columns these cells name, if they are headings; one word among many is a chance."""
    known, filled = len(set(columns(cells).values())), sum(map(bool, cells))
    return known if known > 1 or 2 * known >= filled else 0


def known_fields(languages: Iterable[str] = ()) -> tuple[str, ...]:
    """Every field that a column may be said to be, in the order of the table of names; the texts of
    films also in each of these languages, as “title_de”.
    """
    named = [field for field, _language, _name in names()]
    texts = [f"{name}_{code}" for code in languages for name in TEXTS[Film.table]]
    return tuple(dict.fromkeys([*named, *declared_headings().values(), *texts]))


_CLOCKS = frozenset({"time", "zeit", "times"})


def is_clock_heading(heading: str) -> bool:
    """Whether a heading means a length in a list of films and the clock in a timetable."""
    return folded(heading) in _CLOCKS


def placed(fields: list[str], headings: list[str]) -> dict[str, int]:
    """The column of each field, when these are the fields that the headings mean. A title in one
    language is the title as well where there is no other.
    """
    found: dict[str, int] = {}
    timed, on_screens = bool(_OF_TIMES & set(fields)), bool(_OF_PLACES & set(fields))
    timetable = timed and (on_screens or "year" not in fields)
    for position, name in enumerate(fields):
        meaning = name
        if timetable and is_clock_heading(headings[position]):
            meaning = "time"
        if timetable and name == "film_id":
            meaning = "films"
        if meaning:
            found.setdefault(meaning, position)
    titles = [at for name, at in found.items() if text_in(name)[0] == "title"]
    return {**({"title": min(titles)} if titles else {}), **found}


RUNTIMES = frozenset({"runtime", "runtime_minutes", "runtime_seconds"})
_OF_FILMS = RUNTIMES | {
    "film_id",
    "director",
    "year",
    "films",
}
_OF_PLACES = {"screen", "screen_id", "venue"}
_OF_TIMES = {"start", "date"}
_OF_SCREENINGS = {"own_title", "cancelled", "cancelled_reason", "pinned", "start", "date"}
"""Besides those that only a screening declares, as tickets and prices."""
_OF_OTHERS_TOO = {
    "status",
    "kind",
    "note",
    "preshow_minutes",
    "intro_minutes",
    "qa_minutes",
    "doors_minutes",
    "turnaround_minutes",
    "needs",
}


def table_kind(names: set[str]) -> str:
    """Which table has these fields: screenings, programmes, screens or films; empty if none."""
    if names & _OF_TIMES and names & _OF_PLACES:
        return "screenings"
    if "code" in names and _tells_of_screenings(names):
        return "screenings"
    if names & _OF_PLACES and not names & _OF_FILMS:
        return "screens"
    if "films" in names and names & {"title", "programme"}:
        return "programmes"
    return "films" if "title" in names else ""


def _tells_of_screenings(names: set[str]) -> bool:
    """Whether a table with codes is about screenings, which it does not place."""
    if names & {"year", "director"}:  # a list of films, with their own codes and dates
        return False
    if names & (_OF_SCREENINGS | only_in(Screening)):
        return True
    return bool(names & _OF_OTHERS_TOO) and not names & (_OF_PLACES | _OF_FILMS | {"title"})

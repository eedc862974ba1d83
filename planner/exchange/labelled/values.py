"""The values behind labels: people, countries and languages, years, lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planner.exchange.countries import country
from planner.exchange.prose.names import split_names
from planner.exchange.prose.runtimes import Runtime, runtime_at, runtime_in

_YEAR = re.compile(r"(?<!\d)(?:18[89]\d|19\d\d|20\d\d)(?!\d)")
_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]")
_NONE = frozenset({"", "-", "–", "—", "n/a", "na", "none", "no", "unknown", "tba", "tbc", "null"})
_SUFFIXES = frozenset({"jr", "sr", "inc", "ltd", "llc", "gmbh", "ii", "iii", "iv", "phd"})
_PARTS = re.compile(r"\s*[,;/|·•、，+&]\s*|\s+(?:and|und|et|y|e)\s+")
_LONGEST_NAME = 8


@dataclass(slots=True)
class Facts:
    """What a value of several kinds says: “France / 2020 / 12 min”; ``rest`` is what it was not."""

    year: int | None = None
    runtime: Runtime | None = None
    countries: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def says_nothing(value: str) -> bool:
    """Whether a value only says that there is none."""
    return value.strip(" .").casefold() in _NONE


def people_in(value: str) -> tuple[tuple[str, ...], bool]:
    """The names of a value, and whether that is all it holds; no names when it is a sentence."""
    plain = _BRACKETS.sub("", value)
    names: list[str] = []
    for name in split_names(plain):
        if names and name.strip(". ").casefold() in _SUFFIXES:
            names[-1] = f"{names[-1]}, {name}"
        else:
            names.append(name)
    if any(len(name.split()) > _LONGEST_NAME or not _could_be_name(name) for name in names):
        return (), False
    return tuple(dict.fromkeys(names)), plain == value


def _could_be_name(name: str) -> bool:
    return any(letter.isalpha() for letter in name) and "://" not in name and "@" not in name


def year_in(value: str) -> tuple[int | None, bool]:
    """The year of a value, and whether the value is nothing else."""
    found = _YEAR.findall(value)
    return (int(found[-1]), value.strip() == found[-1]) if found else (None, False)


def length_in(value: str) -> tuple[Runtime | None, bool]:
    """The length that a value begins with, and whether the value is nothing else."""
    whole = runtime_in(value)
    if whole:
        return whole, True
    begun = runtime_at(value.strip(), 0, labelled=True)
    return begun, False


def parts_of(value: str) -> tuple[str, ...]:
    """The countries or languages of a value: “UK / France”, “English and Welsh”."""
    if country(value):
        return (country(value),)
    return tuple(dict.fromkeys(part for part in _PARTS.split(value.strip(" .")) if part))


def facts_in(value: str) -> Facts:
    """The countries, year and length of a value that may hold any of them."""
    facts = Facts()
    for part in re.split(r"\s*[,;/|·•]\s*", value):
        runtime = runtime_in(part) if not _YEAR.fullmatch(part) else None
        year, only = year_in(part)
        known = country(_YEAR.sub("", part).strip())
        if runtime and facts.runtime is None:
            facts.runtime = runtime
        elif year and (only or known):
            facts.year = year
            facts.countries += [known] if known else []
        elif known:
            facts.countries.append(known)
        elif part:
            facts.rest.append(part)
    return facts

"""Lines of facts that only separators part: ``Ann Sol | Chile | 2019 | 104 min``.

Festivals print them below titles, in brackets behind them, or after two strokes. A name without a
role among them is nearly always the director; it is taken for one, and doubted.
"""

from __future__ import annotations

import re

from planner.exchange.base import CreditRow
from planner.exchange.countries import country
from planner.exchange.prose.facts import Facts
from planner.exchange.prose.names import credits_at, split_names
from planner.exchange.prose.runtimes import Runtime, runtime_in

_LONGEST = 25
_SEPARATOR = re.compile(r"\s*[|•·,;]\s*|\s+[/–—-]+\s+|\s*//\s*")
_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
_OTHER = re.compile(
    r"\b(?:fiction|documentary|docs?|drama(?:tic)?|comedy|horror|thriller|animat(?:ion|ed)|"
    r"experimental|narrative|music video|feature|shorts?|premiere|dcp|35 ?mm|16 ?mm|blu-?ray|hd|4k|"
    r"colou?r|b&w|black and white|silent|no dialogue|subtitle[ds]?|dubbed|english|french|german|"
    r"spanish|italian|portuguese|chinese|mandarin|japanese|korean|arabic|rated?|pg|ov|omu|st)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’\"“”-]*(?:\s+[\w.'’\"“”-]+){1,4}")
_STROKES = re.compile(r"^(?P<title>.{1,90}?)\s*//\s*(?P<facts>\S.*)$")
_BRACKET = re.compile(
    r"^(?P<title>[^()]{1,90}(?:\([^()]{1,40}\))?)\s*\((?P<facts>[^()]{5,90})\)(?P<rest>.*)$"
)


def facts_of_line(text: str) -> Facts | None:
    """The facts of a line that holds nothing else: a length, and a year, a country or a person."""
    if len(text) > 200 or len(text.split()) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    runtime: Runtime | None = None
    year: int | None = None
    countries, people, others = list[str](), list[CreditRow](), list[str]()
    named = True
    for written in filter(None, _SEPARATOR.split(text.strip(" .()[]"))):
        part = re.sub(r"^(dirs?\.)(?=\S)", r"\1 ", written, flags=re.IGNORECASE)
        places = [country(one) for one in re.split(r"\s*/\s*|\s+and\s+", part)]
        credited = credits_at(part, 0)
        length = None if _YEAR.fullmatch(part) else runtime_in(part)
        if length and runtime is None and any(map(str.isdigit, part)) and not part.isdigit():
            runtime = Runtime(length.seconds, 0) if ":" in part else length
        elif _YEAR.fullmatch(part):
            year = int(part)
        elif all(places):
            countries += places
        elif credited and credited.end >= len(part):
            people += credited.credits
        elif _OTHER.search(part) and len(part.split()) <= 4:
            others.append(part)
        elif _NAME.fullmatch(part) and part[0].isupper() and len(people) < 3:
            people += [CreditRow("Director", name) for name in split_names(part)]
            named = False
        else:
            return None
    if runtime is None or not (year or countries):
        return None
    return Facts(
        0,
        len(text),
        runtime.seconds,
        runtime_said=True,
        runtime_sure=runtime.sure,
        runtime_other=runtime.other,
        credits=tuple(people),
        credits_sure=named,
        year=year,
        countries=tuple(countries),
        others=tuple(others),
    )


def titled_facts(text: str) -> tuple[str, Facts, str] | None:
    """A title, its facts in brackets or behind two strokes, and what follows."""
    if len(text) > 400:
        return None
    strokes = _STROKES.match(text)
    if strokes and (facts := facts_of_line(strokes["facts"])):
        return strokes["title"], facts, ""
    bracket = _BRACKET.match(text)
    facts = facts_of_line(bracket["facts"]) if bracket else None
    return (bracket["title"], facts, bracket["rest"].strip()) if bracket and facts else None

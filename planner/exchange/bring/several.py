"""Several films in one cell, however they are kept apart."""

from __future__ import annotations

import re

from planner.exchange.match import Films
from planner.model import Film

_MARKS = ("|", "\n", ";", " + ", "+", " / ", ",", " & ", "/")


_LONGEST = 200
_IN_BRACKETS = re.compile(r"(.+?)\s*[(\[（【][^()\[\]]*[)\]）】]")
_ADDED = re.compile(
    r"(.+?)(?:\s*[+,:/&]\s*|\s+[–—|-]\s*|\s+)"
    r"(?:(?:with|mit|avec|con|com|followed by|suivi d['’]un)\s+)?(?:live\s+)?"
    r"(?:q\s?(?:&|and)\s?a|(?:film)?gespräch|talk|intro(?:duction)?|discussion|débat"
    r"|rencontre|coloquio|debate|dibattito|incontro|guests?|gäste|映后\S*)(?:\s.*)?",
    re.IGNORECASE,
)


def undecorated(title: str) -> str:
    """The title in “Salt (93')” and “Salt + Q&A”, as timetables write it; else nothing."""
    if len(title) > _LONGEST:
        return ""
    found = _IN_BRACKETS.fullmatch(title) or _ADDED.fullmatch(title)
    return found[1].strip() if found else ""


def films_in(text: str, films: Films) -> list[Film]:
    """The films that a text names, two or more, where every part of it is one; else none.

    Titles hold every mark, so a mark parts a text only when what it parts are films.
    """
    for mark in _MARKS:
        parts = [part.strip() for part in text.split(mark) if part.strip()]
        if len(parts) < 2 or mark not in text:
            continue
        found = [films.find(part) for part in parts]
        known = [film for film in found if film is not None]
        if len(known) == len(parts):
            return known
    return []

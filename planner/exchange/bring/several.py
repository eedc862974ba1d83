"""Several films in one cell, however they are kept apart."""

from __future__ import annotations

from planner.exchange.match import Films
from planner.model import Film

_MARKS = ("|", "\n", ";", " + ", "+", " / ", ",", " & ", "/")


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

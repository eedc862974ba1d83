"""How many films a text says that it has, compared with how many were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planner.exchange.base import FilmRow, Problem, Severity
from planner.i18n import ngettext


@dataclass(frozen=True, slots=True)
class Promise:
    """A section, or all of the text, is said to have so many films."""

    section: str
    count: int
    line: int


def broken_promises(
    file: str, promises: Iterable[Promise], films: list[FilmRow]
) -> Iterable[Problem]:
    """A doubt for each count that is not the one found."""
    counts = Counter(film.section for film in films)
    for promise in promises:
        found = counts[promise.section] if promise.section else len(films)
        if found != promise.count:
            sentence = ngettext(
                "The text promises {promised} film, but {found} were found.",
                "The text promises {promised} films, but {found} were found.",
                promise.count,
            ).format(promised=promise.count, found=found)
            yield Problem(file, promise.line, "count", sentence, Severity.DOUBT)

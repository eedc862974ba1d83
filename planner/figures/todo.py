"""What is left to do before a plan can be published, as a list that gets shorter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.i18n import ngettext
from planner.model import Festival, FilmStatus, Screening, ScreeningStatus
from planner.rules import Report, Severity


@dataclass(frozen=True, slots=True)
class Todo:
    """One line: how many of something are left, in a sentence. ``about`` says what: ``left``,
    ``blockers``, ``warnings``, ``runtimes``, ``copies``, ``days``, ``seats``, ``pencilled``.
    """

    about: str
    count: int
    sentence: str


def left_to_do(festival: Festival, report: Report) -> tuple[Todo, ...]:
    """What is left, most pressing first; nothing when all is done."""
    return tuple(_todo(festival, report))


def _todo(festival: Festival, report: Report) -> Iterator[Todo]:
    counts = report.counts()
    for about, count, sentence in (
        (
            "blockers",
            n := counts.get(Severity.BLOCKER, 0),
            ngettext("{n} blocker to resolve", "{n} blockers to resolve", n),
        ),
        (
            "left",
            n := _left(festival),
            ngettext("{n} screening to place", "{n} screenings to place", n),
        ),
        (
            "warnings",
            n := counts.get(Severity.WARNING, 0),
            ngettext("{n} warning to resolve or accept", "{n} warnings to resolve or accept", n),
        ),
        (
            "runtimes",
            n := _unknown_runtimes(festival),
            ngettext("{n} runtime to find out", "{n} runtimes to find out", n),
        ),
        (
            "pencilled",
            n := _pencilled(festival),
            ngettext("{n} screening to confirm", "{n} screenings to confirm", n),
        ),
        (
            "copies",
            n := _without_copy(festival),
            ngettext("{n} film without a copy", "{n} films without a copy", n),
        ),
        (
            "days",
            n := _without_days(festival),
            ngettext(
                "{n} guest whose days are not known", "{n} guests whose days are not known", n
            ),
        ),
        (
            "seats",
            n := sum(screen.seats is None for screen in festival.screens.values()),
            ngettext("{n} screen without seats", "{n} screens without seats", n),
        ),
    ):
        if count:
            yield Todo(about, count, sentence.format(n=count))


def _left(festival: Festival) -> int:
    return sum(
        max(0, count.wanted - count.placed)
        for programme_id in festival.programmes
        if festival.listed(programme_id)
        for count in festival.wanted(programme_id)
    )


def _shown_films(festival: Festival) -> set[int]:
    return {
        entry.film_id
        for programme_id in {s.programme_id for s in _live(festival)}
        for entry in festival.entries(programme_id)
    }


def _live(festival: Festival) -> list[Screening]:
    return [s for s in festival.screenings() if not s.cancelled]


def _unknown_runtimes(festival: Festival) -> int:
    wanted = (f for f in festival.films.values() if f.status is not FilmStatus.WITHDRAWN)
    return sum(film.runtime_seconds is None for film in wanted)


def _pencilled(festival: Festival) -> int:
    return sum(s.status is ScreeningStatus.PENCILLED for s in _live(festival))


def _without_copy(festival: Festival) -> int:
    """Of the films that are on the timetable."""
    return sum(not festival.copies(film_id) for film_id in _shown_films(festival))


def _without_days(festival: Festival) -> int:
    appearing = {one.person_id for s in _live(festival) for one in festival.appearances(s.id)}
    people = (festival.people[person_id] for person_id in appearing)
    return sum(
        (person.arrives is None or person.leaves is None) and not festival.days_known(person.id)
        for person in people
    )

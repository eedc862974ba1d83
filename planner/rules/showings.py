"""Which screenings show which films, for rules that look at some films only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from planner.model import Copy, Festival, Film, Screening
from planner.rules.cells import Cells
from planner.rules.lift import Lift
from planner.rules.scope import Scope

Showing = tuple[Screening, Film]


def showings(scope: Scope, concerned: Callable[[Film], object]) -> Iterator[Showing]:
    """The screenings to look at, each with every film in it that is concerned.

    Films are few of whom a thing is said that most do not have; the whole festival is looked
    through film by film.
    """
    festival = scope.festival
    if scope.whole:
        films = [film for film in festival.films.values() if concerned(film)]
        yield from _shown(festival, films)
        return
    for showing in scope.once(_all_shown):
        if concerned(showing[1]):
            yield showing


def copied(scope: Scope) -> list[Showing]:
    """The screenings to look at, each with every film in it of which copies are known; rules ask
    with ``scope.once(copied)``.
    """
    festival = scope.festival
    copies = festival.rows(Copy)
    if not copies:
        return []
    if scope.whole:
        known = dict.fromkeys(copy.film_id for copy in copies.values())
        return list(_shown(festival, [festival.films[film_id] for film_id in known]))
    return list(showings(scope, lambda film: festival.copies(film.id)))


def _all_shown(scope: Scope) -> list[Showing]:
    festival = scope.festival
    return [(s, film) for s in scope.screenings for film in festival.films_of(s.programme_id)]


def of_each_film(lift: Lift, cells: Callable[[Film], Cells]) -> Cells:
    """The starts that any film of what is in the hand forbids."""
    found = lift.ruler.none
    for film in lift.films:
        found |= cells(film)
    return found


def _shown(festival: Festival, films: Iterable[Film]) -> Iterator[Showing]:
    for film in films:
        for screening in festival.screenings_of_film(film.id):
            if not screening.cancelled:
                yield screening, film

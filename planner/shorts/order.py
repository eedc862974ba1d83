"""An order for the films of a programme, as programmers reason about it when they put one together.

The longest film closes: it would bury whatever followed it, and a short one opens. Films whose
guests are there stand late, next to the talk. Neighbours differ, in country, language, section and
maker, so that nobody sees the same twice in a row; and two long ones do not follow each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

from planner.model import Festival
from planner.shorts.facts import makers

_TRIED = 7
"""Up to so many films every order is looked at; beyond, two films at a time change places."""

_OPENS_LONG, _CLOSES_SHORT, _WAITS, _LONG_PAIR, _ALIKE = 6, 5, 2, 2, 3

Order = tuple[int, ...]


def suggested_order(festival: Festival, film_ids: Sequence[int]) -> Order:
    """The films in the order that has most of that; of equally good ones the one nearest to the
    present. Films of unknown runtime count with the festival's assumed length.
    """
    films = tuple(film_ids)
    if len(films) < 3:
        return films
    cost = _Cost(festival, films)
    if len(films) <= _TRIED:
        return min(permutations(films), key=cost)
    return _exchanged(films, cost)


def _exchanged(films: Order, cost: _Cost) -> Order:
    """Two films change places as long as that makes it better."""
    best, least = films, cost(films)
    while True:
        tried = min(_swapped(best), key=cost)
        if cost(tried) >= least:
            return best
        best, least = tried, cost(tried)


def _swapped(films: Order) -> list[Order]:
    found = []
    for one in range(len(films)):
        for other in range(one + 1, len(films)):
            order = list(films)
            order[one], order[other] = order[other], order[one]
            found.append(tuple(order))
    return found


class _Cost:
    """How much speaks against an order; the films' own traits are looked up once."""

    def __init__(self, festival: Festival, films: Order) -> None:
        assumed = festival.edition.assumed_runtime_seconds
        rows = {film_id: festival.films[film_id] for film_id in films}
        self._place = {film_id: place for place, film_id in enumerate(films)}
        self._seconds = {
            i: assumed if f.runtime_seconds is None else f.runtime_seconds for i, f in rows.items()
        }
        ordered = sorted(self._seconds.values())
        self._median, self._longest = ordered[len(ordered) // 2], ordered[-1]
        self._guests = {i for i in films if festival.guests_of(i)}
        self._traits = {
            i: (
                frozenset(f.countries),
                frozenset(f.languages),
                makers(festival, f),
                frozenset({f.section_id} - {None}),
            )
            for i, f in rows.items()
        }
        self._alike = {
            (a, b): sum(bool(x & y) for x, y in zip(self._traits[a], self._traits[b], strict=True))
            for a in films
            for b in films
        }

    def __call__(self, order: Order) -> tuple[int, int]:
        """What speaks against it, then how far films are from where they are now."""
        seconds, last = self._seconds, len(order) - 1
        against = _OPENS_LONG * (seconds[order[0]] > self._median)
        against += _CLOSES_SHORT * (seconds[order[-1]] < self._longest)
        against += sum(_WAITS * (last - n) for n, i in enumerate(order) if i in self._guests)
        for one, other in pairwise(order):
            against += _ALIKE * self._alike[one, other]
            against += _LONG_PAIR * (min(seconds[one], seconds[other]) > self._median)
        return against, sum(abs(self._place[i] - n) for n, i in enumerate(order))

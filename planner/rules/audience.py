"""How many people a screening is expected to draw, against the seats of its screen."""

from __future__ import annotations

from collections.abc import Iterator

from planner.model import Festival, Screening
from planner.rules.lift import Lift
from planner.rules.scope import Scope
from planner.rules.showings import showings


def expected(festival: Festival, screening: Screening) -> int | None:
    """How many people are expected at a public screening: as many as its strongest film draws.

    None where nobody said, or where the public does not come.
    """
    demands = [
        film.expected_demand
        for film in festival.films_of(screening.programme_id)
        if film.expected_demand is not None
    ]
    return max(demands) if demands and festival.is_public(screening) else None


def houses(scope: Scope) -> list[tuple[Screening, int, int]]:
    """The screenings to look at of which both are known: who is expected, and how many seats can
    be sold; rules ask with ``scope.once(houses)``.
    """
    return list(_houses(scope))


def expected_in_hand(lift: Lift) -> int | None:
    """How many people are expected at what is in the hand, wherever it is shown."""
    return lift.once(("expected",), lambda: expected(lift.standing, lift.screening))


def _houses(scope: Scope) -> Iterator[tuple[Screening, int, int]]:
    festival = scope.festival
    known = showings(scope, lambda film: film.expected_demand is not None)
    for screening in {screening.id: screening for screening, _film in known}.values():
        seats, people = festival.seats(screening.screen_id), expected(festival, screening)
        if seats is not None and people is not None:
            yield screening, people, seats

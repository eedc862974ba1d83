"""Festivals that were published, for the rules about what moved since."""

from __future__ import annotations

from planner.edit.screenings import MoveScreening
from planner.model import Festival
from tests.build import FestivalBuilder, at, building
from tests.planner.rules.random_festivals import publish


def published(**values: object) -> Festival:
    """Chomo, published for the first evening on Screen 1; afterwards it got these values."""
    builder = FestivalBuilder()
    screening = builder.screening("Chomo", "19:30")
    publish(builder)
    builder.set(screening, **values)
    return builder.festival


def moved(festival: Festival, clock: str, screen: int = 0, day: int = 0) -> Festival:
    """Its only screening elsewhere."""
    builder = building(festival)
    (screening,) = festival.screenings()
    to = festival.screens_in_order()[screen].id
    builder.run(MoveScreening(screening.id, to, at(festival, clock, day)))
    return builder.festival

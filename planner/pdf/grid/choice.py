"""What may be printed: the public never sees holds, internal events or closed screenings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.model import Festival, Screening
from planner.model.publicity import Publicity as Choice
from planner.model.publicity import is_unconfirmed
from planner.times import Day, now_wall

__all__ = ["Choice", "choice_of", "days_with_screenings", "is_unconfirmed", "other_times"]


def choice_of(festival: Festival, options: Mapping[str, Any]) -> Choice:
    """The choice made by a document's options of the same names, at this moment."""
    return Choice(
        now=now_wall(festival.edition.zone),
        not_public=bool(options["not_public"]),
        internal=bool(options["internal"]),
        holds=bool(options["holds"]),
        cancelled=bool(options["cancelled"]),
        unconfirmed=bool(options["unconfirmed"]),
    )


def days_with_screenings(festival: Festival) -> list[Day]:
    """The festival's days and any other day on which something is placed, in order."""
    placed = {festival.day_of(screening.start) for screening in festival.screenings()}
    return sorted(placed.union(festival.days()))


def other_times(festival: Festival, screening: Screening, choice: Choice) -> Iterator[Screening]:
    """The further screenings of the same programme, or film, that readers may be told about."""
    if screening.public_title:  # a surprise stays one
        return
    films = festival.films_of(screening.programme_id)
    found = (
        festival.screenings_of_film(films[0].id)
        if len(films) == 1
        else festival.screenings_of(screening.programme_id)
    )
    for other in found:
        secret = other.public_title or other.cancelled
        if other.id != screening.id and not secret and choice.allows(festival, other):
            yield other

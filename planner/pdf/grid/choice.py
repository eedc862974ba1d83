"""What may be printed: the public never sees holds, internal events or closed screenings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.model import Festival, FilmStatus, Screening, ScreeningStatus
from planner.times import Day


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the things kept from the public are printed all the same."""

    not_public: bool = False
    internal: bool = False
    holds: bool = False
    cancelled: bool = False
    unconfirmed: bool = True

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Choice:
        """The choice made by a document's options of the same names."""
        return cls(**{name: bool(options[name]) for name in cls.__slots__})

    def allows(self, festival: Festival, screening: Screening) -> bool:
        """Whether the screening is printed."""
        programme = festival.programmes[screening.programme_id]
        kind = festival.kinds.get(screening.kind_id or 0)
        films = festival.films_of(programme.id)
        return (
            (self.cancelled or not screening.cancelled)
            and (self.internal or not programme.internal)
            and (self.not_public or kind is None or kind.public)
            and (self.unconfirmed or not is_unconfirmed(festival, screening))
            and not any(film.status is FilmStatus.WITHDRAWN for film in films)
        )


def is_unconfirmed(festival: Festival, screening: Screening) -> bool:
    """Whether the screening is only pencilled, or one of its films only invited."""
    films = festival.films_of(screening.programme_id)
    return screening.status is ScreeningStatus.PENCILLED or any(
        film.status is FilmStatus.INVITED for film in films
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

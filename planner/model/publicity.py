"""What the audience may be told of: one rule for prints, exports and the web (DESIGN section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.model.film import Film, FilmStatus
from planner.model.screening import Screening, ScreeningStatus
from planner.model.timetable import Timetable
from planner.times import WallTime


class KeptBack(StrEnum):
    """Why the audience is not told of a screening or a film."""

    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    INTERNAL = "internal"
    NOT_PUBLIC = "not public"
    EMBARGO = "embargo"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Publicity:
    """Which of the things that are kept from the public are shown all the same.

    ``now`` is when it is shown: a title is under embargo until then; without it no embargo is
    asked for.
    """

    not_public: bool = False
    internal: bool = False
    holds: bool = False
    cancelled: bool = False
    unconfirmed: bool = False
    now: WallTime | None = None

    def allows(self, festival: Timetable, screening: Screening) -> bool:
        """Whether the screening is shown."""
        return self.why_not(festival, screening) is None

    def why_not(self, festival: Timetable, screening: Screening) -> KeptBack | None:
        """Why the screening is not shown; None when it is."""
        kind = festival.kinds.get(screening.kind_id or 0)
        films = festival.films_of(screening.programme_id)
        if any(film.status is FilmStatus.WITHDRAWN for film in films):
            return KeptBack.WITHDRAWN
        if screening.cancelled and not self.cancelled:
            return KeptBack.CANCELLED
        if festival.programmes[screening.programme_id].internal and not self.internal:
            return KeptBack.INTERNAL
        if kind is not None and not kind.public and not self.not_public:
            return KeptBack.NOT_PUBLIC
        if not self.unconfirmed and screening.status is ScreeningStatus.PENCILLED:
            return KeptBack.UNCONFIRMED
        if screening.public_title:  # which films they are is not said
            return None
        return next(filter(None, map(self.why_not_film, films)), None)

    def why_not_film(self, film: Film) -> KeptBack | None:
        """Why the film is not named; None when it is."""
        if film.status is FilmStatus.WITHDRAWN:
            return KeptBack.WITHDRAWN
        if self.now is not None and film.embargo is not None and self.now < film.embargo:
            return KeptBack.EMBARGO
        if film.status is FilmStatus.INVITED and not self.unconfirmed:
            return KeptBack.UNCONFIRMED
        return None


def is_unconfirmed(festival: Timetable, screening: Screening) -> bool:
    """Whether the screening is only pencilled, or a film that it names is only invited."""
    films = () if screening.public_title else festival.films_of(screening.programme_id)
    return screening.status is ScreeningStatus.PENCILLED or any(
        film.status is FilmStatus.INVITED for film in films
    )

"""Which screening of a film is its premiere, as the rules about premieres take it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.model import Festival, Film, Screening
from planner.rules.lift import Lift

PREMIERE_TABLES = frozenset({"film", "kind", "programme", "programme_film", "screening"})
"""The tables on which it depends which screening comes first."""


def counts(festival: Festival, screening: Screening) -> bool:
    """Whether a screening can be a premiere: its kind says so (or is not said), and nothing
    internal is shown.
    """
    kind = festival.kinds.get(screening.kind_id or 0)
    if kind is not None and not kind.counts_as_premiere:
        return False
    return not festival.programmes[screening.programme_id].internal


def shows_of(festival: Festival, film_id: int) -> list[Screening]:
    """The screenings of a film that take place, in whatever programme, by start."""
    return [show for show in festival.screenings_of_film(film_id) if not show.cancelled]


def announced(shows: list[Screening]) -> list[Screening]:
    """Those of these that are announced as the premiere."""
    return [show for show in shows if show.announced_premiere]


def premieres(festival: Festival, shows: list[Screening]) -> list[Screening]:
    """The first of these that is announced as the premiere, or where none is, that counts as one,
    with those that begin at the same time.
    """
    counting = announced(shows) or [show for show in shows if counts(festival, show)]
    return [show for show in counting if show.start == counting[0].start]


def leads(festival: Festival, screening: Screening, others: list[Screening]) -> bool:
    """Whether a screening would be the premiere if it came before all others of its film."""
    if announced(others) or screening.announced_premiere:
        return screening.announced_premiere
    return counts(festival, screening)


def rivals(festival: Festival, screening: Screening, others: list[Screening]) -> list[Screening]:
    """Those of the others that are the premiere where they begin before the screening."""
    others = announced(others) if screening.announced_premiere else others
    return premieres(festival, others)


def first_start(shows: list[Screening]) -> int | None:
    """When the first of these begins; None when there is none."""
    return min((show.start for show in shows), default=None)


def films_in_hand(lift: Lift) -> Iterator[tuple[Film, list[Screening]]]:
    """Each film in the hand with its other screenings."""
    for film in {film.id: film for film in lift.films}.values():
        yield film, shows_of(lift.festival, film.id)

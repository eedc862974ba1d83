"""What films and screens are called, for readers that meet a name where no heading helps."""

from __future__ import annotations

from planner.exchange.base import Understood
from planner.exchange.mapping import Names
from planner.model import Festival
from planner.times import date_of


def names_of(festival: Festival) -> Names:
    """Ids, codes and names of the festival's films and screens, and its days."""
    films, screens = set[str](), set[str]()
    for film in festival.films.values():
        films |= {film.external_id, film.title, film.original_title, *film.alternate_titles}
    for screen in festival.screens.values():
        screens |= {screen.external_id, screen.code, screen.name, festival.screen_name(screen.id)}
    days = tuple(date_of(day) for day in festival.days())
    return Names(days=days).and_also(films, screens)


def names_in(read: Understood, names: Names = Names()) -> Names:  # noqa: B008 - it is frozen
    """Those names, and the ones of the films and screens that were read."""
    films = {name for row in read.films for name in (row.external_id, row.title)}
    screens = {
        name
        for row in read.screens
        for name in (row.external_id, row.code, row.screen, f"{row.venue} / {row.screen}")
    }
    return names.and_also(films, screens)

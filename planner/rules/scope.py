"""What is checked: everything, or what a change touched with the neighbours that depend on it.

A rule looks at *units* (screenings, films …). ``_NEIGHBOURS`` says for each unit which of them a
changed row of another table touches; a table that a rule reads and that is not named there
touches all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from planner.model import Festival, Film, Hold, Programme, RowChange, Screening
from planner.model.changes import tables_of
from planner.settings import Value

Ids = Collection[int]
Touches = Callable[[Festival, Any], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule is to look at: all units, or those of ``ids`` (by the name of the unit).

    ``reach`` is at least the minutes that any screening or hold occupies a screen, turnaround
    included: nothing that began longer ago can matter. ``options`` are the rule's own.
    """

    ids: Mapping[str, Ids] | None = None
    reach: int = 0
    options: Mapping[str, Value] = field(default_factory=dict)

    def number(self, option: str) -> int:
        """The value of an option of the rule that is a whole number."""
        return int(cast("int", self.options[option]))

    def screenings(self, festival: Festival) -> Iterator[Screening]:
        """The screenings to look at that take place, in the present plan."""
        if self.ids is None:
            rows: Iterable[Screening | None] = festival.screenings()
        else:
            rows = map(festival.all_screenings.get, self.ids.get("screening", ()))
        for row in rows:
            if row is not None and not row.cancelled and row.plan_id == festival.plan_id:
                yield row

    def holds(self, festival: Festival) -> Iterator[Hold]:
        """The holds to look at, in the present plan."""
        rows = festival.rows(Hold)
        found = rows.values() if self.ids is None else _known(rows, self.ids.get("hold", ()))
        return (hold for hold in found if hold.plan_id == festival.plan_id)

    def films(self, festival: Festival) -> Iterable[Film]:
        """The films to look at."""
        if self.ids is None:
            return festival.films.values()
        return _known(festival.films, self.ids.get("film", ()))

    def programmes(self, festival: Festival) -> Iterable[Programme]:
        """The programmes to look at."""
        if self.ids is None:
            return festival.programmes.values()
        return _known(festival.programmes, self.ids.get("programme", ()))


def _known(rows: Mapping[int, Any], ids: Ids) -> list[Any]:
    return [rows[row_id] for row_id in ids if row_id in rows]


def _itself(_festival: Festival, row: Any) -> Iterable[int]:
    return (row.id,)


def _shows_of_programmes(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    return [s.id for programme in programmes for s in festival.screenings_of(programme)]


def _programmes_with(festival: Festival, film_id: int) -> Iterable[int]:
    return [programme.id for programme in festival.programmes_with(film_id)]


def _films_of(festival: Festival, programme_id: int) -> Iterable[int]:
    return [entry.film_id for entry in festival.entries(programme_id)]


def _screenings_on(festival: Festival, screen_id: int) -> Iterable[int]:
    return [screening.id for screening in festival.screenings_on(screen_id)]


_NEIGHBOURS: Mapping[str, Mapping[str, Touches]] = {
    "screening": {
        "screening": _itself,
        "hold": lambda _f, _row: (),
        "film": lambda f, row: _shows_of_programmes(f, _programmes_with(f, row.id)),
        "programme": lambda f, row: _shows_of_programmes(f, (row.id,)),
        "programme_film": lambda f, row: _shows_of_programmes(f, (row.programme_id,)),
        "screen": lambda f, row: _screenings_on(f, row.id),
        "opening": lambda f, row: _screenings_on(f, row.screen_id),
    },
    "hold": {
        "hold": _itself,
        **dict.fromkeys(
            ("screening", "film", "programme", "programme_film", "screen", "opening"),
            lambda _f, _row: (),
        ),
        **dict.fromkeys(("kind", "section", "edition"), lambda _f, _row: ()),
    },
    "film": {
        "film": _itself,
        "programme": lambda f, row: _films_of(f, row.id),
        "programme_film": lambda f, row: (row.film_id, *_films_of(f, row.programme_id)),
        "screening": lambda f, row: _films_of(f, row.programme_id),
    },
    "programme": {
        "programme": _itself,
        "film": lambda f, row: _programmes_with(f, row.id),
        "programme_film": lambda f, row: (row.programme_id, *_programmes_with(f, row.film_id)),
        "screening": lambda _f, row: (row.programme_id,),
    },
}


class Touched:
    """Which units a change touches, worked out once for all rules that look at the same."""

    def __init__(self, before: Festival, after: Festival, rows: Iterable[RowChange]) -> None:
        self.rows = tuple(rows)
        self.tables = tables_of(self.rows)
        self._before = before
        self._after = after
        self._known: dict[tuple[str, frozenset[str]], frozenset[int] | None] = {}

    def units(self, unit: str, reads: frozenset[str]) -> frozenset[int] | None:
        """The ids of the units touched by the changed tables that are read; None means all."""
        key = (unit, reads & self.tables)
        if key not in self._known:
            self._known[key] = self._spread(*key)
        return self._known[key]

    def _spread(self, unit: str, tables: frozenset[str]) -> frozenset[int] | None:
        neighbours = _NEIGHBOURS[unit]
        if not tables <= neighbours.keys():
            return None
        ids: set[int] = set()
        for row in self.rows:
            if row.table in tables:
                touches = neighbours[row.table]
                if row.before is not None:
                    ids.update(touches(self._before, row.before))
                if row.after is not None:
                    ids.update(touches(self._after, row.after))
        return frozenset(ids)

"""What is checked: everything, or what a change touched with the neighbours that depend on it.

A rule looks at *units* (screenings, films …). ``_NEIGHBOURS`` says for each unit which of them a
changed row of another table touches; a table that a rule reads and that is not named there
touches all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from planner.model import Copy, Festival, Film, Hold, Kdm, Programme, RowChange, Screening
from planner.model.base import R
from planner.model.changes import tables_of
from planner.times import Day

if TYPE_CHECKING:
    from planner.rules.policy import Policy

SPAN_TABLES = frozenset(
    {"screening", "programme", "programme_film", "film", "screen", "kind", "section", "edition"}
)
"""The tables on which the start and end of a screening depend."""

Ids = Collection[int]
Touches = Callable[[Festival, Any], Iterable[int]]
T = TypeVar("T")


class Scope:
    """What rules are to look at: all units, or those of ``ids`` (by the name of the unit).

    ``reach`` is at least the minutes that any screening or hold occupies a screen, turnaround
    included: nothing that began longer ago can matter. ``policy`` knows the options of rules.
    Rules share a scope, and what it found.
    """

    def __init__(
        self,
        festival: Festival,
        policy: Policy,
        ids: Mapping[str, Ids] | None = None,
        reach: int = 0,
    ) -> None:
        self.festival = festival
        self.policy = policy
        self.ids = ids
        self.reach = reach
        self._found: dict[Callable[[Scope], Any], Any] = {}

    @property
    def whole(self) -> bool:
        """Whether everything is to be looked at."""
        return self.ids is None

    def once(self, find: Callable[[Scope], T]) -> T:
        """What a function finds in this scope, found once for all rules that ask."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast("T", self._found[find])

    @property
    def screenings(self) -> Sequence[Screening]:
        """The screenings to look at that take place, in the present plan."""
        return self.once(_screenings)

    @property
    def holds(self) -> Sequence[Hold]:
        """The holds to look at, in the present plan."""
        plan_id = self.festival.plan_id
        return [hold for hold in self._rows(Hold) if hold.plan_id == plan_id]

    @property
    def films(self) -> Iterable[Film]:
        """The films to look at."""
        return self._rows(Film)

    @property
    def programmes(self) -> Iterable[Programme]:
        """The programmes to look at."""
        return self._rows(Programme)

    def _rows(self, cls: type[R]) -> Iterable[R]:
        rows = self.festival.rows(cls)
        if self.ids is None:
            return rows.values()
        return [rows[row_id] for row_id in self.ids.get(cls.table, ()) if row_id in rows]


def _screenings(scope: Scope) -> list[Screening]:
    festival = scope.festival
    if scope.ids is None:
        return [row for row in festival.screenings() if not row.cancelled]
    rows = map(festival.all_screenings.get, scope.ids.get("screening", ()))
    plan_id = festival.plan_id
    return [row for row in rows if row and row.plan_id == plan_id and not row.cancelled]


def _itself(_festival: Festival, row: Any) -> Iterable[int]:
    return (row.id,)


def _as_published(festival: Festival, row: Screening) -> Iterable[int]:
    """A screening; one of a released plan touches those that are published as it."""
    if row.plan_id == festival.plan_id:
        return (row.id,)
    return [row.id, *(screening.id for screening in festival.screenings_coded(row.code))]


def _shows_of_programmes(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    return [s.id for programme in programmes for s in festival.screenings_of(programme)]


def _programmes_with(festival: Festival, film_id: int) -> Iterable[int]:
    return [programme.id for programme in festival.programmes_with(film_id)]


def _films_of(festival: Festival, programme_id: int) -> Iterable[int]:
    return [entry.film_id for entry in festival.entries(programme_id)]


def _shown_with(festival: Festival, film: Film) -> Iterable[int]:
    """The film, and those that begin later or earlier in a programme when its runtime changes."""
    programmes = _programmes_with(festival, film.id)
    return [film.id, *(other for p in programmes for other in _films_of(festival, p))]


def _film_of_key(festival: Festival, row: Kdm) -> int:
    return festival.rows(Copy)[row.copy_id].film_id


def screen_day(screen_id: int, day: Day) -> int:
    """The number of the unit “screen_day”: one screen on one festival day."""
    return day << 53 | screen_id


def of_screen_day(number: int) -> tuple[int, Day]:
    """The screen and the day that such a number stands for."""
    return number & (1 << 53) - 1, Day(number >> 53)


def _screen_days_of(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    shows = [s for programme in programmes for s in festival.screenings_of(programme)]
    return [screen_day(s.screen_id, festival.day_of(s.start)) for s in shows]


def _screenings_on(festival: Festival, screen_id: int) -> Iterable[int]:
    return [screening.id for screening in festival.screenings_on(screen_id)]


_NEIGHBOURS: Mapping[str, Mapping[str, Touches]] = {
    "screening": {
        "screening": _as_published,
        "hold": lambda _f, _row: (),
        "film": lambda f, row: _shows_of_programmes(f, _programmes_with(f, row.id)),
        "programme": lambda f, row: _shows_of_programmes(f, (row.id,)),
        "programme_film": lambda f, row: _shows_of_programmes(f, (row.programme_id,)),
        "screen": lambda f, row: _screenings_on(f, row.id),
        "opening": lambda f, row: _screenings_on(f, row.screen_id),
        "blackout": lambda f, row: _screenings_on(f, row.screen_id),
        "copy": lambda f, row: _shows_of_programmes(f, _programmes_with(f, row.film_id)),
        "kdm": lambda f, row: _shows_of_programmes(f, _programmes_with(f, _film_of_key(f, row))),
    },
    "hold": {"hold": _itself, **dict.fromkeys(SPAN_TABLES, lambda _f, _row: ())},
    "film": {
        "film": _shown_with,
        "programme": lambda f, row: _films_of(f, row.id),
        "programme_film": lambda f, row: (row.film_id, *_films_of(f, row.programme_id)),
        "screening": lambda f, row: _films_of(f, row.programme_id),
        "copy": lambda _f, row: (row.film_id,),
        "kdm": lambda f, row: (_film_of_key(f, row),),
    },
    "programme": {
        "programme": _itself,
        "film": lambda f, row: _programmes_with(f, row.id),
        "programme_film": lambda f, row: (row.programme_id, *_programmes_with(f, row.film_id)),
        "screening": lambda _f, row: (row.programme_id,),
        "wanted": lambda _f, row: (row.programme_id,),
    },
    "screen": {  # whether there is more than one
        "screen": lambda f, _row: f.screens,
        **dict.fromkeys(("screening", "programme", "programme_film"), lambda _f, _row: ()),
    },
    "screen_day": {
        "screening": lambda f, row: (screen_day(row.screen_id, f.day_of(row.start)),),
        "hold": lambda f, row: (screen_day(row.screen_id, f.day_of(row.start)),),
        "film": lambda f, row: _screen_days_of(f, _programmes_with(f, row.id)),
        "programme": lambda f, row: _screen_days_of(f, (row.id,)),
        "programme_film": lambda f, row: _screen_days_of(f, (row.programme_id,)),
    },
}


class Touched:
    """Which units a change touches."""

    def __init__(self, before: Festival, after: Festival, rows: Iterable[RowChange]) -> None:
        self.rows = tuple(rows)
        self.tables = tables_of(self.rows)
        self._before = before
        self._after = after

    def ids(self, unit: str, tables: frozenset[str]) -> set[int] | None:
        """The ids of the units that the changed rows of these tables touch; None means all."""
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
        return ids

"""Which units of rules a change touches: the changed rows themselves, and what depends on them.

``_NEIGHBOURS`` says for each unit (screenings, films …) which of them a changed row of another
table touches; a table that a rule reads and that is not named there touches all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from planner.model import (
    Copy,
    Festival,
    Film,
    Jury,
    Kdm,
    Person,
    PersonRole,
    RowChange,
    Screening,
)
from planner.model.changes import tables_of
from planner.rules.scope import SPAN_TABLES
from planner.times import Day

Touches = Callable[[Festival, Any], Iterable[int]]


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


def _screen_days_blacked_out(festival: Festival, row: Any) -> Iterable[int]:
    first, last = festival.day_of(row.start), festival.day_of(row.end)
    return [screen_day(row.screen_id, Day(day)) for day in range(first, last + 1)]


def _screenings_on(festival: Festival, screen_id: int) -> Iterable[int]:
    return [screening.id for screening in festival.screenings_on(screen_id)]


def _days_of(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    shows = (show for programme in programmes for show in festival.screenings_of(programme))
    return {festival.day_of(show.start) for show in shows}


def _sections_of(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    """The sections of the films of these programmes."""
    films = [film_id for programme in programmes for film_id in _films_of(festival, programme)]
    return [festival.films[film_id].section_id or 0 for film_id in films]


def _juries_of(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    """The juries that must see a film of these programmes."""
    if not festival.rows(Jury):
        return ()
    films = [film_id for programme in programmes for film_id in _films_of(festival, programme)]
    return [jury_id for film_id in films for jury_id in _named_by(festival, film_id)]


def _named_by(festival: Festival, film_id: int) -> Iterable[int]:
    return [jury.id for jury in festival.juries_for(film_id)]


def _passes_of(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    """The passes that are for a section of the films of these programmes."""
    sections = set(_sections_of(festival, programmes))
    return [pass_id for section_id in sections for pass_id in festival.passes_with(section_id)]


def _shown_on(festival: Festival, screen_id: int) -> Iterable[int]:
    return {screening.programme_id for screening in festival.screenings_on(screen_id)}


def _wishes_about(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    return [row.id for programme in programmes for row in festival.relations(programme)]


def _guests_of(festival: Festival, films: Iterable[int]) -> Iterable[int]:
    return [row.person_id for film_id in films for row in festival.people_of(film_id)]


def _on_stage_at(festival: Festival, screenings: Iterable[int]) -> Iterable[int]:
    return [row.person_id for s in screenings for row in festival.decided_at(s)]


def _people_of(festival: Festival, programmes: Iterable[int]) -> Iterable[int]:
    """The guests of all films of these programmes, and who is at their screenings by hand."""
    for programme_id in programmes:
        yield from _guests_of(festival, _films_of(festival, programme_id))
        yield from _on_stage_at(festival, _shows_of_programmes(festival, (programme_id,)))


def _people_at(festival: Festival, screening: Screening) -> Iterable[int]:
    """Who is or may be proposed to be at a screening, or at another one instead of it."""
    yield from _guests_of(festival, _films_of(festival, screening.programme_id))
    yield from _on_stage_at(festival, (screening.id,))


def _hosted_by(festival: Festival, person: Person) -> Iterable[int]:
    """The screenings a person is set to be at; all for one who moderates or interprets, as much
    depends on whether the list of people has anybody for that.
    """
    if {PersonRole.MODERATOR.value, PersonRole.INTERPRETER.value} & set(person.roles):
        return [screening.id for screening in festival.screenings()]
    return [row.screening_id for row in festival.decisions_about(person.id)]


def _films_with(festival: Festival, person_id: int) -> Iterable[int]:
    return [film.id for film in festival.films_with(person_id)]


def _films_for(festival: Festival, jury_id: int) -> Iterable[int]:
    return [film.id for film in festival.jury_films(jury_id)]


def _judged_by(festival: Festival, person_id: int) -> Iterable[int]:
    """The films that a person must see in a jury."""
    return [film for j in festival.juries_of(person_id) for film in _films_for(festival, j.id)]


def _people_on(festival: Festival, screen_id: int) -> Iterable[int]:
    shows = festival.screenings_on(screen_id)
    return [person for screening in shows for person in _people_at(festival, screening)]


def _juries_with(festival: Festival, person_id: int) -> Iterable[int]:
    return [jury.id for jury in festival.juries_of(person_id)]


def _as_shown(of: Callable[[Festival, Iterable[int]], Iterable[int]]) -> Mapping[str, Touches]:
    """Units that change with what is shown of some programmes, and on which screens."""
    return {
        "programme": lambda f, row: of(f, (row.id,)),
        "programme_film": lambda f, row: of(f, (row.programme_id,)),
        "screening": lambda f, row: of(f, (row.programme_id,)),
        "screen": lambda f, row: of(f, _shown_on(f, row.id)),
    }


_OF_JURIES = ("jury", "jury_film", "jury_member", "person", "availability")

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
        "appearance": lambda _f, row: (row.screening_id,),
        "person": _hosted_by,
        "availability": lambda _f, _row: (),
        "film_person": lambda _f, _row: (),
    },
    "hold": {"hold": _itself, **dict.fromkeys(SPAN_TABLES, lambda _f, _row: ())},
    "film": {
        "film": _shown_with,
        "programme": lambda f, row: _films_of(f, row.id),
        "programme_film": lambda f, row: (row.film_id, *_films_of(f, row.programme_id)),
        "screening": lambda f, row: _films_of(f, row.programme_id),
        "copy": lambda _f, row: (row.film_id,),
        "kdm": lambda f, row: (_film_of_key(f, row),),
        "appearance": lambda f, row: _films_of(f, f.all_screenings[row.screening_id].programme_id),
        "film_person": lambda _f, row: (row.film_id,),
        "credit": lambda _f, row: (row.film_id,),
        "jury_member": lambda f, row: _films_for(f, row.jury_id),
        "person": lambda f, row: (*_films_with(f, row.id), *_judged_by(f, row.id)),
        "availability": lambda f, row: (
            *_films_with(f, row.person_id),
            *_judged_by(f, row.person_id),
        ),
    },
    "programme": {
        "programme": _itself,
        "film": lambda f, row: _programmes_with(f, row.id),
        "programme_film": lambda f, row: (row.programme_id, *_programmes_with(f, row.film_id)),
        "screening": lambda _f, row: (row.programme_id,),
        "wanted": lambda _f, row: (row.programme_id,),
        "screen": lambda f, _row: f.programmes,  # those that are not placed might go there
    },
    "screen": {  # whether there is more than one
        "screen": lambda f, _row: f.screens,
        **dict.fromkeys(("screening", "programme", "programme_film"), lambda _f, _row: ()),
    },
    "screen_day": {
        "screening": lambda f, row: (screen_day(row.screen_id, f.day_of(row.start)),),
        "hold": lambda f, row: (screen_day(row.screen_id, f.day_of(row.start)),),
        "blackout": _screen_days_blacked_out,
        "film": lambda f, row: _screen_days_of(f, _programmes_with(f, row.id)),
        "programme": lambda f, row: _screen_days_of(f, (row.id,)),
        "programme_film": lambda f, row: _screen_days_of(f, (row.programme_id,)),
    },
    "edition": dict.fromkeys(
        (
            "blackout",
            "copy",
            "edition",
            "film",
            "kind",
            "opening",
            "programme",
            "programme_film",
            "screen",
            "section",
            "wanted",
        ),
        lambda f, _row: (f.edition.id,),
    ),
    "day": {
        "screening": lambda f, row: (f.day_of(row.start),),
        "film": lambda f, row: _days_of(f, _programmes_with(f, row.id)),
        "programme": lambda f, row: _days_of(f, (row.id,)),
        "programme_film": lambda f, row: _days_of(f, (row.programme_id,)),
    },
    "section": {
        **_as_shown(_sections_of),
        "film": lambda f, row: (*_sections_of(f, _programmes_with(f, row.id)), row.section_id or 0),
        **dict.fromkeys((*_OF_JURIES, "pass", "pass_section"), lambda _f, _row: ()),
    },
    "pass": {
        **_as_shown(_passes_of),
        "pass": _itself,
        "pass_section": lambda _f, row: (row.pass_id,),
        "film": lambda f, row: (
            *_passes_of(f, _programmes_with(f, row.id)),
            *f.passes_with(row.section_id or 0),
        ),
        **dict.fromkeys(_OF_JURIES, lambda _f, _row: ()),
    },
    "jury": {
        **_as_shown(_juries_of),
        "jury": _itself,
        "jury_film": lambda _f, row: (row.jury_id,),
        "jury_member": lambda _f, row: (row.jury_id,),
        "person": lambda f, row: _juries_with(f, row.id),
        "availability": lambda f, row: _juries_with(f, row.person_id),
        **dict.fromkeys(("pass", "pass_section"), lambda _f, _row: ()),
        "film": lambda f, row: (*_juries_of(f, _programmes_with(f, row.id)), *_named_by(f, row.id)),
    },
    "relation": {
        **_as_shown(_wishes_about),
        "relation": _itself,
        "film": lambda f, row: _wishes_about(f, _programmes_with(f, row.id)),
    },
    "person": {
        "person": _itself,
        "availability": lambda _f, row: (row.person_id,),
        "film_person": lambda _f, row: (row.person_id,),
        "wanted": lambda f, row: _people_of(f, (row.programme_id,)),
        "appearance": lambda _f, row: (row.person_id,),
        "screening": _people_at,
        "film": lambda f, row: _people_of(f, _programmes_with(f, row.id)),
        "programme": lambda f, row: _people_of(f, (row.id,)),
        "programme_film": lambda f, row: _people_of(f, (row.programme_id,)),
        "screen": lambda f, row: _people_on(f, row.id),
    },
}

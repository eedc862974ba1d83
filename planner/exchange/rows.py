"""The festival as plain rows with the keys of DESIGN section 7, for JSON, CSV and the command line.

Times are wall clock as ``YYYY-MM-DDTHH:MM``, runtimes whole seconds or None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.exchange.declared import exchanged, values_of
from planner.exchange.record_tables import (
    RecordTable,
    name_column,
    plain_columns,
    referring,
)
from planner.model import (
    RECORDS,
    Appearance,
    Column,
    Copy,
    Festival,
    Film,
    Person,
    Programme,
    ProgrammeFilm,
    Record,
    Screen,
    Screening,
    Translation,
)
from planner.text import sort_key
from planner.times import clock_minutes, iso, iso_day

Rows = list[dict[str, Any]]


FOLLOWING = frozenset({"placed", "slot_end", "festival_day"})
"""What rows say for programs that read them, and that follows from the rest."""


def film_rows(festival: Festival) -> Rows:
    """All films in the order of the files they came from; films made by hand come first."""
    films = sorted(
        festival.films.values(),
        key=lambda film: (film.source_file, film.source_line or 0, sort_key(film.title), film.id),
    )
    return [_film(festival, film) for film in films]


def programme_rows(festival: Festival) -> Rows:
    """All programmes by title, one-film programmes included."""
    programmes = sorted(
        festival.programmes.values(), key=lambda p: (sort_key(festival.title(p.id)), p.id)
    )
    return [_programme(festival, programme) for programme in programmes]


def screen_rows(festival: Festival) -> Rows:
    """All screens in the order of the timetable."""
    return [
        {
            "id": screen.id,
            "external_id": screen.external_id,
            "code": screen.code,
            "venue": festival.venues[screen.venue_id].name,
            "screen": screen.name,
            "seats": screen.seats,
            "order": screen.order,
            "opens": None if screen.opens is None else clock_minutes(screen.opens),
            "closes": None if screen.closes is None else clock_minutes(screen.closes),
            "turnaround_minutes": screen.turnaround_minutes,
            **values_of(screen),
        }
        for screen in festival.screens_in_order()
    ]


def screening_rows(festival: Festival) -> Rows:
    """The screenings of the present plan by start, cancelled ones included."""
    return [_screening(festival, screening) for screening in festival.screenings()]


def person_rows(festival: Festival) -> Rows:
    """All people by name, whatever their roles, with their films and days; notes stay in the
    house.
    """
    people = sorted(festival.people.values(), key=lambda one: (sort_key(one.name), one.id))
    return [_person(festival, person) for person in people]


def hold_rows(festival: Festival) -> Rows:
    """The holds of the present plan by screen and start."""
    return [
        {
            "id": hold.id,
            "external_id": hold.external_id,
            "title": hold.title,
            "venue": festival.venues[screen.venue_id].name,
            "screen": screen.name,
            "start": iso(hold.start),
            "minutes": hold.minutes,
        }
        for screen in festival.screens_in_order()
        for hold in festival.holds_on(screen.id)
    ]


def record_rows(festival: Festival, table: RecordTable) -> Rows:
    """All rows of one of the tables that are exchanged as they are declared, notes included.

    What a row refers to stands twice: by its number, and by its name for people. Appearances are
    those at screenings of the present plan, gaps those that differ from their programme's.
    """
    records = [row for row in festival.rows(table.cls).values() if _is_told(festival, row)]
    records.sort(key=lambda row: (getattr(row, "order", 0), row.id))
    return [_record(festival, table, row) for row in records]


def _is_told(festival: Festival, row: Record) -> bool:
    if isinstance(row, Appearance):
        return festival.all_screenings[row.screening_id].plan_id == festival.plan_id
    return not isinstance(row, ProgrammeFilm) or row.gap_seconds is not None


def _record(festival: Festival, table: RecordTable, row: Record) -> dict[str, Any]:
    told: dict[str, Any] = {"id": row.id, "external_id": row.external_id}
    for column in referring(table):
        number = getattr(row, column.name)
        told[column.name] = number
        told[name_column(column)] = _name_of(festival, row, column, number)
    for column in plain_columns(table):
        told[column.name] = exchanged(column, getattr(row, column.name))
    for since, until in (("opens", "closes"), ("since", "until")):
        if since in told and told[since] is None and told[until] is None:
            told[since] = "closed"
    return told


def _name_of(festival: Festival, row: Record, column: Column, number: int | None) -> str:
    """What people call the record that a row refers to."""
    name = column.meta.ref or (row.of_table if isinstance(row, Translation) else "")
    cls = RECORDS.get(name)
    found = None if cls is None else festival.get(cls, number)
    if found is None:
        return ""
    said = _CALLED.get(type(found))
    return said(festival, found) if said else str(getattr(found, "name", "") or found.id)


_CALLED: dict[type[Record], Callable[[Festival, Any], str]] = {
    Film: lambda _festival, film: film.title,
    Screen: lambda festival, screen: f"{festival.venues[screen.venue_id].name} / {screen.name}",
    Programme: lambda festival, programme: festival.title(programme.id),
    Screening: lambda _festival, screening: screening.code,
    Copy: lambda festival, copy: festival.films[copy.film_id].title,
}


def _film(festival: Festival, film: Film) -> dict[str, Any]:
    section = festival.sections.get(film.section_id or 0)
    return {
        "id": film.id,
        "external_id": film.external_id,
        "title": film.title,
        "original_title": film.original_title,
        "alternate_titles": list(film.alternate_titles),
        "year": film.year,
        "countries": list(film.countries),
        "languages": list(film.languages),
        "runtime_seconds": film.runtime_seconds,
        "section": section.name if section else "",
        "status": film.status.value,
        "credits": [
            {"role": credit.role, "name": credit.name} for credit in festival.credits(film.id)
        ],
        "logline": film.logline,
        "synopsis": film.synopsis,
        "statement": film.statement,
        **values_of(film),
        "source": {"file": film.source_file, "line": film.source_line},
    }


def _person(festival: Festival, person: Person) -> dict[str, Any]:
    films = list(dict.fromkeys(festival.films_with(person.id)))
    return {
        "id": person.id,
        "external_id": person.external_id,
        "name": person.name,
        "roles": list(person.roles),
        "status": person.status.value,
        "languages": list(person.languages),
        "email": person.email,
        "phone": person.phone,
        "arrives": None if person.arrives is None else iso(person.arrives),
        "leaves": None if person.leaves is None else iso(person.leaves),
        "max_per_day": person.max_per_day,
        "breathing_minutes": person.breathing_minutes,
        "films": [film.title for film in films],
        "film_ids": [film.id for film in films],
        "juries": [jury.name for jury in festival.juries_of(person.id)],
        "days": [
            {
                "day": iso_day(own.day),
                "since": None if own.since is None else clock_minutes(own.since),
                "until": None if own.until is None else clock_minutes(own.until),
            }
            for own in festival.days_known(person.id)
        ],
    }


def _programme(festival: Festival, programme: Programme) -> dict[str, Any]:
    section = festival.section_of(programme.id)
    length = festival.length(programme.id)
    live = [s for s in festival.screenings_of(programme.id) if not s.cancelled]
    return {
        "id": programme.id,
        "external_id": programme.external_id,
        "code": programme.code,
        "kind": programme.kind.value,
        "title": festival.title(programme.id),
        "section": section.name if section else "",
        "film_ids": [film.id for film in festival.films_of(programme.id)],
        "runtime_seconds": length.seconds if length.known else None,
        "wanted": programme.wanted if festival.listed(programme.id) else 0,
        "placed": len(live),
        **values_of(programme),
    }


def _screening(festival: Festival, screening: Screening) -> dict[str, Any]:
    screen = festival.screens[screening.screen_id]
    kind = festival.kinds.get(screening.kind_id or 0)
    span = festival.span(screening)
    return {
        "id": screening.id,
        "external_id": screening.external_id,
        "code": screening.code,
        "title": screening.public_title or festival.screening_title(screening),
        "own_title": screening.title,
        "programme_id": screening.programme_id,
        "film_ids": [film.id for film in festival.films_of(screening.programme_id)],
        "venue": festival.venues[screen.venue_id].name,
        "screen": screen.name,
        "start": iso(screening.start),
        "end": iso(span.end),
        "slot_end": iso(span.slot_end),
        "festival_day": iso_day(festival.day_of(screening.start)),
        "kind": kind.name if kind else "",
        "status": screening.status.value,
        "preshow_minutes": span.preshow,
        "intro_minutes": span.intro,
        "qa_minutes": span.qa,
        "turnaround_minutes": span.turnaround,
        "pinned": screening.pinned,
        **values_of(screening),
    }

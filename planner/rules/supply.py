"""What there is to place on, and what the things to be placed usually take, before anything is."""

from __future__ import annotations

from planner.model import Festival, FilmStatus, Programme, ProgrammeKind, Screening
from planner.model.lengths import Span, screening_span
from planner.rules.free_places import MIDNIGHT, MORNING
from planner.times import DAY_MINUTES, Day, WallTime, day_start


def usual_span(festival: Festival, programme: Programme) -> Span:
    """One screening of a programme that begins at minute 0, with everything as it is usual."""
    alone = Screening(
        id=0, plan_id=festival.plan_id, programme_id=programme.id, screen_id=0, start=WallTime(0)
    )
    return screening_span(festival, alone)


def usual_slot(festival: Festival, programme: Programme) -> int:
    """The minutes of one screening of a programme with all that is usual, and the turnaround."""
    span = usual_span(festival, programme)
    return span.end + span.turnaround


def wanted_screenings(festival: Festival, programme: Programme) -> int:
    """How many screenings of a programme are wanted; none of a film that was withdrawn, or is
    shown within another programme.
    """
    films = festival.films_of(programme.id)
    withdrawn = films and all(film.status is FilmStatus.WITHDRAWN for film in films)
    inside = programme.kind is ProgrammeKind.FILM and any(
        len(festival.programmes_with(film.id)) > 1 for film in films
    )
    if withdrawn or inside:
        return 0
    return programme.wanted + sum(row.count for row in festival.wanted_of_kinds(programme.id))


def usual_hours(festival: Festival, screen_id: int, day: Day) -> tuple[int, int] | None:
    """From when until when a screen may be used on a day; from ten until midnight when nobody
    said, and None when it is closed.
    """
    hours = festival.hours(screen_id, day)
    if hours is None:
        return None
    midnight, boundary = day_start(day), festival.edition.day_boundary
    opens, closes = map(int, hours)
    if opens == midnight + boundary:
        opens = midnight + MORNING
    if closes == midnight + boundary + DAY_MINUTES:
        closes = midnight + MIDNIGHT
    return opens, closes

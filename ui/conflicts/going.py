"""Where a click on a conflict leads: what is selected, which place is shown, what is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.model import RECORDS, Festival, Hold, Screening
from planner.rules import Conflict, Place, place_of
from ui.session import Session

_SELECTED = frozenset({"screening", "hold", "programme", "film"})


@dataclass(frozen=True)
class Goal:
    """What is shown of one conflict. ``looked_at`` is the row of a table, for the inspector."""

    screenings: tuple[int, ...]
    programmes: tuple[int, ...]
    holds: tuple[int, ...]
    place: Place | None
    looked_at: tuple[str, int] | None


def goal_of(conflict: Conflict, festival: Festival) -> Goal:
    """Everything involved; what cannot be selected, such as a section or a guest, is looked at
    when the conflict names no screening, or is about it first and names several.
    """
    other = next((s for s in conflict.subjects if s[0] not in _SELECTED and s[0] in RECORDS), None)
    screenings = [i for i in conflict.screening_ids if i in festival.all_screenings]
    holds = tuple(i for i in conflict.hold_ids if i in festival.rows(Hold))
    named = bool(screenings or holds)
    programmes: list[int] = []
    if not named:
        programmes = [i for i in conflict.programme_ids if i in festival.programmes]
        if other is not None and not programmes:  # a section, say, with films that are missed
            screenings = _screenings_of_films(conflict, festival)
        if not programmes:
            programmes = list(_programmes_of_films(conflict, festival))
    place = place_of(conflict, festival) or _first_place(festival, screenings, holds)
    if conflict.within is not None and place is not None and place.day not in festival.days():
        place = None  # what was solved was on a day that is no more
    about_it = conflict.subjects[:1] == (other,) and len(screenings) > 1
    looks = (about_it or not named) and not conflict.programme_ids
    return Goal(tuple(screenings), tuple(programmes), holds, place, other if looks else None)


def go(session: Session, conflict: Conflict) -> None:
    """Show a conflict: its day, everything involved selected, its place in sight."""
    festival = session.festival
    goal = goal_of(conflict, festival)
    if goal.place is not None:
        session.show_day(goal.place.day)
    session.select(goal.screenings, goal.programmes, goal.holds)
    if goal.looked_at is not None:
        session.look_at(*goal.looked_at)
    if goal.place is None:
        return
    for screening_id in reversed(goal.screenings):
        if _is_at(festival.all_screenings[screening_id], goal.place):
            session.reveal.emit(screening_id)
            return
    session.reveal_place.emit(goal.place.screen_id, goal.place.start)


def _screenings_of_films(conflict: Conflict, festival: Festival) -> list[int]:
    shown = (s for i in conflict.film_ids for s in festival.screenings_of_film(i))
    return list(dict.fromkeys(s.id for s in shown if not s.cancelled))


def _programmes_of_films(conflict: Conflict, festival: Festival) -> Iterator[int]:
    """The programme of each film by which it stands in the list."""
    for film_id in conflict.film_ids:
        for programme in festival.programmes_with(film_id)[:1]:
            yield programme.id


def _first_place(festival: Festival, screenings: list[int], holds: tuple[int, ...]) -> Place | None:
    """Where the earliest of what is involved takes place."""
    rows: list[Screening | Hold] = [festival.all_screenings[i] for i in screenings]
    rows += [festival.rows(Hold)[i] for i in holds]
    first = min(rows, key=lambda row: (row.start, row.id), default=None)
    if first is None:
        return None
    return Place(festival.day_of(first.start), first.screen_id, first.start)


def _is_at(screening: Screening, place: Place) -> bool:
    return (screening.screen_id, screening.start) == (place.screen_id, place.start)

"""Edits by chance. Nothing here imports a library for tests: the processes that the harness records
import it, and such libraries bring others in that start programs of their own.
"""

from __future__ import annotations

from typing import Any

from planner.edit import Edit
from planner.edit.editions import ChangeDays
from planner.edit.programmes import AddFilm, MakeShortsProgramme, RemoveFilm
from planner.edit.screenings import (
    MoveScreening,
    PlaceHold,
    PlaceProgramme,
    Unschedule,
)
from planner.edit.venues import RemoveScreen, SetHours
from planner.model import Festival
from planner.times import Day, WallTime
from tests.build import at


def an_edit(festival: Festival, kind: int, one: int, two: int) -> Edit:
    """One edit out of many, of things that exist, chosen by three numbers."""

    def pick(rows: Any, number: int) -> int:
        ids = sorted(rows)
        return int(ids[number % len(ids)]) if ids else 0

    film, screen = pick(festival.films, one), pick(festival.screens, two)
    screening = pick(festival.all_screenings, one)
    start = WallTime(at(festival, "10:00", two % 3) + one % 800)
    edits: tuple[Edit, ...] = (
        AddFilm(f"Film {one}", two * 7 + 60 if two % 4 else None),
        PlaceProgramme(pick(festival.programmes, one), screen, start),
        PlaceProgramme(pick(festival.programmes, two), screen, start),
        MoveScreening(screening, screen, start),
        Unschedule((screening,)),
        RemoveFilm(film),
        MakeShortsProgramme((film, pick(festival.films, two))),
        PlaceHold(screen, start, two % 100 + 1),
        SetHours(screen, 600, 1200, day=Day(festival.edition.first_day + two % 3)),
        ChangeDays(festival.edition.first_day, Day(festival.edition.last_day + one % 2))
        if two % 2
        else RemoveScreen(screen),
    )
    return edits[kind]

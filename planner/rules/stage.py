"""Who is on stage when, in the plan as it is (with what is in the hand: ``company``).

Rules about people ask this. A person is busy only while on stage, at the intro and at the Q&A: in
between they may be elsewhere. At an event they are on stage all the time. A stage without minutes
still takes one, as somebody has to be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planner.model import (
    Appearance,
    Festival,
    GuestsWanted,
    Part,
    Screening,
)
from planner.model.attendance import stage_times
from planner.rules.scope import SPAN_TABLES, Scope

STAGE_TABLES = SPAN_TABLES | {"person", "availability", "film_person", "appearance"}
"""The tables on which it depends who is on stage when."""


class OnStage(NamedTuple):
    """A time of a person on stage; minutes of the wall clock."""

    start: int
    end: int
    screening_id: int
    screen_id: int


def appearing(scope: Scope) -> Mapping[int, Mapping[int, Sequence[Part]]]:
    """The parts of the people to look at, by person and screening; asked with ``scope.once``."""
    festival = scope.festival
    if scope.ids is None:
        return _everybody(festival)
    people = festival.people
    touched = [person_id for person_id in scope.ids.get("person", ()) if person_id in people]
    return {i: _parts_of(festival, i) for i in touched}


def on_stage_twice(scope: Scope) -> Mapping[int, Sequence[OnStage]]:
    """When those of them who are at two screenings or more are on stage, each by start; asked with
    ``scope.once``. Nobody else can be late from one to another.
    """
    festival, known = scope.festival, _Known()
    return {
        person_id: times_of(festival, shows, known)
        for person_id, shows in scope.once(appearing).items()
        if len(shows) > 1
    }


def close_pairs(stages: Sequence[OnStage], reach: int) -> Iterator[tuple[OnStage, OnStage]]:
    """Two of one person at different screenings, of which the later begins no more than so many
    minutes after the earlier has ended.
    """
    for position, first in enumerate(stages):
        for later in range(position + 1, len(stages)):
            second = stages[later]
            if second.start >= first.end + reach:
                break
            if second.screening_id != first.screening_id:
                yield first, second


def _everybody(festival: Festival) -> dict[int, dict[int, list[Part]]]:
    """The parts of everybody who appears in the present plan, by person and screening."""
    screenings, plan_id = festival.all_screenings, festival.plan_id
    found: dict[int, dict[int, list[Part]]] = {}
    decided: set[tuple[int, int]] = set()
    for row in festival.rows(Appearance).values():
        screening = screenings[row.screening_id]
        decided.add((row.person_id, row.screening_id))
        if row.part is Part.AWAY:
            continue
        if screening.plan_id == plan_id and not screening.cancelled:
            found.setdefault(row.person_id, {}).setdefault(row.screening_id, []).append(row.part)
    for film in festival.films.values():
        if film.guests_wanted is not GuestsWanted.NONE:
            for one in festival.proposals(film.id):
                if (one.person_id, one.screening_id) not in decided:
                    shows = found.setdefault(one.person_id, {})
                    shows.setdefault(one.screening_id, []).append(one.part)
    return found


def _parts_of(festival: Festival, person_id: int) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for one in festival.appearances_of(person_id):  # nobody who is kept away among them
        found.setdefault(one.screening_id, []).append(one.part)
    return found


_Known = dict[tuple[int, Part], list[OnStage]]
"""The times on stage that were found before, by screening and part: many share them."""


def times_of(
    festival: Festival, shows: Mapping[int, Iterable[Part]], known: _Known | None = None
) -> list[OnStage]:
    """When somebody with these parts, by screening, is on stage, by start."""
    found: list[OnStage] = []
    known = _Known() if known is None else known
    for screening_id, parts in shows.items():
        for part in parts:
            key = (screening_id, part)
            times = known.get(key)
            if times is None:
                times = known[key] = _stages(festival, festival.all_screenings[screening_id], part)
            found += times
    found.sort()
    return found


def _stages(festival: Festival, screening: Screening, part: Part) -> list[OnStage]:
    row_id, screen_id = screening.id, screening.screen_id
    return [
        OnStage(start, end if end > start else start + 1, row_id, screen_id)
        for start, end in stage_times(festival.span(screening), part)
    ]

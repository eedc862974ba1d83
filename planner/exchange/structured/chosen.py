"""Of the rows of a whole festival those that somebody wants, with what they cannot be without."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from planner.exchange.base import RecordRow
from planner.model import (
    RECORDS,
    Acceptance,
    Appearance,
    Blackout,
    Copy,
    Credit,
    Film,
    FilmPerson,
    Hold,
    Opening,
    Plan,
    Programme,
    ProgrammeFilm,
    Screen,
    Screening,
    Section,
    Slot,
    Travel,
    Venue,
    columns,
)

CHOICES: Mapping[str, frozenset[str]] = {
    "films": frozenset(
        cls.table for cls in (Section, Film, Credit, Programme, ProgrammeFilm, Copy, FilmPerson)
    ),
    "screens": frozenset(cls.table for cls in (Venue, Screen, Opening, Slot, Blackout, Travel)),
    "plan": frozenset(cls.table for cls in (Plan, Screening, Hold, Appearance, Acceptance)),
}
"""The tables of each part of a festival that can come in alone."""


def only_kind(rows: list[RecordRow], kind: str) -> list[RecordRow]:
    """The rows of that part; what they refer to comes with them, to be found again or added."""
    wanted = CHOICES.get(kind)
    if wanted is None:
        return rows
    frozen = {row.id for row in rows if row.table == Plan.table and row.values.get("frozen")}
    chosen = {
        (row.table, row.id)
        for row in rows
        if row.table in wanted
        and not (row.table == Plan.table and row.id in frozen)
        and row.values.get("plan_id") not in frozen
    }
    needed = _needed(rows, chosen)
    return [
        dataclasses.replace(row, updates=(row.table, row.id) in chosen)
        for row in rows
        if (row.table, row.id) in chosen | needed
    ]


def _needed(rows: Sequence[RecordRow], chosen: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """What these rows refer to, and that refers to, with the films of programmes."""
    by_key = {(row.table, row.id): row for row in rows}
    entries: dict[int, list[RecordRow]] = {}
    for row in rows:
        if row.table == ProgrammeFilm.table:
            entries.setdefault(row.values.get("programme_id", 0), []).append(row)
    found, waiting = set(chosen), list(chosen)
    while waiting:
        row = by_key[waiting.pop()]
        keys = [
            (known.meta.ref, row.values.get(known.name))
            for known in columns(RECORDS[row.table])
            if known.meta.ref
        ]
        if row.table == Programme.table:
            keys += [(entry.table, entry.id) for entry in entries.get(row.id, ())]
        for key in keys:
            if key in by_key and key not in found:
                found.add(key)
                waiting.append(key)
    return found

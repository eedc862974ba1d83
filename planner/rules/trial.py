"""What the rules say of something in the hand at one place: the map's second opinion."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import suppress

from planner.edit import Edit
from planner.edit.frozen import changes_of
from planner.edit.screenings import MoveScreening, PlaceProgramme
from planner.errors import UserError
from planner.model import RowChange, new_id
from planner.rules.acceptance import is_accepted
from planner.rules.check import found_after
from planner.rules.conflict import Conflict
from planner.rules.lift import Lift
from planner.rules.report import Report, gravest_first
from planner.times import WallTime


def edit_to(lift: Lift, screen_id: int, start: WallTime) -> Edit:
    """The edit that puts it there."""
    held = lift.screening
    if lift.is_new:
        return PlaceProgramme(held.programme_id, screen_id, start, held.kind_id)
    return MoveScreening(held.id, screen_id, start)


def conflicts_at(
    lift: Lift, report: Report, screen_id: int, start: WallTime, only: str | None = None
) -> tuple[Conflict, ...]:
    """The conflicts that it would be part of there, accepted ones too, the gravest first.

    ``report`` is that of the festival as it stands; ``only`` is the one rule to ask.
    """
    rows = _rows(lift, screen_id, start)
    after = lift.standing.with_changes(rows)
    subject = ("screening", _screening_id(lift, rows))
    found = found_after(report, after, rows, only)
    return gravest_first(
        dataclasses.replace(conflict, within=after)
        for conflict in found
        if subject in conflict.subjects
    )


def open_conflicts_at(
    lift: Lift, report: Report, screen_id: int, start: WallTime
) -> Iterator[Conflict]:
    """Those that nobody has accepted, the gravest first."""
    for conflict in conflicts_at(lift, report, screen_id, start):
        if not is_accepted(conflict, lift.standing):
            yield conflict


def _rows(lift: Lift, screen_id: int, start: WallTime) -> tuple[RowChange, ...]:
    """The row changes of the edit. Where there are none, as it is there already, or the clocks
    skip the start, the screening alone.
    """
    rows: tuple[RowChange, ...] = ()
    with suppress(UserError):
        rows = changes_of(edit_to(lift, screen_id, start), lift.standing)
    if rows:
        return rows
    there = lift.at(screen_id, start)
    if lift.is_new:
        alone = RowChange("screening", new_id(), None, there)
        alone = dataclasses.replace(alone, after=dataclasses.replace(there, id=alone.id))
    else:
        alone = RowChange("screening", there.id, lift.screening, there)
    return (alone,)


def _screening_id(lift: Lift, rows: tuple[RowChange, ...]) -> int:
    if not lift.is_new:
        return lift.screening.id
    return next(row.id for row in rows if row.table == "screening" and row.before is None)

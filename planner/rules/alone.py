"""What is in the hand over a snapshot with fewer others: which of them a rule has in mind.

A rule forbids starts, and does not say because of whom. Asked once more without some of the
others, it does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable

from planner.model import Festival, Hold, Record, RowChange, Screening, ScreeningStatus
from planner.rules.lift import Kept, Lift


def with_only(lift: Lift, name: str, stays: Callable[[Festival, Screening], bool]) -> Lift:
    """The lift over a snapshot in which only those others take place that stay, and no holds.

    ``name`` tells one ``stays`` from another, so that the snapshot is made once.
    """
    return lift.without(lift.standing_once(("alone", name), lambda f: Kept(_left(f, stays))))


def without(lift: Lift, ids: Collection[int]) -> Lift:
    """The lift over a snapshot without the screenings and holds of these ids."""
    festival = lift.standing
    others = set(ids) - {lift.screening.id}
    shown = [row for i in others if (row := festival.all_screenings.get(i))]
    holds = [hold for i in others if (hold := festival.rows(Hold).get(i))]
    return lift.without(Kept(festival.with_changes([*_cancelled(shown), *_removed(holds)])))


def _left(festival: Festival, stays: Callable[[Festival, Screening], bool]) -> Festival:
    rows = [row for row in festival.screenings() if not row.cancelled]
    off = _cancelled(row for row in rows if not stays(festival, row))
    return festival.with_changes([*off, *_removed(festival.rows(Hold).values())])


def _removed(holds: Iterable[Hold]) -> list[RowChange]:
    return [RowChange("hold", hold.id, hold, None) for hold in holds]


def _cancelled(rows: Iterable[Screening]) -> list[RowChange]:
    found: list[RowChange] = []
    for row in rows:
        off: Record = dataclasses.replace(row, status=ScreeningStatus.CANCELLED)
        found.append(RowChange("screening", row.id, row, off))
    return found

"""The snapshot: one festival at one moment, frozen and picklable, with its look-ups.

Views, rules, documents, exports and worker processes read only this. The look-ups stand by
subject: ``Snapshot`` (rows, changes), ``Works``, ``Places``, ``Timetable``, ``People``.
"""

from __future__ import annotations

from planner.model.attendance import Attendance
from planner.model.people import People
from planner.model.snapshot import Tables

__all__ = ["Festival", "Tables"]


class Festival(People):
    """All tables as mappings of frozen records by id, seen through one plan (``plan_id``)."""

    __slots__ = ()


def proposed_appearances(festival: Festival) -> tuple[Attendance, ...]:
    """Everything Marquee proposes for the present plan, where nobody decided otherwise."""
    return tuple(
        one
        for screening in festival.screenings()
        for one in festival.appearances(screening.id)
        if not one.by_hand
    )

"""How many places are left for each programme: what a programmer places first is what has few."""

from __future__ import annotations

from collections.abc import Iterable

from planner.model import Festival
from planner.rules.placement import placement
from planner.rules.report import Report


def places_left(
    festival: Festival, programme_ids: Iterable[int], report: Report | None = None
) -> dict[int, int]:
    """The starts of the snap grid, on all screens together, at which a new screening of each of
    these programmes brings neither a blocker nor a warning. Ids that are gone are left out.
    """
    found: dict[int, int] = {}
    for programme_id in programme_ids:
        if programme_id in festival.programmes:
            free = placement(festival, programme_id, report=report)
            found[programme_id] = sum(
                free.free(screen.id).bits.bit_count() for screen in free.screens
            )
    return found

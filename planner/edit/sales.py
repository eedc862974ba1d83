"""Where a screening was when its first ticket was sold: kept with it until none is sold.

``Work`` asks for each screening that it adds or changes, so that it makes no difference whether
tickets were typed, imported or set by a command.
"""

from __future__ import annotations

import dataclasses

from planner.model import Festival, Record, Screening


def with_sale(festival: Festival, before: Record | None, now: Record) -> Record:
    """The row with the place for which its tickets are sold; without one when none is sold.

    Tickets of a file that is older than this knowledge are for where the screening stood before
    this change. Was it published, the release knows better, and nothing is said.
    """
    if not isinstance(now, Screening):
        return now
    if not now.tickets_sold:
        return _sold(now, None)
    if now.sold_start is not None:
        return now
    sold_before = isinstance(before, Screening) and before.tickets_sold
    if not isinstance(before, Screening) or not sold_before:
        return _sold(now, now)
    return now if festival.released(before) else _sold(now, before)


def _sold(row: Screening, place: Screening | None) -> Screening:
    screen_id, start = (place.screen_id, place.start) if place else (None, None)
    if (row.sold_screen_id, row.sold_start) == (screen_id, start):
        return row
    return dataclasses.replace(row, sold_screen_id=screen_id, sold_start=start)

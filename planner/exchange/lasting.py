"""By what a screening is known outside, from one release to the next.

A release has rows of its own. What calendars, apps and web pages know is the row of the same code
that is planned with; of several plans, that of the first, of which the others are copies.
"""

from __future__ import annotations

from planner.model import Festival, Plan, Screening


def lasting_rows(festival: Festival) -> dict[int, Screening]:
    """The lasting row of each screening of the present plan, by its id; itself in a plan that is
    worked on, and where no plan has its code.
    """
    plans = festival.rows(Plan)
    shown = plans.get(festival.plan_id)
    screenings = festival.screenings()
    if shown is None or not shown.frozen:
        return {one.id: one for one in screenings}
    live = sorted(
        (one for one in festival.all_screenings.values() if not plans[one.plan_id].frozen),
        key=lambda one: (plans[one.plan_id].order, one.plan_id),
        reverse=True,
    )
    by_code = {one.code: one for one in live if one.code}
    return {one.id: by_code.get(one.code, one) for one in screenings}


def lasting_ids(festival: Festival) -> dict[int, int]:
    """The same as numbers."""
    return {number: row.id for number, row in lasting_rows(festival).items()}

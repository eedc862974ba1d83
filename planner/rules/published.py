"""What was published of a screening, against where it is now."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit.screenings import MoveScreening
from planner.i18n import _
from planner.model import Festival, Release, Screening
from planner.rules.conflict import Fix
from planner.rules.scope import Scope
from planner.rules.wording import at

Pair = tuple[Screening, Screening]


def published(scope: Scope) -> list[Pair]:
    """The screenings to look at that are elsewhere now than they were published, each with what
    was published; rules ask with ``scope.once(published)``.
    """
    festival = scope.festival
    if not festival.rows(Release):
        return []
    return [(s, before) for s in scope.screenings if (before := as_published(festival, s))]


def as_published(festival: Festival, screening: Screening) -> Screening | None:
    """A screening as it was last published; None when it was not, or did not take place then."""
    before = festival.released(screening)
    if before is None or before.cancelled or before.programme_id != screening.programme_id:
        return None
    return before


def put_back(festival: Festival, screening: Screening) -> Iterator[Fix]:
    """Back to where it was published."""
    before = as_published(festival, screening)
    if before is not None and before.screen_id in festival.screens:
        title = _("Put back to {time} on {screen}").format(
            time=at(festival, before.start), screen=festival.screen_name(before.screen_id)
        )
        yield Fix(title, MoveScreening(screening.id, before.screen_id, before.start))

"""What was published of a screening, against where it is now."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit.screenings import MoveScreening
from planner.i18n import _
from planner.model import Festival, Release, Screen, Screening
from planner.rules.cells import Cells
from planner.rules.conflict import Fix
from planner.rules.lift import Lift
from planner.rules.scope import Scope
from planner.rules.wording import at
from planner.times import WallTime

Pair = tuple[Screening, Screening]
Spot = tuple[int, WallTime]


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


def as_sold(festival: Festival, screening: Screening) -> Spot | None:
    """The screen and the start for which its tickets are sold; None when none is, or nobody
    knows. It is where it was when the first was sold; in files that do not say, where it was last
    published. When that screen is gone, only the start counts.
    """
    if not screening.tickets_sold:
        return None
    if screening.sold_start is not None:
        return screening.sold_screen_id or screening.screen_id, screening.sold_start
    before = as_published(festival, screening)
    return None if before is None else (before.screen_id, before.start)


def moved_since_sale(festival: Festival, screening: Screening) -> bool:
    """Whether its tickets say another place, so that this is what is to be told of it."""
    return as_sold(festival, screening) not in {None, (screening.screen_id, screening.start)}


def sold_in_hand(lift: Lift) -> Spot | None:
    """The screen and the start for which what is in the hand is sold."""
    return lift.once(("as-sold",), lambda: as_sold(lift.standing, lift.screening))


def where_sold(lift: Lift, screen: Screen) -> Cells:
    """The starts on a screen at which what is in the hand would be where its tickets say it is;
    all of them when there are no tickets.
    """
    sold = sold_in_hand(lift)
    if sold is None:
        return lift.ruler.all
    screen_id, start = sold
    if screen_id != screen.id and not _is_anywhere(lift):
        return lift.ruler.none
    return lift.ruler.between(start, start + 1)


def _is_anywhere(lift: Lift) -> bool:
    """Whether the screen that was sold is gone, so that only the start counts."""
    held = lift.screening
    return held.sold_start is not None and held.sold_screen_id is None


def put_back(festival: Festival, screening: Screening) -> Iterator[Fix]:
    """Back to where its tickets say, or to where it was published."""
    before = as_published(festival, screening)
    there = as_sold(festival, screening) or (before and (before.screen_id, before.start))
    if there and there[0] in festival.screens:
        screen_id, start = there
        title = _("Put back to {time} on {screen}").format(
            time=at(festival, start), screen=festival.screen_name(screen_id)
        )
        yield Fix(title, MoveScreening(screening.id, screen_id, start))

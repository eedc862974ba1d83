"""Two things on one screen at once."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.bars import bar_of, close_pairs, row_of
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.occupancy import occupancy
from planner.rules.remedies import part
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes, title_of
from planner.times import WallTime


class ScreenOverlap(Rule):
    """Two screenings, or a screening and a hold, are on one screen at the same time.

    Checks: every two screenings or holds of a screen, whether the later one begins before the
    earlier one has ended. A screening ends with its Q&A; cancelled screenings occupy nothing.

    Why it matters: it cannot take place. One undetected overlap costs a full house.

    Usual remedies: move one of the two to the next free start or to another screen; swap the longer
    with a shorter one; shorten or drop the Q&A when that is all that overlaps.
    """

    title = N_("Screen overlap")
    severity = Severity.BLOCKER
    units = ("screening", "hold")
    reads = SPAN_TABLES | {"hold"}
    grows = ("minutes",)
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of which the second begins before the first ends."""
        for first, second in scope.once(close_pairs):
            if second.start < first.end:
                yield self.found(
                    (first.subject, second.subject, ("screen", first.screen_id)),
                    first.row_id,
                    second.row_id,
                    minutes=max(1, min(first.end, second.end) - second.start),
                    screen=first.screen_id,
                    day=scope.festival.day_of(WallTime(second.start)),
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which something else is on the screen before it would end."""
        return occupancy(lift, screen).taken.touched(lift.length(screen))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who is in whose way, until when, for how long."""
        first, second = (row_of(festival, subject) for subject in conflict.subjects[:2])
        ends = WallTime(bar_of(festival, first).end)
        return _(
            "{second} begins {start} on {screen}, while {first} runs until {end}: "
            "they overlap by {minutes}."
        ).format(
            first=title_of(festival, first),
            second=title_of(festival, second),
            start=at(festival, second.start),
            end=clock_at(festival, ends, festival.day_of(second.start)),
            screen=festival.screen_name(conflict.screen_ids[0]),
            minutes=minutes(conflict.fact("minutes")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Who, and for how long."""
        first, second = (row_of(festival, subject) for subject in conflict.subjects[:2])
        return _("{first} and {second} overlap by {minutes}").format(
            first=title_of(festival, first),
            second=title_of(festival, second),
            minutes=minutes(conflict.fact("minutes")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Less Q&A, part the two in time, swap, use another screen, or take one off."""
        return part(report, *conflict.subjects[:2])

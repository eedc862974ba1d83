"""Two programmes at once that must not clash."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, RelationKind, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.strand import while_others_run
from planner.rules.wishes import (
    WISH_TABLES,
    part_or_forget,
    subjects,
    wishes,
    wishes_in_hand,
)
from planner.rules.wording import at, clock_at, minutes, title_of


class PairAtOnce(Rule):
    """Two programmes that must not run at the same time do.

    Checks: for every wish “not parallel”, each two screenings of the two programmes on different
    screens, from start to end with the Q&A. On one screen they are reported as an overlap.

    Why it matters: the same people want to see both, or must be at both.

    Usual remedies: move one of the two; drop the wish when it no longer holds.
    """

    title = N_("Pair at the same time")
    severity = Severity.WARNING
    units = ("relation",)
    reads = WISH_TABLES
    grows = ("minutes",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of screenings that share minutes."""
        festival = scope.festival
        for relation, ones, others in wishes(scope, RelationKind.NOT_PARALLEL):
            for one in ones:
                for other in others:
                    ends = min(festival.span(one).end, festival.span(other).end)
                    shared = ends - max(one.start, other.start)
                    if shared > 0 and one.screen_id != other.screen_id:
                        named = subjects(relation, one, other)
                        yield self.found(named, relation.id, one.id, other.id, minutes=shared)

    def alike(self, lift: Lift) -> bool:
        """Where there is no such wish."""
        return not wishes_in_hand(lift, RelationKind.NOT_PARALLEL)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which it would run while the other does elsewhere."""
        wishes = wishes_in_hand(lift, RelationKind.NOT_PARALLEL)
        others = [other for wish in wishes for other in wish.others]
        return while_others_run(lift, screen, others) if others else lift.ruler.none

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Both with their times, and how long they share."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        return _(
            "{first} ({first_time} on {first_screen}) and {second} ({second_time} on "
            "{second_screen}) must not run at the same time, but share {minutes}."
        ).format(
            first=title_of(festival, first),
            first_time=at(festival, first.start),
            first_screen=festival.screen_name(first.screen_id),
            second=title_of(festival, second),
            second_time=clock_at(festival, second.start, festival.day_of(first.start)),
            second_screen=festival.screen_name(second.screen_id),
            minutes=minutes(conflict.fact("minutes")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which two."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        return _("{first} against {second}, which must not be").format(
            first=title_of(festival, first), second=title_of(festival, second)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move one of them, or drop the wish."""
        return part_or_forget(conflict, report)

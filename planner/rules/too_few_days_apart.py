"""Two programmes that are too close in days."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, ngettext
from planner.model import Festival, RelationKind, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import move_to
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wishes import (
    part_or_forget,
    relation_of,
    subjects,
    wishes,
    wishes_in_hand,
)
from planner.rules.wording import at, title_of
from planner.times import DAY_MINUTES, WallTime


class TooFewDaysApart(Rule):
    """Two programmes that are to be some days apart are not.

    Checks: for every wish “days apart”, each two screenings of the two programmes: the number of
    festival days between them. One day apart is the next day.

    Why it matters: the print has to travel, the workshop needs the days, the audience is the same.

    Usual remedies: move one of the two to another day; drop the wish when it no longer holds.
    """

    title = N_("Too few days apart")
    severity = Severity.WARNING
    units = ("relation",)
    reads = frozenset({"relation", "screening", "edition"})
    grows = ("missing",)
    alike_on_screens = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of screenings with too few days between them."""
        festival = scope.festival
        for relation, ones, others in wishes(scope, RelationKind.DAYS_APART):
            for one in ones:
                for other in others:
                    days = abs(festival.day_of(one.start) - festival.day_of(other.start))
                    if days < relation.days:
                        yield self.found(
                            subjects(relation, one, other),
                            relation.id,
                            one.id,
                            other.id,
                            days=days,
                            missing=relation.days - days,
                        )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts on days too near to those of the other."""
        festival, boundary = lift.festival, lift.festival.edition.day_boundary
        return lift.ruler.union(
            (
                (day - wish.days + 1) * DAY_MINUTES + boundary,
                (day + wish.days) * DAY_MINUTES + boundary,
            )
            for wish in wishes_in_hand(lift, RelationKind.DAYS_APART)
            for day in {festival.day_of(other.start) for other in wish.others}
        )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Both with their days, and how far they are to be apart."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        wanted = relation_of(conflict, festival).days
        return ngettext(
            "{first} ({first_time}) and {second} ({second_time}) are to be {wanted} day apart.",
            "{first} ({first_time}) and {second} ({second_time}) are to be {wanted} days apart.",
            wanted,
        ).format(
            first=title_of(festival, first),
            first_time=at(festival, first.start),
            second=title_of(festival, second),
            second_time=at(festival, second.start),
            wanted=wanted,
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """So many days earlier or later at the same time, another free start, or drop the wish."""
        festival = report.festival
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        days = conflict.fact("missing") * DAY_MINUTES
        for screening, shift in ((second, days), (first, -days)):
            if not screening.pinned:
                start = WallTime(screening.start + shift)
                yield move_to(festival, screening, screening.screen_id, start)
        yield from part_or_forget(conflict, report)

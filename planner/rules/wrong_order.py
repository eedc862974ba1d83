"""A programme shown before the one that it must follow."""

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
from planner.rules.wishes import (
    WISH_TABLES,
    minutes_long,
    part_or_forget,
    relation_of,
    shows_of,
    subjects,
    titles_of,
    wishes,
    wishes_in_hand,
)
from planner.rules.wording import at
from planner.times import WallTime


class WrongOrder(Rule):
    """A programme begins before another that is to be shown before it has been seen.

    Checks: for every wish “before”, each screening of the other programme: whether some screening
    of the first one is over when it begins.

    Why it matters: the second part is seen before the first, the jury's winners before the
    ceremony.

    Usual remedies: move one of the two; drop the wish when it no longer holds.
    """

    title = N_("Wrong order")
    severity = Severity.WARNING
    units = ("relation",)
    reads = WISH_TABLES
    grows = ("minutes",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings that begin before any of the first programme is over."""
        festival = scope.festival
        for relation, ones, others in wishes(scope, RelationKind.BEFORE):
            ends = min(festival.span(one).end for one in ones)
            first = [one for one in ones if festival.span(one).end == ends]
            for other in others:
                if other.start < ends:
                    named = subjects(relation, other, *first)
                    yield self.found(named, relation.id, other.id, minutes=ends - other.start)

    def alike(self, lift: Lift) -> bool:
        """Where there is no such wish."""
        return not wishes_in_hand(lift, RelationKind.BEFORE)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts before the first programme has been seen; for that one, starts from which it
        would be the first and still over too late.
        """
        festival, ruler, forbidden = lift.festival, lift.ruler, lift.ruler.none
        length = minutes_long(lift, screen)
        for wish in wishes_in_hand(lift, RelationKind.BEFORE):
            if wish.first:
                begins = min(other.start for other in wish.others)
                ends = min((festival.span(one).end for one in wish.own), default=None)
                late = ~ruler.between(ruler.first, begins - length + 1)
                until = late if ends is None else ruler.between(ruler.first, ends - length + 1)
                forbidden |= late & until
            else:
                ends = min(festival.span(other).end for other in wish.others)
                forbidden |= ruler.between(ruler.first, ends)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When the one begins, and when the other is over."""
        relation = relation_of(conflict, festival)
        first = shows_of(conflict, festival, relation.programme_id)[0]
        other = shows_of(conflict, festival, relation.other_programme_id)[0]
        ends = WallTime(festival.span(first).end)
        return _(
            "{other} begins {start} on {screen}, but {first}, which is to come before it, is first "
            "over at {end}."
        ).format(
            **titles_of(relation, festival),
            start=at(festival, other.start),
            screen=festival.screen_name(other.screen_id),
            end=at(festival, ends),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which is to come before which."""
        titles = titles_of(relation_of(conflict, festival), festival)
        return _("{first} is to come before {other}").format(**titles)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move one of them, or drop the wish."""
        return part_or_forget(conflict, report)

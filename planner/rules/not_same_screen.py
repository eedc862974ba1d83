"""Two programmes that are to share a screen and do not."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
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
    shows_of,
    subjects,
    titles_of,
    wishes,
    wishes_in_hand,
)
from planner.rules.wording import at


class NotSameScreen(Rule):
    """A programme is on a screen on which the one that belongs to it is not shown.

    Checks: for every wish “same screen”, each screening of the first programme: whether the other
    programme is shown on that screen at some time.

    Why it matters: the installation, the sponsor or the regular audience is in that house.

    Usual remedies: move one of the two to the other's screen; drop the wish when it no longer
    holds.
    """

    title = N_("Not on the same screen")
    severity = Severity.WARNING
    units = ("relation",)
    reads = frozenset({"relation", "screening"})
    same = ("screen",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings of the first programme on a screen without the other."""
        for relation, ones, others in wishes(scope, RelationKind.SAME_SCREEN):
            screens = {other.screen_id for other in others}
            for one in ones:
                if one.screen_id not in screens:
                    named = subjects(relation, one, *others)
                    yield self.found(named, relation.id, one.id, screen=one.screen_id)

    def alike(self, lift: Lift) -> bool:
        """Where there is no such wish."""
        return not wishes_in_hand(lift, RelationKind.SAME_SCREEN)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """All starts on a screen without the other; for the other, on screens that leave one of
        the first programme alone.
        """
        for wish in wishes_in_hand(lift, RelationKind.SAME_SCREEN):
            screens = {other.screen_id for other in wish.others}
            if wish.first and screen.id not in screens:
                return lift.ruler.all
            alone = screens - {own.screen_id for own in wish.own}
            if not wish.first and alone - {screen.id}:
                return lift.ruler.all
        return lift.ruler.none

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Where the one is, and where the other."""
        relation = relation_of(conflict, festival)
        one = shows_of(conflict, festival, relation.programme_id)[0]
        others = shows_of(conflict, festival, relation.other_programme_id)
        screens = sorted({festival.screen_name(other.screen_id) for other in others})
        return _(
            "{first} is on {screen} at {time}, but is to be on the screen of {other}: {screens}."
        ).format(
            **titles_of(relation, festival),
            screen=festival.screen_name(one.screen_id),
            time=at(festival, one.start),
            screens=", ".join(screens),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which two belong on one screen."""
        titles = titles_of(relation_of(conflict, festival), festival)
        return _("{first} and {other} are to be on one screen").format(**titles)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """To the other's screen, another free start, or drop the wish."""
        festival = report.festival
        relation = relation_of(conflict, festival)
        one = shows_of(conflict, festival, relation.programme_id)[0]
        for other in shows_of(conflict, festival, relation.other_programme_id):
            if not one.pinned:
                yield move_to(festival, one, other.screen_id, one.start)
            if not other.pinned:
                yield move_to(festival, other, one.screen_id, other.start)
        yield from part_or_forget(conflict, report)

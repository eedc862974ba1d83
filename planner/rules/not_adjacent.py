"""Two programmes that belong together and are apart."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, RelationKind, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.lift import Lift
from planner.rules.remedies import move_to
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
from planner.settings import Setting
from planner.times import WallTime


class NotAdjacent(Rule):
    """A programme that is to be shown right before or after another stands alone.

    Checks: for every wish “adjacent”, each screening of the first programme: whether one of the
    other begins soon after its end or ends shortly before its start, on the same screen. How many
    minutes may lie in between is an option.

    Why it matters: the talk belongs to the film, and its audience has gone home.

    Usual remedies: move one of the two next to the other; drop the wish when it no longer holds.
    """

    title = N_("Not side by side")
    severity = Severity.WARNING
    units = ("relation",)
    reads = WISH_TABLES
    same = PLACE
    options = (
        Setting(
            "most_minutes",
            60,
            N_("Minutes in between"),
            N_("How many minutes may lie between two screenings that are side by side."),
            unit="min",
            minimum=0,
            maximum=600,
        ),
    )
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings of the first programme without the other beside them."""
        festival, most = scope.festival, int(scope.policy.options(self)["most_minutes"])
        for relation, ones, others in wishes(scope, RelationKind.ADJACENT):
            for one in ones:
                if not any(_beside(festival, one, other, most) for other in others):
                    named = subjects(relation, one, *others)
                    where = whereabouts(festival, one)
                    yield self.found(named, relation.id, one.id, **where)

    def alike(self, lift: Lift) -> bool:
        """Where there is no such wish."""
        return not wishes_in_hand(lift, RelationKind.ADJACENT)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts away from the other; for the other, away from one that has nothing beside it."""
        festival, ruler, forbidden = lift.festival, lift.ruler, lift.ruler.none
        most, length = int(lift.policy.options(self)["most_minutes"]), minutes_long(lift, screen)

        def near(other: Screening) -> Cells:
            if other.screen_id != screen.id:
                return ruler.none
            end = festival.span(other).end
            return ruler.between(other.start - length - most, end + most + 1)

        for wish in wishes_in_hand(lift, RelationKind.ADJACENT):
            if wish.first:
                alone = ruler.all
                for other in wish.others:
                    alone -= near(other)
                forbidden |= alone
            else:
                for other in wish.others:
                    if not any(_beside(festival, other, own, most) for own in wish.own):
                        forbidden |= ~near(other)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which screening has nothing beside it."""
        relation = relation_of(conflict, festival)
        one = shows_of(conflict, festival, relation.programme_id)[0]
        return _(
            "{first} is to be shown right before or after {other}, but stands alone {time} on "
            "{screen}."
        ).format(
            **titles_of(relation, festival),
            time=at(festival, one.start),
            screen=festival.screen_name(one.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which two belong together."""
        titles = titles_of(relation_of(conflict, festival), festival)
        return _("{first} and {other} are to be side by side").format(**titles)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Right after the other, another free start, or drop the wish."""
        festival = report.festival
        relation = relation_of(conflict, festival)
        one = shows_of(conflict, festival, relation.programme_id)[0]
        for other in shows_of(conflict, festival, relation.other_programme_id):
            if other.screen_id == one.screen_id:
                earlier, later = sorted((one, other), key=lambda show: show.start)
                yield from _right_after(festival, earlier, later)
                yield from _right_after(festival, later, earlier)
        yield from part_or_forget(conflict, report)


def _right_after(festival: Festival, first: Screening, second: Screening) -> Iterator[Fix]:
    """The second one as soon as the screen is ready after the first."""
    if not second.pinned:
        grid, ready = festival.edition.snap_minutes, festival.span(first).slot_end
        yield move_to(festival, second, second.screen_id, WallTime(-(-ready // grid) * grid))


def _beside(festival: Festival, one: Screening, other: Screening, most: int) -> bool:
    if one.screen_id != other.screen_id:
        return False
    until = festival.span(one).end + most
    return other.start <= until and one.start <= festival.span(other).end + most

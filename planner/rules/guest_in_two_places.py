"""A person on two stages at once."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import Company, for_company, nobody_comes
from planner.rules.conflict import Conflict, Fix
from planner.rules.engagements import elsewhere_instead
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES, OnStage, close_pairs, on_stage_twice
from planner.rules.wording import at, minutes, title_of


class GuestInTwoPlaces(Rule):
    """A person is to be on stage at two screenings at the same time.

    Checks: the minutes of everybody who appears, set by hand or proposed: at the intro, at the
    Q&A or at both. While the film runs a guest is free; at an event (a talk, a masterclass) they
    are busy from start to end. Two screenings on one screen are reported as an overlap instead.

    Why it matters: it cannot happen; one of the two houses waits for somebody who is elsewhere.

    Usual remedies: let the person appear at one of the two only, or at another screening of the
    film; move one of the screenings.
    """

    title = N_("Person in two places")
    severity = Severity.BLOCKER
    units = ("person",)
    reads = STAGE_TABLES
    grows = ("minutes",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of screenings of which the stage times of one person share a minute."""
        for person_id, stages in scope.once(on_stage_twice).items():
            found: dict[tuple[int, int], tuple[int, OnStage, OnStage]] = {}
            for first, second in close_pairs(stages, 0):
                if first.screen_id != second.screen_id:
                    ids = (first.screening_id, second.screening_id)
                    key = (min(ids), max(ids))
                    shared = min(first.end, second.end) - second.start
                    if key not in found or shared > found[key][0]:
                        found[key] = (shared, first, second)
            for (one, other), (shared, first, second) in found.items():
                subjects = (
                    ("person", person_id),
                    ("screening", first.screening_id),
                    ("screening", second.screening_id),
                )
                yield self.found(subjects, person_id, one, other, minutes=shared)

    def alike(self, lift: Lift) -> bool:
        """Where nobody would be there."""
        return nobody_comes(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which somebody would be on stage here and elsewhere."""

        def busy(there: Company) -> Cells:
            forbidden = lift.ruler.none
            for one in there.people:
                others = [other for other in one.others if other.screen_id != screen.id]
                forbidden |= one.cells & together(lift, one.stages, others)
            return forbidden

        return for_company(lift, screen, self.id, busy)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who, at which two screenings, and for how long."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        return _(
            "{person} is to be on stage in two places at once for {minutes}: with {first} from "
            "{first_time} on {first_screen}, and with {second} from {second_time} on "
            "{second_screen}."
        ).format(
            person=festival.people[conflict.ids("person")[0]].name,
            minutes=minutes(conflict.fact("minutes")),
            first=title_of(festival, first),
            first_time=at(festival, first.start),
            first_screen=festival.screen_name(first.screen_id),
            second=title_of(festival, second),
            second_time=at(festival, second.start),
            second_screen=festival.screen_name(second.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Who, and at which two screenings."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        return _("{person} with {first} and with {second} at once").format(
            person=festival.people[conflict.ids("person")[0]].name,
            first=title_of(festival, first),
            second=title_of(festival, second),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Appear at one of the two, or at another screening instead; move one of them."""
        return elsewhere_instead(report, conflict)


def together(
    lift: Lift, stages: tuple[tuple[int, int], ...], others: list[OnStage], apart: int = 0
) -> Cells:
    """The starts at which one of these times (in minutes from the start) comes closer than so many
    minutes to one of the others.
    """
    return lift.ruler.union(
        (other.start - end + 1 - apart, other.end - start + apart)
        for start, end in stages
        for other in others
    )

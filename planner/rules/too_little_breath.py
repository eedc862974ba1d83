"""Too little time for a person between two stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Person, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import Coming, Company, for_company, nobody_comes
from planner.rules.conflict import Conflict, Fix
from planner.rules.engagements import elsewhere_instead
from planner.rules.guest_in_two_places import together
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES, OnStage, close_pairs, on_stage_twice
from planner.rules.wording import at, minutes, title_of
from planner.settings import Setting

_Pair = tuple[int, int]


class TooLittleBreath(Rule):
    """A person cannot get from one stage to the next, or has no time to breathe in between.

    Checks: the minutes between any two appearances of a person at different screenings, against
    the travel minutes between the two venues and the person's breathing time. A way that nobody
    measured takes no time, unless the option says otherwise.

    Why it matters: the guest is late for the second house, out of breath, or leaves the first
    Q&A in the middle of a question.

    Usual remedies: shorten the first Q&A; let the person come to one of the two parts only, or to
    another screening of the film; start the later screening later, or move it to a nearer house.
    """

    title = N_("Too little time between appearances")
    severity = Severity.WARNING
    units = ("person",)
    reads = STAGE_TABLES | {"travel"}
    options = (
        Setting(
            "breathing_minutes",
            0,
            N_("Breathing time"),
            N_("Minutes between two appearances, besides the way, for people without their own."),
            unit="min",
            minimum=0,
            maximum=240,
        ),
        Setting(
            "unknown_way_minutes",
            0,
            N_("Way that nobody measured"),
            N_("Travel minutes between two venues for which none are set."),
            unit="min",
            minimum=0,
            maximum=240,
        ),
    )
    grows = ("missing",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of appearances that do not overlap and are too close."""
        festival, options = scope.festival, scope.policy.options(self)
        way = max(festival.longest_way, int(options["unknown_way_minutes"]))
        for person_id, stages in scope.once(on_stage_twice).items():
            person = festival.people[person_id]
            reach = way + _breathing(person, options)
            for first, second, gap, needed in _too_close(festival, person, stages, reach, options):
                subjects = (
                    ("person", person_id),
                    ("screening", first.screening_id),
                    ("screening", second.screening_id),
                )
                yield self.found(
                    subjects,
                    person_id,
                    first.screening_id,
                    second.screening_id,
                    minutes=gap,
                    needed=needed,
                    missing=needed - gap,
                )

    def alike(self, lift: Lift) -> bool:
        """Where nobody would be there."""
        return nobody_comes(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts too close before or after where somebody else waits for the same person."""
        options = lift.policy.options(self)

        def hurried(there: Company) -> Cells:
            forbidden = lift.ruler.none
            for one in there.people:
                forbidden |= one.cells & _hurried(lift, screen, one, options)
            return forbidden

        return for_company(lift, screen, self.id, hurried, also=screen.venue_id)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who, from where to where, the minutes there are and those needed."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        gap = conflict.fact("minutes")
        return ngettext(
            "{person} has {gap} minute from {first} ({first_time} on {first_screen}) to {second} "
            "({second_time} on {second_screen}), and needs {needed}.",
            "{person} has {gap} minutes from {first} ({first_time} on {first_screen}) to {second} "
            "({second_time} on {second_screen}), and needs {needed}.",
            gap,
        ).format(
            person=festival.people[conflict.ids("person")[0]].name,
            gap=gap or _("no"),
            needed=minutes(conflict.fact("needed")),
            first=title_of(festival, first),
            first_time=at(festival, first.start),
            first_screen=festival.screen_name(first.screen_id),
            second=title_of(festival, second),
            second_time=at(festival, second.start),
            second_screen=festival.screen_name(second.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Who has how long, and needs how long."""
        return _("{person}: {gap} between two appearances, {needed} needed").format(
            person=festival.people[conflict.ids("person")[0]].name,
            gap=minutes(conflict.fact("minutes")),
            needed=minutes(conflict.fact("needed")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Less of one of the two, another screening, or one of them moved."""
        return elsewhere_instead(report, conflict)


def _hurried(lift: Lift, screen: Screen, one: Coming, options: Mapping[str, Any]) -> Cells:
    """The starts too close to where a person is on stage before or after."""
    found = lift.ruler.none
    by_show = sorted(one.others, key=attrgetter("screening_id"))
    for _show, times in groupby(by_show, key=attrgetter("screening_id")):
        others = list(times)
        needed = _needed(lift.standing, one.person, others[0].screen_id, screen.id, options)
        if needed:
            close = together(lift, one.stages, others, apart=needed)
            found |= close - together(lift, one.stages, others)
    return found


def _breathing(person: Person, options: Mapping[str, Any]) -> int:
    own = person.breathing_minutes
    return int(options["breathing_minutes"]) if own is None else own


def _needed(
    festival: Festival, person: Person, screen_id: int, other_id: int, options: Mapping[str, Any]
) -> int:
    way = festival.way_minutes(screen_id, other_id)
    travel = int(options["unknown_way_minutes"]) if way is None else way
    return travel + _breathing(person, options)


def _too_close(
    festival: Festival,
    person: Person,
    stages: Sequence[OnStage],
    reach: int,
    options: Mapping[str, Any],
) -> Iterator[tuple[OnStage, OnStage, int, int]]:
    """The closest two times of each two screenings that are too close and do not overlap, with
    the minutes there are and those needed.
    """
    closest: dict[_Pair, tuple[int, OnStage, OnStage]] = {}
    for first, second in close_pairs(stages, reach):
        ids = (first.screening_id, second.screening_id)
        key, gap = (min(ids), max(ids)), second.start - first.end
        if key not in closest or gap < closest[key][0]:
            closest[key] = (gap, first, second)
    for gap, first, second in closest.values():
        needed = _needed(festival, person, first.screen_id, second.screen_id, options)
        if 0 <= gap < needed:
            yield first, second, gap, needed

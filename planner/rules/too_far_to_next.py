"""The next title of a section begins before its audience can be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Screen, Screening, Travel
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.strand import (
    SECTION_OPTIONS,
    close_in_sections,
    end_of,
    others_of_section,
    part_titles,
)
from planner.rules.wording import at, clock_at, minutes, title_of


class TooFarToNext(Rule):
    """A viewer cannot get from one programme of a section to the next.

    Checks: public screenings of a section that the option names, which follow each other in
    different venues: the minutes in between against the travel minutes between the two. Ways that
    nobody measured are not looked at. Usually only programmes that are shown once count.

    Why it matters: the section's own audience comes late, or stays away from the second.

    Usual remedies: start the later one later; show both in one venue.
    """

    title = N_("Too far to the next of the section")
    severity = Severity.NOTICE
    units = ("programme",)
    reads = SPAN_TABLES | {"travel"}
    options = SECTION_OPTIONS
    grows = ("missing",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs with less time in between than the way takes."""
        festival = scope.festival
        longest = festival.longest_way
        if not longest:
            return
        for first, second in close_in_sections(scope, scope.policy.options(self), longest):
            gap = second.start - end_of(festival, first)
            way = festival.way_minutes(first.screen_id, second.screen_id) or 0
            if 0 <= gap < way:
                subjects = tuple(
                    (table, row_id)
                    for show in (first, second)
                    for table, row_id in (("programme", show.programme_id), ("screening", show.id))
                )
                facts = {"minutes": gap, "needed": way, "missing": way - gap}
                yield self.found(subjects, first.id, second.id, **facts)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts too soon after another ends elsewhere, or from which it ends too late for one."""
        if not lift.festival.rows(Travel):
            return lift.ruler.none
        options = lift.policy.options(self)
        others = lift.once((self.id,), lambda: others_of_section(lift, options))
        key = (self.id, screen.venue_id, lift.length(screen))
        return lift.once(key, lambda: _away_from(lift, screen, others))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When the one ends, when the next begins, and how long the way is."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        ends = festival.span(first).end
        gap = conflict.fact("minutes")
        return ngettext(
            "{first} ends {end} on {first_screen} and {second} of the same section begins at "
            "{start} on {second_screen}: the way takes {needed}, and there is {gap} minute.",
            "{first} ends {end} on {first_screen} and {second} of the same section begins at "
            "{start} on {second_screen}: the way takes {needed}, and there are {gap} minutes.",
            gap,
        ).format(
            first=title_of(festival, first),
            end=at(festival, ends),
            first_screen=festival.screen_name(first.screen_id),
            second=title_of(festival, second),
            start=clock_at(festival, second.start, festival.day_of(ends)),
            second_screen=festival.screen_name(second.screen_id),
            needed=minutes(conflict.fact("needed")),
            gap=gap or _("no"),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """What there is, and what is needed."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        return _("{gap} from {first} to {second}, {needed} needed").format(
            gap=minutes(conflict.fact("minutes")),
            first=title_of(festival, first),
            second=title_of(festival, second),
            needed=minutes(conflict.fact("needed")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move one of the two."""
        return part_titles(conflict, report)


def _away_from(lift: Lift, screen: Screen, others: Sequence[Screening]) -> Cells:
    """The starts too near in time to one of these, for the way from there or to it."""
    festival, length = lift.festival, lift.length(screen)
    return lift.ruler.union(
        stretch
        for other in others
        if (way := festival.way_minutes(screen.id, other.screen_id))
        for stretch in _too_near(festival, other, length, way)
    )


def _too_near(
    festival: Festival, other: Screening, length: int, way: int
) -> Iterator[tuple[int, int]]:
    """The starts after another ends, and those from which it would end before another begins."""
    ends, latest = end_of(festival, other), other.start - length
    yield ends, ends + way
    yield latest - way + 1, latest + 1

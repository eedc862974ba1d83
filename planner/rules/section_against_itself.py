"""Two titles of one section at once."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
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
    others_of_section,
    part_titles,
    while_others_run,
)
from planner.rules.wording import at, clock_at, minutes, title_of


class SectionAgainstItself(Rule):
    """Two programmes of one section run at the same time.

    Checks: the public screenings of the sections that the option names, on different screens, from
    start to end. Usually only those of programmes that are shown once: what one misses of the
    others can be seen at another time.

    Why it matters: whoever comes for this section has to miss one of the two.

    Usual remedies: move one of the two; show one of them twice.
    """

    title = N_("Section against itself")
    severity = Severity.NOTICE
    units = ("programme",)
    reads = SPAN_TABLES
    options = SECTION_OPTIONS
    grows = ("minutes",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs that share minutes."""
        festival = scope.festival
        for first, second in close_in_sections(scope, scope.policy.options(self), 0):
            ends = min(festival.span(first).end, festival.span(second).end)
            if second.start < ends and first.screen_id != second.screen_id:
                subjects = tuple(
                    (table, row_id)
                    for show in (first, second)
                    for table, row_id in (("programme", show.programme_id), ("screening", show.id))
                )
                shared = ends - second.start
                yield self.found(subjects, first.id, second.id, minutes=shared)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which another programme of its section runs elsewhere."""
        options, length = lift.policy.options(self), lift.length(screen)
        others = lift.once((self.id,), lambda: others_of_section(lift, options))
        here = screen.id if any(other.screen_id == screen.id for other in others) else 0
        key = (self.id, here, length)
        return lift.once(key, lambda: while_others_run(lift, screen, others))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which two, of which section, for how long."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        section = festival.section_of(first.programme_id)
        return _(
            "{first} ({first_time} on {first_screen}) and {second} ({second_time} on "
            "{second_screen}), both of {section}, run against each other for {minutes}."
        ).format(
            first=title_of(festival, first),
            first_time=at(festival, first.start),
            first_screen=festival.screen_name(first.screen_id),
            second=title_of(festival, second),
            second_time=clock_at(festival, second.start, festival.day_of(first.start)),
            second_screen=festival.screen_name(second.screen_id),
            section="" if section is None else section.name,
            minutes=minutes(conflict.fact("minutes")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which two."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        return _("{first} against {second} of the same section").format(
            first=title_of(festival, first), second=title_of(festival, second)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move one of the two."""
        return part_titles(conflict, report)

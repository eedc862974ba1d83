"""Two screenings of a film so close that the second finds no audience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart, move_to
from planner.rules.repeats import others_in_hand, repeats
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, programme_title
from planner.settings import Setting
from planner.times import DAY_MINUTES, WallTime, hours_label


class RepeatsTooClose(Rule):
    """Two public screenings of one programme are closer than the festival wants.

    Checks: the hours from one start to the next, and the festival days between them, of all
    public screenings of each film or shorts programme. Screenings that run at the same time, as
    an opening film in several houses, are not meant here; nor are events.

    Why it matters: the first screening makes people talk, the second harvests it; an hour later
    nobody has talked yet.

    Usual remedies: move one of the two to another day; give the slot to another film.
    """

    title = N_("Repeats too close")
    severity = Severity.NOTICE
    units = ("programme",)
    reads = SPAN_TABLES
    options = (
        Setting(
            "hours",
            6,
            N_("Hours between starts"),
            N_("Screenings that begin closer together are reported; 0 is never."),
            unit="h",
            minimum=0,
            maximum=240,
        ),
        Setting(
            "days",
            0,
            N_("Days apart"),
            N_("At least so many festival days on; 1 wants another day, 0 allows the same."),
            unit="d",
            minimum=0,
            maximum=30,
        ),
    )
    grows = ("closer",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of screenings of a programme that are too close."""
        festival = scope.festival
        hours, days = self._limits(scope.policy.options(self))
        for programme, shown in scope.once(repeats):
            for first, second in combinations(shown, 2):
                apart_by = second.start - first.start
                on = festival.day_of(second.start) - festival.day_of(first.start)
                close = apart_by < hours * 60 or on < days
                if close and second.start >= festival.span(first).end:
                    yield self.found(
                        (
                            ("programme", programme.id),
                            ("screening", first.id),
                            ("screening", second.id),
                        ),
                        programme.id,
                        first.id,
                        second.id,
                        minutes=apart_by,
                        closer=-apart_by,
                    )

    def alike(self, lift: Lift) -> bool:
        """Where there are no others."""
        return not others_in_hand(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts too close to another of its screenings, before it or after it."""
        others = others_in_hand(lift)
        if not others:
            return lift.ruler.none
        length = lift.length(screen)
        return lift.once((self.id, length), lambda: self._close(lift, others, length))

    def _close(self, lift: Lift, others: list[Screening], length: int) -> Cells:
        festival, ruler, forbidden = lift.festival, lift.ruler, lift.ruler.none
        hours, days = self._limits(lift.policy.options(self))
        boundary = festival.edition.day_boundary
        for other in others:
            day = festival.day_of(other.start)
            first = (day - days + 1) * DAY_MINUTES + boundary
            near = ruler.between(other.start - hours * 60 + 1, other.start + hours * 60)
            near |= ruler.between(first, (day + days) * DAY_MINUTES + boundary)
            forbidden |= near - ruler.touching(other.start, festival.span(other).end, length)
        return forbidden

    def _limits(self, options: Mapping[str, Any]) -> tuple[int, int]:
        return int(options["hours"]), int(options["days"])

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Both times and places, and what lies between."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        gap = conflict.fact("minutes")
        return _(
            "{title} is shown {first} on {first_screen} and again {second} on {second_screen}, "
            "{length} later."
        ).format(
            title=programme_title(festival, conflict.programme_ids[0]),
            first=at(festival, first.start),
            first_screen=festival.screen_name(first.screen_id),
            second=at(festival, second.start),
            second_screen=festival.screen_name(second.screen_id),
            length=hours_label(gap * 60),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """What, and how soon again."""
        gap = conflict.fact("minutes")
        return _("{title} again after {length}").format(
            title=programme_title(festival, conflict.programme_ids[0]),
            length=hours_label(gap * 60),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The later one (the other, when that is pinned) on another day at its time, at another
        free start, or off the timetable.
        """
        festival = report.festival
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        row = first if second.pinned else second
        for days in (1, -1, 2, -2):
            if not row.pinned:
                start = WallTime(row.start + days * DAY_MINUTES)
                yield move_to(festival, row, row.screen_id, start)
        yield from apart(report, row)

"""Too little time between two screenings on one screen."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Screen, Screening
from planner.rules.bars import bar_of, close_pairs, ready_for, row_of
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.occupancy import occupancy
from planner.rules.remedies import part
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes, title_of
from planner.settings import Setting
from planner.times import WallTime


class TurnaroundTooShort(Rule):
    """The house cannot be emptied, cleaned and filled between two screenings on one screen.

    Checks: the minutes between the end of a screening, Q&A included, and the next start on its
    screen, against the turnaround that is needed. It comes from the earlier screening itself, from
    the pair of kinds where one needs more or less than usual, from the screen, the kind, the
    section or the festival, in this order. Screenings that overlap are reported as that; holds
    need no turnaround.

    Why it matters: the late audience of one screening blocks the early one of the next, doors
    open late, and the delay grows until the evening.

    Usual remedies: start the later screening some minutes later; shorten or drop the Q&A; give
    this pair less turnaround where the house can do it, or accept the conflict with that reason.
    """

    title = N_("Turnaround too short")
    severity = Severity.WARNING
    units = ("screening", "hold")
    reads = SPAN_TABLES | {"hold", "changeover"}
    options = (
        Setting(
            "tolerance_minutes",
            0,
            N_("Minutes that may be missing"),
            N_("A turnaround that is short by so many minutes, or fewer, is not reported."),
            unit="min",
            minimum=0,
            maximum=120,
        ),
    )
    grows = ("missing",)
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of which the second begins after the first ends, but before it is cleared."""
        tolerance = int(scope.policy.options(self)["tolerance_minutes"])
        for first, second in scope.once(close_pairs):
            if second.start < first.end or second.table == "hold":
                continue
            ready = ready_for(scope.festival, first, second)
            missing = ready - second.start
            if missing > tolerance:
                yield self.found(
                    (first.subject, second.subject, ("screen", first.screen_id)),
                    first.row_id,
                    second.row_id,
                    minutes=second.start - first.end,
                    needed=ready - first.end,
                    missing=missing,
                    screen=first.screen_id,
                    day=scope.festival.day_of(WallTime(second.start)),
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts too soon after what is before it, or from which it ends too late for the next."""
        tolerance = lift.once((self.id,), lambda: self._tolerance(lift))
        length, usual = lift.length(screen), lift.turnaround(screen)
        return occupancy(lift, screen).tight(lift.screening, length, usual, tolerance)

    def _tolerance(self, lift: Lift) -> int:
        return int(lift.policy.options(self)["tolerance_minutes"])

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """The end, the next doors and start, what is needed and what there is."""
        first, second = (row_of(festival, subject) for subject in conflict.subjects[:2])
        ends = WallTime(bar_of(festival, first).end)
        doors = festival.doors(second) if isinstance(second, Screening) else second.start
        gap, day = conflict.fact("minutes"), festival.day_of(ends)
        return _sentence(gap, doors=doors < second.start).format(
            first=title_of(festival, first),
            second=title_of(festival, second),
            end=at(festival, ends),
            doors=clock_at(festival, doors, day),
            start=clock_at(festival, second.start, day),
            screen=festival.screen_name(conflict.screen_ids[0]),
            needed=minutes(conflict.fact("needed")),
            gap=gap or _("no"),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """What there is, between whom, and what is needed."""
        first, second = (row_of(festival, subject) for subject in conflict.subjects[:2])
        return _("{gap} between {first} and {second}, {needed} needed").format(
            gap=minutes(conflict.fact("minutes")),
            first=title_of(festival, first),
            second=title_of(festival, second),
            needed=minutes(conflict.fact("needed")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Less Q&A, part the two in time, swap, use another screen, or take one off."""
        return part(report, *conflict.subjects[:2])


def _sentence(gap: int, *, doors: bool) -> str:
    """With the doors of the second, where they are not at its start: they lie inside the gap, and
    whoever stands at them sees it first.
    """
    if not doors:
        return ngettext(
            "{first} ends {end} on {screen} and {second} begins at {start}; "
            "this screen needs {needed} in between, and has {gap} minute.",
            "{first} ends {end} on {screen} and {second} begins at {start}; "
            "this screen needs {needed} in between, and has {gap} minutes.",
            gap,
        )
    return ngettext(
        "{first} ends {end} on {screen}; doors for {second} are at {doors}, and it begins at "
        "{start}; this screen needs {needed} in between, and has {gap} minute.",
        "{first} ends {end} on {screen}; doors for {second} are at {doors}, and it begins at "
        "{start}; this screen needs {needed} in between, and has {gap} minutes.",
        gap,
    )

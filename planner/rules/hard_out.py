"""A screening that is not over when the contract says that the house must be empty."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.lift import Lift
from planner.rules.remedies import apart, ending_by, less_qa, over_within, swaps
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes, title_of
from planner.settings import Setting
from planner.times import DAY_MINUTES, WallTime


class HardOut(Rule):
    """A screening ends after the hard out of its screen.

    Checks: the end of each screening, Q&A included, and the minutes in which its audience leaves,
    against the time by which everybody must have left the screen on that festival day. Screens
    without a hard out are not looked at.

    Why it matters: it is in the contract with the house. Staying on costs a penalty, or the house
    puts the lights on in the middle of the last reel.

    Usual remedies: start earlier; shorten or drop the Q&A when only that runs too late; swap
    with a shorter one; use another screen.
    """

    title = N_("After the hard out")
    severity = Severity.BLOCKER
    reads = SPAN_TABLES
    options = (
        Setting(
            "leaving_minutes",
            0,
            N_("Minutes to leave"),
            N_("How long an audience takes to leave after the end."),
            unit="min",
            minimum=0,
            maximum=120,
        ),
    )
    grows = ("minutes",)
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings whose audience is still there at the hard out."""
        festival = scope.festival
        agreed = {s.id: s.last_exit for s in festival.screens.values() if s.last_exit is not None}
        if not agreed:
            return
        leaving = int(scope.policy.options(self)["leaving_minutes"])
        for screening in scope.screenings:
            clock = agreed.get(screening.screen_id)
            if clock is not None:
                out = festival.day_of(screening.start) * DAY_MINUTES + clock
                late = festival.span(screening).end + leaving - out
                if late > 0:
                    yield self.found(
                        (("screening", screening.id), ("screen", screening.screen_id)),
                        screening.id,
                        minutes=late,
                        **whereabouts(festival, screening),
                    )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts from which it would end too late on their festival day."""
        if screen.last_exit is None:
            return lift.ruler.none
        length = lift.length(screen) + int(lift.policy.options(self)["leaving_minutes"])
        clock = screen.last_exit
        return lift.once((self.id, clock, length), lambda: _too_late(lift, clock - length))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it ends, when everybody must be out, and the minutes between."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        day = festival.day_of(screening.start)
        end, late = festival.span(screening).end, conflict.fact("minutes")
        out = festival.last_exit(screening.screen_id, day) or end
        return _(
            "{title} ends {end} on {screen}, where everybody must be out by {out}: "
            "{minutes} too late."
        ).format(
            title=title_of(festival, screening),
            end=at(festival, end),
            screen=festival.screen_name(screening.screen_id),
            out=clock_at(festival, out, day),
            minutes=minutes(late),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which screening, and by how much."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title} ends {minutes} after the hard out").format(
            title=title_of(festival, screening), minutes=minutes(conflict.fact("minutes"))
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """With less Q&A, earlier, elsewhere, or off the timetable."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        end = festival.span(screening).end - conflict.fact("minutes")
        yield from less_qa(festival, screening, end)
        yield from ending_by(festival, screening, end)
        length = end - screening.start
        yield from swaps(report, screening, over_within(festival, length))
        yield from apart(report, screening)


def _too_late(lift: Lift, latest: int) -> Cells:
    """Starts later than that minute of their festival day."""
    boundary = lift.festival.edition.day_boundary
    days = lift.days_of_ruler()
    return lift.ruler.union(
        (
            max(day * DAY_MINUTES + latest + 1, WallTime(day * DAY_MINUTES + boundary)),
            (day + 1) * DAY_MINUTES + boundary,
        )
        for day in days
    )

"""A start that comes twice, because the clocks go back over it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.clock_gap import clocks_change
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart, starting_from
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of
from planner.times import DAY_MINUTES, WallTime, in_clock_fold


class AmbiguousStart(Rule):
    """A screening starts at a time that comes twice on that night.

    Checks: each start against the festival's time zone. In the night in which the clocks go back,
    an hour (mostly from 02:00 to 03:00) comes twice.

    Why it matters: half of the audience comes an hour early or late, and calendars and ticket
    shops choose either hour.

    Usual remedies: start before the clocks change or after; accept it when the ticket says which
    of the two it is.
    """

    title = N_("Time comes twice")
    severity = Severity.WARNING
    reads = frozenset({"screening", "edition"})
    same = ("start",)
    alike_on_screens = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings whose start comes twice."""
        zone_name = scope.festival.edition.zone
        for screening in scope.screenings:
            start = screening.start
            if clocks_change(zone_name, start // DAY_MINUTES) and in_clock_fold(start, zone_name):
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    start=start,
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """The starts that come twice."""
        return lift.standing_once((self.id,), lambda festival: _twice(lift, festival.edition.zone))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Its start, and the zone in which it comes twice."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _(
            "{title} begins {start} on {screen}, but in {zone} the clocks go back over that time, "
            "so that it comes twice; from {next} on it is plain again."
        ).format(
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            zone=festival.edition.zone,
            next=at(festival, _plain_again(screening.start, festival.edition.zone)),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which start comes twice."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title}: {start} comes twice, clocks go back").format(
            title=title_of(festival, screening), start=at(festival, screening.start)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The first time that comes once, another free start, or off."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        later = _plain_again(screening.start, festival.edition.zone)
        yield from starting_from(festival, screening, later)
        yield from apart(report, screening)


def _twice(lift: Lift, zone_name: str) -> Cells:
    ruler = lift.ruler
    nights = [day for day in lift.calendar_days() if clocks_change(zone_name, day)]
    night = ruler.union((day * DAY_MINUTES, (day + 1) * DAY_MINUTES) for day in nights)
    twice = [start for start in night if in_clock_fold(start, zone_name)]
    return ruler.union((start, start + 1) for start in twice)


def _plain_again(start: WallTime, zone_name: str) -> WallTime:
    """The first minute from there on that comes once; no zone goes back more than a day."""
    minutes = (WallTime(start + later) for later in range(DAY_MINUTES + 1))
    return next(minute for minute in minutes if not in_clock_fold(minute, zone_name))

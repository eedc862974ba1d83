"""A start that does not exist, because the clocks go forward over it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells, Ruler
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart, move_to
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of
from planner.times import DAY_MINUTES, WallTime, in_clock_gap, moment, zone


class ClockGap(Rule):
    """A screening starts at a time that does not exist on that night.

    Checks: each start against the festival's time zone. In the night in which the clocks go
    forward, an hour (mostly from 02:00 to 03:00) is left out.

    Why it matters: nobody can be there at that time; tickets, calendars and box office each make
    something else of it.

    Usual remedies: start an hour later, or before the clocks change.
    """

    title = N_("Time does not exist")
    severity = Severity.BLOCKER
    reads = frozenset({"screening", "edition"})
    same = ("start",)
    alike_on_screens = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings whose start the clocks skip."""
        zone_name = scope.festival.edition.zone
        for screening in scope.screenings:
            start = screening.start
            if clocks_change(zone_name, start // DAY_MINUTES) and in_clock_gap(start, zone_name):
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    start=start,
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """The starts that the clocks skip."""
        return skipped(lift)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Its start, the zone, and the first time that exists again."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _(
            "{title} is to begin {start} on {screen}, but in {zone} the clocks go forward over "
            "that time; the next one that exists is {next}."
        ).format(
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            zone=festival.edition.zone,
            next=at(festival, _next_existing(screening.start, festival.edition.zone)),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which start does not exist."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title}: {start} does not exist, clocks go forward").format(
            title=title_of(festival, screening), start=at(festival, screening.start)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The first time that exists, another free start, or off."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        later = _next_existing(screening.start, festival.edition.zone)
        if not screening.pinned:
            yield move_to(festival, screening, screening.screen_id, later)
        yield from apart(report, screening)


def skipped(lift: Lift) -> Cells:
    """The starts that do not exist; no edit places anything there."""
    return _skipped(lift.ruler, lift.standing.edition.zone)


@lru_cache(8)
def _skipped(ruler: Ruler, zone_name: str) -> Cells:
    if not ruler.count:
        return ruler.none
    first, last = ruler.first // DAY_MINUTES, ruler.time(ruler.count - 1) // DAY_MINUTES
    nights = [day for day in range(first, last + 1) if clocks_change(zone_name, day)]
    night = ruler.union((day * DAY_MINUTES, (day + 1) * DAY_MINUTES) for day in nights)
    gone = [start for start in night if in_clock_gap(start, zone_name)]
    return ruler.union((start, start + 1) for start in gone)


@lru_cache(4096)
def clocks_change(zone_name: str, day: int) -> bool:
    """Whether the zone's offset differs between this midnight and the next; saves asking for
    each screening what only one night of the year can answer with yes.
    """
    midnight = moment(WallTime(day * DAY_MINUTES)).replace(tzinfo=zone(zone_name))
    return midnight.utcoffset() != (midnight + timedelta(days=1)).utcoffset()


def _next_existing(start: WallTime, zone_name: str) -> WallTime:
    """The first minute from there on that exists; no zone skips more than a day."""
    minutes = (WallTime(start + later) for later in range(DAY_MINUTES + 1))
    return next(minute for minute in minutes if not in_clock_gap(minute, zone_name))

"""A screening on a day that is not a festival day."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart, move_to
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import full_day, title_of
from planner.times import DAY_MINUTES, WallTime, clock


class OutsideFestival(Rule):
    """A screening is before the first festival day or after the last.

    Checks: the festival day of each start. A festival day ends at the day boundary, so that a
    screening at half past midnight after the last evening still belongs to it.

    Why it matters: it is mostly a slip of the date, and no printed programme has that day.

    Usual remedies: move it to a festival day; change the festival's days; accept it when it is
    meant, such as a preview.
    """

    title = N_("Outside the festival")
    severity = Severity.WARNING
    reads = frozenset({"screening", "edition"})
    grows = ("days",)
    same = ("day",)
    alike_on_screens = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings whose day is not one of the festival's."""
        festival, edition = scope.festival, scope.festival.edition
        begins, ends = festival_stretch(festival)
        for screening in scope.screenings:
            if not begins <= screening.start < ends:
                day = festival.day_of(screening.start)
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    days=max(edition.first_day - day, day - edition.last_day),
                    day=day,
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts before the first day and after the last."""
        return ~lift.ruler.between(*festival_stretch(lift.standing))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Its day, and the days of the festival."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _(
            "{title} is on {day} at {time} on {screen}, but the festival runs {first} to {last}."
        ).format(
            title=title_of(festival, screening),
            day=full_day(festival.day_of(screening.start)),
            time=clock(screening.start),
            screen=festival.screen_name(screening.screen_id),
            first=full_day(festival.edition.first_day),
            last=full_day(festival.edition.last_day),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which screening, on which day."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title} on {day} is outside the festival").format(
            title=title_of(festival, screening), day=full_day(festival.day_of(screening.start))
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The same time on the nearest festival day, another free start, or off."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        day, edition = festival.day_of(screening.start), festival.edition
        nearest = min(max(day, edition.first_day), edition.last_day)
        start = WallTime(screening.start + (nearest - day) * DAY_MINUTES)
        if not screening.pinned:
            yield move_to(festival, screening, screening.screen_id, start)
        yield from apart(report, screening)


def festival_stretch(festival: Festival) -> tuple[WallTime, WallTime]:
    """From the first minute of the first festival day up to the end of the last."""
    edition = festival.edition
    first = edition.first_day * DAY_MINUTES + edition.day_boundary
    last = (edition.last_day + 1) * DAY_MINUTES + edition.day_boundary
    return WallTime(first), WallTime(last)

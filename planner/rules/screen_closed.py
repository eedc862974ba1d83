"""A screening while its screen is not open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells, Ruler, Stretches
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.lift import Lift, tables
from planner.rules.remedies import apart, over_within, swaps, within_hours
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes, title_of
from planner.times import DAY_MINUTES, Day, WallTime

HoursOf = Callable[[int, Day], tuple[WallTime, WallTime] | None]
"""``Festival.hours``, asked once for each screen and day."""

_HOURS = tables("screen", "opening")


class ScreenClosed(Rule):
    """A screening lies outside the opening hours of its screen.

    Checks: whether the screen is open from the start of each screening to its end, Q&A included.
    A day's own hours go before the screen's usual ones; a screen without hours is always open.

    Why it matters: there is no house to show it in, or overtime that nobody ordered.

    Usual remedies: move the screening into the opening hours or to another screen; shorten or
    drop the Q&A when only that runs past closing; ask the house, and give that day its own hours.
    """

    title = N_("Screen closed")
    severity = Severity.BLOCKER
    reads = SPAN_TABLES | {"opening"}
    grows = ("minutes", "before", "after")
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings of which some minutes lie outside the hours."""
        festival, boundary = scope.festival, scope.festival.edition.day_boundary
        hours_of = cache(festival.hours)
        for screening in scope.screenings:
            start, end = screening.start, festival.span(screening).end
            hours = hours_of(screening.screen_id, Day((start - boundary) // DAY_MINUTES))
            if hours is not None and hours[0] <= start and end <= hours[1]:
                continue
            closed = end - start - _open_minutes(hours_of, screening, end, boundary)
            if closed > 0:
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    minutes=closed,
                    before=0 if hours is None else max(0, hours[0] - start),
                    after=0 if hours is None else max(0, end - hours[1]),
                    **whereabouts(festival, screening),
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts from which it would run while the screen is closed."""
        closed = lift.standing_once(
            (self.id, screen.id),
            lambda festival: _closed(festival, screen.id, lift.ruler),
            _HOURS,
        )
        return closed.touched(lift.length(screen))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it runs, and when the screen is open that day."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        day = festival.day_of(screening.start)
        hours = festival.hours(screening.screen_id, day)
        if hours is None:
            sentence = _("{title} runs {start}–{end} on {screen}, which is closed that day.")
        else:
            sentence = _(
                "{title} runs {start}–{end} on {screen}, which is open {opens}–{closes} that day: "
                "{minutes} outside."
            )
        opens, closes = hours or (screening.start, screening.start)
        return sentence.format(
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            end=clock_at(festival, festival.span(screening).end, day),
            screen=festival.screen_name(screening.screen_id),
            opens=clock_at(festival, opens, day),
            closes=clock_at(festival, closes, day),
            minutes=minutes(conflict.fact("minutes")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """When it runs, and when the screen is open."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        day = festival.day_of(screening.start)
        hours = festival.hours(screening.screen_id, day)
        times = {
            "title": title_of(festival, screening),
            "start": clock_at(festival, screening.start, day),
            "end": clock_at(festival, festival.span(screening).end, day),
        }
        if hours is None:
            return _("{title} {start}–{end}: closed that day").format(**times)
        opens, closes = (clock_at(festival, time, day) for time in hours)
        return _("{title} {start}–{end}: open {opens}–{closes}").format(
            **times, opens=opens, closes=closes
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Less Q&A, into the hours, a swap, elsewhere, next free start, or off the timetable."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        yield from within_hours(festival, screening)
        length = festival.span(screening).end - screening.start - conflict.fact("minutes")
        yield from swaps(report, screening, over_within(festival, length))
        yield from apart(report, screening)


def _closed(festival: Festival, screen_id: int, ruler: Ruler) -> Stretches:
    """When a screen is closed, from long before the festival until long after it."""
    around = range(festival.edition.first_day - 4, festival.edition.last_day + 12)
    hours = [festival.hours(screen_id, Day(day)) for day in around]
    return Stretches(ruler, ruler.gaps(stretch for stretch in hours if stretch))


def _open_minutes(hours_of: HoursOf, screening: Screening, end: int, boundary: int) -> int:
    """The minutes of a screening at which its screen is open, on whatever festival day.

    Hours of one day may run into those of the next, or begin before it does: each minute counts
    once.
    """
    total, done = 0, int(screening.start)
    first_day = (screening.start - boundary) // DAY_MINUTES - 1
    for day in range(first_day, (end - boundary) // DAY_MINUTES + 2):
        hours = hours_of(screening.screen_id, Day(day))
        if hours is not None:
            first, last = max(hours[0], done), min(hours[1], end)
            if last > first:
                total, done = total + last - first, last
    return total

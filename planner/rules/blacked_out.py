"""A screening while its screen is open, but not to be had."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Blackout, Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells, Ruler, Stretches
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.lift import Lift, tables
from planner.rules.remedies import apart, ending_by, less_qa, starting_from
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes, title_of

_TABLES = tables("screen", "blackout")


class BlackedOut(Rule):
    """A screening lies in a time in which its screen is not to be had.

    Checks: each screening, from its start to its end with the Q&A, against the blackouts of its
    screen: rehearsals, rentals, repairs.

    Why it matters: somebody else is in the room.

    Usual remedies: end before the blackout or start after it; use another screen; ask the house
    whether the blackout can be shorter.
    """

    title = N_("Screen blacked out")
    severity = Severity.BLOCKER
    reads = SPAN_TABLES | {"blackout"}
    grows = ("minutes",)
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings that share minutes with a blackout of their screen."""
        festival = scope.festival
        if not festival.rows(Blackout):
            return
        for screening in scope.screenings:
            for blackout in festival.blackouts(screening.screen_id):
                if screening.start < blackout.end:
                    end = min(festival.span(screening).end, blackout.end)
                    shared = end - max(screening.start, blackout.start)
                    if shared > 0:
                        yield self.found(
                            (
                                ("screening", screening.id),
                                ("screen", screening.screen_id),
                                ("blackout", blackout.id),
                            ),
                            screening.id,
                            blackout.id,
                            minutes=shared,
                            **whereabouts(festival, screening),
                        )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts from which it would run into a blackout of that screen."""
        blackouts = lift.standing_once(
            (self.id,), lambda festival: _blackouts(festival, lift.ruler), _TABLES
        )
        there = blackouts.get(screen.id)
        return lift.ruler.none if there is None else there.touched(lift.length(screen))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it runs, and when and why the screen is not to be had."""
        screening, blackout = _both(conflict, festival)
        day = festival.day_of(screening.start)
        if blackout.reason:
            sentence = _(
                "{title} runs {start}–{end} on {screen}, which is not to be had from {since} to "
                "{until} ({reason}): {minutes} of it."
            )
        else:
            sentence = _(
                "{title} runs {start}–{end} on {screen}, which is not to be had from {since} to "
                "{until}: {minutes} of it."
            )
        return sentence.format(
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            end=clock_at(festival, festival.span(screening).end, day),
            screen=festival.screen_name(screening.screen_id),
            since=clock_at(festival, blackout.start, day),
            until=clock_at(festival, blackout.end, day),
            reason=blackout.reason,
            minutes=minutes(conflict.fact("minutes")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which screening, and when the screen is not to be had."""
        screening, blackout = _both(conflict, festival)
        day = festival.day_of(screening.start)
        return _("{title}: not to be had {since}–{until}").format(
            title=title_of(festival, screening),
            since=clock_at(festival, blackout.start, day),
            until=clock_at(festival, blackout.end, day),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """With less Q&A, before or after the blackout, elsewhere, or off the timetable."""
        screening, blackout = _both(conflict, report.festival)
        yield from less_qa(report.festival, screening, blackout.start)
        yield from ending_by(report.festival, screening, blackout.start)
        yield from starting_from(report.festival, screening, blackout.end)
        yield from apart(report, screening)


def _blackouts(festival: Festival, ruler: Ruler) -> dict[int, Stretches]:
    """The blackouts of each screen that has any."""
    of_screens = {screen_id: festival.blackouts(screen_id) for screen_id in festival.screens}
    return {
        screen_id: Stretches(ruler, ((row.start, row.end) for row in rows))
        for screen_id, rows in of_screens.items()
        if rows
    }


def _both(conflict: Conflict, festival: Festival) -> tuple[Screening, Blackout]:
    screening = festival.all_screenings[conflict.screening_ids[0]]
    return screening, festival.rows(Blackout)[conflict.ids("blackout")[0]]

"""More people than seats."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Screen, Screening
from planner.rules.audience import expected, expected_in_hand, houses
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import next_free, other_screens, swaps
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of


class DemandOverSeats(Rule):
    """More people are expected at a public screening than the screen has seats to sell.

    Checks: the demand expected for the strongest film of each public screening against the seats
    of the screen without those that are kept. Films without a demand and screens without seats
    are not looked at.

    Why it matters: the queue is turned away, and with it the word of mouth.

    Usual remedies: a larger screen; a swap; another screening; accept it for a film that is
    to be hard to get into.
    """

    title = N_("More demand than seats")
    severity = Severity.WARNING
    reads = frozenset({"screening", "programme", "programme_film", "film", "screen", "kind"})
    grows = ("missing",)
    same = ("screen",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings with too few seats."""
        for screening, people, seats in scope.once(houses):
            if people > seats:
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    demand=people,
                    seats=seats,
                    missing=people - seats,
                    screen=screening.screen_id,
                )

    def alike(self, lift: Lift) -> bool:
        """Where nobody knows how many come."""
        return expected_in_hand(lift) is None

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start on a screen that is too small."""
        people = expected_in_hand(lift)
        if people is None or screen.seats is None:
            return lift.ruler.none
        return lift.ruler.all if people > (lift.standing.seats(screen.id) or 0) else lift.ruler.none

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many people, how many seats."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        seats = conflict.fact("seats")
        return ngettext(
            "{demand} people are expected at {title}, {start}; {screen} has {seats} seat to sell.",
            "{demand} people are expected at {title}, {start}; {screen} has {seats} seats to sell.",
            seats,
        ).format(
            demand=conflict.fact("demand"),
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            seats=seats or _("no"),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How many people, how many seats."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title}: {demand} expected, {seats} seats").format(
            title=title_of(festival, screening),
            demand=conflict.fact("demand"),
            seats=conflict.fact("seats"),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The same time on a larger screen, a swap with one shown there, or another free start."""
        festival, demand = report.festival, conflict.fact("demand")
        screening = festival.all_screenings[conflict.screening_ids[0]]

        def suits(screen: Screen) -> bool:
            seats = festival.seats(screen.id)
            return seats is None or seats >= demand

        def needs_less(other: Screening) -> bool:
            people = expected(festival, other) or 0
            return people <= conflict.fact("seats") and suits(festival.screens[other.screen_id])

        yield from other_screens(festival, screening, suits)
        yield from swaps(report, screening, needs_less)
        if not screening.pinned:
            yield from next_free(report, screening)

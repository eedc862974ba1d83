"""More tickets sold than the screen has seats, mostly after a move to a smaller one."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import screens_that_suit
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of


class SoldOverSeats(Rule):
    """More tickets have been sold for a screening than its screen has seats.

    Checks: the tickets sold for each screening against all seats of the screen, the kept ones
    included.

    Why it matters: people with tickets stand in the aisle. It happens when a screening is moved
    to a smaller screen after sales have begun.

    Usual remedies: a screen with enough seats; a second screening at the same time next door.
    """

    title = N_("More tickets sold than seats")
    severity = Severity.BLOCKER
    reads = frozenset({"screening", "screen"})
    grows = ("missing",)
    same = ("screen",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings with more tickets than seats."""
        screens = scope.festival.screens
        for screening in scope.screenings:
            if screening.tickets_sold:
                seats = screens[screening.screen_id].seats
                if seats is not None and screening.tickets_sold > seats:
                    yield self.found(
                        (("screening", screening.id), ("screen", screening.screen_id)),
                        screening.id,
                        sold=screening.tickets_sold,
                        seats=seats,
                        missing=screening.tickets_sold - seats,
                        screen=screening.screen_id,
                    )

    def alike(self, lift: Lift) -> bool:
        """Where no tickets are sold."""
        return not lift.screening.tickets_sold

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start on a screen with fewer seats than tickets."""
        sold = lift.screening.tickets_sold or 0
        too_small = screen.seats is not None and sold > screen.seats
        return lift.ruler.all if too_small else lift.ruler.none

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many tickets, how many seats."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        sold = conflict.fact("sold")
        return ngettext(
            "{sold} ticket has been sold for {title}, {start}, but {screen} has {seats} seats.",
            "{sold} tickets have been sold for {title}, {start}, but {screen} has {seats} seats.",
            sold,
        ).format(
            sold=sold,
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            seats=conflict.fact("seats") or _("no"),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How many tickets, how many seats."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title}: {sold} tickets sold, {seats} seats").format(
            title=title_of(festival, screening),
            sold=conflict.fact("sold"),
            seats=conflict.fact("seats"),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The same time on a screen with enough seats, or a swap with one shown there."""
        festival, sold = report.festival, conflict.fact("sold")
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return screens_that_suit(
            report, screening, lambda screen: screen.seats is not None and screen.seats >= sold
        )

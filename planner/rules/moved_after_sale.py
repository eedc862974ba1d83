"""A screening that was moved although tickets for it had been sold."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.published import as_sold, put_back, sold_in_hand, where_sold
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of
from planner.times import WallTime


class MovedAfterSale(Rule):
    """A screening is not where and when it was as its tickets were sold.

    Checks: the start and the screen of each screening with tickets sold, against those that it had
    when the first were entered; where the file does not know these, against those of the last
    release, found by its code. A smaller house is another screen, too.

    Why it matters: the ticket names a time and a house. Everybody who holds one must be told, and
    offered the money back.

    Usual remedies: put it back; or accept the move with a note of who writes to the ticket
    holders. A further move is open again.
    """

    title = N_("Moved after tickets were sold")
    severity = Severity.WARNING
    reads = frozenset({"screening", "release"})
    grows = ("sold", "minutes", "other_screen")
    same = ("screen", "start")

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings that are elsewhere than their tickets say."""
        for screening in scope.screenings:
            sold = as_sold(scope.festival, screening) if screening.tickets_sold else None
            if sold is None:
                continue
            shift, other_screen = abs(screening.start - sold[1]), screening.screen_id != sold[0]
            if shift or other_screen:
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    sold=screening.tickets_sold or 0,
                    minutes=shift,
                    other_screen=int(other_screen),
                    screen=screening.screen_id,
                    start=screening.start,
                )

    def alike(self, lift: Lift) -> bool:
        """Where no tickets are sold."""
        return sold_in_hand(lift) is None

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every place but the one that was sold."""
        return ~where_sold(lift, screen)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many tickets, for when and where, and where it is now."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        screen_id, start = _sold(festival, screening)
        sold = conflict.fact("sold")
        return ngettext(
            "{sold} ticket has been sold for {title} at {before} on {before_screen}, but it is "
            "at {start} on {screen} now.",
            "{sold} tickets have been sold for {title} at {before} on {before_screen}, but it is "
            "at {start} on {screen} now.",
            sold,
        ).format(
            sold=sold,
            title=title_of(festival, screening),
            before=at(festival, start),
            before_screen=festival.screen_name(screen_id),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How many tickets, for when and where."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        screen_id, start = _sold(festival, screening)
        return _("{title}: {sold} tickets sold for {before} on {screen}").format(
            title=title_of(festival, screening),
            sold=conflict.fact("sold"),
            before=at(festival, start),
            screen=festival.screen_name(screen_id),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Back to where it was sold."""
        screening = report.festival.all_screenings[conflict.screening_ids[0]]
        return put_back(report.festival, screening)


def _sold(festival: Festival, screening: Screening) -> tuple[int, WallTime]:
    return as_sold(festival, screening) or (screening.screen_id, screening.start)

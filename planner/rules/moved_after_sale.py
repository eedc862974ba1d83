"""A screening that was moved although tickets for it had been sold."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.published import as_published, published, put_back
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of


class MovedAfterSale(Rule):
    """A screening is not where and when it was published, and people hold tickets for it.

    Checks: the start and the screen of each screening with tickets sold, against those of the
    last release, found by its code.

    Why it matters: the ticket names a time and a house. Everybody who holds one must be told, and
    offered the money back.

    Usual remedies: put it back; or accept the move with a note of who writes to the ticket
    holders, and publish again.
    """

    title = N_("Moved after tickets were sold")
    severity = Severity.WARNING
    reads = frozenset({"screening", "release"})
    grows = ("sold", "minutes", "other_screen")
    same = ("screen", "start")

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings with tickets that are elsewhere than they were published."""
        for screening, before in scope.once(published):
            shift = abs(screening.start - before.start)
            other_screen = screening.screen_id != before.screen_id
            if screening.tickets_sold and (shift or other_screen):
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    sold=screening.tickets_sold,
                    minutes=shift,
                    other_screen=int(other_screen),
                    screen=screening.screen_id,
                    start=screening.start,
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every place but the published one."""
        ruler = lift.ruler
        before = lift.once((self.id,), lambda: as_published(lift.standing, lift.screening))
        if before is None or not lift.screening.tickets_sold:
            return ruler.none
        if before.screen_id != screen.id:
            return ruler.all
        return ~ruler.between(before.start, before.start + 1)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many tickets, for when and where, and where it is now."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        before = as_published(festival, screening) or screening
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
            before=at(festival, before.start),
            before_screen=festival.screen_name(before.screen_id),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How many tickets, for when and where."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        before = as_published(festival, screening) or screening
        return _("{title}: {sold} tickets sold for {before} on {screen}").format(
            title=title_of(festival, screening),
            sold=conflict.fact("sold"),
            before=at(festival, before.start),
            screen=festival.screen_name(before.screen_id),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Back to where it was published."""
        screening = report.festival.all_screenings[conflict.screening_ids[0]]
        return put_back(report.festival, screening)

"""A screening at another time than the printed programme says."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.published import (
    as_published,
    moved_since_sale,
    published,
    put_back,
    sold_in_hand,
    where_sold,
)
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of


class PublishedTimeMoved(Rule):
    """A screening that was published begins at another time now.

    Checks: the start of each screening against that of the last release, found by its code.
    Screenings that moved after tickets were sold are reported as that instead.

    Why it matters: the printed programme sends people at the wrong time; another time is worse
    than another screen, as people are there at one hour only.

    Usual remedies: put it back; or accept the move, announce it, and publish again.
    """

    title = N_("Published time changed")
    severity = Severity.WARNING
    reads = frozenset({"screening", "release"})
    grows = ("minutes",)
    same = ("start",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Published screenings at another time."""
        for screening, before in scope.once(published):
            moved = screening.start != before.start
            if moved and not moved_since_sale(scope.festival, screening):
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    minutes=abs(screening.start - before.start),
                    start=screening.start,
                )

    def alike(self, lift: Lift) -> bool:
        """Where it was not published, or no ticket holds it to a screen."""
        return as_published(lift.standing, lift.screening) is None or sold_in_hand(lift) is None

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start but the published one."""
        before = lift.once((self.id,), lambda: as_published(lift.standing, lift.screening))
        if before is None:
            return lift.ruler.none
        return where_sold(lift, screen) - lift.ruler.between(before.start, before.start + 1)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it is, and when it was published."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        before = as_published(festival, screening) or screening
        return _(
            "{title} was published for {before} on {before_screen}, but begins {start} on "
            "{screen} now."
        ).format(
            title=title_of(festival, screening),
            before=at(festival, before.start),
            before_screen=festival.screen_name(before.screen_id),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """When it was published."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        before = as_published(festival, screening) or screening
        return _("{title} was published for {before}").format(
            title=title_of(festival, screening), before=at(festival, before.start)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Back to where it was published."""
        screening = report.festival.all_screenings[conflict.screening_ids[0]]
        return put_back(report.festival, screening)

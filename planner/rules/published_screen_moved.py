"""A screening on another screen than the printed programme says."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.published import as_published, moved_since_sale, published, put_back, where_sold
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of


class PublishedScreenMoved(Rule):
    """A screening that was published is on another screen now.

    Checks: the screen of each screening against that of the last release, found by its code.
    Screenings for which tickets were sold are reported as that instead.

    Why it matters: the printed programme sends people to the wrong house; within one building a
    sign at the door is enough.

    Usual remedies: put it back; or accept the move, put up a sign, and publish again.
    """

    title = N_("Published screen changed")
    severity = Severity.NOTICE
    reads = frozenset({"screening", "release"})
    same = ("screen", "published")

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Published screenings on another screen."""
        for screening, before in scope.once(published):
            moved = screening.screen_id != before.screen_id
            if moved and not moved_since_sale(scope.festival, screening):
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    screen=screening.screen_id,
                    published=before.screen_id,
                )

    def alike(self, lift: Lift) -> bool:
        """Where it was not published."""
        return as_published(lift.standing, lift.screening) is None

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start on another screen than the published one."""
        before = lift.once((self.id,), lambda: as_published(lift.standing, lift.screening))
        stays = before is None or before.screen_id == screen.id
        return lift.ruler.none if stays else where_sold(lift, screen)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Where it is, and where it was published."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        before = as_published(festival, screening) or screening
        return _(
            "{title}, {start}, was published for {before_screen}, but is on {screen} now."
        ).format(
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            before_screen=festival.screen_name(before.screen_id),
            screen=festival.screen_name(screening.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Where it was published."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        before = as_published(festival, screening) or screening
        return _("{title} was published for {screen}").format(
            title=title_of(festival, screening), screen=festival.screen_name(before.screen_id)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Back to where it was published."""
        screening = report.festival.all_screenings[conflict.screening_ids[0]]
        return put_back(report.festival, screening)

"""A screening that was pinned and is somewhere else now."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit.screenings import MoveScreening, PinScreening
from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of


class PinnedMoved(Rule):
    """A pinned screening is no longer at the time or on the screen where it was pinned.

    Checks: the start and the screen of each pinned screening against those that were pinned.

    Why it matters: somebody promised this place: a guest's flight, a sponsor, a printed card.

    Usual remedies: put it back; or, when the promise has changed, pin it where it is now.
    """

    title = N_("Pinned screening moved")
    severity = Severity.WARNING
    reads = frozenset({"screening"})
    grows = ("minutes", "other_screen")
    same = ("screen", "start")

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pinned screenings that are elsewhere."""
        for screening in scope.screenings:
            if screening.pinned_start is None:
                continue
            shift = abs(screening.start - screening.pinned_start)
            other_screen = screening.screen_id != _pinned_screen(screening)
            if shift or other_screen:
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    minutes=shift,
                    other_screen=int(other_screen),
                    screen=screening.screen_id,
                    start=screening.start,
                )

    def alike(self, lift: Lift) -> bool:
        """Where it is not pinned."""
        return lift.screening.pinned_start is None

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start but the one where it is pinned."""
        ruler, pinned = lift.ruler, lift.screening
        if pinned.pinned_start is None:
            return ruler.none
        if pinned.pinned_screen_id not in (None, screen.id):
            return ruler.all
        return ~ruler.between(pinned.pinned_start, pinned.pinned_start + 1)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Where it is, and where it was pinned."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _(
            "{title} is pinned at {pinned} on {pinned_screen}, but stands at {start} on {screen}."
        ).format(
            title=title_of(festival, screening),
            pinned=at(festival, screening.pinned_start or screening.start),
            pinned_screen=festival.screen_name(_pinned_screen(screening)),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which screening, and from where it was moved."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title} was moved from where it is pinned, {pinned} on {screen}").format(
            title=title_of(festival, screening),
            pinned=at(festival, screening.pinned_start or screening.start),
            screen=festival.screen_name(_pinned_screen(screening)),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Put it back, pin it here, or let go of it."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        back = screening.pinned_start or screening.start
        screen_id = _pinned_screen(screening)
        title = _("Put back to {time} on {screen}").format(
            time=at(festival, back), screen=festival.screen_name(screen_id)
        )
        yield Fix(title, MoveScreening(screening.id, screen_id, back))
        yield Fix(_("Pin here"), PinScreening(screening.id))
        yield Fix(_("Unpin"), PinScreening(screening.id, pinned=False))


def _pinned_screen(screening: Screening) -> int:
    """The screen it was pinned to; the present one when that screen is gone."""
    pinned = screening.pinned_screen_id
    return screening.screen_id if pinned is None else pinned

"""Two houses of a building that let their audiences in at the same time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import starting_from
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes, title_of
from planner.settings import Setting
from planner.times import WallTime


class NotStaggered(Rule):
    """Two screenings on different screens of one venue begin at almost the same time.

    Checks: the starts on all screens of each venue, which should be some minutes apart. The rule
    is off until the festival switches it on, as many venues have room enough.

    Why it matters: two audiences queue at one door, and the foyer is full.

    Usual remedies: start one of the two some minutes later.
    """

    title = N_("Starts not staggered")
    severity = Severity.OFF
    reads = frozenset({"screening", "screen"})
    options = (
        Setting(
            "minutes",
            10,
            N_("Minutes between starts"),
            N_("Starts in one venue that are closer together are reported."),
            unit="min",
            minimum=1,
            maximum=120,
        ),
    )
    grows = ("missing",)
    same = ("venue",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of screenings of a venue that begin too close together."""
        festival, least = scope.festival, int(scope.policy.options(self)["minutes"])
        for first, second in _close(scope, least):
            apart = second.start - first.start
            yield self.found(
                (
                    ("screening", first.id),
                    ("screening", second.id),
                    ("screen", first.screen_id),
                    ("screen", second.screen_id),
                ),
                first.id,
                second.id,
                minutes=apart,
                missing=least - apart,
                venue=festival.screens[first.screen_id].venue_id,
            )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts too close to one on another screen of the venue."""
        least, festival = int(lift.policy.options(self)["minutes"]), lift.festival
        neighbours = lift.once((self.id,), lambda: _neighbours(festival))
        starts = (
            other.start
            for screen_id in neighbours[screen.id]
            for other in festival.screenings_on(screen_id)
            if not other.cancelled
        )
        return lift.ruler.union((start - least + 1, start + least) for start in starts)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Both screenings, and the minutes between."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        apart = conflict.fact("minutes")
        return ngettext(
            "{first} begins {start} on {screen} and {second} at {second_start} on "
            "{second_screen}, {apart} minute apart in one venue.",
            "{first} begins {start} on {screen} and {second} at {second_start} on "
            "{second_screen}, {apart} minutes apart in one venue.",
            apart,
        ).format(
            first=title_of(festival, first),
            start=at(festival, first.start),
            screen=festival.screen_name(first.screen_id),
            second=title_of(festival, second),
            second_start=clock_at(festival, second.start, festival.day_of(first.start)),
            second_screen=festival.screen_name(second.screen_id),
            apart=apart or _("no"),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which two, and the minutes between."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        return _("{first} and {second} begin {apart} apart").format(
            first=title_of(festival, first),
            second=title_of(festival, second),
            apart=minutes(conflict.fact("minutes")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Either of them some minutes after the other."""
        festival = report.festival
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        least = conflict.fact("minutes") + conflict.fact("missing")
        yield from starting_from(festival, second, first.start + least)
        yield from starting_from(festival, first, second.start + least)


def _close(scope: Scope, least: int) -> Iterator[tuple[Screening, Screening]]:
    """Pairs of screenings on screens of one venue that begin less than so many minutes apart."""
    festival = scope.festival
    if scope.whole:
        venues: dict[int, list[Screening]] = {}
        for screening in scope.screenings:
            venues.setdefault(festival.screens[screening.screen_id].venue_id, []).append(screening)
        for shows in venues.values():
            yield from _close_in(sorted(shows, key=_order), least)
        return
    neighbours = _neighbours(festival)
    for screening in scope.screenings:
        for screen_id in neighbours[screening.screen_id]:
            for other in _starting(festival, screen_id, screening.start, least):
                first, second = sorted((screening, other), key=_order)
                yield first, second


def _close_in(shows: list[Screening], least: int) -> Iterator[tuple[Screening, Screening]]:
    """Those pairs of the screenings of one venue, which are in order."""
    for place, first in enumerate(shows, 1):
        soon = first.start + least
        for later in range(place, len(shows)):
            second = shows[later]
            if second.start >= soon:
                break
            if first.screen_id != second.screen_id:
                yield first, second


def _order(screening: Screening) -> tuple[int, int]:
    return screening.start, screening.id


def _neighbours(festival: Festival) -> dict[int, list[int]]:
    """For each screen, the others of its venue."""
    venues: dict[int, list[int]] = {}
    for screen in festival.screens.values():
        venues.setdefault(screen.venue_id, []).append(screen.id)
    return {i: [o for o in group if o != i] for group in venues.values() for i in group}


def _starting(
    festival: Festival, screen_id: int, around: WallTime, least: int
) -> Iterator[Screening]:
    """The screenings on a screen that begin less than so many minutes before or after."""
    rows = festival.screenings_on(screen_id)
    for place in range(bisect_left(rows, around - least + 1, key=lambda s: s.start), len(rows)):
        if rows[place].start >= around + least:
            return
        if not rows[place].cancelled:
            yield rows[place]

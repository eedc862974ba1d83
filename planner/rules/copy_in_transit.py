"""Too little time to carry a copy from one screen to the next."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Copy, Festival, Screen
from planner.rules.base import Rule
from planner.rules.carrying import Carried, Carrying, carried, clashes, limited, starts_that_clash
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart, starting_from
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes
from planner.times import WallTime


class CopyInTransit(Rule):
    """A copy is still on its way from another screen when a screening begins.

    Checks: the minutes between the end of a film on one screen and its next start on another,
    against the transit time of the copies that are there and that both can play, or the travel
    minutes between the venues where the copies have none. Films without copies, and those loaded
    on several servers, are not looked at.

    Why it matters: half of a print was still in a van when the audience sat down.

    Usual remedies: start later; swap with a neighbour; use the screen where the copy is; ask for
    another copy.
    """

    title = N_("Copy in transit")
    severity = Severity.WARNING
    units = ("film",)
    of_groups = True
    reads = SPAN_TABLES | {"copy", "travel", "venue"}
    grows = ("missing",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings that no copy can reach in time, though none is needed twice at once."""
        festival = scope.festival
        if not festival.rows(Copy):
            return
        for film in scope.films:
            carrying = Carrying(festival, film)
            for clash in clashes(festival, film, in_transit=True):
                *before, last = clash.group
                ids = [one.screening_id for one in clash.group]
                ready, _first, _copy = carrying.soonest(before, last)
                yield self.found(
                    (("film", film.id), *(("screening", i) for i in ids)),
                    film.id,
                    *ids,
                    missing=ready - last.start,
                )

    def alike(self, lift: Lift) -> bool:
        """Where its films run nowhere else, or there are copies enough."""
        return not limited(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts too soon after the film ran elsewhere, or too short before it does."""
        return starts_that_clash(lift, screen, in_transit=True)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Where it ran until when, where it is to run next, and what the way takes."""
        film = festival.films[conflict.film_ids[0]]
        first, last, way = _first_and_last(conflict, festival)
        return _(
            "{film} runs until {end} on {first_screen} and begins at {start} on {screen}; its copy "
            "needs {minutes} from one to the other, {missing} more than there are."
        ).format(
            film=film.title,
            end=at(festival, WallTime(first.until)),
            first_screen=festival.screen_name(first.screen_id),
            start=clock_at(festival, WallTime(last.start), festival.day_of(WallTime(first.until))),
            screen=festival.screen_name(last.screen_id),
            minutes=minutes(way),
            missing=minutes(conflict.fact("missing")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and by how much."""
        return _("{film}: its copy comes {missing} too late").format(
            film=festival.films[conflict.film_ids[0]].title,
            missing=minutes(conflict.fact("missing")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The later one starts when the copy is there, or goes elsewhere; or the other does."""
        festival = report.festival
        first, last, _way = _first_and_last(conflict, festival)
        waiting = festival.all_screenings[last.screening_id]
        late = last.start + conflict.fact("missing")
        yield from starting_from(festival, waiting, late)
        other = festival.all_screenings[first.screening_id]
        yield from apart(report, other if waiting.pinned else waiting)


def _first_and_last(conflict: Conflict, festival: Festival) -> tuple[Carried, Carried, int]:
    """The screening that a copy comes from soonest, the one that waits for it, and the minutes
    from one to the other.
    """
    carrying = Carrying(festival, festival.films[conflict.film_ids[0]])
    group = [carried(festival, festival.all_screenings[i]) for i in conflict.screening_ids]
    *others, last = group
    ready, first, _copy = carrying.soonest(others, last)
    return first, last, ready - first.until

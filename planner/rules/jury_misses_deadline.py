"""A film that a jury cannot see in time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from planner.i18n import N_, _
from planner.model import Festival, Jury, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.free_places import free_starts
from planner.rules.lift import Lift
from planner.rules.premieres import films_in_hand, shows_of
from planner.rules.remedies import apart, move_to
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at
from planner.times import WallTime


class JuryMissesDeadline(Rule):
    """No screening of a film that a jury must see is over by the jury's deadline.

    Checks: for every jury with a deadline the films of its section and those named besides, whether
    at least one screening of each, of whatever kind, ends in time, with its Q&A. A film that is
    not on the timetable yet is reported as that.

    Why it matters: the jury decides without having seen a film, and its makers find out.

    Usual remedies: move a screening before the deadline, or add one for the jury; move the
    deadline.
    """

    title = N_("Jury sees it too late")
    severity = Severity.WARNING
    units = ("film",)
    reads = SPAN_TABLES | {"jury", "jury_film"}
    grows = ("minutes",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films of which every screening ends after a deadline."""
        festival = scope.festival
        if not any(jury.deadline is not None for jury in festival.rows(Jury).values()):
            return
        for film in scope.films:
            deadlines = [j for j in festival.juries_for(film.id) if j.deadline is not None]
            shows = shows_of(festival, film.id) if deadlines else []
            ends = min((festival.span(show).end for show in shows), default=None)
            for jury in deadlines if ends is not None else ():
                late = (ends or 0) - (jury.deadline or 0)
                if late > 0:
                    named = tuple(("screening", show.id) for show in shows)
                    subjects = (("film", film.id), ("jury", jury.id), *named)
                    yield self.found(subjects, film.id, jury.id, minutes=late)

    def alike(self, lift: Lift) -> bool:
        """Where no deadline is open."""
        return lift.once((self.id,), lambda: _first_open_deadline(lift)) is None

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts from which it is over too late, when no other screening is in time."""
        span, ruler = lift.span(screen), lift.ruler
        deadline = lift.once((self.id,), lambda: _first_open_deadline(lift))
        if deadline is None:
            return ruler.none
        return ~ruler.between(ruler.first, deadline - (span.end - span.start) + 1)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which jury, its deadline, and the first screening it could go to."""
        jury = festival.rows(Jury)[conflict.ids("jury")[0]]
        shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
        first = min(shows, key=lambda show: festival.span(show).end)
        return _(
            "{jury} must have seen {film} by {deadline}, but its first screening, {time} on "
            "{screen}, ends {end}."
        ).format(
            jury=jury.name,
            film=festival.films[conflict.film_ids[0]].title,
            deadline=at(festival, jury.deadline or WallTime(0)),
            time=at(festival, first.start),
            screen=festival.screen_name(first.screen_id),
            end=at(festival, festival.span(first).end),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which jury, which film, by when."""
        jury = festival.rows(Jury)[conflict.ids("jury")[0]]
        return _("{jury} cannot see {film} by {deadline}").format(
            jury=jury.name,
            film=festival.films[conflict.film_ids[0]].title,
            deadline=at(festival, jury.deadline or WallTime(0)),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The first free start of the festival, another one, or off."""
        festival = report.festival
        shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
        for show in shows:
            if not show.pinned:
                found = free_starts(
                    festival, show.programme_id, screening_id=show.id, report=report
                )
                for place in islice(found, 1):
                    yield move_to(festival, show, *place)
        yield from apart(report, *shows[:1])


def _first_open_deadline(lift: Lift) -> int | None:
    """The first deadline that none of the other screenings of a film in the hand meets."""
    festival = lift.festival
    found = [
        jury.deadline
        for film, shows in films_in_hand(lift)
        for jury in festival.juries_for(film.id)
        if jury.deadline is not None
        and not any(festival.span(show).end <= jury.deadline for show in shows)
    ]
    return min(found, default=None)

"""A copy that has not arrived yet, or has left already."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Copy, Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.copies import at_hand, needed_until, playable, starts_at_hand
from planner.rules.lift import Lift
from planner.rules.remedies import ending_by, next_free, off, starting_from
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.showings import copied
from planner.rules.wording import at, clock_at


class CopyNotThere(Rule):
    """No copy of a film is at the festival when it is to be shown.

    Checks: of the copies that the screen can play, whether one has arrived at the start of each
    screening and leaves only after the film. A copy without an arrival is there from the first
    day, one without a departure until the last.

    Why it matters: a print comes from one festival and goes on to the next; for three days it can
    be shown, and on the fourth it is in a van.

    Usual remedies: move the screening into the days of the copy; ask for an earlier arrival or a
    second copy.
    """

    title = N_("Copy not there")
    severity = Severity.BLOCKER
    reads = SPAN_TABLES | {"copy"}
    grows = ("minutes",)
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films of which no playable copy is at hand all the time."""
        festival = scope.festival
        for screening, film in scope.once(copied):
            copies = playable(festival, film.id, screening.screen_id)
            until = needed_until(festival.span(screening))
            if copies and not at_hand(copies, screening.start, until):
                nearest = min(copies, key=lambda copy: _missing(copy, screening.start, until))
                yield self.found(
                    (
                        ("screening", screening.id),
                        ("film", film.id),
                        ("screen", screening.screen_id),
                        ("copy", nearest.id),
                    ),
                    screening.id,
                    film.id,
                    minutes=_missing(nearest, screening.start, until),
                    **whereabouts(festival, screening),
                )

    def alike(self, lift: Lift) -> bool:
        """Where no copies are known."""
        return not any(lift.standing.copies(film.id) for film in lift.films)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which no playable copy of one of its films is at hand."""
        festival, ruler = lift.standing, lift.ruler
        films = lift.once((self.id,), lambda: [f for f in lift.films if festival.copies(f.id)])
        if not films:
            return ruler.none
        span = lift.span(screen)
        length, forbidden = needed_until(span) - span.start, ruler.none
        for film in films:
            copies = playable(festival, film.id, screen.id)
            there = ruler.none
            for copy in copies:
                there |= starts_at_hand(lift, copy, length)
            if copies:
                forbidden |= ~there
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it is shown, and when its copy comes or goes."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        copy = festival.rows(Copy)[conflict.ids("copy")[0]]
        day = festival.day_of(screening.start)
        if copy.arrives is not None and copy.arrives > screening.start:
            sentence = _(
                "{film} begins {start} on {screen}, but its copy ({copy}) arrives only {moment}."
            )
            moment = copy.arrives
        else:
            sentence = _(
                "{film} runs until {end} on {screen}, but its copy ({copy}) leaves {moment}."
            )
            moment = screening.start if copy.leaves is None else copy.leaves
        return sentence.format(
            film=festival.films[conflict.film_ids[0]].title,
            start=at(festival, screening.start),
            end=at(festival, needed_until(festival.span(screening))),
            screen=festival.screen_name(screening.screen_id),
            copy=copy.title or copy.format,
            moment=clock_at(festival, moment, day),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and when its copy comes or goes."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        copy = festival.rows(Copy)[conflict.ids("copy")[0]]
        film = festival.films[conflict.film_ids[0]].title
        if copy.arrives is not None and copy.arrives > screening.start:
            return _("{film}: copy arrives {moment}").format(
                film=film, moment=at(festival, copy.arrives)
            )
        gone = screening.start if copy.leaves is None else copy.leaves
        return _("{film}: copy leaves {moment}").format(film=film, moment=at(festival, gone))

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """After the copy comes, before it goes, another free start, or off the timetable."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        copy = festival.rows(Copy)[conflict.ids("copy")[0]]
        if copy.arrives is not None:
            yield from starting_from(festival, screening, copy.arrives)
        if copy.leaves is not None:
            yield from ending_by(festival, screening, copy.leaves)
        if not screening.pinned:
            yield from next_free(report, screening)
        yield from off(festival, screening)


def _missing(copy: Copy, start: int, until: int) -> int:
    """The minutes by which a copy comes too late and goes too early."""
    late = 0 if copy.arrives is None else max(0, copy.arrives - start)
    return late + (0 if copy.leaves is None else max(0, until - copy.leaves))

"""A film shown to the public before its premiere."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Premiere, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.premieres import (
    PREMIERE_TABLES,
    counts,
    films_in_hand,
    first_start,
    leads,
    premieres,
    rivals,
    shows_of,
)
from planner.rules.remedies import apart
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at


class PremiereNotFirst(Rule):
    """A film that has its premiere here is shown to the public before it.

    Checks: for every film with a premiere status, whether a public screening begins before the one
    that is announced as its premiere. Where none is announced, whether one of a kind that does not
    count as premiere, such as one for schools, begins before the first one that counts.

    Why it matters: the premiere was promised to the makers and printed on the poster; whoever was
    there before may write about it.

    Usual remedies: move the premiere before it, or the other screening after it; announce another
    screening as the premiere; let that kind of screening count as premiere when it does.
    """

    title = N_("Shown before its premiere")
    severity = Severity.WARNING
    units = ("film",)
    reads = PREMIERE_TABLES
    grows = ("minutes",)
    alike_on_screens = True
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Public screenings before the premiere."""
        festival = scope.festival
        for film in scope.films:
            if film.premiere is Premiere.NONE:
                continue
            shows = shows_of(festival, film.id)
            first = premieres(festival, shows)
            for show in shows if first else ():
                if show.start >= first[0].start:
                    break
                if _is_seen(festival, show):
                    named = tuple(("screening", one.id) for one in (show, *first))
                    minutes = first[0].start - show.start
                    yield self.found((("film", film.id), *named), film.id, show.id, minutes=minutes)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts before the premiere; for what counts as one, after what must follow it."""
        festival, ruler, forbidden = lift.standing, lift.ruler, lift.ruler.none
        held = lift.screening
        for film, shows in films_in_hand(lift):
            if film.premiere is Premiere.NONE:
                continue
            first = first_start(rivals(festival, held, shows))
            if leads(festival, held, shows):
                others = [s for s in shows if not leads(festival, s, [held])]
                begins = first_start([s for s in others if _is_seen(festival, s)])
                if begins is not None:
                    last = ruler.all if first is None else ruler.between(ruler.first, first + 1)
                    forbidden |= last - ruler.between(ruler.first, begins + 1)
            elif first is not None and _is_seen(festival, held):
                forbidden |= ruler.between(ruler.first, first)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it is shown, and when its premiere is."""
        show, first = (festival.all_screenings[i] for i in conflict.screening_ids[:2])
        sentence = (
            _(
                "{film} is shown to the public {time} on {screen}, before its announced premiere "
                "{premiere} on {premiere_screen}."
            )
            if first.announced_premiere
            else _(
                "{film} is shown to the public {time} on {screen}, before its premiere {premiere} "
                "on {premiere_screen}."
            )
        )
        return sentence.format(
            film=festival.films[conflict.film_ids[0]].title,
            time=at(festival, show.start),
            screen=festival.screen_name(show.screen_id),
            premiere=at(festival, first.start),
            premiere_screen=festival.screen_name(first.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, before which premiere."""
        first = festival.all_screenings[conflict.screening_ids[1]]
        return _("{film} is shown before its premiere {time}").format(
            film=festival.films[conflict.film_ids[0]].title, time=at(festival, first.start)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move it after the premiere; the premiere where it is pinned."""
        show, first = (report.festival.all_screenings[i] for i in conflict.screening_ids[:2])
        return apart(report, first if show.pinned else show)


def _is_seen(festival: Festival, screening: Screening) -> bool:
    """Whether whoever is there sees the film before its premiere."""
    return festival.is_public(screening) or counts(festival, screening)

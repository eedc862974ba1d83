"""A film shown before its licence begins or after it ends."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Film, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import move_to, next_free, off
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.showings import of_each_film, showings
from planner.rules.wording import at, full_day
from planner.times import DAY_MINUTES, Day, WallTime


class OutsideLicence(Rule):
    """A film is shown on a day that its licence does not cover.

    Checks: the festival day of each screening against the first and the last day of the licence
    of every film in it. Films without licence days are not looked at.

    Why it matters: it is a breach of contract; the rights holder may bill it or pull the film.

    Usual remedies: move the screening into the licence; ask for an extension, and write its days
    into the film’s form.
    """

    title = N_("Outside the licence")
    severity = Severity.BLOCKER
    reads = frozenset({"screening", "programme", "programme_film", "film", "edition"})
    grows = ("days",)
    same = ("day",)
    alike_on_screens = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings on days that the licence of a film in them does not cover."""
        festival = scope.festival
        for screening, film in showings(scope, _is_limited):
            day = festival.day_of(screening.start)
            days = _days_outside(film, day)
            if days > 0:
                yield self.found(
                    (
                        ("screening", screening.id),
                        ("film", film.id),
                        ("screen", screening.screen_id),
                    ),
                    screening.id,
                    film.id,
                    days=days,
                    day=day,
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts on days that the licence of one of its films does not cover."""
        boundary = lift.standing.edition.day_boundary

        def outside(film: Film) -> Cells:
            first, last = film.licence_from, film.licence_until
            begins = 0 if first is None else first * DAY_MINUTES + boundary
            ends = lift.ruler.end if last is None else (last + 1) * DAY_MINUTES + boundary
            return ~lift.ruler.between(begins, ends) if _is_limited(film) else lift.ruler.none

        return of_each_film(lift, outside)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it is shown, and from when or until when it may be."""
        screening, film = _both(conflict, festival)
        day = festival.day_of(screening.start)
        if film.licence_from is not None and day < film.licence_from:
            sentence = _("{film} is on {start} on {screen}, but its licence begins {first}.")
        else:
            sentence = _("{film} is on {start} on {screen}, but its licence ends {last}.")
        return sentence.format(
            film=film.title,
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            first=full_day(day if film.licence_from is None else film.licence_from),
            last=full_day(day if film.licence_until is None else film.licence_until),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and from when or until when it may be shown."""
        screening, film = _both(conflict, festival)
        day = festival.day_of(screening.start)
        if film.licence_from is not None and day < film.licence_from:
            first = full_day(film.licence_from)
            return _("{film}: licence begins {first}").format(film=film.title, first=first)
        last = full_day(day if film.licence_until is None else film.licence_until)
        return _("{film}: licence ends {last}").format(film=film.title, last=last)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The same time on the nearest day of the licence, another free start, or off."""
        festival = report.festival
        screening, film = _both(conflict, festival)
        if not screening.pinned:
            shift = _to_licence(film, festival.day_of(screening.start)) * DAY_MINUTES
            start = WallTime(screening.start + shift)
            yield move_to(festival, screening, screening.screen_id, start)
            for screen in festival.screens_in_order():
                yield move_to(festival, screening, screen.id, start)
            yield from next_free(report, screening)
        yield from off(festival, screening)


def _is_limited(film: Film) -> bool:
    return film.licence_from is not None or film.licence_until is not None


def _to_licence(film: Film, day: Day) -> int:
    """The days from that one to the nearest that the licence covers; 0 when it does."""
    if film.licence_until is not None and day > film.licence_until:
        return film.licence_until - day
    return max(0, film.licence_from - day) if film.licence_from is not None else 0


def _days_outside(film: Film, day: Day) -> int:
    return abs(_to_licence(film, day))


def _both(conflict: Conflict, festival: Festival) -> tuple[Screening, Film]:
    screening = festival.all_screenings[conflict.screening_ids[0]]
    return screening, festival.films[conflict.film_ids[0]]

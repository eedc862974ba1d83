"""A programme that is meant to be shown and is not on the timetable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from planner.edit.screenings import PlaceProgramme
from planner.i18n import N_, _
from planner.model import Festival, FilmStatus, Programme, ProgrammeKind
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.free_places import free_starts
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, programme_title

PROPOSED_PER_SCREEN = 1


class NotScheduled(Rule):
    """A programme has no screening although at least one is wanted.

    Checks: every film, shorts programme and event that is wanted at least once. A cancelled
    screening does not count. A film that is part of another programme is not missed by itself,
    and neither is one that was withdrawn.

    Why it matters: the film was invited, its guests may be booked, and it would be forgotten.

    Usual remedies: place it at a free start; when it is not to be shown, set the number of
    screenings wanted to 0 or the film to withdrawn.
    """

    title = N_("Not scheduled")
    severity = Severity.NOTICE
    units = ("programme",)
    reads = frozenset({"programme", "programme_film", "film", "screening"})
    grows = ("wanted",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Programmes that are expected and take place nowhere."""
        festival = scope.festival
        for programme in scope.programmes:
            missed = programme.wanted > 0 and not _takes_place(festival, programme)
            if missed and _expected(festival, programme):
                yield self.found(
                    (("programme", programme.id),), programme.id, wanted=programme.wanted
                )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Its title."""
        title = programme_title(festival, conflict.programme_ids[0])
        if festival.screenings_of(conflict.programme_ids[0]):
            return _("All screenings of {title} are cancelled.").format(title=title)
        return _("{title} is not on the timetable yet.").format(title=title)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The first free start of each screen."""
        festival, programme_id = report.festival, conflict.programme_ids[0]
        for screen in festival.screens_in_order():
            free = free_starts(festival, programme_id, screen.id, report=report)
            for screen_id, start in islice(free, PROPOSED_PER_SCREEN):
                title = _("Place {title} at {time} on {screen}").format(
                    title=programme_title(festival, programme_id),
                    time=at(festival, start),
                    screen=festival.screen_name(screen_id),
                )
                yield Fix(title, PlaceProgramme(programme_id, screen_id, start))


def _takes_place(festival: Festival, programme: Programme) -> bool:
    return any(not screening.cancelled for screening in festival.screenings_of(programme.id))


def _expected(festival: Festival, programme: Programme) -> bool:
    """Whether the programme is to be shown by itself."""
    films = festival.films_of(programme.id)
    if films and all(film.status is FilmStatus.WITHDRAWN for film in films):
        return False
    if programme.kind is not ProgrammeKind.FILM or not films:
        return True
    return len(festival.programmes_with(films[0].id)) == 1

"""A film that was withdrawn, and is still on the timetable."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit import SetField
from planner.edit.screenings import CancelScreening
from planner.i18n import N_, _
from planner.model import Festival, FilmStatus
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.remedies import off
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.showings import showings
from planner.rules.wording import at, title_of


class WithdrawnShown(Rule):
    """A screening shows a film that was withdrawn.

    Checks: the status of every film in each screening that takes place.

    Why it matters: the film will not come, and its slot could be somebody else’s.

    Usual remedies: take the screening off the timetable, or cancel it when it was published; take
    the film out of its shorts programme; confirm the film when it comes after all.
    """

    title = N_("Withdrawn film on the timetable")
    severity = Severity.WARNING
    reads = frozenset({"screening", "programme", "programme_film", "film"})

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings of withdrawn films."""
        for screening, film in showings(scope, lambda f: f.status is FilmStatus.WITHDRAWN):
            yield self.found(
                (("screening", screening.id), ("film", film.id), ("screen", screening.screen_id)),
                screening.id,
                film.id,
            )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and where it is still shown."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{film} was withdrawn, but {title} still stands at {start} on {screen}.").format(
            film=festival.films[conflict.film_ids[0]].title,
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Off the timetable, cancelled, or confirmed after all."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        film = festival.films[conflict.film_ids[0]]
        yield from off(festival, screening)
        title = _("Cancel {title}").format(title=title_of(festival, screening))
        reason = _("{film} was withdrawn.").format(film=film.title)
        yield Fix(title, CancelScreening(screening.id, reason))
        confirm = _("{film} comes after all").format(film=film.title)
        yield Fix(confirm, SetField("film", film.id, "status", FilmStatus.CONFIRMED))

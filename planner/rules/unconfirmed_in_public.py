"""A title that the public reads about although the film is not confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit import SetField
from planner.i18n import N_, _
from planner.model import Festival, FilmStatus, Screening, ScreeningStatus
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.showings import showings
from planner.rules.wording import at


class UnconfirmedInPublic(Rule):
    """A public screening is firm or on sale, but its film is only invited.

    Checks: public screenings that are confirmed, have a date of sale or tickets sold, and have no
    public title that hides what is shown: whether all their films are confirmed.

    Why it matters: a title that is announced and then not shown costs trust, and rights holders
    do not like to read about a deal that is not signed.

    Usual remedies: confirm the film when it is; pencil the screening; give it a public title, as
    “Surprise film”.
    """

    title = N_("Unconfirmed title in public")
    severity = Severity.NOTICE
    reads = frozenset({"screening", "programme", "programme_film", "film", "kind"})

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Public, firm screenings of films that are only invited."""
        festival = scope.festival
        if scope.whole and not any(map(_is_firm, scope.screenings)):
            return
        for screening, film in showings(scope, lambda f: f.status is FilmStatus.INVITED):
            if _is_firm(screening) and festival.is_public(screening):
                yield self.found(
                    (
                        ("screening", screening.id),
                        ("film", film.id),
                        ("screen", screening.screen_id),
                    ),
                    screening.id,
                    film.id,
                )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and which screening."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _(
            "{film} is invited, not confirmed, but its screening at {start} on {screen} is public "
            "and firm."
        ).format(
            film=festival.films[conflict.film_ids[0]].title,
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The film is confirmed, or the screening is pencilled."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        film = festival.films[conflict.film_ids[0]]
        confirm = _("Confirm {film}").format(film=film.title)
        yield Fix(confirm, SetField("film", film.id, "status", FilmStatus.CONFIRMED))
        pencilled = ScreeningStatus.PENCILLED
        yield Fix(
            _("Pencil the screening"), SetField("screening", screening.id, "status", pencilled)
        )


def _is_firm(screening: Screening) -> bool:
    firm = screening.status is ScreeningStatus.CONFIRMED or screening.on_sale is not None
    return (firm or bool(screening.tickets_sold)) and not screening.public_title

"""A film shown to the public for which no certificate has been noted."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Gap
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at


class CertificateMissing(Rule):
    """A film is shown to the public, and nobody has noted its certificate.

    Checks: every film with a public screening. The rule is off until the festival switches it on,
    as many festivals show films without certificates, to members or under a general permission.

    Why it matters: where certificates are asked for, the office wants weeks to give one, and the
    box office must know whom to let in.

    Usual remedies: ask for a local certificate and type it into the film’s form; show the film to
    accredited people only.
    """

    title = N_("Certificate missing")
    severity = Severity.OFF
    units = ("film",)
    reads = frozenset({"film", "programme", "programme_film", "screening", "kind"})

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films without a certificate, with their public screenings."""
        festival = scope.festival
        for film in scope.films:
            if film.certificate.strip():
                continue
            shown = festival.public_screenings_of(film.id)
            if shown:
                yield self.found(
                    (("film", film.id), *(("screening", s.id) for s in shown)), film.id
                )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """The film, and its first public screening."""
        first = festival.all_screenings[conflict.screening_ids[0]]
        return _("{film} has no certificate; the public sees it {start} on {screen}.").format(
            film=festival.films[conflict.film_ids[0]].title,
            start=at(festival, first.start),
            screen=festival.screen_name(first.screen_id),
        )

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """The certificate."""
        film = festival.films[conflict.film_ids[0]]
        title = _("Type the certificate of {film}").format(film=film.title)
        yield Gap(title, "film", film.id, "certificate")

"""An encrypted film for which no key was issued yet."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Copy, Festival
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Gap
from planner.rules.copies import keys_of
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at


class KdmMissing(Rule):
    """All copies of a film that is on the timetable are encrypted, and no key was issued.

    Checks: every film with copies of which each needs keys, as soon as it has a screening.

    Why it matters: without a key for the screen’s server there is no picture. Keys are ordered
    when the timetable stands, and one that was forgotten is noticed at the start.

    Usual remedies: order keys for all screenings of the film, and add them to its copy.
    """

    title = N_("No key issued")
    severity = Severity.NOTICE
    units = ("film",)
    reads = frozenset({"film", "programme", "programme_film", "screening", "copy", "kdm"})
    grows = ("screenings",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films that are shown, and cannot be opened."""
        festival = scope.festival
        if not festival.rows(Copy):
            return
        for film in scope.films:
            copies = festival.copies(film.id)
            if not copies or not all(copy.encrypted for copy in copies):
                continue
            shown = [s for s in festival.screenings_of_film(film.id) if not s.cancelled]
            if shown and not keys_of(festival, film.id):
                yield self.found(
                    (("film", film.id), *(("screening", s.id) for s in shown)),
                    film.id,
                    screenings=len(shown),
                )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """The film, how many screenings wait for a key, and where the first is."""
        first = festival.all_screenings[conflict.screening_ids[0]]
        count = conflict.fact("screenings")
        return ngettext(
            "{film} is encrypted and no key was issued; its screening is {start} on {screen}.",
            "{film} is encrypted and no key was issued; the first of its {count} screenings is "
            "{start} on {screen}.",
            count,
        ).format(
            film=festival.films[conflict.film_ids[0]].title,
            count=count,
            start=at(festival, first.start),
            screen=festival.screen_name(first.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film."""
        film = festival.films[conflict.film_ids[0]].title
        return _("No key was issued for {film}").format(film=film)

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """A key of one of its copies."""
        film = festival.films[conflict.film_ids[0]]
        for copy in festival.copies(film.id)[:1]:
            title = _("Add the key that was ordered for {film}").format(film=film.title)
            yield Gap(title, "copy", copy.id)

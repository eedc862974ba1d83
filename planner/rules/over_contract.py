"""More screenings of a film than its contract allows."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Festival
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.remedies import off
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity


class OverContract(Rule):
    """A film is shown more often than its contract allows.

    Checks: the screenings of each film, in whatever programme and of whatever kind, against the
    most that its contract allows. Cancelled ones do not count.

    Why it matters: every further screening is a breach of contract, or costs a further fee.

    Usual remedies: take one off the timetable; agree on another screening, and raise the number
    in the film’s form.
    """

    title = N_("More than the contract allows")
    severity = Severity.BLOCKER
    units = ("film",)
    reads = frozenset({"film", "programme", "programme_film", "screening"})
    grows = ("over",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films with too many screenings."""
        festival = scope.festival
        for film in scope.films:
            most = film.maximum_screenings
            if most is None:
                continue
            shown = {s.id: s for s in festival.screenings_of_film(film.id) if not s.cancelled}
            if len(shown) > most:
                yield self.found(
                    (("film", film.id), *(("screening", screening_id) for screening_id in shown)),
                    film.id,
                    over=len(shown) - most,
                    screenings=len(shown),
                    most=most,
                )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many there are, and how many may be."""
        count, most = conflict.fact("screenings"), conflict.fact("most")
        return ngettext(
            "{film} has {count} screening, but its contract allows {most}.",
            "{film} has {count} screenings, but its contract allows {most}.",
            count,
        ).format(
            film=festival.films[conflict.film_ids[0]].title,
            count=count,
            most=most or _("none"),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """One of the screenings goes, the last first."""
        for screening_id in reversed(conflict.screening_ids):
            yield from off(report.festival, report.festival.all_screenings[screening_id])

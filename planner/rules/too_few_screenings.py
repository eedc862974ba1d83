"""A programme that is shown, but not as often as it is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_
from planner.model import Festival
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.counting import placed_counts, sentence_of_count, want_as_placed
from planner.rules.remedies import placed_once_more
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity


class TooFewScreenings(Rule):
    """A programme has fewer screenings than are wanted, in general or of one kind.

    Checks: the number of screenings wanted of each programme against those on the timetable; a
    kind with a number of its own, such as one press screening, is counted by itself. Cancelled
    screenings do not count. What has no screening at all is reported as not scheduled.

    Why it matters: the film was promised two screenings, or the press one of its own.

    Usual remedies: place another one at a free start; want fewer.
    """

    title = N_("Too few screenings")
    severity = Severity.NOTICE
    units = ("programme",)
    reads = frozenset({"programme", "programme_film", "film", "screening", "wanted", "kind"})
    grows = ("missing",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Programmes that are shown too seldom, for each kind that has a number."""
        for programme, count in scope.once(placed_counts):
            missing = count.wanted - len(count.placed)
            if missing > 0:
                kind = () if count.kind_id is None else (count.kind_id,)
                yield self.found(
                    (("programme", programme.id), *(("kind", kind_id) for kind_id in kind)),
                    programme.id,
                    *kind,
                    wanted=count.wanted,
                    placed=len(count.placed),
                    missing=missing,
                )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many there are, and how many are wanted."""
        return sentence_of_count(conflict, festival)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Another screening at the first free start of each screen, or fewer wanted."""
        kind_id = next(iter(conflict.ids("kind")), None)
        yield from placed_once_more(report, conflict.programme_ids[0], kind_id)
        yield from want_as_placed(conflict, report.festival)

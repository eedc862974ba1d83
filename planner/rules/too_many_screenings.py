"""A programme that is shown more often than it is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_
from planner.model import Festival, Programme, column
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.counting import Count, placed_counts, sentence_of_count, want_as_placed
from planner.rules.remedies import off
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.settings import Setting

UNSAID: int = column(Programme, "wanted").default
"""The number that a programme has as long as nobody said how many are wanted."""


class TooManyScreenings(Rule):
    """A programme has more screenings than are wanted, in general or of one kind.

    Checks: the number of screenings wanted of each programme against those on the timetable; a
    kind with a number of its own is counted by itself. One screening wanted is what a programme
    has as long as nobody said how many; a second is then no conflict, unless the option says so.

    Why it matters: a slot is spent on a film that has its audience already.

    Usual remedies: take a screening off the timetable; want more.
    """

    title = N_("Too many screenings")
    severity = Severity.NOTICE
    units = ("programme",)
    reads = frozenset({"programme", "programme_film", "film", "screening", "wanted", "kind"})
    options = (
        Setting(
            "count_one",
            default=False,
            label=N_("Also where one screening is wanted"),
            help=N_("One is what a programme has as long as nobody said how many are wanted."),
        ),
    )
    grows = ("over",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Programmes that are shown too often, for each kind that has a number."""
        count_one = bool(scope.policy.options(self)["count_one"])
        for programme, count in scope.once(placed_counts):
            if len(count.placed) > count.wanted and (count_one or _was_said(count)):
                yield self._too_many(programme, count)

    def _too_many(self, programme: Programme, count: Count) -> Conflict:
        kind = () if count.kind_id is None else (count.kind_id,)
        return self.found(
            (
                ("programme", programme.id),
                *(("screening", screening.id) for screening in count.placed),
                *(("kind", kind_id) for kind_id in kind),
            ),
            programme.id,
            *kind,
            wanted=count.wanted,
            placed=len(count.placed),
            over=len(count.placed) - count.wanted,
        )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many there are, and how many are wanted."""
        return sentence_of_count(conflict, festival)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """One of them goes, the last first, or more are wanted."""
        yield from want_as_placed(conflict, report.festival)
        for screening_id in reversed(conflict.screening_ids):
            yield from off(report.festival, report.festival.all_screenings[screening_id])


def _was_said(count: Count) -> bool:
    return count.kind_id is not None or count.wanted != UNSAID

"""A programme that is meant to be shown and is not on the timetable."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.counting import shown_by_itself, wanted_at_all
from planner.rules.remedies import placed_once_more
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import programme_title


class NotScheduled(Rule):
    """A programme has no screening although at least one is wanted.

    Checks: every film, shorts programme and event that is wanted at least once, in general or of
    one kind. A cancelled screening does not count. A film that is part of another programme is
    not missed by itself, and neither is one that was withdrawn.

    Why it matters: the film was invited, its guests may be booked, and it would be forgotten.

    Usual remedies: place it at a free start; when it is not to be shown, set the number of
    screenings wanted to 0 or the film to withdrawn.
    """

    title = N_("Not scheduled")
    severity = Severity.NOTICE
    units = ("programme",)
    reads = frozenset({"programme", "programme_film", "film", "screening", "wanted"})
    grows = ("wanted",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Programmes that are expected and take place nowhere."""
        festival = scope.festival
        for programme in scope.programmes:
            wanted = wanted_at_all(festival, programme)
            missed = wanted > 0 and not festival.live_screenings_of(programme.id)
            if missed and shown_by_itself(festival, programme):
                yield self.found((("programme", programme.id),), programme.id, wanted=wanted)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Its title."""
        title = programme_title(festival, conflict.programme_ids[0])
        if festival.screenings_of(conflict.programme_ids[0]):
            return _("All screenings of {title} are cancelled.").format(title=title)
        return _("{title} is not on the timetable yet.").format(title=title)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The first free start of each screen."""
        return placed_once_more(report, conflict.programme_ids[0])

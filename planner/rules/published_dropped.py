"""A screening that the printed programme announces, and nobody finds on the plan."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit.screenings import PlaceProgramme
from planner.i18n import N_, _
from planner.model import Festival, Programme, Screening
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix, Place
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, programme_title


class PublishedDropped(Rule):
    """A screening that was published is not on the plan any more, not even as cancelled.

    Checks: for each screening of the last release that took place: whether the plan has one with
    its code, or one of the same programme at the same time on the same screen. A cancelled one
    counts as there: it is printed as cancelled, with its reason.

    Why it matters: people stand at a door behind which nobody waits for them, and no list of the
    house says why.

    Usual remedies: place it there again, and cancel it with a reason if it must go; or accept
    that it is gone, announce it, and publish again.
    """

    title = N_("Published screening gone")
    severity = Severity.WARNING
    units = ("programme",)
    reads = frozenset({"screening", "programme", "release"})

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Published screenings without any trace."""
        for programme in scope.programmes if scope.festival.latest_release() else ():
            for before in _gone(scope.festival, programme):
                subjects = (("programme", programme.id), ("screen", before.screen_id))
                yield self.found(subjects, programme.id, before.id, start=before.start)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """What was published, for when and where."""
        before = _published(conflict, festival)
        return _(
            "{title} was published for {start} on {screen}, but is not on the plan any more; it "
            "was not cancelled either."
        ).format(
            title=programme_title(festival, before.programme_id),
            start=at(festival, before.start),
            screen=festival.screen_name(before.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """For when it was published."""
        before = _published(conflict, festival)
        return _("{title}, published for {start}, is gone").format(
            title=programme_title(festival, before.programme_id), start=at(festival, before.start)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Placed again where it was published."""
        festival = report.festival
        before = _published(conflict, festival)
        title = _("Place again {time} on {screen}").format(
            time=at(festival, before.start), screen=festival.screen_name(before.screen_id)
        )
        again = PlaceProgramme(before.programme_id, before.screen_id, before.start, before.kind_id)
        yield Fix(title, again)

    def place(self, conflict: Conflict, festival: Festival) -> Place | None:
        """Where it was published."""
        before = _published(conflict, festival)
        return Place(festival.day_of(before.start), before.screen_id, before.start)


def _gone(festival: Festival, programme: Programme) -> Iterator[Screening]:
    here = festival.screenings_of(programme.id)
    places = {(row.screen_id, row.start) for row in here}
    codes = {row.code for row in here if row.code}
    for before in festival.published_of(programme.id):
        there = before.code in codes or (before.screen_id, before.start) in places
        if not before.cancelled and not there:
            yield before


def _published(conflict: Conflict, festival: Festival) -> Screening:
    screen_id, start = conflict.screen_ids[0], conflict.fact("start")
    published = festival.published_of(conflict.programme_ids[0])
    return next(row for row in published if (row.screen_id, row.start) == (screen_id, start))

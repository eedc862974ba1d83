"""The timetable and the list of people say different things."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit.people import ForgetAppearance, SetAppearance
from planner.i18n import N_, _
from planner.model import Appearance, Festival, Part, PersonStatus
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of


class ListsDisagree(Rule):
    """Somebody is set to appear who declined, or at a screening that was cancelled.

    Checks: every appearance set by hand against the person's status and the screening's.

    Why it matters: one of the two lists was not brought up to date, and somebody works by it: the
    car waits at the airport.

    Usual remedies: leave the person out; correct the status; let the person appear at another
    screening.
    """

    title = N_("Lists disagree")
    severity = Severity.WARNING
    units = ("person",)
    reads = frozenset({"person", "appearance", "screening"})
    grows = ("declined", "cancelled")

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Appearances that cannot be meant."""
        festival = scope.festival
        for row in _decisions(scope):
            screening = festival.all_screenings[row.screening_id]
            if row.part is Part.AWAY or screening.plan_id != festival.plan_id:
                continue
            declined = festival.people[row.person_id].status is PersonStatus.DECLINED
            if declined or screening.cancelled:
                subjects = (("person", row.person_id), ("screening", screening.id))
                facts = {"declined": int(declined), "cancelled": int(screening.cancelled)}
                yield self.found(subjects, row.person_id, screening.id, **facts)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who, at which screening, and what is wrong."""
        person = festival.people[conflict.ids("person")[0]]
        screening = festival.all_screenings[conflict.screening_ids[0]]
        sentence = (
            _("{person} is set to appear with {title}, {time} on {screen}, which was cancelled.")
            if screening.cancelled
            else _("{person} declined, but is set to appear with {title}, {time} on {screen}.")
        )
        return sentence.format(
            person=person.name,
            title=title_of(festival, screening),
            time=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Leave the person out."""
        person_id, screening_id = conflict.ids("person")[0], conflict.screening_ids[0]
        name = report.festival.people[person_id].name
        cancelled = report.festival.all_screenings[screening_id].cancelled
        title = _("Without {person}").format(person=name)
        if cancelled:
            yield Fix(title, ForgetAppearance(screening_id, person_id))
        else:
            away = SetAppearance(screening_id, person_id, part=Part.AWAY.value)
            yield Fix(title, away)


def _decisions(scope: Scope) -> Iterator[Appearance]:
    festival = scope.festival
    if scope.ids is None:
        yield from festival.rows(Appearance).values()
        return
    for person_id in scope.ids.get("person", ()):
        yield from festival.decisions_about(person_id)

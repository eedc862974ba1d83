"""A person on stage while they are not at the festival."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.i18n import N_, _
from planner.model import Appearance, Festival, Part, Presence, Screen, Screening
from planner.model.attendance import stage_times
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import can_come, offsets
from planner.rules.conflict import Conflict, Fix
from planner.rules.engagements import elsewhere_instead
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES
from planner.rules.wording import at, clock_at, title_of


class GuestAway(Rule):
    """A person is set to appear while they are not at the festival.

    Checks: every appearance set by hand, its minutes on stage, against the person's arrival,
    departure and hours of that day. Where nobody said anything about a day the person may be
    there. What Marquee proposes by itself keeps to these days.

    Why it matters: the audience came for the guest, and the guest is in an aeroplane.

    Usual remedies: move the appearance to another screening of the film; come to the Q&A only;
    move the screening; change the flight, and then the person's days.
    """

    title = N_("Person away")
    severity = Severity.BLOCKER
    units = ("person",)
    reads = STAGE_TABLES
    grows = ("minutes",)
    same = ("day",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Appearances set by hand outside the person's days."""
        festival = scope.festival
        missed: dict[tuple[int, int], int] = {}
        for row in _set_by_hand(scope):
            screening = festival.all_screenings[row.screening_id]
            if screening.plan_id == festival.plan_id and not screening.cancelled:
                away = _minutes_away(festival, screening, row)
                if away:
                    key = (row.person_id, screening.id)
                    missed[key] = max(missed.get(key, 0), away)
        for (person_id, screening_id), away in missed.items():
            subjects = (("person", person_id), ("screening", screening_id))
            day = festival.day_of(festival.all_screenings[screening_id].start)
            yield self.found(subjects, person_id, screening_id, minutes=away, day=day)

    def alike(self, lift: Lift) -> bool:
        """Where nobody was set to be there."""
        return not lift.standing.decided_at(lift.screening.id)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which somebody who is set to be there is away."""
        forbidden = lift.ruler.none
        for row in lift.standing.decided_at(lift.screening.id):
            person = lift.standing.people[row.person_id]
            forbidden |= ~can_come(lift, person, offsets(lift, screen, row.part, least=0))
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who is to be where, and when they are there that day."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        person = festival.people[conflict.ids("person")[0]]
        day = festival.day_of(screening.start)
        presence = festival.presence(person.id, day)
        there = presence.since < presence.until
        sentence = (
            _("{person} is to appear with {title} from {time} on {screen}, but is there {hours}.")
            if there
            else _("{person} is to appear with {title} from {time} on {screen}, but is away then.")
        )
        return sentence.format(
            person=person.name,
            title=title_of(festival, screening),
            time=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            hours=hours_of(festival, presence),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Who is away, and from what."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{person} is away during {title}").format(
            person=festival.people[conflict.ids("person")[0]].name,
            title=title_of(festival, screening),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Another part, another screening, without the person; or the screening moved."""
        return elsewhere_instead(report, conflict)


def hours_of(festival: Festival, presence: Presence) -> str:
    """“from Thu 10:00 until 18:00”."""
    return _("from {since} until {until}").format(
        since=at(festival, presence.since),
        until=clock_at(festival, presence.until, festival.day_of(presence.since)),
    )


def _set_by_hand(scope: Scope) -> Iterable[Appearance]:
    festival = scope.festival
    if scope.ids is None:
        return festival.rows(Appearance).values()
    people = scope.ids.get("person", ())
    return [row for person_id in people for row in festival.decisions_about(person_id)]


def _minutes_away(festival: Festival, screening: Screening, row: Appearance) -> int:
    """The minutes of the stage that a person misses; a stage without minutes counts as one."""
    if row.part is Part.AWAY:
        return 0
    presence = festival.presence(row.person_id, festival.day_of(screening.start))
    missed = 0
    for start, end in stage_times(festival.span(screening), row.part):
        if not presence.covers(start, end):
            present = min(end, presence.until) - max(start, presence.since)
            missed += max(1, end - start - max(0, present))
    return missed

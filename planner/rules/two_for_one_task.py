"""Two moderators, or two interpreters of one language, for the same part of a screening."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from planner.edit.people import SetAppearance
from planner.i18n import N_, _
from planner.model import Attendance, Festival, Part, PersonRole
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.hosts import INTRO, TALK, foreign_languages
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of

_HOSTS = (PersonRole.MODERATOR, PersonRole.INTERPRETER)


class TwoForOneTask(Rule):
    """Two people are set for one task at a screening: two moderators, or two interpreters.

    Checks: whether two moderators are there for the same part, the intro or the Q&A, and whether
    two interpreters who are known to share a language are. The festival's own languages do not
    count, as every interpreter speaks them.

    Why it matters: both prepare, both come, and one goes home annoyed.

    Usual remedies: let one of them off; give one the intro and the other the Q&A; accept it when
    two are meant.
    """

    title = N_("Two people for one task")
    severity = Severity.NOTICE
    reads = frozenset({"screening", "appearance", "person", "language"})

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of hosts with the same task."""
        festival = scope.festival
        for screening in scope.screenings:
            decided = festival.decided_at(screening.id)
            if len(decided) < 2:
                continue
            for one, other in combinations(_hosts(festival, screening.id), 2):
                if _same_task(festival, one, other):
                    people = (("person", one.person_id), ("person", other.person_id))
                    yield self.found(
                        (("screening", screening.id), *people),
                        screening.id,
                        one.person_id,
                        other.person_id,
                    )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who, and with what."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        one, other = (festival.people[row_id].name for row_id in conflict.ids("person"))
        return _("{one} and {other} have the same task with {title}, {time} on {screen}.").format(
            one=one,
            other=other,
            title=title_of(festival, screening),
            time=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Let one of the two off."""
        festival, screening_id = report.festival, conflict.screening_ids[0]
        pair = set(conflict.ids("person"))
        for one in reversed(_hosts(festival, screening_id)):
            if one.person_id in pair:
                away = SetAppearance(screening_id, one.person_id, one.role.value, Part.AWAY.value)
                yield Fix(_("Without {person}").format(person=_name(festival, one)), away)


def _hosts(festival: Festival, screening_id: int) -> list[Attendance]:
    """Those who host a screening, by name."""
    hosts = [one for one in festival.appearances(screening_id) if one.role in _HOSTS]
    return sorted(hosts, key=lambda one: (_name(festival, one), one.person_id))


def _name(festival: Festival, one: Attendance) -> str:
    return festival.people[one.person_id].name


def _same_task(festival: Festival, one: Attendance, other: Attendance) -> bool:
    same_part = any(one.part in part and other.part in part for part in (INTRO, TALK))
    if one.role is not other.role or one.person_id == other.person_id or not same_part:
        return False
    if one.role is PersonRole.MODERATOR:
        return True
    first, second = (
        foreign_languages(festival, festival.people[o.person_id]) for o in (one, other)
    )
    return bool(first & second)

"""A Q&A with guests that nobody leads."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, PersonRole, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import Company, for_company, nobody_comes
from planner.rules.conflict import Conflict, Fix
from planner.rules.hosts import TALK, ask_somebody, shows_to_look_at, subjects_of
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES
from planner.rules.wording import at, minutes, title_of


class NobodyModerates(Rule):
    """A guest is to answer questions, and there is no moderator.

    Checks: every screening with a Q&A of some minutes and a guest who is there for it, whether a
    moderator is set for it too. Where the list of people has no moderators at all, nothing is
    reported.

    Why it matters: the guest stands alone before a full house, or the house manager improvises.

    Usual remedies: ask one of the moderators who is free; drop the Q&A.
    """

    title = N_("Nobody moderates")
    severity = Severity.NOTICE
    units = ("screening", "film")
    reads = STAGE_TABLES
    grows = ("minutes",)
    same = ("day",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings with a guest at the Q&A and no moderator."""
        festival = scope.festival
        if not festival.hosts(PersonRole.MODERATOR):
            return
        for screening in shows_to_look_at(scope):
            talk = festival.span(screening).qa
            present = festival.appearances(screening.id) if talk else ()
            roles = {one.role for one in present if one.part in TALK}
            if PersonRole.GUEST in roles and PersonRole.MODERATOR not in roles:
                subjects = tuple(subjects_of(festival, screening))
                day = festival.day_of(screening.start)
                yield self.found(subjects, screening.id, minutes=talk, day=day)

    def alike(self, lift: Lift) -> bool:
        """Where nobody would be there."""
        return nobody_comes(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which a guest would come to its Q&A, when no moderator is set for it."""
        festival, forbidden = lift.standing, lift.ruler.none
        if not festival.hosts(PersonRole.MODERATOR) or not lift.span(screen).qa:
            return forbidden
        decided = festival.decided_at(lift.screening.id)
        roles = {row.role for row in decided if row.part in TALK}
        if PersonRole.MODERATOR in roles:
            return forbidden
        if PersonRole.GUEST in roles:
            return lift.ruler.all

        def guests(there: Company) -> Cells:
            cells = lift.ruler.none
            for one in there.people:
                if one.proposed in TALK:
                    cells |= one.cells
            return cells

        return for_company(lift, screen, self.id, guests)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which Q&A, and with whom."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        present = festival.appearances(screening.id)
        guests = [festival.people[one.person_id].name for one in present if one.part in TALK]
        return _(
            "Nobody moderates the Q&A ({minutes}) with {guests} after {title}, {time} on {screen}."
        ).format(
            minutes=minutes(conflict.fact("minutes")),
            guests=", ".join(guests),
            title=title_of(festival, screening),
            time=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which Q&A."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("Nobody moderates the Q&A of {title}").format(title=title_of(festival, screening))

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The moderators with the least to do that day."""
        return ask_somebody(conflict, report, PersonRole.MODERATOR)

"""More appearances of a person on one day than they agreed to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import Coming, Company, for_company, nobody_comes
from planner.rules.conflict import Conflict, Fix
from planner.rules.engagements import elsewhere_instead
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES, appearing
from planner.rules.wording import title_of
from planner.times import DAY_MINUTES, Day, day_label


class TooManyAppearances(Rule):
    """A person appears more often on one day than they agreed to.

    Checks: on each festival day the screenings at which a person is on stage, set by hand or
    proposed, against the most appearances a day that stand in the person's form. Without a number
    there is no limit.

    Why it matters: the agent said two, and the third audience gets a tired guest or none.

    Usual remedies: leave one of them out; let the person come to another screening of the film.
    """

    title = N_("Too many appearances a day")
    severity = Severity.WARNING
    units = ("person",)
    reads = STAGE_TABLES
    grows = ("appearances",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """People and days above their number."""
        festival = scope.festival
        for person_id, shows in scope.once(appearing).items():
            most = festival.people[person_id].max_per_day
            if most is None or len(shows) <= most:
                continue
            for day, places in _by_day(festival, shows).items():
                if len(places) > most:
                    full = [("screening", i) for place in sorted(places) for i in places[place]]
                    yield self.found(
                        (("person", person_id), *full),
                        person_id,
                        day,
                        appearances=len(places),
                        most=most,
                    )

    def alike(self, lift: Lift) -> bool:
        """Where nobody would be there."""
        return nobody_comes(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts on days on which somebody who would be there appears as often as they may."""

        def too_many(there: Company) -> Cells:
            forbidden = lift.ruler.none
            for one in there.people:
                most = one.person.max_per_day
                if most is not None:
                    forbidden |= one.cells & _full_days(lift, screen, one, most)
            return forbidden

        return for_company(lift, screen, self.id, too_many)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who, how often on which day, and how often is agreed."""
        shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
        return _(
            "{person} appears {appearances} times on {day} ({titles}), and agreed to {most}."
        ).format(
            person=festival.people[conflict.ids("person")[0]].name,
            appearances=conflict.fact("appearances"),
            day=day_label(festival.day_of(shows[0].start)),
            titles=", ".join(title_of(festival, show) for show in shows),
            most=conflict.fact("most"),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Who, and how often."""
        return _("{person} appears {appearances} times that day, {most} agreed").format(
            person=festival.people[conflict.ids("person")[0]].name,
            appearances=conflict.fact("appearances"),
            most=conflict.fact("most"),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Another screening, or without the person."""
        return elsewhere_instead(report, conflict)


_Places = dict[tuple[int, int], list[int]]
"""Screenings by start and screen: what stands at one place is one appearance."""


def _by_day(festival: Festival, screening_ids: Iterable[int]) -> dict[Day, _Places]:
    found: dict[Day, _Places] = {}
    for screening_id in sorted(screening_ids):
        screening = festival.all_screenings[screening_id]
        places = found.setdefault(festival.day_of(screening.start), {})
        place = (screening.start, screening.screen_id)
        places.setdefault(place, []).append(screening_id)
    return found


def _full_days(lift: Lift, screen: Screen, one: Coming, most: int) -> Cells:
    """All starts of days that are full without it; where it would be the one too many, without
    the places at which the person already is.
    """
    ruler, boundary = lift.ruler, lift.standing.edition.day_boundary
    if most == 0:
        return ruler.all
    found = ruler.none
    shows = {other.screening_id for other in one.others}
    for day, places in _by_day(lift.festival, shows).items():
        begins = day * DAY_MINUTES + boundary
        if len(places) >= most:
            found |= ruler.between(begins, begins + DAY_MINUTES)
        if len(places) == most:
            here = [start for start, screen_id in places if screen_id == screen.id]
            found -= ruler.union((start, start + 1) for start in here)
    return found

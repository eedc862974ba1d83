"""A guest on stage on a day of which nobody knows whether they are there."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Person, PersonStatus, Screen
from planner.model.attendance import is_guest
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import Company, for_company, nobody_comes
from planner.rules.conflict import Conflict, Gap
from planner.rules.lift import Lift
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES, appearing
from planner.rules.wording import at, title_of
from planner.times import DAY_MINUTES


class AvailabilityUnknown(Rule):
    """A guest appears on a day about which nobody knows whether they are at the festival.

    Checks: every guest who has confirmed or whose arrival, departure or hours are partly known,
    on the days on which they appear.

    Why it matters: the plan holds only as long as the guest is there, and nobody has asked.

    Usual remedies: ask, and type arrival and departure or the hours of the day.
    """

    title = N_("Availability unknown")
    severity = Severity.NOTICE
    units = ("person",)
    reads = STAGE_TABLES
    grows = ("appearances",)
    each = "on "
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Guests with the screenings at which they appear on unknown days."""
        festival = scope.festival
        screenings = festival.all_screenings
        for person_id, shows in scope.once(appearing).items():
            person = festival.people[person_id]
            every_day = person.arrives is not None and person.leaves is not None
            if every_day or not shows or not _to_be_asked(festival, person):
                continue
            known = {own.day for own in festival.days_known(person_id)}
            days = {i: festival.day_of(screenings[i].start) for i in shows}
            unknown = [i for i, day in days.items() if day not in known]
            if unknown:
                unknown.sort(key=lambda i: (screenings[i].start, i))
                subjects = (("person", person_id), *(("screening", i) for i in unknown))
                facts = {"appearances": len(unknown)} | {f"on {days[i]}": 1 for i in unknown}
                yield self.found(subjects, person_id, **facts)

    def alike(self, lift: Lift) -> bool:
        """Where nobody would be there."""
        return nobody_comes(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts on days that are unknown for somebody who would be there."""

        def unknown(there: Company) -> Cells:
            forbidden = lift.ruler.none
            for one in there.people:
                if _to_be_asked(lift.standing, one.person):
                    forbidden |= one.cells & _unknown(lift, one.person)
            return forbidden

        return for_company(lift, screen, self.id, unknown)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who, and at what they appear first."""
        shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
        first = min(shows, key=lambda show: show.start)
        more = len(shows) - 1
        return ngettext(
            "Nobody knows whether {person} is there on all days: with {title} at {time}.",
            "Nobody knows whether {person} is there on all days: with {title} at {time}, and "
            "with {more} more.",
            len(shows),
        ).format(
            person=festival.people[conflict.ids("person")[0]].name,
            title=title_of(festival, first),
            time=at(festival, first.start),
            more=more,
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Whose days are unknown."""
        return _("Whether {person} is there is unknown").format(
            person=festival.people[conflict.ids("person")[0]].name
        )

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """When they come and go."""
        person_id = conflict.ids("person")[0]
        title = _("Type when {person} is there").format(person=festival.people[person_id].name)
        yield Gap(title, "person", person_id, "arrives")


def _to_be_asked(festival: Festival, person: Person) -> bool:
    """Whether the person is a guest of whom the festival expects to know the days."""
    if not is_guest(person):
        return False
    partly = person.arrives is not None or person.leaves is not None
    confirmed = person.status is PersonStatus.CONFIRMED
    return confirmed or partly or bool(festival.days_known(person.id))


def _unknown(lift: Lift, person: Person) -> Cells:
    """The starts on days about which nothing was said, neither by hours nor by travel."""
    if person.arrives is not None and person.leaves is not None:
        return lift.ruler.none
    boundary = lift.standing.edition.day_boundary
    begins = [row.day * DAY_MINUTES + boundary for row in lift.standing.days_known(person.id)]
    return ~lift.ruler.union((begin, begin + DAY_MINUTES) for begin in begins)

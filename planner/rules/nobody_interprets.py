"""A guest whom the audience does not understand."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Part, Person, PersonRole, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import Company, for_company, nobody_comes, offsets
from planner.rules.conflict import Conflict, Fix
from planner.rules.hosts import (
    ask_somebody,
    interprets,
    needs_interpreter,
    shows_to_look_at,
    speaks,
    subjects_of,
)
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES, appearing
from planner.rules.wording import at, title_of


class NobodyInterprets(Rule):
    """A guest speaks none of the festival's languages, and there is no interpreter.

    Checks: every guest on stage whose languages are known and are none of the festival's, by code
    or name, whether an interpreter of one of them is set for the screening. An interpreter
    without languages counts for all. Where the list of people has no interpreters at all, nothing
    is reported.

    Why it matters: forty minutes of Q&A that nobody understands.

    Usual remedies: ask an interpreter who is free; add the language to the guest when they speak
    the festival's after all.
    """

    title = N_("Nobody interprets")
    severity = Severity.NOTICE
    units = ("screening", "film")
    reads = STAGE_TABLES | {"language"}
    grows = ("guests",)
    same = ("day",)
    each = "for "
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings with guests for whom nobody interprets."""
        festival = scope.festival
        if not festival.hosts(PersonRole.INTERPRETER):
            return
        for screening in _with_strangers(scope):
            alone = _alone(festival, screening)
            if alone:
                people = tuple(("person", person.id) for person in alone)
                subjects = (*subjects_of(festival, screening), *people)
                facts = {"day": int(festival.day_of(screening.start)), "guests": len(alone)}
                facts |= {f"for {person.id}": 1 for person in alone}
                yield self.found(subjects, screening.id, **facts)

    def alike(self, lift: Lift) -> bool:
        """Where nobody would be there."""
        return nobody_comes(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which a guest would come for whom nobody is set to interpret."""
        festival, forbidden = lift.standing, lift.ruler.none
        if not festival.hosts(PersonRole.INTERPRETER):
            return forbidden
        decided = festival.decided_at(lift.screening.id)
        interpreters = [
            festival.people[row.person_id]
            for row in decided
            if row.role is PersonRole.INTERPRETER and row.part is not Part.AWAY
        ]
        for row in decided:
            person = festival.people[row.person_id]
            speaking = row.role is PersonRole.GUEST and _takes_time(lift, screen, row.part)
            if speaking and _lacks(festival, person, interpreters):
                return lift.ruler.all

        def strangers(there: Company) -> Cells:
            cells = lift.ruler.none
            for one in there.people:
                part = one.proposed
                if part is not None and _takes_time(lift, screen, part):
                    cells |= one.cells if _lacks(festival, one.person, interpreters) else cells
            return cells

        return for_company(lift, screen, self.id, strangers)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who speaks what, and where."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        people = [festival.people[row_id] for row_id in conflict.ids("person")]
        guests = [f"{person.name} ({', '.join(person.languages)})" for person in people]
        return _("Nobody interprets for {guests} with {title}, {time} on {screen}.").format(
            guests=", ".join(guests),
            title=title_of(festival, screening),
            time=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """For whom nobody interprets."""
        names = [festival.people[row_id].name for row_id in conflict.ids("person")]
        return _("Nobody interprets for {people}").format(people=", ".join(names))

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The interpreters with the least to do that day."""
        return ask_somebody(conflict, report, PersonRole.INTERPRETER)


def _with_strangers(scope: Scope) -> Iterator[Screening]:
    """The screenings to look at; of a whole festival only those where somebody is on stage who
    needs an interpreter.
    """
    festival = scope.festival
    if not scope.whole:
        yield from shows_to_look_at(scope)
        return
    ids = {
        screening_id
        for person_id, shows in scope.once(appearing).items()
        if needs_interpreter(festival, festival.people[person_id])
        for screening_id in shows
    }
    yield from (festival.all_screenings[screening_id] for screening_id in ids)


def _alone(festival: Festival, screening: Screening) -> list[Person]:
    """The guests on stage who need an interpreter and have none."""
    present = festival.appearances(screening.id)
    guests = [festival.people[o.person_id] for o in present if speaks(festival, screening, o)]
    interpreters = [
        festival.people[one.person_id] for one in present if one.role is PersonRole.INTERPRETER
    ]
    return [guest for guest in dict.fromkeys(guests) if _lacks(festival, guest, interpreters)]


def _lacks(festival: Festival, person: Person, interpreters: list[Person]) -> bool:
    return needs_interpreter(festival, person) and not any(
        interprets(one, person) for one in interpreters
    )


def _takes_time(lift: Lift, screen: Screen, part: Part) -> bool:
    return any(end > start for start, end in offsets(lift, screen, part, least=0))

"""Which screenings a juror can see, by the days on which they are at the festival."""

from __future__ import annotations

from planner.model import Festival, Person, PersonStatus, Screening
from planner.model.lengths import Span
from planner.times import WallTime

JUROR_TABLES = frozenset({"jury", "jury_film", "jury_member", "person", "availability"})
"""The tables on which it depends who must see what, and is there when."""


def jurors_with_days(festival: Festival, jury_id: int) -> list[Person]:
    """The members of a jury of whom it is known when they are there; nobody who declined."""
    members = dict.fromkeys(festival.jurors(jury_id))
    return [person for person in members if _days_are_known(festival, person)]


def _days_are_known(festival: Festival, person: Person) -> bool:
    if person.status is PersonStatus.DECLINED:
        return False
    bounded = person.arrives is not None or person.leaves is not None
    return bounded or bool(festival.days_known(person.id))


def can_see(
    festival: Festival, person: Person, show: Screening, start: WallTime | None = None
) -> bool:
    """Whether somebody is there from the start of a screening to the end of its last film, if it
    starts then rather than when it does.
    """
    begins = show.start if start is None else start
    over = WallTime(begins + minutes_to_see(festival.span(show)))
    return festival.presence(person.id, festival.day_of(begins)).covers(begins, over)


def minutes_to_see(span: Span) -> int:
    """From the start of a screening to the end of its last film: who leaves before the talk has
    seen it.
    """
    return max(0, span.qa_start - span.start)

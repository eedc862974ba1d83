"""How much each guest has to do, day by day."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model import Festival
from planner.text import sort_key


@dataclass(frozen=True, slots=True)
class GuestLoad:
    """A person and how often they appear on each festival day, in the order of the days.

    ``there`` says on which of these days they are at the festival as far as is known, ``most`` how
    often they may appear a day, where somebody said so.
    """

    person_id: int
    name: str
    days: tuple[int, ...]
    there: tuple[bool, ...]
    most: int | None

    @property
    def total(self) -> int:
        """All their appearances."""
        return sum(self.days)

    @property
    def too_many(self) -> tuple[bool, ...]:
        """On which days they appear more often than they may."""
        return tuple(self.most is not None and count > self.most for count in self.days)


def guest_load(festival: Festival) -> tuple[GuestLoad, ...]:
    """Everybody who appears at all in the present plan, those with most to do first."""
    days = festival.days()
    found = []
    for person in festival.people.values():
        counts = dict.fromkeys(days, 0)
        for one in festival.appearances_of(person.id):
            day = festival.day_of(festival.all_screenings[one.screening_id].start)
            counts[day] = counts.get(day, 0) + 1
        load = tuple(counts[day] for day in days)
        presences = [festival.presence(person.id, day) for day in days]
        there = tuple(presence.since < presence.until for presence in presences)
        if any(load):
            found.append(GuestLoad(person.id, person.name, load, there, person.max_per_day))
    return tuple(sorted(found, key=lambda one: (-one.total, sort_key(one.name), one.person_id)))

"""What rules find: conflicts as plain records, where they are, and the edits that mend them."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.edit import Edit
from planner.model import Festival, Screening
from planner.rules.severity import Severity
from planner.times import Day, WallTime

Subject = tuple[str, int]
"""The table and id of a row (or the name and number of a unit, as ``("day", 9805)``)."""

Facts = tuple[tuple[str, int], ...]
"""The figures of a conflict by name, such as minutes; the sentence is made of them when asked."""

PLACE = ("screen", "day")
"""The names of the facts of a place."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One finding of one rule. ``key`` stays the same while the same things conflict.

    ``subjects`` are all rows involved, the earlier screening first. ``within`` is the what-if
    snapshot in which the conflict would arise, None for one that stands in the plan.
    """

    rule: str
    key: str
    severity: Severity
    subjects: tuple[Subject, ...]
    facts: Facts = ()
    within: Festival | None = field(default=None, compare=False, repr=False)

    def fact(self, name: str) -> int:
        """The figure of that name; 0 when the rule gave none."""
        return dict(self.facts).get(name, 0)

    def ids(self, table: str) -> tuple[int, ...]:
        """The ids of the subjects of that table, in order."""
        return tuple(row_id for name, row_id in self.subjects if name == table)

    @property
    def screening_ids(self) -> tuple[int, ...]:
        """The screenings involved, the earlier one first."""
        return self.ids("screening")

    @property
    def programme_ids(self) -> tuple[int, ...]:
        """The programmes involved."""
        return self.ids("programme")

    @property
    def film_ids(self) -> tuple[int, ...]:
        """The films involved."""
        return self.ids("film")

    @property
    def screen_ids(self) -> tuple[int, ...]:
        """The screens involved."""
        return self.ids("screen")

    @property
    def hold_ids(self) -> tuple[int, ...]:
        """The holds involved."""
        return self.ids("hold")


def whereabouts(festival: Festival, screening: Screening) -> dict[str, int]:
    """The facts of the place of a screening: its screen and its festival day."""
    return dict(zip(PLACE, (screening.screen_id, festival.day_of(screening.start)), strict=True))


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the timetable a conflict is shown: the festival day, the screen, the start."""

    day: Day
    screen_id: int
    start: WallTime


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy as a button: what it says (“Move to 21:55”) and the edit it runs."""

    title: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Gap:
    """What nobody but a person can fill in, as a button: what it says (“Type the runtime of
    Ritoma”), and the row to look at, with the field where there is one.
    """

    title: str
    table: str
    row_id: int
    field: str = ""

"""What is checked: everything, or some units (screenings, films …), which rules look at singly.

Which units a change touches is said by ``neighbours``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from planner.model import (
    Festival,
    Film,
    Hold,
    Jury,
    Pass,
    Person,
    Programme,
    Record,
    Relation,
    Screening,
    Section,
)
from planner.model.base import R

if TYPE_CHECKING:
    from planner.rules.policy import Policy

SPAN_TABLES = frozenset(
    {"screening", "programme", "programme_film", "film", "screen", "kind", "section", "edition"}
)
"""The tables on which the start and end of a screening depend."""

Ids = Collection[int]
T = TypeVar("T")


class Scope:
    """What rules are to look at: all units, or those of ``ids`` (by the name of the unit).

    ``reach`` is at least the minutes that any screening or hold occupies a screen, turnaround
    included: nothing that began longer ago can matter. ``policy`` knows the options of rules.
    Rules share a scope, and what it found.
    """

    def __init__(
        self,
        festival: Festival,
        policy: Policy,
        ids: Mapping[str, Ids] | None = None,
        reach: int = 0,
    ) -> None:
        self.festival = festival
        self.policy = policy
        self.ids = ids
        self.reach = reach
        self._found: dict[Callable[[Scope], Any], Any] = {}
        self._looked_at: dict[type[Record], Any] = {}

    @property
    def whole(self) -> bool:
        """Whether everything is to be looked at."""
        return self.ids is None

    def once(self, find: Callable[[Scope], T]) -> T:
        """What a function finds in this scope, found once for all rules that ask."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast("T", self._found[find])

    @property
    def screenings(self) -> Sequence[Screening]:
        """The screenings to look at that take place, in the present plan."""
        return self.once(_screenings)

    @property
    def holds(self) -> Sequence[Hold]:
        """The holds to look at, in the present plan."""
        plan_id = self.festival.plan_id
        return [hold for hold in self._rows(Hold) if hold.plan_id == plan_id]

    @property
    def films(self) -> Iterable[Film]:
        """The films to look at."""
        return self._rows(Film)

    @property
    def programmes(self) -> Iterable[Programme]:
        """The programmes to look at."""
        return self._rows(Programme)

    @property
    def sections(self) -> Iterable[Section]:
        """The sections to look at."""
        return self._rows(Section)

    @property
    def juries(self) -> Iterable[Jury]:
        """The juries to look at."""
        return self._rows(Jury)

    @property
    def people(self) -> Iterable[Person]:
        """The people to look at."""
        return self._rows(Person)

    @property
    def passes(self) -> Iterable[Pass]:
        """The passes to look at."""
        return self._rows(Pass)

    @property
    def relations(self) -> Iterable[Relation]:
        """The wishes about two programmes to look at."""
        return self._rows(Relation)

    def _rows(self, cls: type[R]) -> Iterable[R]:
        rows = self.festival.rows(cls)
        if self.ids is None:
            return rows.values()
        found: Iterable[R] | None = self._looked_at.get(cls)
        if found is None:
            ids = self.ids.get(cls.table, ())
            found = self._looked_at[cls] = [rows[row_id] for row_id in ids if row_id in rows]
        return found


def _screenings(scope: Scope) -> list[Screening]:
    festival = scope.festival
    if scope.ids is None:
        return [row for row in festival.screenings() if not row.cancelled]
    rows = map(festival.all_screenings.get, scope.ids.get("screening", ()))
    plan_id = festival.plan_id
    return [row for row in rows if row and row.plan_id == plan_id and not row.cancelled]

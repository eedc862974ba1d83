"""The rows of one festival at one moment, frozen, and the snapshot after a change.

An edit makes a new snapshot that shares every untouched table and look-up with the old one. The
look-ups themselves are in the classes that build on this one, up to ``Festival``.
"""

# ruff: noqa: SLF001 - the next snapshot is of this very class

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self, cast
from weakref import ref

from planner.model.base import RECORDS, R, Record
from planner.model.changes import RowChange
from planner.model.edition import Edition, Kind, Section
from planner.model.film import Film
from planner.model.index import Groups, Index
from planner.model.lengths import Length, Span
from planner.model.person import Person
from planner.model.programme import Programme
from planner.model.screening import Plan, Screening
from planner.model.venue import Screen, Venue
from planner.times import Day, WallTime, festival_day

if TYPE_CHECKING:
    from planner.model.attendance import Proposals

Tables = Mapping[str, Mapping[int, Record]]

Origin = tuple["ref[Snapshot]", Mapping[str, list[RowChange]]]
"""The snapshot that another came of, as long as it is there, and the changes by table."""

_LENGTHS_DEPEND = frozenset({"edition", "programme", "programme_film", "film"})
_SPANS_DEPEND = _LENGTHS_DEPEND | {"section", "kind", "screen"}
_PROPOSALS_DEPEND = _SPANS_DEPEND | {"film_person", "person", "availability"}


def by_order(row: Any) -> tuple[int, int]:
    """Sorts rows as people ordered them."""
    return (row.order, row.id)


class Snapshot:
    """All tables as mappings of frozen records by id, seen through one plan (``plan_id``).

    The tables that everything asks for have names of their own, as rules look at them a million
    times; ``edition`` is the festival's own row, ``all_screenings`` are those of every plan.
    """

    __slots__ = (
        "__weakref__",
        "_indexes",
        "_lengths",
        "_live",
        "_of_films",
        "_origin",
        "_proposals",
        "_spans",
        "all_screenings",
        "edition",
        "films",
        "kinds",
        "people",
        "plan_id",
        "programmes",
        "screens",
        "sections",
        "tables",
        "venues",
    )

    def __init__(self, tables: Tables | None = None, plan_id: int | None = None) -> None:
        given = tables or {}
        self.tables: Tables = {name: given.get(name, {}) for name in RECORDS}
        self.edition: Edition = cast("Edition", next(iter(self.rows(Edition).values()), None))
        self.films: Mapping[int, Film] = self.rows(Film)
        self.programmes: Mapping[int, Programme] = self.rows(Programme)
        self.screens: Mapping[int, Screen] = self.rows(Screen)
        self.venues: Mapping[int, Venue] = self.rows(Venue)
        self.kinds: Mapping[int, Kind] = self.rows(Kind)
        self.sections: Mapping[int, Section] = self.rows(Section)
        self.all_screenings: Mapping[int, Screening] = self.rows(Screening)
        self.people: Mapping[int, Person] = self.rows(Person)
        self.plan_id: int = self._first_plan() if plan_id is None else plan_id
        self._indexes: dict[Index[Any], Groups] = {}
        self._origin: Origin | None = None
        self._live: dict[int, tuple[Screening, ...]] = {}
        self._of_films: dict[int, tuple[Screening, ...]] = {}
        self._lengths: dict[int, Length] = {}
        # Snapshots between which only screenings differ share these; a span is only good for the
        # very record it was made for, proposals only for the very screenings.
        self._spans: dict[int, tuple[Screening, Span]] = {}
        self._proposals: dict[tuple[int, int], Proposals] = {}

    def __getstate__(self) -> tuple[Tables, int]:
        return (self.tables, self.plan_id)

    def __setstate__(self, state: tuple[Tables, int]) -> None:
        Snapshot.__init__(self, *state)

    def _first_plan(self) -> int:
        live = [plan for plan in self.rows(Plan).values() if not plan.frozen]
        return min(live, key=by_order).id if live else 0

    def rows(self, cls: type[R]) -> Mapping[int, R]:
        """All rows of a record class by id."""
        return self.tables[cls.table]  # type: ignore[return-value]  # one class a table

    def get(self, cls: type[R], row_id: int | None) -> R | None:
        """The row of that id, or None."""
        return None if row_id is None else self.rows(cls).get(row_id)

    # -- time ---------------------------------------------------------------------------------

    def day_of(self, time: WallTime) -> Day:
        """The festival day a moment belongs to."""
        return festival_day(time, self.edition.day_boundary)

    def days(self) -> tuple[Day, ...]:
        """All festival days, first to last."""
        return tuple(Day(d) for d in range(self.edition.first_day, self.edition.last_day + 1))

    # -- snapshots ----------------------------------------------------------------------------

    def in_plan(self, plan_id: int) -> Self:
        """The same festival seen through another plan."""
        if plan_id == self.plan_id:
            return self
        other = type(self)(self.tables, plan_id)
        other._indexes, other._origin = self._indexes, self._origin
        other._lengths, other._spans = self._lengths, self._spans
        other._proposals = self._proposals
        return other

    def with_changes(self, changes: Iterable[RowChange]) -> Self:
        """The snapshot after these row changes; this one stays as it is."""
        by_table: dict[str, list[RowChange]] = {}
        for change in changes:
            by_table.setdefault(change.table, []).append(change)
        patched = {name: _patched(self.tables[name], rows) for name, rows in by_table.items()}
        tables = {**self.tables, **patched}
        after = type(self)(tables, self.plan_id if self.plan_id in tables["plan"] else None)
        after._origin = (ref(self), by_table)
        for index, groups in list(self._indexes.items()):
            if by_table.keys().isdisjoint(index.depends):
                touched = by_table.get(index.table.table)
                after._indexes[index] = index.patched(groups, after, touched) if touched else groups
        after._lengths = self._lengths if _LENGTHS_DEPEND.isdisjoint(by_table) else {}
        after._spans = self._spans if self._keep_spans(after, by_table) else {}
        after._proposals = self._proposals if _PROPOSALS_DEPEND.isdisjoint(by_table) else {}
        return after

    def _keep_spans(self, after: Snapshot, by_table: Mapping[str, list[RowChange]]) -> bool:
        """Whether the spans stay good; those of what-ifs long past are let go now and then."""
        few = len(self._spans) <= 2 * len(after.all_screenings) + 1000
        return few and _SPANS_DEPEND.isdisjoint(by_table)

    def group(self, index: Index[R], key: Hashable) -> tuple[R, ...]:
        """The rows of a look-up under one key, in its order."""
        groups = self._indexes.get(index)
        if groups is None:
            groups = self._indexes[index] = self._built(index)
        return groups.get(key, ())

    def _built(self, index: Index[Any]) -> Groups:
        """A look-up that nobody has asked for yet. A what-if has it from the snapshot it came of,
        so that the next one need not build it again.
        """
        before, changes = self._origin or (None, {})
        origin = None if before is None else before()
        if origin is None or not changes.keys().isdisjoint(index.depends):
            return index.build(self)
        groups = origin._indexes.get(index)
        if groups is None:
            groups = origin._indexes[index] = index.build(origin)
        touched = changes.get(index.table.table)
        return index.patched(groups, self, touched) if touched else groups


def _patched(rows: Mapping[int, Record], changes: Iterable[RowChange]) -> dict[int, Record]:
    now = dict(rows)
    for change in changes:
        if change.after is None:
            now.pop(change.id, None)
        else:
            now[change.id] = change.after
    return now

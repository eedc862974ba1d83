"""Rows of a festival's own tables: into the same festival again, an empty one, or another.

References are ids of the file; each becomes the id of the row that it then means here. An empty
festival becomes the one in the file, with the same ids. Another festival keeps its name, days and
settings: it takes films, people, places and the plan.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from planner.edit.editions import check_edition
from planner.edit.frozen import frozen_plans, release_name
from planner.edit.plans import rekeyed
from planner.errors import UserError
from planner.exchange.base import RecordRow
from planner.exchange.bring.alike import Alike, Works
from planner.exchange.bring.beginning import BEGUN, is_empty
from planner.exchange.bring.context import Context
from planner.i18n import _
from planner.model import (
    RECORDS,
    Acceptance,
    Appearance,
    Column,
    Credit,
    Edition,
    FestivalSetting,
    Film,
    Plan,
    Programme,
    ProgrammeFilm,
    Record,
    Release,
    Screening,
    Translation,
    column,
    columns,
    new_id,
)

_STAY: frozenset[str] = frozenset({Edition.table, FestivalSetting.table, Release.table})
"""What another festival does not take over."""

_LAST = (Translation.table, Acceptance.table)
"""Tables that refer to rows of any other without declaring it."""

_ITS_OWN = frozenset({"order", "source_file", "source_line"})
"""What a row that was found by what it says keeps."""


def bring_records(context: Context, rows: Iterable[RecordRow]) -> None:
    """Add and update rows, file by file; ids mean something within one file only."""
    by_file: dict[str, list[RecordRow]] = defaultdict(list)
    for row in rows:
        by_file[row.file].append(row)
    for own in by_file.values():
        _Arrival(context, own).bring()


class _Gone(NamedTuple):
    """A reference that leads nowhere: into the file's own gaps, or to a row that stays out."""

    column: Column
    is_lost: bool


class _Arrival:
    """The rows of one file on their way in."""

    def __init__(self, context: Context, rows: list[RecordRow]) -> None:
        self._context, self._work = context, context.work
        self._by_table: dict[str, list[RecordRow]] = defaultdict(list)
        for row in rows:
            self._by_table[row.table].append(row)
        self._ids: dict[str, dict[int, int | None]] = defaultdict(dict)
        self._names: dict[tuple[str, int], str] = {}
        start = self._work.start
        self._into_empty = is_empty(start) and bool(self._by_table[Edition.table])
        here = start.tables[Edition.table].keys()
        editions = {row.id for row in self._by_table[Edition.table]}
        self._is_other = bool(editions) and not self._into_empty and not editions & here
        self._frozen = frozen_plans(start)
        self._released = {
            s.code for s in start.all_screenings.values() if s.plan_id in self._frozen
        }
        names = {row.external_id for row in self._by_table[Film.table]}
        self._works = Works(start, names)
        self._credits: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for row in self._by_table[Credit.table]:
            told = (row.values.get("role", ""), row.values.get("name", ""))
            self._credits[row.values.get("film_id", 0)].append(told)
        self._entries: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in self._by_table[ProgrammeFilm.table]:
            entry = (row.values.get("order", 0), row.values.get("film_id", 0))
            self._entries[row.values.get("programme_id", 0)].append(entry)

    def bring(self) -> None:
        """Table by table, so that what others refer to is there first."""
        if self._is_other:
            self._leave_what_stays()
        for table in _tables_in_order():
            self._bring_table(table, self._by_table[table])
        if self._into_empty:
            self._forget_beginning()

    def _leave_what_stays(self) -> None:
        frozen = {row.id for row in self._by_table[Plan.table] if row.values.get("frozen")}
        message = _(
            "It is of another festival: its name, days, settings and releases stay there; "
            "everything else comes in."
        )
        self._context.doubt(self._by_table[Edition.table][0], "", message)
        placed = {row.id for row in self._by_table[Screening.table] if _plan(row) in frozen}
        for table, rows in self._by_table.items():
            self._by_table[table] = [
                row
                for row in rows
                if table not in _STAY
                and not (table == Plan.table and row.id in frozen)
                and _plan(row) not in frozen
                and not (table == Appearance.table and row.values.get("screening_id") in placed)
            ]

    def _forget_beginning(self) -> None:
        """The rows with which every festival begins make room for those of the file."""
        arrived = {cls: set(self._ids[cls.table].values()) - {None} for cls in BEGUN}
        if not arrived[Edition]:
            return
        for cls in BEGUN:
            if arrived[cls] or cls is not Plan:
                for row in [row for row in self._work.rows(cls) if row.id not in arrived[cls]]:
                    self._work.remove(cls, row.id)

    # -- rows -----------------------------------------------------------------------------------

    def _bring_table(self, table: str, rows: list[RecordRow]) -> None:
        if not rows:
            return
        alike = Alike(self._work.start, table, {row.id for row in rows})
        if table == Plan.table and not self._into_empty:
            rows = self._seen_plan_first(rows)
        for row in rows:
            self._bring_row(alike, row)

    def _seen_plan_first(self, rows: list[RecordRow]) -> list[RecordRow]:
        """The present plan of the file is that of this festival, where none is called alike."""
        here = self._work.start.tables[Plan.table]
        names = {cast("Plan", plan).name.casefold() for plan in here.values()}
        live = [row for row in rows if not row.values.get("frozen")]
        known = [r for r in live if r.id in here or r.values.get("name", "").casefold() in names]
        if known or not live:
            return rows
        first = min(live, key=lambda row: (row.values.get("order", 0), row.id))
        self._ids[Plan.table][first.id] = self._work.start.plan_id
        return [row for row in rows if row is not first]

    def _bring_row(self, alike: Alike, row: RecordRow) -> None:
        cls, ids = RECORDS[row.table], self._ids[row.table]
        values, gone = self._remapped(cls, row)
        title = self._names[row.table, row.id] = self._title(cls, row)
        if row.id in ids:
            message = _("Another row has the same id {id}; only the first comes in.")
            self._context.refuse(row, "id", message.format(id=row.id), cls, title)
            return
        ids[row.id] = None
        if gone is not None:
            self._leave_out(row, cls, title, gone)
            return
        if self._into_empty:  # nothing here is kept for what it says
            known = self._work.start.tables[row.table].get(row.id)
        else:
            known = alike.find(row.id, values, self._found_by_content(row, values))
        if self._stays(row, known):
            ids[row.id] = known.id if known else None
            return
        values = self._allowed(row, cls, title, known, values)
        if known is not None and known.id != row.id:
            own = _ITS_OWN | ({"external_id"} if known.external_id else frozenset())
            values = {name: value for name, value in values.items() if name not in own}
        if not self._is_possible(row, cls, title, known, values):
            return
        if known is None and row.id not in self._work.start.tables[row.table]:
            values["id"] = row.id
        found = self._context.settle_whole(row, cls, title, known, values)
        ids[row.id] = found.id if found else None

    def _stays(self, row: RecordRow, known: Record | None) -> bool:
        """Whether nothing is to be done: only others refer to it, or it was remembered here."""
        if known is not None and not row.updates:
            return True
        key = row.values.get("key", "") if row.table == FestivalSetting.table else ""
        return key.startswith("import.") and not self._into_empty

    def _found_by_content(self, row: RecordRow, values: Mapping[str, Any]) -> Record | None:
        if row.table == Film.table:
            return self._works.film(values, self._credits[row.id])
        if row.table == Programme.table:
            films = self._ids[Film.table]
            entries = [films.get(film_id) for _order, film_id in sorted(self._entries[row.id])]
            return self._works.programme(values, tuple(film_id or 0 for film_id in entries))
        return None

    def _is_possible(
        self,
        row: RecordRow,
        cls: type[Record],
        title: str,
        known: Record | None,
        values: Mapping[str, Any],
    ) -> bool:
        """Whether the values make a record; what they lack is said."""
        missing = [c for c in columns(cls) if c.is_required and c.name not in {*values, "id"}]
        if known is None and missing:
            message = _("{label} is missing.").format(label=_(missing[0].meta.label))
            self._context.refuse(row, missing[0].name, message, cls, title)
            return False
        if cls is Edition:
            try:
                base = cast("Edition | None", known)
                edition = (
                    dataclasses.replace(base, **values) if base else Edition(id=new_id(), **values)
                )
                check_edition(edition)
            except UserError as error:
                self._context.refuse(row, "", str(error), cls, title)
                return False
        return True

    def _leave_out(self, row: RecordRow, cls: type[Record], title: str, gone: _Gone) -> None:
        """A row whose other row stays out stays out with it; one that the file lacks is a fault."""
        if gone.is_lost:
            message = _("{label}: there is no such row in the file; the row is left out.")
            label = _(gone.column.meta.label)
            self._context.refuse(row, gone.column.name, message.format(label=label), cls, title)

    # -- references -----------------------------------------------------------------------------

    def _remapped(self, cls: type[Record], row: RecordRow) -> tuple[dict[str, Any], _Gone | None]:
        """The values with references to rows of this festival; and what leads nowhere, if the row
        cannot be without it.
        """
        values = {name: value for name, value in row.values.items() if name != "id"}
        for known in columns(cls):
            told = values.get(known.name)
            if not known.meta.ref or told is None:
                continue
            values[known.name] = self._ids[known.meta.ref].get(told)
            if values[known.name] is not None:
                continue
            gone = _Gone(known, is_lost=told not in self._ids[known.meta.ref])
            if not known.nullable:
                return values, gone
            if gone.is_lost:
                message = _("{label}: there is no such row in the file; it stays empty.")
                label = _(known.meta.label)
                self._context.doubt(row, known.name, message.format(label=label))
        return self._remap_named(cls, row, values)

    def _remap_named(
        self, cls: type[Record], row: RecordRow, values: dict[str, Any]
    ) -> tuple[dict[str, Any], _Gone | None]:
        """The same for rows that name others in their own way."""
        if cls is Translation:
            named = self._ids.get(values.get("of_table", ""), {})
            found = named.get(values.get("of_id", 0))
            if found is None:
                told = values.get("of_id")
                return values, _Gone(column(cls, "of_id"), is_lost=told not in named)
            values["of_id"] = found
        if cls is Acceptance and "key" in values:
            every = {old: new for ids in self._ids.values() for old, new in ids.items() if new}
            values["key"] = rekeyed(values["key"], every) if row.values["key"] else ""
        return values, None

    # -- what was released ----------------------------------------------------------------------

    def _allowed(
        self,
        row: RecordRow,
        cls: type[Record],
        title: str,
        known: Record | None,
        values: dict[str, Any],
    ) -> dict[str, Any]:
        """The values without what a release of this festival fixed; that is said."""
        plan_id = self._plan_of(cls, known, values)
        if plan_id in self._frozen:
            if known is not None and _differs(known, values):
                message = _("“{title}” is in the release “{release}” and stays as it is.")
                release = release_name(self._work.start, plan_id)
                self._context.doubt(row, "", message.format(title=title, release=release))
            return {} if known is not None else values
        if isinstance(known, Screening) and known.code in self._released:
            if values.get("code", known.code) != known.code:
                message = _("The code {code} of “{title}” was released and stays.")
                self._context.doubt(row, "code", message.format(code=known.code, title=title))
            values.pop("code", None)
        return values

    def _plan_of(self, cls: type[Record], known: Record | None, values: Mapping[str, Any]) -> int:
        if cls is Plan:
            return known.id if known else 0
        if cls is Appearance:
            screening = self._work.start.all_screenings.get(values.get("screening_id", 0))
            return screening.plan_id if screening else 0
        return int(getattr(known, "plan_id", 0) or values.get("plan_id") or 0)

    # -- names ----------------------------------------------------------------------------------

    def _title(self, cls: type[Record], row: RecordRow) -> str:
        """What people call the row: its own title, else that of what it is about."""
        for name in ("title", "name", "text", "key"):
            if row.values.get(name):
                return str(row.values[name])[:120]
        if cls is Programme:
            films = (film_id for _order, film_id in sorted(self._entries[row.id]))
            return " + ".join(self._names.get((Film.table, film_id), "") for film_id in films)[:120]
        references = [known for known in columns(cls) if known.meta.ref]
        references.sort(key=lambda known: known.meta.ref != Programme.table)
        names = (
            self._names.get((known.meta.ref, row.values.get(known.name) or 0), "")
            for known in references
        )
        return next(filter(None, names), "")


def _plan(row: RecordRow) -> int | None:
    found: int | None = row.values.get("plan_id")
    return found


def _differs(known: Record, values: Mapping[str, Any]) -> bool:
    return any(getattr(known, name) != value for name, value in values.items() if name != "version")


@cache
def _tables_in_order() -> tuple[str, ...]:
    """All tables so that each comes after those it refers to."""
    order: list[str] = []

    def add(table: str) -> None:
        if table in order:
            return
        for known in columns(RECORDS[table]):
            if known.meta.ref and known.meta.ref != table:
                add(known.meta.ref)
        order.append(table)

    for table in RECORDS:
        add(table)
    return (*(table for table in order if table not in _LAST), *_LAST)

"""The snapshot: one festival at one moment, frozen and picklable, with its look-ups.

Views, rules, documents, exports and worker processes read only this. An edit makes a new snapshot
that shares every untouched table and look-up with the old one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from planner.model.base import RECORDS, R, Record
from planner.model.changes import RowChange
from planner.model.edition import Edition, Kind, Language, Section
from planner.model.film import Credit, Film, Translation
from planner.model.index import Groups, Index
from planner.model.lengths import Length, Span, programme_length, screening_span
from planner.model.programme import Programme, ProgrammeFilm, ProgrammeKind
from planner.model.screening import Acceptance, Hold, Plan, Screening
from planner.model.venue import Opening, Screen, Venue
from planner.times import Day, WallTime, day_start, festival_day

Tables = Mapping[str, Mapping[int, Record]]


def _start(row: Screening | Hold) -> tuple[int, int]:
    return (row.start, row.id)


def _order(row: Any) -> tuple[int, int]:
    return (row.order, row.id)


_ENTRIES = Index(ProgrammeFilm, lambda _f, row: row.programme_id, _order)
_CONTAINING = Index(ProgrammeFilm, lambda _f, row: row.film_id, lambda row: row.id)
_CREDITS = Index(Credit, lambda _f, row: row.film_id, _order)
_PLANNED = Index(Screening, lambda _f, row: row.plan_id, _start)
_OF_PROGRAMME = Index(Screening, lambda _f, row: (row.plan_id, row.programme_id), _start)
_ON_SCREEN = Index(Screening, lambda _f, row: (row.plan_id, row.screen_id), _start)
_ON_DAY = Index(
    Screening, lambda f, row: (row.plan_id, f.day_of(row.start)), _start, depends=("edition",)
)
_HOLDS = Index(Hold, lambda _f, row: (row.plan_id, row.screen_id), _start)
_OPENINGS = Index(Opening, lambda _f, row: (row.screen_id, row.day), lambda row: row.id)
_TEXTS = Index(
    Translation, lambda _f, row: (row.of_table, row.of_id, row.of_field), lambda row: row.id
)
_ACCEPTED = Index(Acceptance, lambda _f, row: (row.plan_id, row.key), lambda row: row.id)

_LENGTHS_DEPEND = frozenset({"edition", "programme", "programme_film", "film"})
_SPANS_DEPEND = _LENGTHS_DEPEND | {"section", "kind", "screen"}


class Festival:
    """All tables as mappings of frozen records by id, seen through one plan (``plan_id``)."""

    __slots__ = ("_indexes", "_lengths", "_spans", "plan_id", "tables")

    def __init__(self, tables: Tables | None = None, plan_id: int | None = None) -> None:
        given = tables or {}
        self.tables: Tables = {name: given.get(name, {}) for name in RECORDS}
        self.plan_id: int = self._first_plan() if plan_id is None else plan_id
        self._indexes: dict[Index[Any], Groups] = {}
        self._lengths: dict[int, Length] = {}
        # Snapshots between which only screenings differ share this; a span is only good for the
        # very record it was made for.
        self._spans: dict[int, tuple[Screening, Span]] = {}

    def __getstate__(self) -> tuple[Tables, int]:
        return (self.tables, self.plan_id)

    def __setstate__(self, state: tuple[Tables, int]) -> None:
        Festival.__init__(self, *state)

    def _first_plan(self) -> int:
        live = [plan for plan in self.rows(Plan).values() if not plan.frozen]
        return min(live, key=_order).id if live else 0

    # -- rows ---------------------------------------------------------------------------------

    def rows(self, cls: type[R]) -> Mapping[int, R]:
        """All rows of a record class by id."""
        return self.tables[cls.table]  # type: ignore[return-value]  # one class a table

    def get(self, cls: type[R], row_id: int | None) -> R | None:
        """The row of that id, or None."""
        return None if row_id is None else self.rows(cls).get(row_id)

    @property
    def edition(self) -> Edition:
        """The festival's own row."""
        return next(iter(self.rows(Edition).values()))

    @property
    def films(self) -> Mapping[int, Film]:
        """All films by id."""
        return self.rows(Film)

    @property
    def programmes(self) -> Mapping[int, Programme]:
        """All programmes by id."""
        return self.rows(Programme)

    @property
    def screens(self) -> Mapping[int, Screen]:
        """All screens by id."""
        return self.rows(Screen)

    @property
    def venues(self) -> Mapping[int, Venue]:
        """All venues by id."""
        return self.rows(Venue)

    @property
    def kinds(self) -> Mapping[int, Kind]:
        """All kinds of screening by id."""
        return self.rows(Kind)

    @property
    def sections(self) -> Mapping[int, Section]:
        """All sections by id."""
        return self.rows(Section)

    @property
    def all_screenings(self) -> Mapping[int, Screening]:
        """The screenings of every plan by id."""
        return self.rows(Screening)

    # -- snapshots ----------------------------------------------------------------------------

    def in_plan(self, plan_id: int) -> Festival:
        """The same festival seen through another plan."""
        if plan_id == self.plan_id:
            return self
        other = Festival(self.tables, plan_id)
        other._indexes = self._indexes
        other._lengths, other._spans = self._lengths, self._spans
        return other

    def with_changes(self, changes: Iterable[RowChange]) -> Festival:
        """The snapshot after these row changes; this one stays as it is."""
        by_table: dict[str, list[RowChange]] = {}
        for change in changes:
            by_table.setdefault(change.table, []).append(change)
        patched = {name: _patched(self.tables[name], rows) for name, rows in by_table.items()}
        tables = {**self.tables, **patched}
        after = Festival(tables, self.plan_id if self.plan_id in tables["plan"] else None)
        for index, groups in list(self._indexes.items()):
            if by_table.keys().isdisjoint(index.depends):
                touched = by_table.get(index.table.table)
                after._indexes[index] = index.patched(groups, after, touched) if touched else groups
        after._lengths = self._lengths if _LENGTHS_DEPEND.isdisjoint(by_table) else {}
        after._spans = self._spans if self._keep_spans(after, by_table) else {}
        return after

    def _keep_spans(self, after: Festival, by_table: Mapping[str, list[RowChange]]) -> bool:
        """Whether the spans stay good; those of what-ifs long past are let go now and then."""
        few = len(self._spans) <= 2 * len(after.all_screenings) + 1000
        return few and _SPANS_DEPEND.isdisjoint(by_table)

    def group(self, index: Index[R], key: Hashable) -> tuple[R, ...]:
        """The rows of a look-up under one key, in its order."""
        groups = self._indexes.get(index)
        if groups is None:
            groups = self._indexes[index] = index.build(self)
        return groups.get(key, ())

    # -- time ---------------------------------------------------------------------------------

    def day_of(self, time: WallTime) -> Day:
        """The festival day a moment belongs to."""
        return festival_day(time, self.edition.day_boundary)

    def days(self) -> tuple[Day, ...]:
        """All festival days, first to last."""
        return tuple(Day(d) for d in range(self.edition.first_day, self.edition.last_day + 1))

    def hours(self, screen_id: int, day: Day) -> tuple[WallTime, WallTime] | None:
        """When a screen is open on a festival day; None when it is closed all day."""
        screen = self.screens[screen_id]
        own = self.group(_OPENINGS, (screen_id, day))
        if own:
            if own[-1].opens is None and own[-1].closes is None:
                return None
            opens, closes = own[-1].opens, own[-1].closes
        else:
            opens, closes = screen.opens, screen.closes
        boundary = self.edition.day_boundary
        first = boundary if opens is None else opens
        last = boundary + 1440 if closes is None else closes
        midnight = day_start(day)
        return WallTime(midnight + first), WallTime(midnight + last)

    def length(self, programme_id: int) -> Length:
        """A programme's derived length in seconds."""
        found = self._lengths.get(programme_id)
        if found is None:
            found = programme_length(self, self.programmes[programme_id])
            self._lengths[programme_id] = found
        return found

    def span(self, screening: Screening) -> Span:
        """The parts of a screening of this snapshot on the wall clock."""
        known = self._spans.get(screening.id)
        if known is not None and known[0] is screening:
            return known[1]
        span = screening_span(self, screening)
        self._spans[screening.id] = (screening, span)
        return span

    # -- films and programmes -----------------------------------------------------------------

    def entries(self, programme_id: int) -> tuple[ProgrammeFilm, ...]:
        """The places of a programme's films, in order."""
        return self.group(_ENTRIES, programme_id)

    def films_of(self, programme_id: int) -> tuple[Film, ...]:
        """The films of a programme, in order."""
        return tuple(self.films[entry.film_id] for entry in self.entries(programme_id))

    def programmes_with(self, film_id: int) -> tuple[Programme, ...]:
        """The programmes that a film is part of."""
        return tuple(
            self.programmes[entry.programme_id] for entry in self.group(_CONTAINING, film_id)
        )

    def credits(self, film_id: int) -> tuple[Credit, ...]:
        """The people credited on a film, in order."""
        return self.group(_CREDITS, film_id)

    def title(self, programme_id: int) -> str:
        """What a programme is called: its own title, else those of its films."""
        programme = self.programmes[programme_id]
        return programme.title or " + ".join(film.title for film in self.films_of(programme_id))

    def section_of(self, programme_id: int) -> Section | None:
        """A programme's own section, else the one that all its films share."""
        programme = self.programmes[programme_id]
        if programme.section_id is not None:
            return self.sections.get(programme.section_id)
        shared = {self.films[entry.film_id].section_id for entry in self.entries(programme_id)}
        return self.get(Section, shared.pop()) if len(shared) == 1 else None

    def text(self, row: Record, field: str, language: str = "") -> str:
        """A text of a film, section or venue in a language (its code), else in the next one.

        The languages stand in the festival's order; the record's own field is in the first.
        """
        own = str(getattr(row, field))
        order = sorted(self.rows(Language).values(), key=_order)
        said = {
            text.language_id: text.text for text in self.group(_TEXTS, (row.table, row.id, field))
        }
        if order:
            said[order[0].id] = own
        for wanted in (*(one for one in order if one.code == language), *order):
            if said.get(wanted.id):
                return said[wanted.id]
        return own

    def listed(self, programme_id: int) -> bool:
        """Whether a programme is offered for placing: a film shown only inside another is not."""
        programme = self.programmes[programme_id]
        if programme.kind is not ProgrammeKind.FILM or self.screenings_of(programme_id):
            return True
        films = self.films_of(programme_id)
        return not films or len(self.programmes_with(films[0].id)) == 1

    # -- the timetable of the present plan ----------------------------------------------------

    def screenings(self) -> tuple[Screening, ...]:
        """All screenings of the plan by start, cancelled ones included."""
        return self.group(_PLANNED, self.plan_id)

    def screenings_of(self, programme_id: int) -> tuple[Screening, ...]:
        """The screenings of a programme by start, cancelled ones included."""
        return self.group(_OF_PROGRAMME, (self.plan_id, programme_id))

    def screenings_on(self, screen_id: int) -> tuple[Screening, ...]:
        """The screenings on a screen by start, over all days, cancelled ones included."""
        return self.group(_ON_SCREEN, (self.plan_id, screen_id))

    def screenings_on_day(self, day: Day) -> tuple[Screening, ...]:
        """The screenings of a festival day by start, cancelled ones included."""
        return self.group(_ON_DAY, (self.plan_id, day))

    def screenings_of_film(self, film_id: int) -> tuple[Screening, ...]:
        """The screenings at which a film is shown, in whatever programme."""
        programmes = self.group(_CONTAINING, film_id)
        if len(programmes) == 1:
            return self.screenings_of(programmes[0].programme_id)
        found = [s for row in programmes for s in self.screenings_of(row.programme_id)]
        return tuple(sorted(found, key=_start))

    def holds_on(self, screen_id: int) -> tuple[Hold, ...]:
        """The holds on a screen by start, over all days."""
        return self.group(_HOLDS, (self.plan_id, screen_id))

    def acceptance(self, key: str) -> Acceptance | None:
        """The acceptance of the conflict with that key, if there is one."""
        found = self.group(_ACCEPTED, (self.plan_id, key))
        return found[-1] if found else None

    def screens_in_order(self) -> tuple[Screen, ...]:
        """All screens as the timetable shows them."""
        return tuple(sorted(self.screens.values(), key=_order))

    def sections_in_order(self) -> tuple[Section, ...]:
        """All sections in the festival's order."""
        return tuple(sorted(self.sections.values(), key=_order))

    def screen_name(self, screen_id: int) -> str:
        """A screen as “Venue / Screen”, or by the one name that both have."""
        screen = self.screens[screen_id]
        venue = self.venues[screen.venue_id].name
        return venue if venue == screen.name else f"{venue} / {screen.name}"


def _patched(rows: Mapping[int, Record], changes: Iterable[RowChange]) -> dict[int, Record]:
    now = dict(rows)
    for change in changes:
        if change.after is None:
            now.pop(change.id, None)
        else:
            now[change.id] = change.after
    return now

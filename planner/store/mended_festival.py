"""Records that were found one by one, made into a festival: one edition, a plan, no lost reference.

What others stand on (a plan, a venue, a screen, a programme) and was not found is made up, so that
a lost row takes no screenings with it.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from planner.edit.editions import MOST_DAYS, check_days, check_edition
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import (
    RECORDS,
    Column,
    Edition,
    Festival,
    Hold,
    Plan,
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Record,
    Release,
    Screen,
    Screening,
    Venue,
    column,
    columns,
    new_id,
    picture_of,
    showing_pictures,
    without_picture,
)
from planner.store.mending import LeftOut, Unusable, Values, label, mended
from planner.store.rows import values_of
from planner.times import DAY_MINUTES, Day, day_of, iso_day, zone

Key = tuple[str, int]

_STOOD_ON: tuple[tuple[type[Record], str, type[Record]], ...] = (
    (Screening, "plan_id", Plan),
    (Hold, "plan_id", Plan),
    (Release, "plan_id", Plan),
    (Screening, "programme_id", Programme),
    (Screening, "screen_id", Screen),
    (Hold, "screen_id", Screen),
    (Screen, "venue_id", Venue),
)
"""What is made up when it is lost: rows of the first class stand on one of the last."""

_LOST_NAMES = {
    Plan: N_("Lost plan {number}"),
    Programme: N_("Lost programme {number}"),
    Screen: N_("Lost screen {number}"),
    Venue: N_("Lost venue {number}"),
}


class MendedFestival:
    """Rows on the way to a sound festival, and what had to be left out or made up for that."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[int, Record]] = {name: {} for name in RECORDS}
        self.left_out: list[LeftOut] = []
        self.notes: list[str] = []
        self._made_up: Counter[str] = Counter()
        self._lost_venue = new_id()  # one for all screens that are made up

    @property
    def festival(self) -> Festival:
        """The snapshot of what there is."""
        return Festival(self.tables)

    def take(self, table: str, rows: Iterable[Values]) -> None:
        """Take over what can be of these rows; of several with one id the first counts."""
        cls = RECORDS[table]
        for values in rows:
            try:
                record, problems = mended(cls, values, _stand_ins(cls))
            except Unusable as error:
                self._leave_out(table, values, str(error))
                continue
            if record.id in self.tables[table]:
                self._leave_out(table, values, _("Another row has the same id."))
                continue
            self.tables[table][record.id] = record
            for problem in problems:
                self._leave_out(table, values, problem)

    def _leave_out(self, table: str, values: Values, reason: str) -> None:
        self.left_out.append(LeftOut(table, label(values), reason))

    def find_in_history(self, images: dict[Key, Record | None], doubtful: set[Key]) -> None:
        """Bring back rows that only the history has, and drop ``doubtful`` ones that it knows as
        removed.
        """
        for (table, row_id), image in images.items():
            known = self.tables[table].get(row_id)
            if known is not None and image is None and (table, row_id) in doubtful:
                del self.tables[table][row_id]
            elif known is None and image is not None:
                self.take(table, [values_of(image)])
                if row_id in self.tables[table]:
                    self._note(N_("{row} was found in the history only."), table, image)

    def make_whole(self, name: str) -> None:
        """Make a sound festival of the rows; ``name`` is for one whose own is lost."""
        self._make_one_edition(name)
        for cls, reference, other in _STOOD_ON:
            self._make_up(cls, reference, other)
        self._make_one_plan()
        while self._let_go_of_the_lost():
            pass
        self._name_empty_programmes()

    def _note(self, sentence: str, table: str, row: Record) -> None:
        named = f"{table} {label(values_of(row))}"
        self.notes.append(_(sentence).format(row=named))

    def let_go_of_pictures(self, is_there: Callable[[str], bool]) -> None:
        """Leave out which picture a row shows where that picture is nowhere any more."""
        for row in list(showing_pictures(self.festival)):
            name = picture_of(row)
            if name and not is_there(name):
                reason = _("Its picture is lost; set it again.")
                self._leave_out(row.table, values_of(row), reason)
                self.tables[row.table][row.id] = without_picture(row)

    # -- the edition --------------------------------------------------------------------------

    def _make_one_edition(self, name: str) -> None:
        editions = self.tables[Edition.table]
        for extra in list(editions)[1:]:
            self._leave_out(
                Edition.table, values_of(editions.pop(extra)), _("A festival has one edition.")
            )
        first, last = self._days_of_screenings()
        if not editions:
            made = Edition(id=new_id(), name=name, first_day=first, last_day=last, zone="UTC")
            editions[made.id] = made
            self.notes.append(
                _(
                    "The festival’s own row was lost: its days were taken from its screenings, its "
                    "time zone is UTC. Set them again."
                )
            )
            return
        (edition,) = editions.values()
        assert isinstance(edition, Edition)  # noqa: S101 - the only kind in that table
        editions[edition.id] = self._mended_edition(edition, name, first, last)

    def _mended_edition(self, edition: Edition, name: str, first: Day, last: Day) -> Edition:
        if not edition.name.strip():
            edition = dataclasses.replace(edition, name=name)
        if _refuses(lambda: check_days(edition.first_day, edition.last_day)):
            edition = dataclasses.replace(edition, first_day=first, last_day=last)
            self.notes.append(
                _(
                    "The days of the festival were lost or impossible; {first} to {last} were "
                    "taken from its screenings."
                ).format(first=iso_day(first), last=iso_day(last))
            )
        if _refuses(lambda: zone(edition.zone)):
            edition = dataclasses.replace(edition, zone="UTC")
            self.notes.append(_("The time zone was lost or does not exist; it is UTC now."))
        if _refuses(lambda: check_edition(edition)):
            pattern = column(Edition, "code_pattern").default
            edition = dataclasses.replace(edition, code_pattern=pattern)
            self.notes.append(_("The pattern of the codes was lost; it is the usual one now."))
        return edition

    def _days_of_screenings(self) -> tuple[Day, Day]:
        days = sorted(row.start // DAY_MINUTES for row in self._rows(Screening))
        if not days:
            today = _today()
            return today, today
        middle = days[len(days) // 2]  # a single wrong date must not make a year of it
        near = [day for day in days if abs(day - middle) < MOST_DAYS // 2]
        return Day(near[0]), Day(near[-1])

    # -- what is made up ----------------------------------------------------------------------

    def _make_up(self, cls: type[Record], reference: str, other: type[Record]) -> None:
        there = self.tables[other.table]
        lost = {getattr(row, reference) for row in self.tables[cls.table].values()} - there.keys()
        for row_id in sorted(lost):
            self._made_up[other.table] += 1
            name = _(_LOST_NAMES[other]).format(number=self._made_up[other.table])
            made = _made_up(other, row_id, name, self._lost_venue)
            there[row_id] = made
            self._note(N_("{row} stands for one that was lost."), other.table, made)

    def _make_one_plan(self) -> None:
        plans = self.tables[Plan.table]
        if not plans:
            made = Plan(id=new_id(), name=_("Main"))
            plans[made.id] = made
            self._note(N_("{row} was made, because none was left."), Plan.table, made)

    def _name_empty_programmes(self) -> None:
        """A programme that lost its films becomes an event, so that its screenings stay."""
        filled = {entry.programme_id for entry in self._rows(ProgrammeFilm)}
        for programme in list(self._rows(Programme)):
            if programme.kind is not ProgrammeKind.EVENT and programme.id not in filled:
                event = dataclasses.replace(
                    programme,
                    kind=ProgrammeKind.EVENT,
                    title=programme.title or _("Programme whose films were lost"),
                )
                self.tables[Programme.table][programme.id] = event
                self._note(N_("{row} lost its films and is an event now."), Programme.table, event)

    def _rows(self, cls: type[Any]) -> Iterator[Any]:
        yield from self.tables[cls.table].values()

    # -- references ---------------------------------------------------------------------------

    def _let_go_of_the_lost(self) -> bool:
        """Empty references that lead nowhere, or leave their rows out; whether any row went."""
        went = False
        for table, cls in RECORDS.items():
            for known in columns(cls):
                if known.meta.ref:
                    went |= self._let_go(table, known)
        return went

    def _let_go(self, table: str, reference: Column) -> bool:
        rows, there = self.tables[table], self.tables[reference.meta.ref]
        lost = [row for row in rows.values() if _leads_nowhere(row, reference.name, there)]
        for row in lost:
            reason = _("Its {other} is lost.").format(other=reference.meta.ref)
            self._leave_out(table, values_of(row), reason)
            if reference.nullable:
                rows[row.id] = dataclasses.replace(row, **{reference.name: None})  # type: ignore[arg-type]
            else:
                del rows[row.id]
        return bool(lost)


def _leads_nowhere(row: Record, reference: str, there: dict[int, Record]) -> bool:
    target = getattr(row, reference)
    return target is not None and target not in there


def _made_up(cls: type[Record], row_id: int, name: str, venue: int) -> Record:
    if cls is Programme:
        return Programme(id=row_id, kind=ProgrammeKind.EVENT, title=name)
    if cls is Screen:
        return Screen(id=row_id, venue_id=venue, name=name)
    if cls is Venue:
        return Venue(id=row_id, name=name)
    return Plan(id=row_id, name=name)


def _refuses(check: Callable[[], object]) -> bool:
    try:
        check()
    except UserError:
        return True
    return False


def _stand_ins(cls: type[Record]) -> dict[str, Any]:
    """What an edition has instead of what cannot be read; it is too much to leave out."""
    if cls is not Edition:
        return {}
    return {"first_day": Day(0), "last_day": Day(-1), "zone": ""}


def _today() -> Day:
    return day_of(datetime.now(UTC).astimezone().date())

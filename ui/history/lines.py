"""The steps of a festival's history as lines to read and to search. No Qt.

Reading what a step touched costs a little, so ``Lines`` keeps what it worked out and only looks at
steps it has not seen; it runs in a thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.document import Step
from planner.document.tree import Tree
from planner.errors import UserError
from planner.i18n import _
from planner.model import (
    Festival,
    Film,
    Hold,
    Programme,
    ProgrammeFilm,
    Record,
    RowChange,
    Screening,
    columns,
)
from planner.text import folded
from planner.times import clock, date_of, day_label, day_of, weekday_name

Item = tuple[str, int]
"""A table and the id of a row in it."""

_NAMED = 2


@dataclass(frozen=True)
class Line:
    """One step: what it touched in words, the rows it touched or leaned on, and what is searched.

    ``items`` has the rows of the step itself in their order; ``touches`` also what these refer to.
    """

    step: Step
    about: str
    items: tuple[Item, ...]
    touches: frozenset[Item]
    searched: str

    @property
    def moment(self) -> datetime:
        """When it was done, by the clock here."""
        return datetime.fromisoformat(self.step.time).astimezone()

    def day(self) -> str:
        """The day: “Thu 26 Nov”."""
        return day_label(day_of(self.moment.date()))

    def when(self) -> str:
        """The minute: “14:05”, with the day unless that is today."""
        moment = self.moment
        time = f"{moment:%H:%M}"
        if moment.date() == datetime.now(moment.tzinfo).date():
            return time
        return _("{day} {time}").format(day=self.day(), time=time)

    def when_exactly(self) -> str:
        """Day, year and minute: “Thu 26 Nov 2026, 14:05”."""
        moment = self.moment
        return _("{day} {year}, {time}").format(
            day=self.day(), year=moment.year, time=f"{moment:%H:%M}"
        )


class Lines:
    """Makes lines of steps, and keeps them."""

    def __init__(self) -> None:
        self._known: dict[int, Line] = {}
        self._names = Names()

    def of(self, steps: Iterable[Step], festival: Festival) -> list[Line]:
        """All steps as lines, the newest first."""
        now: dict[int, Line] = {}
        self._names.festival = festival
        for step in steps:
            known = self._known.get(step.id)
            same = known is not None and known.step == step  # text, note and whether it is undone
            now[step.id] = known if known is not None and same else self._line(step)
        self._known = now
        return list(reversed(now.values()))

    def _line(self, step: Step) -> Line:
        known = self._known.get(step.id)
        if known is not None and known.step.time == step.time:  # only the note, or undone since
            about, items, touches = known.about, known.items, known.touches
        else:
            rows = _rows_of(step)
            self._names.learn(rows)
            about = about_of(rows, self._names)
            items = tuple(dict.fromkeys((row.table, row.id) for row in rows))
            touches = frozenset(_touched(rows))
        searched = folded(f"{step.title} {about} {step.author} {step.comment}")
        return Line(step, about, items, touches, searched)


def _rows_of(step: Step) -> tuple[RowChange, ...]:
    try:
        return step.rows
    except UserError:  # a step that is damaged has at least its title
        return ()


def _touched(rows: Iterable[RowChange]) -> Iterator[Item]:
    for row in rows:
        yield (row.table, row.id)
        for record in (row.before, row.after):
            if record is not None:
                for column in columns(type(record)):
                    value = getattr(record, column.name)
                    if column.meta.ref and value is not None:
                        yield (column.meta.ref, value)


class Names:
    """What things are called, or were: from the festival, else from steps that touched them."""

    def __init__(self, festival: Festival | None = None) -> None:
        self.festival = festival or Festival()
        self._known: dict[Item, str] = {}
        self._film_of: dict[int, int] = {}

    def learn(self, rows: Iterable[RowChange]) -> None:
        """Remember what the rows are called, for when they are gone."""
        for row in rows:
            record = row.after or row.before
            name = getattr(record, "title", "") or getattr(record, "name", "")
            if name:
                self._known[row.table, row.id] = str(name)
            if isinstance(record, ProgrammeFilm):
                self._film_of.setdefault(record.programme_id, record.film_id)

    def of(self, table: str, row_id: int) -> str:
        """The name of a row; empty when it never had one."""
        row = self.festival.tables[table].get(row_id)
        if isinstance(row, Programme):
            return self.festival.title(row_id)
        if isinstance(row, Screening):
            return self.of(Programme.table, row.programme_id)
        name = str(getattr(row, "title", "") or getattr(row, "name", ""))
        name = name or self._known.get((table, row_id), "")
        if not name and row_id in self._film_of:
            return self.of(Film.table, self._film_of[row_id])
        return name


_OWNERS = ("film", "programme", "screen", "section", "person", "screening")


def about_of(rows: Sequence[RowChange], names: Names) -> str:
    """What the rows are about: “Maineland, Fri 6 18:00, Odeon 2”, or the first names of many."""
    placed = [row for row in rows if row.table in {Screening.table, Hold.table}]
    every = (_words(row.after or row.before, names) for row in placed or rows)
    seen = list(dict.fromkeys(words for words in every if words))
    some, more = seen[:_NAMED], len(seen) - _NAMED
    if more > 0:
        return _("{names} and {count} more").format(names=", ".join(some), count=more)
    return _(" and ").join(some)


def _words(record: Record | None, names: Names) -> str:
    if record is None:
        return ""
    if isinstance(record, Screening):
        title = names.of(Programme.table, record.programme_id)
        return ", ".join(part for part in (title, _place(record, names.festival)) if part)
    if isinstance(record, Hold):
        return f"{record.title or _('Hold')}, {_place(record, names.festival)}"
    own = names.of(record.table, record.id)
    owners = ((table, getattr(record, f"{table}_id", None)) for table in _OWNERS)
    return own or next((names.of(table, row_id) for table, row_id in owners if row_id), "")


def _place(record: Screening | Hold, festival: Festival) -> str:
    day = festival.day_of(record.start)
    screen = festival.screens.get(record.screen_id)
    time = f"{weekday_name(day)} {date_of(day).day} {clock(record.start)}"
    return f"{time}, {screen.name}" if screen is not None else time


def head_of(lines: Iterable[Line]) -> int | None:
    """The step after which the festival stands; the lines come newest first."""
    done = [line.step for line in lines if not line.step.undone]
    parents = {step.parent for step in done}
    return next((step.id for step in done if step.id not in parents), None)


def tree_of(lines: Sequence[Line]) -> Tree:
    """The ways between the steps; the lines come newest first."""
    return Tree({line.step.id: line.step.parent for line in reversed(lines)})

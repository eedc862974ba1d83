"""The steps of a festival's history as lines to read and to search. No Qt.

Reading what a step touched costs a little, so ``Lines`` keeps what it worked out and only looks at
steps it has not seen; it runs in a thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.document import Step
from planner.i18n import _
from planner.model import Festival, Hold, Programme, Record, RowChange, Screening, columns
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

    def of(self, steps: Iterable[Step], festival: Festival) -> list[Line]:
        """All steps as lines, the newest first."""
        now: dict[int, Line] = {}
        for step in steps:
            known = self._known.get(step.id)
            same = known is not None and known.step == step  # text, note and whether it is undone
            now[step.id] = known if known is not None and same else self._line(step, festival)
        self._known = now
        return list(reversed(now.values()))

    def _line(self, step: Step, festival: Festival) -> Line:
        known = self._known.get(step.id)
        if known is not None and known.step.time == step.time:  # only the note, or undone since
            about, items, touches = known.about, known.items, known.touches
        else:
            about = about_of(step.rows, festival)
            items = tuple(dict.fromkeys((row.table, row.id) for row in step.rows))
            touches = frozenset(_touched(step.rows))
        searched = folded(f"{step.title} {about} {step.author} {step.comment}")
        return Line(step, about, items, touches, searched)


def _touched(rows: Iterable[RowChange]) -> Iterator[Item]:
    for row in rows:
        yield (row.table, row.id)
        for record in (row.before, row.after):
            if record is not None:
                for column in columns(type(record)):
                    value = getattr(record, column.name)
                    if column.meta.ref and value is not None:
                        yield (column.meta.ref, value)


def about_of(rows: Sequence[RowChange], festival: Festival) -> str:
    """What the rows are about: “Maineland, Fri 6 18:00, Odeon 2”, or the first names of many."""
    seen: dict[str, None] = {}
    names: dict[Item, str] = {}
    for row in rows:
        record = row.after or row.before
        assert record is not None
        names[row.table, row.id] = str(getattr(record, "title", "") or getattr(record, "name", ""))
    placed = [row for row in rows if row.table in {Screening.table, Hold.table}]
    for row in placed or rows:
        record = row.after or row.before
        assert record is not None
        words = _words(record, festival, names)
        if words:
            seen[words] = None
    some = list(seen)[:_NAMED]
    more = len(seen) - len(some)
    if more:
        return _("{names} and {count} more").format(names=", ".join(some), count=more)
    return ", ".join(some) if len(some) < _NAMED else _(" and ").join(some)


def _words(record: Record, festival: Festival, names: dict[Item, str]) -> str:
    if isinstance(record, Screening):
        title = _title(record.programme_id, festival, names)
        return ", ".join(part for part in (title, _place(record, festival)) if part)
    if isinstance(record, Hold):
        return f"{record.title or _('Hold')}, {_place(record, festival)}"
    if isinstance(record, Programme):
        return _title(record.id, festival, names)
    own = names.get((record.table, record.id), "")
    if own:
        return own
    for table in ("film", "programme", "screen", "section", "person", "screening"):
        other = getattr(record, f"{table}_id", None)
        if other is not None:
            return _other(table, other, festival, names)
    return ""


def _other(table: str, row_id: int, festival: Festival, names: dict[Item, str]) -> str:
    if table == "programme":
        return _title(row_id, festival, names)
    row = festival.tables[table].get(row_id)
    if isinstance(row, Screening):
        return _title(row.programme_id, festival, names)
    known = names.get((table, row_id), "")
    return known or str(getattr(row, "title", "") or getattr(row, "name", ""))


def _title(programme_id: int, festival: Festival, names: dict[Item, str]) -> str:
    if programme_id in festival.programmes:
        return festival.title(programme_id)
    return names.get((Programme.table, programme_id), "")


def _place(record: Screening | Hold, festival: Festival) -> str:
    day = festival.day_of(record.start)
    screen = festival.screens.get(record.screen_id)
    time = f"{weekday_name(day)} {date_of(day).day} {clock(record.start)}"
    return f"{time}, {screen.name}" if screen is not None else time


# -- where a step lies ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Way:
    """How one comes from the present to a step: so many taken back, so many done again."""

    back: int
    again: int


def way_to(step_id: int, steps: Sequence[Step]) -> Way:
    """The way from where the festival stands to just after that step."""
    by_id = {step.id: step for step in steps}
    depth = _depths(by_id)
    again, at = 0, by_id.get(step_id)
    while at is not None and at.undone:
        again += 1
        at = by_id.get(at.parent) if at.parent is not None else None
    head = max((depth[step.id] for step in steps if not step.undone), default=0)
    return Way(head - (depth[at.id] if at is not None else 0), again)


def _depths(by_id: dict[int, Step]) -> dict[int, int]:
    """How many steps lie before each done step, itself included; those undone do not count."""
    depths: dict[int, int] = {}
    for step in by_id.values():  # none comes before its parent
        if not step.undone:
            depths[step.id] = depths.get(step.parent or 0, 0) + 1
    return depths


def head_of(lines: Iterable[Line]) -> int | None:
    """The step after which the festival stands; the lines come newest first."""
    done = [line.step for line in lines if not line.step.undone]
    parents = {step.parent for step in done}
    return next((step.id for step in done if step.id not in parents), None)

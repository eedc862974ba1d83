"""The history of a damaged festival, as far as it can be read and fits to the rows that are left.

An undo writes rows as they were; where other rows that they refer to are lost it would be refused.
So undoing is tried here, step by step, and history begins where that would first fail.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planner.errors import UserError
from planner.i18n import _
from planner.model import Edition, Plan, Record, columns
from planner.store.journal import Position, Step
from planner.store.mended_festival import Key
from planner.store.mending import LeftOut, Values

_TEXTS = ("title", "author", "time", "copy", "comment")


class History(NamedTuple):
    """The steps that go into the new file, and where the festival stands in them."""

    steps: dict[int, Step]
    position: Position
    left_out: tuple[LeftOut, ...]


def read_steps(rows: Iterable[Values]) -> tuple[dict[int, Step], list[LeftOut]]:
    """The steps that can be read, by id, and the others."""
    steps: dict[int, Step] = {}
    left_out = []
    for values in rows:
        try:
            step = _step(values)
            _rows = step.rows
        except UserError as error:
            left_out.append(LeftOut("journal", str(values.get("id", "?")), str(error)))
        else:
            steps.setdefault(step.id, step)
    return steps, left_out


def _step(values: Values) -> Step:
    title, author, time, copy, comment = (_text(values.get(name)) for name in _TEXTS)
    row_id, parent, stored = values.get("id"), values.get("parent"), values.get("changes")
    if not isinstance(row_id, int) or not isinstance(stored, str):
        raise UserError(_("A step of the history cannot be read."))
    before = parent if isinstance(parent, int) else None
    return Step(title, author, time, copy, before, comment, row_id, stored=stored)


def _text(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
    return text.replace("\0", "")


def place_in(
    steps: Mapping[int, Step],
    stated: Mapping[str, str],
    tables: Mapping[str, Mapping[int, Record]],
) -> Position:
    """Where the festival stands: as the file says, or else at its newest step of which the rows
    are there; those that were undone have left none.
    """
    head, tip = (_known(steps, stated.get(name, "")) for name in ("head", "tip"))
    if head is None and steps:
        newest_first = sorted(steps.values(), key=lambda s: (s.time, s.id), reverse=True)
        seen = (step.id for step in newest_first if _has_left_rows(step, tables))
        head = next(seen, newest_first[0].id)
    return Position(head, head if tip is None else tip)


def _has_left_rows(step: Step, tables: Mapping[str, Mapping[int, Record]]) -> bool:
    return all((row.id in tables[row.table]) == (row.after is not None) for row in step.rows)


def _known(steps: Mapping[int, Step], text: str) -> int | None:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None
    return number if number in steps else None


def path_to(steps: Mapping[int, Step], last: int | None) -> Iterator[Step]:
    """The step and those before it, newest first, as far as they are known."""
    seen: set[int] = set()
    while last is not None and last in steps and last not in seen:
        seen.add(last)
        yield steps[last]
        last = steps[last].parent


def images(steps: Mapping[int, Step], position: Position) -> dict[Key, Record | None]:
    """Each row that the history knows as it was where the festival stands."""
    found: dict[Key, Record | None] = {}
    for step in path_to(steps, position.tip):
        if step.id == position.head:
            break
        found |= {(row.table, row.id): row.before for row in reversed(step.rows)}
    done: dict[Key, Record | None] = {}
    for step in path_to(steps, position.head):
        for row in reversed(step.rows):
            done.setdefault((row.table, row.id), row.after)
    return found | done


def fitting(
    steps: Mapping[int, Step], position: Position, tables: Mapping[str, Mapping[int, Record]]
) -> History:
    """The part of a history that can be undone and redone from these rows."""
    done = _undoable(list(path_to(steps, position.head)), tables)
    if not done:
        return History({}, Position(), tuple(_said(steps, {})))
    good = {step.id: step for step in done}
    good[done[-1].id] = dataclasses.replace(done[-1], parent=None)
    _add_branches(steps, good)
    tip = position.tip if _redoable(good, position, tables) else position.head
    return History(good, Position(position.head, tip), tuple(_said(steps, good)))


def _undoable(done: list[Step], tables: Mapping[str, Mapping[int, Record]]) -> list[Step]:
    """The steps to the first one that cannot be undone, which is then the beginning."""
    rows = _Rows(tables)
    for count, step in enumerate(done, start=1):
        if not rows.can(_back(step)):
            return done[:count]
    return done


def _redoable(
    steps: Mapping[int, Step], position: Position, tables: Mapping[str, Mapping[int, Record]]
) -> bool:
    undone: list[Step] = []
    for step in path_to(steps, position.tip):
        if step.id == position.head:
            rows = _Rows(tables)
            return all(rows.can(_forth(step)) for step in reversed(undone))
        undone.append(step)
    return False


def _add_branches(steps: Mapping[int, Step], good: dict[int, Step]) -> None:
    """Add every step that was once done after one of these."""
    children: dict[int, list[Step]] = {}
    for step in steps.values():
        if step.parent is not None and step.id not in good:
            children.setdefault(step.parent, []).append(step)
    waiting = list(good)
    while waiting:
        for step in children.pop(waiting.pop(), ()):
            good[step.id] = step
            waiting.append(step.id)


def _said(steps: Mapping[int, Step], good: Mapping[int, Step]) -> Iterator[LeftOut]:
    for step in steps.values():
        if step.id not in good:
            reason = _("It does not fit to the rows that are left, or to the steps around it.")
            yield LeftOut("journal", f"{step.id} “{step.title}”", reason)


_Change = tuple[Key, Record | None]


def _back(step: Step) -> list[_Change]:
    return [((row.table, row.id), row.before) for row in reversed(step.rows)]


def _forth(step: Step) -> list[_Change]:
    return [((row.table, row.id), row.after) for row in step.rows]


class _Rows:
    """Rows to try undo and redo on: whether each change finds its row, and leaves a festival."""

    def __init__(self, tables: Mapping[str, Mapping[int, Record]]) -> None:
        self._rows = {(t, row.id): row for t, rows in tables.items() for row in rows.values()}
        self._counts = Counter(table for table, _row_id in self._rows)
        self._referred = Counter(key for row in self._rows.values() for key in _references(row))

    def can(self, changes: list[_Change]) -> bool:
        """Make the changes; whether they could be made in a file."""
        for key, after in changes:
            if not self._change(key, after):
                return False
        return (
            self._counts[Edition.table] == 1
            and self._counts[Plan.table] > 0
            and all(self._is_whole(key) for key, _after in changes)
        )

    def _change(self, key: Key, after: Record | None) -> bool:
        before = self._rows.pop(key, None)
        if before is None and after is None:
            return False
        if before is not None:
            self._referred.subtract(_references(before))
        if after is not None:
            self._rows[key] = after
            self._referred.update(_references(after))
        self._counts[key[0]] += (after is not None) - (before is not None)
        return True

    def _is_whole(self, key: Key) -> bool:
        row = self._rows.get(key)
        if row is None:
            return self._referred[key] <= 0
        return all(other in self._rows for other in _references(row))


def _references(row: Record) -> list[Key]:
    targets = ((c.meta.ref, getattr(row, c.name)) for c in columns(type(row)) if c.meta.ref)
    return [(table, row_id) for table, row_id in targets if row_id is not None]

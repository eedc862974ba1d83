"""Undo and redo: which step comes next in either direction, and the rows that take one there."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime

from planner.edit import Edit
from planner.model import Festival, Record, RowChange
from planner.store import Position, Step, Store, Write, user_name

MERGE_SECONDS = 2.0
"""How long after an edit another with the same merge key still becomes part of the same step."""

_FETCHED_AT_ONCE = 20


class History:
    """The journal as the document sees it: a path of steps and the place on it.

    Steps come from the file only when they are needed, some at a time. ``clock`` counts seconds.
    """

    def __init__(
        self, store: Store, position: Position, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._copy = store.copy_id()
        self._author = user_name()
        self._clock = clock
        self._known: dict[int, Step] = {}
        self._merging: tuple[Hashable, str] | None = None
        self._touched = 0.0
        self.position = position
        for step_id in position:  # now, when nothing is queued for which undo would have to wait
            self._step(step_id)

    def go_back_to(self, position: Position) -> None:
        """Forget what never reached the file."""
        self.position = position
        self._known.clear()
        self._merging = None

    def record(self, edit: Edit, rows: tuple[RowChange, ...], source: str) -> Write:
        """Note a new step, or let it become part of the last one; returns what to write.

        Edits merge when they have the same merge key and source and follow each other within
        ``MERGE_SECONDS``, with no undo, redo or other edit between.
        """
        key = edit.merge_key()
        merging = None if key is None else (key, source)
        now = self._clock()
        last = self._known.get(self.position.head or 0)
        continues = merging is not None and merging == self._merging
        self._merging, before = merging, self._touched
        self._touched = now
        if continues and last is not None and now - before <= MERGE_SECONDS:
            return self._merged(last, edit, rows)
        step = self._step_of(edit, rows, self.position.head)
        self._known[step.id] = step
        self.position = Position(step.id, step.id)
        return Write(rows, self.position, add=step)

    def _merged(self, last: Step, edit: Edit, rows: tuple[RowChange, ...]) -> Write:
        combined = _combined(last.rows, rows)
        if not combined:
            self._merging = None
            self.position = Position(last.parent, last.parent)
            return Write(rows, self.position, forget=last.id)
        step = dataclasses.replace(self._step_of(edit, combined, last.parent), id=last.id)
        self._known[step.id] = step
        return Write(rows, self.position, replace=step)

    def _step_of(self, edit: Edit, rows: tuple[RowChange, ...], parent: int | None) -> Step:
        return Step(
            title=edit.label(),
            author=self._author,
            time=datetime.now(UTC).isoformat(timespec="milliseconds"),
            copy=self._copy,
            parent=parent,
            comment=edit.comment(),
            given=rows,
        )

    def last_done(self) -> Step | None:
        """The step that undo takes back; None at the beginning (a festival is never un-begun)."""
        head = self._step(self.position.head)
        return head if head is not None and head.parent is not None else None

    def next_undone(self) -> Step | None:
        """The step that redo does again."""
        head, tip = self.position
        step = None if tip == head else self._step(tip)
        seen: set[int] = set()  # a spoilt journal may lead in circles
        while step is not None and step.parent != head:
            seen.add(step.id)
            step = None if step.parent in seen else self._step(step.parent)
        return step

    def move_to(self, head: int | None) -> Position:
        """Stand at that step; what comes after it can still be redone."""
        self._merging = None
        self.position = Position(head, self.position.tip)
        return self.position

    def _step(self, step_id: int | None) -> Step | None:
        if step_id is not None and step_id not in self._known:
            for step in self._store.steps(step_id, _FETCHED_AT_ONCE):
                self._known.setdefault(step.id, step)
        return None if step_id is None else self._known[step_id]

    def all(self) -> tuple[Step, ...]:
        """Every step, oldest first, each marked when the festival no longer contains it."""
        steps = self._store.all_steps()
        parents = {step.id: step.parent for step in steps}
        done: set[int] = set()
        at = self.position.head
        while at is not None and at not in done:
            done.add(at)
            at = parents.get(at)
        return tuple(dataclasses.replace(step, undone=step.id not in done) for step in steps)


def _combined(first: Iterable[RowChange], then: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Two steps as one: each row from before the first to after the second."""
    rows = {(row.table, row.id): row for row in first}
    for row in then:
        known = rows.get((row.table, row.id))
        before = row.before if known is None else known.before
        rows[row.table, row.id] = RowChange(row.table, row.id, before, row.after)
    return tuple(row for row in rows.values() if not row.is_nothing())


def reversed_rows(festival: Festival, step: Step) -> tuple[RowChange, ...]:
    """The rows that take the festival back to before the step, as new versions."""
    return tuple(_towards(festival, row, row.before) for row in reversed(step.rows))


def repeated_rows(festival: Festival, step: Step) -> tuple[RowChange, ...]:
    """The rows that do the step again, as new versions."""
    return tuple(_towards(festival, row, row.after) for row in step.rows)


def _towards(festival: Festival, row: RowChange, target: Record | None) -> RowChange:
    present = festival.tables[row.table].get(row.id)
    if target is None:
        return RowChange(row.table, row.id, present, None)
    version = (present or target).version + 1
    return RowChange(row.table, row.id, present, dataclasses.replace(target, version=version))

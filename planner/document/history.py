"""Undo, redo, going back: which step comes next, what is noted of it, and what takes one there."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from itertools import islice

from planner.document.at_hand import AtHand
from planner.document.tree import Tree, Way
from planner.edit import Edit
from planner.errors import UserError
from planner.i18n import _
from planner.model import Festival, Record, RowChange
from planner.store import Position, Step, Store, Write, user_name

MERGE_SECONDS = 2.0
"""How long after an edit another with the same merge key still becomes part of the same step."""


class History:
    """The journal as the document sees it: the steps of all branches and the place among them.

    Steps come from the file some at a time, before they are needed, and few are kept.
    ``clock`` counts seconds.
    """

    def __init__(
        self, store: Store, position: Position, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._copy = store.copy_id()
        self._author = user_name()
        self._clock = clock
        self._done = AtHand(self._beyond_done, self._read_done)
        self._undone = AtHand(self._beyond_undone, self._read_undone)
        self._merging: tuple[Hashable, str] | None = None
        self._touched = 0.0
        self._latest = datetime.min.replace(tzinfo=UTC)
        self.position = position
        self._ahead: list[int] | None = None
        self.last_done()  # now, when nothing is queued for which undo would have to wait
        self.next_undone()

    def go_back_to(self, position: Position) -> None:
        """Forget what never reached the file."""
        self._merging = None
        self._stand_at(position)
        self._done.forget()

    def end_merging(self) -> None:
        """What is done from now on is a step of its own."""
        self._merging = None

    def record(self, edit: Edit, rows: tuple[RowChange, ...], source: str) -> Write:
        """Note a new step, or let it become part of the last one; returns what to write.

        Edits merge when they have the same merge key and source and follow each other within
        ``MERGE_SECONDS``, with nothing else done between, not even a look at another plan.
        """
        key = edit.merge_key()
        merging = None if key is None else (key, source)
        now = self._clock()
        continues = merging is not None and merging == self._merging
        self._merging, before = merging, self._touched
        self._touched = now
        if continues and self._done.steps and now - before <= MERGE_SECONDS:
            return self._merged(self._done.steps.pop(), edit, rows)
        step = self._step_of(edit, rows, self.position.head)
        self._done.steps.append(step)
        self._stand_at(Position(step.id, step.id))
        return Write(rows, self.position, add=step)

    def _merged(self, last: Step, edit: Edit, rows: tuple[RowChange, ...]) -> Write:
        combined = _combined(last.rows, rows)
        if not combined:
            self._merging = None
            self._stand_at(Position(last.parent, last.parent))
            return Write(rows, self.position, forget=last.id)
        step = dataclasses.replace(self._step_of(edit, combined, last.parent), id=last.id)
        self._done.steps.append(step)
        return Write(rows, self.position, replace=step)

    def _step_of(self, edit: Edit, rows: tuple[RowChange, ...], parent: int | None) -> Step:
        return Step(
            title=edit.label(),
            author=self._author,
            time=self._moment().isoformat(timespec="milliseconds"),
            copy=self._copy,
            parent=parent,
            comment=edit.comment(),
            given=rows,
        )

    def _moment(self) -> datetime:
        """Now, but later than any step of this document, so that their times tell their order
        however fast they come and wherever the clock is put.
        """
        self._latest = max(datetime.now(UTC), self._latest + timedelta(milliseconds=1))
        return self._latest

    def last_done(self) -> Step | None:
        """The step that undo takes back; None at the beginning (a festival is never un-begun)."""
        head = self._done.nearest()
        return head if head is not None and head.parent is not None else None

    def next_undone(self) -> Step | None:
        """The step that redo does again."""
        if self.position.tip == self.position.head:
            return None
        if self._ahead is None:
            self._ahead = self.tree().ahead(self.position)
        return self._undone.nearest()

    def took_back(self, step: Step) -> Position:
        """Stand before that step, the last one done."""
        self._merging = None
        if self._ahead is None and self.position.head == self.position.tip:
            self._ahead = []
        if self._ahead is not None:
            self._ahead.append(step.id)
        self._undone.steps.append(self._done.steps.pop())
        self.position = Position(step.parent, self.position.tip)
        return self.position

    def did_again(self, step: Step) -> Position:
        """Stand at that step, the first of those undone."""
        self._merging = None
        if self._ahead is not None:
            self._ahead.pop()
        self._done.steps.append(self._undone.steps.pop())
        self.position = Position(step.id, self.position.tip)
        return self.position

    def go_to(self, step_id: int, tree: Tree) -> Position:
        """Stand at any step."""
        self._merging = None
        self._stand_at(tree.position_at(step_id, self.position))
        self._ahead = tree.ahead(self.position)
        self._done.forget()
        self.last_done()  # as at the beginning, before anything is queued
        self.next_undone()
        return self.position

    def _stand_at(self, position: Position) -> None:
        """Stand where what was ahead is so no more."""
        self.position = position
        self._ahead = None
        self._undone.forget()

    def noted(self, step_id: int, comment: str) -> Step | None:
        """The step with that comment; None when it has it. Raises UserError for an unknown one."""
        self._merging = None
        found = self._store.steps_named([step_id]).get(step_id)
        if found is None:
            raise UserError(_("The history has no such step (id {id}).").format(id=step_id))
        if found.comment == comment:
            return None
        step = dataclasses.replace(found, comment=comment)
        self._done.replace(step)
        self._undone.replace(step)
        return step

    # -- reading the journal --------------------------------------------------------------------

    def _beyond_done(self) -> int | None:
        if self._store.closed:
            return None
        steps = self._done.steps
        return steps[0].parent if steps else self.position.head

    def _read_done(self, count: int) -> Future[tuple[Step, ...]]:
        return self._store.steps(self._beyond_done(), count)

    def _beyond_undone(self) -> int | None:
        return next(iter(self._ids_beyond(1)), None)

    def _read_undone(self, count: int) -> Future[tuple[Step, ...]]:
        return self._store.steps_in_order(self._ids_beyond(count))

    def _ids_beyond(self, count: int) -> list[int]:
        """So many of the steps ahead, the nearest first, that follow those at hand."""
        if self._ahead is None or self._store.closed:
            return []
        end = len(self._ahead) - len(self._undone.steps)
        return self._ahead[max(0, end - count) : end][::-1]

    def tree(self) -> Tree:
        """All branches, without what the steps did."""
        return Tree(self._store.parents())

    def last_until(self, time: str, tree: Tree) -> int | None:
        """The last step made until that time (UTC, ISO, to the millisecond), of all branches."""
        return tree.last_before(self._store.steps_after(time))

    def steps_on(self, way: Way) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """The steps of a way: those to take back and those to do again."""
        steps = self._store.steps_named((*way.back, *way.forth))
        return tuple(steps[one] for one in way.back), tuple(steps[one] for one in way.forth)

    def newest(self, most: int) -> tuple[Step, ...]:
        """The newest steps, so many of ``all`` at most."""
        marks = tuple(islice(self.tree().newest_first(self.position.head), max(0, most)))
        return _marked(marks, self._store.steps_named(step for step, _done in marks))

    def all(self) -> tuple[Step, ...]:
        """Every step, oldest first, each marked when the festival no longer contains it."""
        steps = {step.id: step for step in self._store.all_steps()}
        tree = Tree({step.id: step.parent for step in steps.values()})
        return _marked(tree.newest_first(self.position.head), steps)

    def touching(self, table: str, row_id: int, *, related: bool) -> tuple[Step, ...]:
        """The steps that touched a row, oldest first, marked as those of ``all``."""
        found = self._store.steps_touching(table, row_id, related=related)
        return _marked(self.tree().newest_first(self.position.head), found)


def _marked(
    newest_first: Iterable[tuple[int, bool]], steps: Mapping[int, Step]
) -> tuple[Step, ...]:
    """Those of the steps that are given, oldest first."""
    marked = [
        dataclasses.replace(steps[one], undone=not done)
        for one, done in newest_first
        if one in steps
    ]
    return tuple(reversed(marked))


def _combined(first: Iterable[RowChange], then: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Two steps as one: each row from before the first to after the second."""
    rows = {(row.table, row.id): row for row in first}
    for row in then:
        known = rows.get((row.table, row.id))
        before = row.before if known is None else known.before
        rows[row.table, row.id] = RowChange(row.table, row.id, before, row.after)
    return tuple(row for row in rows.values() if not row.is_nothing())


Targets = dict[tuple[str, int], Record | None]
"""What rows (by table and id) are to be; None is for those that are not to be there."""


def targets(back: Iterable[Step], forth: Iterable[Step]) -> Targets:
    """What rows are after these steps were taken back and those done again."""
    found: Targets = {}
    for step in back:
        found.update(((row.table, row.id), row.before) for row in reversed(step.rows))
    for step in forth:
        found.update(((row.table, row.id), row.after) for row in step.rows)
    return found


def rows_towards(festival: Festival, wanted: Targets) -> tuple[RowChange, ...]:
    """The rows that take the festival there, as new versions and never as old ones."""
    rows = (
        RowChange(row.table, row.id, row.before, _newer(row.before, row.after))
        for row in rows_as_then(festival, wanted)
    )
    return tuple(row for row in rows if not row.is_nothing())


def _newer(present: Record | None, target: Record | None) -> Record | None:
    if target is None:
        return None
    return dataclasses.replace(target, version=(present or target).version + 1)


def rows_as_then(festival: Festival, wanted: Targets) -> tuple[RowChange, ...]:
    """The rows that show the festival as it then was, versions included."""
    return tuple(
        RowChange(table, row_id, festival.tables[table].get(row_id), target)
        for (table, row_id), target in wanted.items()
    )

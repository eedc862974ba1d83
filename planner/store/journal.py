"""The journal: every step with its row changes, as a tree whose path to ``head`` is what was done.

An undone step stays; a new edit after an undo grows another branch. So nothing that was ever done
is lost, and undo and redo work on after the file was closed.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import sqlalchemy as sa

from planner.errors import UserError
from planner.i18n import _
from planner.model import RECORDS, RowChange, columns, new_id
from planner.store.rows import changes_from_json, changes_to_json
from planner.store.tables import JOURNAL, META


class Position(NamedTuple):
    """Where the festival stands in its journal: the last step done, and the last to redo.

    Equal when there is nothing to redo; None before the first step.
    """

    head: int | None = None
    tip: int | None = None


Parents = dict[int, int | None]
"""What each step of a journal follows: enough to find the way from one to another."""


@dataclass(frozen=True)
class Step:
    """One thing that was done: what it was called, by whom, when (UTC, ISO), and its rows.

    ``copy`` is the random name of the copy of the file in which it was done, so that two copies
    that parted can be merged. ``undone`` says that the festival no longer contains it.
    """

    title: str
    author: str
    time: str
    copy: str
    parent: int | None
    comment: str = ""
    id: int = field(default_factory=new_id)
    undone: bool = False
    given: tuple[RowChange, ...] | None = field(default=None, repr=False, compare=False)
    stored: str = field(default="[]", repr=False, compare=False)

    @cached_property
    def rows(self) -> tuple[RowChange, ...]:
        """The rows before and after; read from the journal only when somebody looks.

        Raises UserError when they cannot be read.
        """
        if self.given is not None:
            return self.given
        try:
            return changes_from_json(json.loads(self.stored))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UserError(
                _(
                    "What “{title}” changed can no longer be read in the history; it and what was "
                    "before it cannot be undone. Go back with a backup instead."
                ).format(title=self.title)
            ) from error

    def touches(self, table: str, row_id: int) -> bool:
        """Whether it added, changed or removed that row; looks at the text, so it is quick."""
        if self.given is not None:
            return any((row.table, row.id) == (table, row_id) for row in self.given)
        return _mark(table, row_id) in self.stored

    def values(self) -> dict[str, Any]:
        """The step as a row of the journal."""
        return {
            "id": self.id,
            "parent": self.parent,
            "copy": self.copy,
            "author": self.author,
            "time": self.time,
            "title": self.title,
            "comment": self.comment,
            "changes": self._changes(),
        }

    def _changes(self) -> str:
        if self.given is None:  # as it was read, with what a newer Marquee wrote into it
            return self.stored
        return json.dumps(changes_to_json(self.given), ensure_ascii=False, separators=(",", ":"))


_STEP = sa.select(
    JOURNAL.c.id,
    JOURNAL.c.parent,
    JOURNAL.c.copy,
    JOURNAL.c.author,
    JOURNAL.c.time,
    JOURNAL.c.title,
    JOURNAL.c.comment,
    JOURNAL.c.changes,
)


_ONE_STEP = _STEP.where(JOURNAL.c.id == sa.bindparam("step"))


def _step(row: Any) -> Step:
    step_id, parent, copy, author, time, title, comment, changes = row
    return Step(title, author, time, copy, parent, comment, step_id, stored=changes)


def read_path(connection: sa.Connection, last: int | None, count: int) -> tuple[Step, ...]:
    """The step ``last`` and those before it, newest first, at most ``count`` of them."""
    found: list[Step] = []
    while last is not None and len(found) < count:
        row = connection.execute(_ONE_STEP, {"step": last}).one()
        found.append(_step(row))
        last = found[-1].parent
    return tuple(found)


def read_steps(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Step]:
    """The steps of these ids, as far as they are there."""
    wanted = list(ids)
    found: dict[int, Step] = {}
    for first in range(0, len(wanted), _ASKED_AT_ONCE):
        some = JOURNAL.c.id.in_(wanted[first : first + _ASKED_AT_ONCE])
        found.update((row.id, _step(row)) for row in connection.execute(_STEP.where(some)))
    return found


_ASKED_AT_ONCE = 500


def read_all(connection: sa.Connection) -> tuple[Step, ...]:
    """Every step of every branch, oldest first and none before its parent."""
    steps = {row.id: _step(row) for row in connection.execute(_STEP)}
    return tuple(steps[one] for one in read_parents(connection))


def read_parents(connection: sa.Connection) -> Parents:
    """What every step of every branch follows, in the order of ``read_all``.

    A long journal has tens of thousands, so no more than two numbers are kept of each.
    """
    by_time = sa.select(JOURNAL.c.id, JOURNAL.c.parent).order_by(JOURNAL.c.time, JOURNAL.c.id)
    parents: Parents = {}
    in_order = True
    for step, parent in connection.execute(by_time):
        parents[step] = parent
        in_order = in_order and (parent is None or parent in parents)
    return parents if in_order else _parents_first(parents)


def _parents_first(parents: Parents) -> Parents:
    """The same with each step after its parent: a clock may have been put back."""
    found: Parents = {}
    waiting: dict[int, list[int]] = {}
    for step, parent in parents.items():
        if parent in parents and parent not in found:
            waiting.setdefault(parent, []).append(step)
            continue
        next_to_it = deque([step])
        while next_to_it:
            one = next_to_it.popleft()
            found[one] = parents[one]
            next_to_it.extend(waiting.pop(one, ()))
    return found | {step: parents[step] for step in parents if step not in found}  # in circles


def read_later(connection: sa.Connection, time: str) -> set[int]:
    """The steps made after that time (UTC, ISO), by the clock of their day."""
    return set(connection.scalars(sa.select(JOURNAL.c.id).where(JOURNAL.c.time > time)))


# -- the steps that touched a row ---------------------------------------------------------------


def read_touching(
    connection: sa.Connection, table: str, row_id: int, *, related: bool = False
) -> dict[int, Step]:
    """The steps that added, changed or removed that row; with ``related``, or one that refers to
    it, as a screening does to its programme.
    """
    marks = [_mark(table, row_id), *(_references(table, row_id) if related else ())]
    touched = sa.or_(*(JOURNAL.c.changes.contains(mark, autoescape=True) for mark in marks))
    return {row.id: _step(row) for row in connection.execute(_STEP.where(touched))}


def _mark(table: str, row_id: int) -> str:
    """How a change of that row begins in the text of a step, and nothing else there does: within
    a value, the quotation marks would be escaped.
    """
    return f'["{table}",{row_id},'


def _references(table: str, row_id: int) -> Iterator[str]:
    """How a reference to that row stands in the text of a step."""
    names = {c.name for cls in RECORDS.values() for c in columns(cls) if c.meta.ref == table}
    for name in sorted(names | {"of_id"}):  # a text in another language refers by that name
        yield f'"{name}":{row_id},'
        yield f'"{name}":{row_id}}}'


# -- where the festival stands ------------------------------------------------------------------


def read_position(connection: sa.Connection) -> Position:
    """Where the festival stands; raises KeyError or ValueError when that is nowhere."""
    meta = read_meta(connection)
    position = Position(int(meta["head"]), int(meta["tip"]))
    known = connection.scalars(sa.select(JOURNAL.c.id).where(JOURNAL.c.id.in_(position)))
    if set(known) != set(position):
        raise ValueError(position)
    return position


def read_meta(connection: sa.Connection) -> dict[str, str]:
    """What the file says about itself."""
    rows = connection.execute(sa.select(META.c.key, META.c.value).order_by(META.c.key))
    return {str(row[0]): str(row[1]) for row in rows}

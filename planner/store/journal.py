"""The journal: every step with its row changes, as a tree whose path to ``head`` is what was done.

An undone step stays; a new edit after an undo grows another branch. So nothing that was ever done
is lost, and undo and redo work on after the file was closed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import sqlalchemy as sa

from planner.model import RowChange, new_id
from planner.store.rows import changes_from_json, changes_to_json
from planner.store.tables import JOURNAL, META


class Position(NamedTuple):
    """Where the festival stands in its journal: the last step done, and the last to redo.

    Equal when there is nothing to redo; None before the first step.
    """

    head: int | None = None
    tip: int | None = None


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
        """The rows before and after; read from the journal only when somebody looks."""
        if self.given is not None:
            return self.given
        return changes_from_json(json.loads(self.stored))

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


def _step(row: Any) -> Step:
    step_id, parent, copy, author, time, title, comment, changes = row
    return Step(title, author, time, copy, parent, comment, step_id, stored=changes)


def read_path(connection: sa.Connection, last: int | None, count: int) -> tuple[Step, ...]:
    """The step ``last`` and those before it, newest first, at most ``count`` of them."""
    found: list[Step] = []
    while last is not None and len(found) < count:
        row = connection.execute(_STEP.where(JOURNAL.c.id == last)).one()
        found.append(_step(row))
        last = found[-1].parent
    return tuple(found)


def read_all(connection: sa.Connection) -> tuple[Step, ...]:
    """Every step of every branch, oldest first and none before its parent."""
    rows = connection.execute(_STEP.order_by(JOURNAL.c.time, JOURNAL.c.id))
    steps = {row.id: _step(row) for row in rows}
    places: dict[int, tuple[str, int, int]] = {}
    for step in steps.values():
        _place(step, steps, places)
    return tuple(sorted(steps.values(), key=lambda step: places[step.id]))


def _place(step: Step, steps: Mapping[int, Step], places: dict[int, tuple[str, int, int]]) -> None:
    """Note where a step and its ancestors stand: by time, but a clock may have been put back."""
    chain: list[Step] = []
    at: Step | None = step
    while at is not None and at.id not in places:
        places[at.id] = ("", 0, at.id)  # a spoilt journal may lead in circles
        chain.append(at)
        at = None if at.parent is None else steps.get(at.parent)
    for one in reversed(chain):
        time, depth, _id = places.get(one.parent or 0, ("", 0, 0))
        places[one.id] = (max(time, one.time), depth + 1, one.id)


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

"""The ways through a journal: which steps lie between two places on its branches."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import NamedTuple

from planner.errors import UserError
from planner.i18n import _
from planner.store import Position


class Way(NamedTuple):
    """The steps to take back, the latest first, and then those to do again, the earliest first."""

    back: tuple[int, ...] = ()
    forth: tuple[int, ...] = ()


class Tree:
    """All steps of a journal by what they follow; it does not know what they did."""

    def __init__(self, parents: dict[int, int | None]) -> None:
        """What each step follows, oldest first and none before its parent."""
        self._parents = parents

    def newest_first(self, head: int | None) -> Iterator[tuple[int, bool]]:
        """All steps, and whether each is done where the festival stands at ``head``."""
        done = head
        for step in reversed(self._parents):
            yield step, step == done
            if step == done:
                done = self._parents[step]

    def line(self, step_id: int | None) -> Iterator[int]:
        """A step and those before it, down to the first; nothing for a step that is not there."""
        for _step in self._parents:  # no more than there are: a spoilt journal may lead in circles
            if step_id is None or step_id not in self._parents:
                return
            yield step_id
            step_id = self._parents[step_id]

    def way(self, start: int | None, end: int) -> Way:
        """The way from one step to another; raises UserError when none leads there."""
        if end not in self._parents:
            raise UserError(_("The history has no such step (id {id}).").format(id=end))
        meeting = self._meeting(start, end)
        if meeting is None:
            raise UserError(_("The part of the history that leads to this step was lost."))
        back = tuple(takewhile(lambda step: step != meeting, self.line(start)))
        forth = tuple(takewhile(lambda step: step != meeting, self.line(end)))
        return Way(back, forth[::-1])

    def _meeting(self, *ends: int | None) -> int | None:
        """The last step that both ends follow; the two walk towards it in turns, because it is
        near them and the journal is long.
        """
        walks = [(self.line(end), set[int]()) for end in ends]
        walking = True
        while walking:
            walking = False
            for (line, seen), (_line, seen_by_other) in zip(walks, reversed(walks), strict=True):
                step = next(line, None)
                if step is None:
                    continue
                if step in seen_by_other:
                    return step
                seen.add(step)
                walking = True
        return None

    def ahead(self, position: Position) -> list[int]:
        """The steps that redo would do, the first of them last."""
        found: list[int] = []
        for step in self.line(position.tip):
            if step == position.head:
                return found
            found.append(step)
        return []

    def position_at(self, step_id: int, before: Position) -> Position:
        """Standing at that step: redo goes on as before where it leads on from there, else along
        what was done last.
        """
        if step_id in self.line(before.tip):
            return Position(step_id, before.tip)
        tip, seen = step_id, {step_id}
        last_child = {parent: step for step, parent in self._parents.items()}
        while (after := last_child.get(tip)) is not None and after not in seen:
            seen.add(after)
            tip = after
        return Position(step_id, tip)

    def last_before(self, later: AbstractSet[int]) -> int | None:
        """The last step, of all branches, that is neither among those nor comes after one."""
        found, after = None, set[int | None](later)
        for step, parent in self._parents.items():
            if step in after or parent in after:
                after.add(step)
            else:
                found = step
        return found

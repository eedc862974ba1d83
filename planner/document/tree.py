"""The ways through a journal: which steps lie between two places on its branches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planner.errors import UserError
from planner.i18n import _
from planner.store import Link, Position


class Way(NamedTuple):
    """The steps to take back, the latest first, and then those to do again, the earliest first."""

    back: tuple[int, ...] = ()
    forth: tuple[int, ...] = ()


class Tree:
    """All steps of a journal by what they follow; it does not know what they did."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._links = {link.id: link for link in links}
        self._last_child = {link.parent: link.id for link in self._links.values()}

    @property
    def order(self) -> tuple[int, ...]:
        """All steps, oldest first."""
        return tuple(self._links)

    def line(self, step_id: int | None) -> tuple[int, ...]:
        """A step and those before it, down to the first; nothing for a step that is not there."""
        found: dict[int, None] = {}  # a spoilt journal may lead in circles
        while step_id in self._links and step_id not in found:
            found[step_id] = None
            step_id = self._links[step_id].parent
        return tuple(found)

    def way(self, start: int | None, end: int) -> Way:
        """The way from one step to another; raises UserError when none leads there."""
        here, there = self.line(start), self.line(end)
        shared = set(here).intersection(there)
        if not there:
            raise UserError(_("The history has no such step (id {id}).").format(id=end))
        if not shared:
            raise UserError(_("The part of the history that leads to this step was lost."))
        back = tuple(step for step in here if step not in shared)
        forth = tuple(step for step in reversed(there) if step not in shared)
        return Way(back, forth)

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
        while (after := self._last_child.get(tip)) is not None and after not in seen:
            seen.add(after)
            tip = after
        return Position(step_id, tip)

    def last_until(self, time: str) -> int | None:
        """The last step made until that time (UTC, ISO, to the millisecond), of all branches."""
        found = None
        for link in self._links.values():
            if link.time <= time:
                found = link.id
        return found

"""A festival at one moment, and what this program remembers of how it came there.

The memory is what a rescue copy is made of when the file itself is lost.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from planner.model import Festival
from planner.store.journal import Position, Step, read_position
from planner.store.load import load
from planner.store.newer import NO_COLUMNS, Columns
from planner.store.write import Write

REMEMBERED = 1000
"""How many steps are remembered; those before are in the file and in its backups."""


class State(NamedTuple):
    """A document at one moment: its snapshot and its place in the history."""

    festival: Festival
    position: Position


def read_state(connection: sa.Connection) -> State:
    """The state that a file holds; raises ValueError or KeyError when it holds none."""
    return State(load(connection), read_position(connection))


class Memory:
    """What is on disk as far as this program wrote or read it: the state, and the last steps;
    and which columns there are of which it knows nothing.
    """

    def __init__(self, state: State, unknown: Columns = NO_COLUMNS) -> None:
        self.state = state
        self.unknown = unknown
        self.steps: OrderedDict[int, Step] = OrderedDict()

    def wrote(self, job: Write, after: State) -> None:
        """This has just been written, after which the file holds that state."""
        self.state = after
        if job.forget is not None:
            self.steps.pop(job.forget, None)
        for step in (job.add, job.replace, job.noted):
            if step is not None:
                self.steps[step.id] = step
        self._forget_the_oldest()

    def read(self, steps: Iterable[Step]) -> None:
        """These older steps, the newest first, are in the file."""
        for step in steps:
            if step.id not in self.steps:
                self.steps[step.id] = step
                self.steps.move_to_end(step.id, last=False)
        self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        while len(self.steps) > REMEMBERED:
            self.steps.popitem(last=False)

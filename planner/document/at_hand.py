"""The steps at hand on one side of where a festival stands, so that undo never waits for the file.

There is one for the steps that undo comes to and one for those of redo. Long before they run out,
the next ones are asked of the storage thread, and taken up when its answer is there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, wait

from planner.store import Step

REMEMBERED = 100
"""How many steps are kept at hand on each side."""

_ENOUGH = 50
"""With fewer at hand more are asked for: whoever holds the key down undoes thirty a second, and the
answer comes behind everything that the storage thread has yet to write.
"""

_WAITED_FOR = 20
"""How many are read when none is at hand and somebody waits."""


class AtHand:
    """Steps in the order in which they are come to. Belongs to the document's thread.

    ``beyond`` says which step follows those at hand, None when none does; ``read`` asks the storage
    thread for so many from there on, the nearest first.
    """

    def __init__(
        self, beyond: Callable[[], int | None], read: Callable[[int], Future[tuple[Step, ...]]]
    ) -> None:
        self.steps: deque[Step] = deque(maxlen=REMEMBERED)  # the nearest last
        self._beyond = beyond
        self._read = read
        self._coming: Future[tuple[Step, ...]] | None = None

    def nearest(self) -> Step | None:
        """The next step; None when there is none.

        Waits for the file only when none is at hand; raises FestivalDamaged when it cannot be read.
        """
        self._take_up()
        if not self.steps:
            self._wait()
        if self._coming is None and len(self.steps) < _ENOUGH and self._beyond() is not None:
            self._coming = self._read(REMEMBERED - len(self.steps))
        return self.steps[-1] if self.steps else None

    def forget(self) -> None:
        """Nothing is at hand any more, nor wanted of what is coming."""
        self.steps.clear()
        self._coming = None

    def replace(self, step: Step) -> None:
        """Have this version of a step, if it is at hand; nothing may be queued."""
        self._take_up()
        for place, known in enumerate(self.steps):
            if known.id == step.id:
                self.steps[place] = step

    def _wait(self) -> None:
        if self._coming is not None:
            wait([self._coming])
            self._take_up()
            self._coming = None  # it failed: what is asked now says why
        if not self.steps and self._beyond() is not None:
            self._add(self._read(_WAITED_FOR).result())

    def _take_up(self) -> None:
        """What failed is kept until a step is missed, lest it be asked for again and again."""
        if self._coming is not None and self._coming.done() and not self._coming.exception():
            found, self._coming = self._coming.result(), None
            self._add(found)

    def _add(self, found: tuple[Step, ...]) -> None:
        """Add what follows those at hand; meanwhile the festival may stand elsewhere."""
        if found and found[0].id == self._beyond():
            self.steps.extendleft(found[: REMEMBERED - len(self.steps)])

"""What an open festival needs is imported while somebody still looks at the welcome.

It takes as long as everything before the first picture; whoever opens a festival at once waits for
it in a thread, with the progress that opening has.
"""

from __future__ import annotations

from concurrent.futures import Future
from importlib import import_module

from ui.waiting import in_background

_NEEDED = ("planner.document", "ui.window.workspace")


class Warming:
    """Begins once, when it is asked for the first time."""

    def __init__(self) -> None:
        self._done: Future[None] | None = None

    @property
    def is_there(self) -> bool:
        """Whether all is imported."""
        return self._done is not None and self._done.done()

    def begin(self) -> None:
        """Import in a thread, unless that has begun."""
        if self._done is None:
            self._done = in_background(_import)

    def end(self) -> None:
        """Wait until all is there; raises what importing raised."""
        self.begin()
        assert self._done is not None
        self._done.result()


def _import() -> None:
    for name in _NEEDED:
        import_module(name)
    from planner.rules import all_rules

    all_rules()

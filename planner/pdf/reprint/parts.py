"""The parts of a document on the pages where they were: one that is new moves none of the others.

Parts are chapters, sections, pages of the house: whatever begins on a page that others refer to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from planner.i18n import _
from planner.pdf.kit.rows import heading
from planner.pdf.kit.type import SECTION

if TYPE_CHECKING:
    from planner.pdf.kit.pages import Pages

T = TypeVar("T")


class Parts:
    """Where the parts of a document began, and those that come behind all others."""

    def __init__(self) -> None:
        self._pages: dict[str, int] = {}
        self._values: dict[str, object] = {}
        self._later: list[Callable[[], None]] = []
        self._holding = False

    def hold(self) -> None:
        """All parts that were added are how it was."""
        self._holding = True

    def add(self, pages: Pages, key: str, add: Callable[[], None], *, apart: bool = True) -> None:
        """Let a part put itself on the pages.

        Where pages are held, blank ones stand for those that went before it, if it begins a page
        (``apart``); one that was not there is put off until ``add_later``.
        """
        if not self._holding:
            self._pages.setdefault(key, pages.number)
            add()
        elif key not in self._pages:
            self._later.append(add)
        else:
            if apart and (short := self._pages[key] - pages.number) > 0:
                pages.insert(pages.number, blank(pages, short))
            add()

    def place(self, key: str) -> int:
        """What parts are sorted by, to stand in the order that they had."""
        return list(self._pages).index(key) if key in self._pages else len(self._pages)

    def as_it_was(self, key: str, value: T) -> T:
        """The value that was given by this key for the document as it was; else this one."""
        return self._values.setdefault(key, value)  # type: ignore[return-value]

    @property
    def any_later(self) -> bool:
        """Whether something was put off."""
        return bool(self._later)

    def add_later(self) -> None:
        """Put what was put off on the pages, each part in turn."""
        while self._later:
            self._later.pop(0)()


def blank(pages: Pages, count: int) -> Pages:
    """So many pages to write on, which keep the numbers of those that follow."""
    found = type(pages)(pages.width, pages.height, pages.margin)
    for _page in range(count):
        found.new_page()
        found.add(heading(_("Notes"), found.body.width, SECTION, before=0))
    return found

"""The parts of a document on the pages where they were: one that is new moves none of the others.

Parts are chapters, sections, pages of the house: whatever begins on a page that others refer to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from planner.i18n import _, remark
from planner.pdf.kit.rows import heading
from planner.pdf.kit.type import SECTION
from planner.pdf.layout import Bookmark

if TYPE_CHECKING:
    from planner.pdf.kit.pages import Pages

T = TypeVar("T")


class Parts:
    """Where the parts of a document began, and those that come behind all others."""

    def __init__(self) -> None:
        self._pages: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._values: dict[str, object] = {}
        self._later: list[Callable[[], None]] = []
        self.present = ""
        self._holding = self._ended = False

    def hold(self) -> None:
        """All parts that were added are how it was."""
        self._holding = True

    def add(
        self, pages: Pages, key: str, add: Callable[[], None], *, apart: bool, bound: bool
    ) -> None:
        """Let a part put itself on the pages.

        Where pages are held, blank ones stand for those that went before it, if it begins a page
        (``apart``). One that was not there is put off until ``add_later``, and so are the pages by
        which one that is ``bound`` has grown.
        """
        begin = pages.number
        if not self._holding:
            self._within(key, add)
            self._pages.setdefault(key, begin)
            self._counts.setdefault(key, pages.number - begin)
            return
        if self._ended:
            self._within(key, add)
            return
        if key not in self._pages:
            self._later.append(add)
            return
        if apart and (short := self._pages[key] - begin) > 0:
            pages.insert(begin, blank(pages, short))
            begin += short
        self._within(key, add)
        if bound and pages.number - begin > self._counts[key] > 0:
            self._put_off(pages, begin + self._counts[key])

    def _within(self, key: str, add: Callable[[], None]) -> None:
        """Add a part, while it is the ``present`` one."""
        around, self.present = self.present, key
        add()
        self.present = around

    def _put_off(self, pages: Pages, at: int) -> None:
        """The pages from ``at`` on stand behind all others, under the name of their part."""
        marks = [mark for mark in pages.outline if not mark.level]
        title = marks[-1].title if marks else ""
        grown = pages.cut(at)

        def put() -> None:
            begin, known = pages.number, len(pages.outline)
            pages.insert(begin, grown)  # which moves marks of that page, so that its own comes then
            if not any(not mark.level and mark.page == 0 for mark in grown.outline):
                pages.outline.insert(known, Bookmark(title, 0, begin, 0.0))
            pages.end_page()

        self._later.append(put)
        said = remark("“{part}” has more pages than it had; they stand behind the others.")
        pages.warnings.append(said.format(part=title[:80]))

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
        """Put what was put off on the pages, each part in turn; what follows takes its room."""
        self._ended = self._holding
        while self._later:
            self._later.pop(0)()


def blank(pages: Pages, count: int) -> Pages:
    """So many pages to write on, which keep the numbers of those that follow."""
    found = type(pages)(pages.width, pages.height, pages.margin)
    for _page in range(count):
        found.new_page()
        found.add(heading(_("Notes"), found.body.width, SECTION, before=0))
    return found

"""Which pages of a document differ from those of an earlier one, and where on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from planner.i18n import _, nremark, remark
from planner.pdf.layout import Frame, Item, Layout, Link, Page, Rectangle, Text
from planner.pdf.look import BLACK

BAR = 1.2
"""Points of a bar's width."""
_AWAY = 9.0
"""Points from the texts to a bar."""
_JOINED = 7.0
"""Points between two changes that have one bar."""
_LEAST = 6.0
_NEAR = 12
"""Pages before and after that may be what a page was, where pages move."""


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that differs: its number, counted from 0, and itself with bars."""

    number: int
    page: Page


def changed_pages(before: Layout, after: Layout, *, in_place: bool) -> list[ChangedPage]:
    """The pages of ``after`` that are not in ``before``, with bars where they differ.

    ``in_place``: a page that is now another one counts as changed, because others refer to it by
    its number. The number itself and whereto links lead do not count.
    """
    was = [_content(page, number, len(before.pages)) for number, page in enumerate(before.pages)]
    known = set(was)
    found = []
    for number, page in enumerate(after.pages):
        content = _content(page, number, len(after.pages))
        same = content in known if not in_place else was[number : number + 1] == [content]
        if not same:
            partner = _partner(before.pages, page, number, in_place=in_place)
            found.append(ChangedPage(number, _with_bars(page, partner)))
    return found


def only(layout: Layout, changed: Sequence[ChangedPage]) -> Layout:
    """The document with these pages alone; links and outline lead to what is there."""
    place = {one.number: index for index, one in enumerate(changed)}
    pages = tuple(
        replace(one.page, items=tuple(_leading(one.page.items, place))) for one in changed
    )
    outline = tuple(
        mark._replace(page=place[mark.page]) for mark in layout.outline if mark.page in place
    )
    return replace(layout, pages=pages, outline=outline)


def told(layout: Layout, changed: Sequence[ChangedPage]) -> Iterator[str]:
    """The numbers of the pages, part by part: one sentence for each entry of the outline."""
    parts: dict[str, list[int]] = {}
    for one in changed:
        marks = [mark for mark in layout.outline if mark.level == 0 and mark.page <= one.number]
        name = (
            max(marks, key=lambda mark: mark.page).title
            if marks
            else remark("Before the first part")
        )
        parts.setdefault(name, []).append(one.number + 1)
    for name, numbers in parts.items():
        text = nremark("To be replaced in “{part}”: page {pages}.",
                        "To be replaced in “{part}”: pages {pages}.", len(numbers))  # fmt: skip
        yield text.format(part=name[:80], pages=", ".join(map(str, numbers)))


def gone(before: Layout, after: Layout) -> Iterator[str]:
    """A sentence about the parts that are no more: nothing replaces their sheets."""
    was, now = (Counter(mark.title for mark in layout.outline) for layout in (before, after))
    lost = list((was - now).elements())
    if lost:
        text = remark("No longer in this document, to be taken away: {parts}.")
        yield text.format(parts=", ".join(f"“{title[:80]}”" for title in lost))


def _leading(items: Iterable[Item], place: dict[int, int]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Link) and isinstance(item.target, int):
            if item.target in place:
                yield item._replace(target=place[item.target])
        else:
            yield item


def _content(page: Page, number: int, count: int) -> tuple[object, ...]:
    """What a page shows, without its number."""
    own = _("Page {number} of {count}").format(number=number + 1, count=count)
    found: list[object] = [page.width, page.height]
    for item in page.items:
        if isinstance(item, Text) and own in item.text:
            found.append((item.text.replace(own, ""), item.y))
        elif isinstance(item, Text):
            found.append(item._replace(tag=None))  # each layout has tags of its own
        elif not isinstance(item, Link):
            found.append(item)
    return tuple(found)


def _partner(pages: Sequence[Page], page: Page, number: int, *, in_place: bool) -> Page | None:
    """The page that this one was."""
    if in_place:
        return pages[number] if number < len(pages) else None
    texts = set(_texts(page))
    near = pages[max(0, number - _NEAR) : number + _NEAR + 1]
    return max(near, key=lambda one: len(texts & set(_texts(one))), default=None)


def _texts(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Text)]


def _with_bars(page: Page, before: Page | None) -> Page:
    texts = [item for item in page.items if isinstance(item, Text)]
    if not texts:
        return page
    spots = list(_spots(texts, [] if before is None else _texts(before), page))
    left = min(item.frame.left for item in texts) - _AWAY
    right = max(item.frame.right for item in texts) + _AWAY - BAR
    middle = page.width / 2
    bars: list[Item] = []
    for x, own in (
        (left, [spot for spot in spots if spot.left < middle]),
        (right, [spot for spot in spots if spot.left >= middle]),
    ):
        bars += [
            Rectangle(Frame(x, top, BAR, bottom - top), fill=BLACK) for top, bottom in _spans(own)
        ]
    return replace(page, items=(*page.items, *bars))


def _spots(texts: list[Text], before: list[str], page: Page) -> Iterator[Frame]:
    """Where texts are new or others went; what is the same elsewhere on the page has no bar."""
    own = page_words(page)
    now = [item.text for item in texts]
    for tag, _b1, _b2, first, end in SequenceMatcher(
        None, before, now, autojunk=False
    ).get_opcodes():
        if tag == "delete" and first < len(texts):
            frame = texts[first].frame
            yield frame._replace(height=_LEAST)
        elif tag in {"replace", "insert"}:
            yield from (item.frame for item in texts[first:end] if item.text not in own)


def page_words(page: Page) -> set[str]:
    """Texts at the very foot: version, moment and number are no change."""
    lowest = max(item.y for item in page.items if isinstance(item, Text))
    return {item.text for item in page.items if isinstance(item, Text) and item.y >= lowest - 1}


def _spans(frames: list[Frame]) -> Iterator[tuple[float, float]]:
    top = bottom = None
    for frame in sorted(frames, key=lambda one: one.top):
        if top is None or bottom is None:
            top, bottom = frame.top, frame.bottom
        elif frame.top <= bottom + _JOINED:
            bottom = max(bottom, frame.bottom)
        else:
            yield top, max(bottom, top + _LEAST)
            top, bottom = frame.top, frame.bottom
    if top is not None and bottom is not None:
        yield top, max(bottom, top + _LEAST)

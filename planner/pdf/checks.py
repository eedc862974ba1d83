"""What may be wrong with a layout: text that leaves its room, lies on text, or cannot be read.

Every document is held to these in its tests; each problem is one sentence with page and text. What
may be wrong with columns is in ``planner.pdf.column_checks``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.pdf.layout import (
    SAFE,
    Frame,
    Layout,
    Line,
    Link,
    Modules,
    Page,
    Picture,
    Rectangle,
    Text,
)
from planner.pdf.look import WHITE, contrast
from planner.pdf.text.fit import SMALLEST

CONTRAST = 4.5
"""Of text against its ground, at least (WCAG 2.2, 1.4.3)."""

_SLACK = 0.06
_TOUCHING = 0.6
"""Points by which the boxes of two texts may overlap: accents and descenders are counted in."""


def problems_of(layout: Layout) -> list[str]:
    """Everything that is wrong with the pages, as sentences; nothing for a sound layout."""
    return [
        f"Page {number}: {problem}"
        for number, page in enumerate(layout.pages, 1)
        for problem in _problems_of_page(page)
    ] + list(_dangling(layout))


def _problems_of_page(page: Page) -> Iterator[str]:
    paper = Frame(0, 0, page.width, page.height)
    safe = paper.inset(SAFE, SAFE)
    for item in page.items:
        if isinstance(item, Text):
            yield from _problems_of_text(item, safe)
        elif isinstance(item, Rectangle) and not paper.contains(item.frame):
            yield f"a rectangle leaves the paper at {item.frame}"
        elif isinstance(item, Picture | Modules) and not paper.contains(item.frame):
            yield f"a picture leaves the paper at {item.frame}"
        elif isinstance(item, Line) and not _line_is_on(item, page):
            yield f"a line leaves the paper at {item.x1:.0f}, {item.y1:.0f}"
    yield from _covered(page)
    yield from _overlaps([item for item in page.items if isinstance(item, Text)])
    yield from _unreadable(page)


def _problems_of_text(item: Text, safe: Frame) -> Iterator[str]:
    if item.size < SMALLEST:
        yield f"“{item.text[:40]}” has {item.size} pt"
    if not safe.contains(item.frame):
        yield f"“{item.text[:40]}” is too near to the edge or outside"
    if item.room is not None and not item.room.contains(item.frame):
        yield f"“{item.text[:40]}” leaves its room"


def _overlaps(texts: list[Text]) -> Iterator[str]:
    """Texts that lie on each other, found by going down the page."""
    frames = sorted(((text.frame, text) for text in texts), key=lambda pair: pair[0].top)
    for index, (frame, text) in enumerate(frames):
        for other, beside in frames[index + 1 :]:
            if other.top >= frame.bottom - _TOUCHING:
                break
            if overlap(frame, other):
                yield f"“{text.text[:40]}” and “{beside.text[:40]}” overlap"


def _covered(page: Page) -> Iterator[str]:
    """Texts on pictures and codes, of which nobody knows whether they can be read there."""
    pictures = [item.frame for item in page.items if isinstance(item, Picture | Modules)]
    if pictures:
        for item in page.items:
            if isinstance(item, Text) and any(overlap(one, item.frame) for one in pictures):
                yield f"“{item.text[:40]}” lies on a picture"


def overlap(one: Frame, other: Frame, slack: float = _TOUCHING) -> bool:
    """Whether two frames share more than a touch."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > slack and down > slack


def _line_is_on(item: Line, page: Page) -> bool:
    across, down = (item.x1, item.x2), (item.y1, item.y2)
    inside = min(across) >= -_SLACK and max(across) <= page.width + _SLACK
    return inside and min(down) >= -_SLACK and max(down) <= page.height + _SLACK


def _unreadable(page: Page) -> Iterator[str]:
    """Texts against what was filled below them before they were drawn."""
    grounds: dict[int, list[tuple[int, Rectangle]]] = {}
    for number, item in enumerate(page.items):
        if isinstance(item, Rectangle) and item.fill is not None:
            for band in _bands(item.frame):
                grounds.setdefault(band, []).append((number, item))
        elif isinstance(item, Text):
            frame = item.frame
            under = max(
                (
                    next((one for one in reversed(found) if overlap(one[1].frame, frame)), _PAPER)
                    for band in _bands(frame)
                    if (found := grounds.get(band))
                ),
                key=lambda one: one[0],
                default=_PAPER,
            )[1]
            ratio = contrast(item.colour, under.fill or WHITE)
            if ratio < CONTRAST:
                yield f"“{item.text[:40]}” has a contrast of {ratio:.1f}:1"


_PAPER = (-1, Rectangle(Frame(0, 0, 0, 0), fill=WHITE))
_BAND = 20.0
"""Points; what is filled is looked for in bands of the page, as grids have thousands."""


def _bands(frame: Frame) -> range:
    return range(int(frame.top // _BAND), int(frame.bottom // _BAND) + 1)


def _dangling(layout: Layout) -> Iterator[str]:
    pages = range(len(layout.pages))
    for number, page in enumerate(layout.pages, 1):
        targets = [item.target for item in page.items if isinstance(item, Link)]
        for target in targets:
            if isinstance(target, int) and target not in pages:
                yield f"Page {number}: a link leads to page {target + 1}"
    for mark in layout.outline:
        if mark.page not in pages:
            yield f"The outline leads to page {mark.page + 1}"

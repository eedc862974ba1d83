"""What may be wrong with a layout: text that leaves its room, lies on text, or cannot be read.

Every document is held to these in its tests; each problem is one sentence with page and text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.pdf.kit.filling import fill, height_of, placed
from planner.pdf.kit.rows import HEADS_KEEP, Row
from planner.pdf.kit.type import BODY
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
from planner.pdf.reprint.flow import Flow, PageUse
from planner.pdf.text.fit import SMALLEST

CONTRAST = 4.5
"""Of text against its ground, at least (WCAG 2.2, 1.4.3)."""

_LEVEL = 1.0
"""Points by which columns may be higher than they must."""
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


def problems_of_flows(flows: Iterable[Flow]) -> list[str]:
    """What is wrong with how rows were filled into columns: heads and lines that are parted from
    what they are kept with, columns that end less level than they could, and running text that
    stands on other lines than what is beside it.
    """
    return [
        problem
        for flow in flows
        for number, use in enumerate(flow.uses)
        for problem in (
            *_parted(flow, use),
            *(_uneven(flow, use) if number == len(flow.uses) - 1 else ()),
            *_off_lines(flow, use),
        )
    ]


def _parted(flow: Flow, use: PageUse) -> Iterator[str]:
    for first, end in use.parts:
        if first == end or end == len(flow.rows):
            continue
        block = end - 1  # the first row of the block that the last row is in
        while block > first and any(
            one + flow.rows[one].keep >= block for one in range(max(first, block - 60), block)
        ):
            block -= 1
        reach = max(one + flow.rows[one].keep for one in range(block, end))
        whole = height_of(flow.rows, block, _block_end(flow.rows, block))
        if block == first and whole > use.room:
            continue  # no column could hold it
        if reach >= end:
            yield f"Page {use.page + 1}: “{_words(flow.rows[block])}” is parted from what follows"
        head = next((n for n in range(end - 1, first, -1) if flow.rows[n].keep >= HEADS_KEEP), None)
        if head is not None and end - head < min(HEADS_KEEP, len(flow.rows) - head):
            yield f"Page {use.page + 1}: too little stands below “{_words(flow.rows[head])}”"


def _block_end(rows: list[Row], begin: int) -> int:
    """The end of all rows that are kept with one from ``begin`` on."""
    end, reach = begin + 1, begin + rows[begin].keep
    while end <= reach and end < len(rows):
        reach, end = max(reach, end + rows[end].keep), end + 1
    return end


def _uneven(flow: Flow, use: PageUse) -> Iterator[str]:
    rows = flow.rows[use.first : use.end]
    if flow.columns == 1 or not rows:
        return
    highest = max(height_of(flow.rows, first, end) for first, end in use.parts)
    tried = fill(rows, 0, len(use.parts), highest - _LEVEL)
    if tried[-1][1] == len(rows) and highest > _LEVEL:
        yield f"Page {use.page + 1}: columns of {highest:.0f} points could end more level"


def _off_lines(flow: Flow, use: PageUse) -> Iterator[str]:
    """Running text that does not stand on the lines of the first of the page."""
    lines: float | None = None
    for first, end in use.parts if flow.columns > 1 else ():
        for top, row in placed(flow.rows, first, end):
            if _is_running(row):
                lines = top if lines is None else lines
                off = (top - lines) / BODY.leading
                if abs(off - round(off)) * BODY.leading > _SLACK:
                    yield f"Page {use.page + 1}: “{_words(row)}” is between the lines"


def _is_running(row: Row) -> bool:
    return row.height >= BODY.leading and any(
        isinstance(item, Text)
        and item.tag is not None
        and item.tag.role == "P"
        and (item.style.weight, item.size) == (BODY.weight, BODY.size)
        for item in row.items
    )


def _words(row: Row) -> str:
    return next((item.text[:40] for item in row.items if isinstance(item, Text)), "")


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

"""What may be wrong with how rows stand in columns: lines left alone, heads without text, columns
that are not level, running text between the lines, turned-over lines that do not hang.

These go by what the rows say they are (their tags), not by what they were told to keep with: a row
that forgot to ask for company is found alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from planner.pdf.kit.filling import fill, height_of, placed
from planner.pdf.kit.rows import HEADS_KEEP, Row
from planner.pdf.kit.type import BODY
from planner.pdf.layout import Text
from planner.pdf.reprint.flow import Flow, PageUse
from planner.pdf.tags import Tag, heading_level

_LEVEL = 1.0
"""Points by which columns may be higher than they must."""
_SLACK = 0.06
_LINES = 2
"""Of a paragraph, on both sides of the end of a column."""
_FAR = 60


def problems_of_flows(flows: Iterable[Flow]) -> list[str]:
    """Everything that is wrong with how rows were filled into columns, as sentences."""
    return [problem for flow in flows for problem in _problems_of(flow)]


def _problems_of(flow: Flow) -> Iterator[str]:
    yield from _unhung(flow)
    for number, use in enumerate(flow.uses):
        for first, end in use.parts:
            if first < end < len(flow.rows) and not _is_higher_than_a_column(flow, use, first, end):
                yield from _parted(flow, use, first, end)
                yield from _alone(flow, use, first, end)
                yield from _bare_head(flow, use, first, end)
        if number == len(flow.uses) - 1:
            yield from _uneven(flow, use)
        yield from _off_lines(flow, use)


def _is_higher_than_a_column(flow: Flow, use: PageUse, first: int, end: int) -> bool:
    """Whether a part is one block that no column could hold, and had to be cut."""
    block = _block_begin(flow.rows, first, end)
    return block == first and height_of(flow.rows, block, _block_end(flow.rows, block)) > use.room


def _block_begin(rows: list[Row], first: int, end: int) -> int:
    """The first row of the block that the last row of a part is in."""
    block = end - 1
    while block > first and any(
        one + rows[one].keep >= block for one in range(max(first, block - _FAR), block)
    ):
        block -= 1
    return block


def _block_end(rows: list[Row], begin: int) -> int:
    """The end of all rows that are kept with one from ``begin`` on."""
    end, reach = begin + 1, begin + rows[begin].keep
    while end <= reach and end < len(rows):
        reach, end = max(reach, end + rows[end].keep), end + 1
    return end


def _parted(flow: Flow, use: PageUse, first: int, end: int) -> Iterator[str]:
    block = _block_begin(flow.rows, first, end)
    if max(one + flow.rows[one].keep for one in range(block, end)) >= end:
        yield f"Page {use.page + 1}: “{_words(flow.rows[block])}” is parted from what follows"


def _alone(flow: Flow, use: PageUse, first: int, end: int) -> Iterator[str]:
    """A line of a paragraph that ends or begins a column without another of it."""
    tag = _tag_of(flow.rows[end - 1], "P")
    if tag is None or _tag_of(flow.rows[end], "P") is not tag:
        return
    before = sum(_tag_of(row, "P") is tag for row in flow.rows[first:end])
    after = sum(_tag_of(row, "P") is tag for row in flow.rows[end : end + _LINES])
    if min(before, after) < _LINES:
        yield f"Page {use.page + 1}: a line of “{_words(flow.rows[end])}” stands alone"


def _bare_head(flow: Flow, use: PageUse, first: int, end: int) -> Iterator[str]:
    """A heading with too few lines below it before the column ends, though there are more."""
    head = next((n for n in range(end - 1, first - 1, -1) if _level(flow.rows[n])), None)
    more = next((row for row in flow.rows[end:] if _texts(row)), None)
    if head is None or more is None or _level(more):
        return
    below = {
        (number, round(text.y))
        for number, row in enumerate(flow.rows[head + 1 : end])
        for text in _texts(row)
    }
    if len(below) < HEADS_KEEP:
        yield f"Page {use.page + 1}: too little stands below “{_words(flow.rows[head])}”"


def _uneven(flow: Flow, use: PageUse) -> Iterator[str]:
    """Columns behind which nothing follows, and that end less level than they could."""
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


def _unhung(flow: Flow) -> Iterator[str]:
    """A turned-over line of an entry of a list that stands where entries begin, or before that."""
    begins: dict[Tag, float] = {}
    for before, row in pairwise([Row(0.0), *flow.rows]):
        tag = _entry_of(row)
        if tag is None:
            continue
        left = min(text.x for text in _texts(row))
        if _entry_of(before) is not tag:
            begins[tag] = left
        elif left <= begins[tag] + _SLACK:
            yield f"Page {flow.page + 1}: “{_words(row)}” does not hang"


def _entry_of(row: Row) -> Tag | None:
    """The entry of a list that a row is a line of."""
    return next((text.tag for text in _texts(row) if text.tag and _is_listed(text.tag)), None)


def _is_listed(tag: Tag) -> bool:
    return tag.role == "LBody" or (tag.within is not None and tag.within.role == "LBody")


def _is_running(row: Row) -> bool:
    return row.height >= BODY.leading and any(
        text.tag is not None
        and text.tag.role == "P"
        and (text.style.weight, text.size) == (BODY.weight, BODY.size)
        for text in _texts(row)
    )


def _tag_of(row: Row, role: str) -> Tag | None:
    """The element of that role that a row is a line of."""
    return next((text.tag for text in _texts(row) if text.tag and text.tag.role == role), None)


def _level(row: Row) -> int:
    """The level of the heading that a row is a line of; 0 for what is none."""
    return max((heading_level(text.tag) for text in _texts(row) if text.tag), default=0)


def _texts(row: Row) -> list[Text]:
    return [item for item in row.items if isinstance(item, Text)]


def _words(row: Row) -> str:
    return next((text.text[:40] for text in _texts(row)), "")

"""Pages for those who read from right to left: what stands at the left stands at the right.

A page is laid out as for everybody, and then seen in a mirror: columns, tables and the hours of a
timetable run to the left, paragraphs begin at the right, and the letters stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planner.pdf.layout import Frame, Item, Layout, Line, Page, Text
from planner.pdf.text.direction import has_right_to_left, reads_from_left

_Blocks = Mapping[Frame | None, Frame]
"""Where lines are that read upwards, by their room: they follow each other to the right, in a
mirror as well."""

_MARK = "\N{RIGHT-TO-LEFT MARK}"


def mirrored(layout: Layout) -> Layout:
    """The document with every page mirrored."""
    return replace(layout, pages=tuple(_mirrored_page(page) for page in layout.pages))


def _mirrored_page(page: Page) -> Page:
    blocks = _blocks(page)
    items = tuple(_mirrored_item(item, page.width, blocks) for item in page.items)
    return replace(page, items=items, trim=page.trim and _mirrored_frame(page.trim, page.width))


def _blocks(page: Page) -> dict[Frame | None, Frame]:
    found: dict[Frame | None, Frame] = {}
    for item in page.items:
        if isinstance(item, Text) and item.turned and item.room:
            frame = item.frame
            block = found.get(item.room, frame)
            left, right = min(block.left, frame.left), max(block.right, frame.right)
            found[item.room] = block._replace(left=left, width=right - left)
    return found


def _mirrored_item(item: Item, width: float, blocks: _Blocks) -> Item:
    if isinstance(item, Line):
        return item._replace(x1=width - item.x2, y1=item.y2, x2=width - item.x1, y2=item.y1)
    if isinstance(item, Text):
        frame = item.frame
        if item.turned:
            frame = blocks.get(item.room, frame)
        x = item.x + _mirrored_frame(frame, width).left - frame.left
        room = item.room and _mirrored_frame(item.room, width)
        return item._replace(x=x, text=_from_right(item.text), room=room)
    return item._replace(frame=_mirrored_frame(item.frame, width))


def _from_right(text: str) -> str:
    """A line that has words read from the right, as part of a page that is: its parts follow each
    other to the left, although it begins with Latin letters, or numbers follow such.
    """
    if not has_right_to_left(text):
        return text
    parts = text.replace(" · ", f"{_MARK} · ")
    return _MARK + parts if reads_from_left(parts) else parts


def _mirrored_frame(frame: Frame, width: float) -> Frame:
    return frame._replace(left=width - frame.right)

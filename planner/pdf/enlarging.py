"""Sheets that are read from afar on large paper: the same pages with larger letters."""

from __future__ import annotations

from dataclasses import replace

from planner.pdf.layout import Frame, Item, Layout, Line, Page, Text
from planner.pdf.look import paper_size

_LEAST = 1.1
"""By less it is not worth another size: Letter is set as A4 is."""


def enlargement(width: float, height: float) -> float:
    """By how much a page of A4 is enlarged for paper of this size in points; 1 for small paper."""
    across, down = paper_size("a4", "landscape" if width > height else "portrait")
    factor = min(width / across, height / down)
    return factor if factor >= _LEAST else 1.0


def enlarged(layout: Layout, factor: float) -> Layout:
    """The pages, so many times as wide and high, with everything on them."""
    if factor == 1.0:
        return layout
    pages = tuple(
        Page(page.width * factor, page.height * factor, tuple(_item(i, factor) for i in page.items))
        for page in layout.pages
    )
    outline = tuple(mark._replace(top=mark.top * factor) for mark in layout.outline)
    return replace(layout, pages=pages, outline=outline)


def _item(item: Item, factor: float) -> Item:
    if isinstance(item, Text):
        room = None if item.room is None else _frame(item.room, factor)
        x, y, size = item.x * factor, item.y * factor, item.size * factor
        return item._replace(x=x, y=y, size=size, room=room)
    if isinstance(item, Line):
        ends = {name: getattr(item, name) * factor for name in ("x1", "y1", "x2", "y2", "line")}
        return item._replace(**ends)
    return item._replace(frame=_frame(item.frame, factor))


def _frame(frame: Frame, factor: float) -> Frame:
    return Frame(*(side * factor for side in frame))

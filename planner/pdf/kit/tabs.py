"""Thumb tabs: at the outer edge of a page, in colour and with a code, each section a step lower."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.pdf.layout import MM, SAFE, Colour, Frame, Text
from planner.pdf.look import BLACK, WHITE, contrast
from planner.pdf.sheet import Sheet
from planner.pdf.tags import PAGINATION
from planner.pdf.text.fit import fit_line
from planner.pdf.text.itemise import printable
from planner.pdf.text.shape import text_width

_WIDTH = 7.2 * MM
"""Wider than the edge on which no text may stand, for the code beside it."""
_HEIGHT = 16 * MM
_APART = 1.5
_SIZE = 8.0


class Tab(NamedTuple):
    """A section's colour and code, and its place: 0 at the top and 1 at the bottom."""

    colour: Colour
    share: float
    code: str = ""


def draw_tabs(sheet: Sheet, tabs: Sequence[Tab], top: float, room: float, *, right: bool) -> None:
    """The tabs of a page, from ``top`` on in so many points; none hides another."""
    found = sorted(tabs, key=lambda tab: tab.share)
    tops = [top + tab.share * (room - _HEIGHT) for tab in found]
    for index in range(1, len(tops)):
        tops[index] = max(tops[index], tops[index - 1] + _HEIGHT + _APART)
    lowest = top + room - _HEIGHT
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], lowest)
        lowest = tops[index] - _HEIGHT - _APART
    left = sheet.width - _WIDTH if right else 0.0
    for tab, down in zip(found, tops, strict=True):
        _draw(sheet, tab, Frame(left, down, _WIDTH, _HEIGHT), right=right)


def _draw(sheet: Sheet, tab: Tab, frame: Frame, *, right: bool) -> None:
    sheet.rectangle(frame, fill=tab.colour)
    ink = max((WHITE, BLACK), key=lambda one: contrast(one, tab.colour))
    line = fit_line(printable(tab.code), 650, _SIZE, _HEIGHT - 6)
    x = (frame.left if right else frame.left + SAFE) + line.size * 0.72 + 1.5
    for text in line.lines:
        down = frame.top + (frame.height + text_width(text, line.style, line.size)) / 2
        sheet.items.append(
            Text(x, down, text, line.style, line.size, ink, frame, turned=True, tag=PAGINATION)
        )

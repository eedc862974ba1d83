"""Painted blocks kept as pictures, so that a frame only puts them in place.

Laying out letters costs most of a frame; a block looks the same until it, its size or the colours
change. The pictures of all blocks that fit on a few screenfuls are kept, the longest unused go.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.timetable.blocks import Block
from ui.timetable.card import Card, paint_ground, paint_marks
from ui.timetable.layout import Placed
from ui.timetable.words import paint_words

MARGIN = 1
_MOST_BYTES = 48 << 20


class Pictures:
    """The pictures of blocks at their sizes, for one set of colours and one pixel ratio."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[bool, int], tuple[Card, QPixmap]] = OrderedDict()
        self._bytes = 0
        self._ratio = 1.0

    def clear(self) -> None:
        """Forget all, because colours or letters changed."""
        self._kept.clear()
        self._bytes = 0

    def of(self, placed: Placed, rows: bool, ratio: float) -> QPixmap:
        """The picture of a placed block; its body begins ``MARGIN`` pixels from the corner."""
        found = self.kept(placed, rows, ratio)
        if found is not None:
            return found
        block, box = placed.block, placed.box
        card = Card(block, box.w, box.h, placed.tail, rows)
        picture = paint(card, ratio)
        self._keep((block.hold, block.id), card, picture)
        return picture

    def like(self, placed: Placed, rows: bool) -> QPixmap | None:
        """The picture that a block had at another size or before it changed, if there is one."""
        found = self._kept.get((placed.block.hold, placed.block.id))
        return found[1] if found is not None and found[0].rows is rows else None

    def kept(self, placed: Placed, rows: bool, ratio: float) -> QPixmap | None:
        """The picture of a placed block as it is now, if there is one."""
        if ratio != self._ratio:
            self.clear()
            self._ratio = ratio
        block, box = placed.block, placed.box
        key = (block.hold, block.id)
        found = self._kept.get(key)
        if found is None or not _still(found[0], block, box.w, box.h, placed.tail, rows):
            return None
        self._kept.move_to_end(key)
        return found[1]

    def _keep(self, key: tuple[bool, int], card: Card, picture: QPixmap) -> None:
        old = self._kept.pop(key, None)
        if old is not None:
            self._bytes -= _size(old[1])
        self._kept[key] = (card, picture)
        self._bytes += _size(picture)
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1][1])


def _still(card: Card, block: Block, w: int, h: int, tail: int, rows: bool) -> bool:
    """Whether a kept card is what is wanted now; blocks are compared by identity, then value."""
    if card.w != w or card.h != h or card.tail != tail or card.rows is not rows:
        return False
    return card.block is block or card.block == block


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4


def space_of(placed: Placed, rows: bool) -> QRect:
    """Where the picture of a placed block goes: the body, its turnaround, and the margin."""
    box, tail = placed.box, placed.tail
    w, h = box.w + (tail if rows else 0), box.h + (0 if rows else tail)
    return QRect(box.x - MARGIN, box.y - MARGIN, w + 2 * MARGIN, h + 2 * MARGIN)


def paint(card: Card, ratio: float) -> QPixmap:
    """A block's picture, with its turnaround."""
    w = card.w + 2 * MARGIN + (card.tail if card.rows else 0)
    h = card.h + 2 * MARGIN + (0 if card.rows else card.tail)
    picture = QPixmap(round(w * ratio), round(h * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.translate(MARGIN, MARGIN)
    paint_ground(painter, card)
    paint_words(painter, card)
    paint_marks(painter, card)
    painter.end()
    return picture

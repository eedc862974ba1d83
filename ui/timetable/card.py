"""How one block looks: ground, section bar, Q&A, turnaround, marks. Its words are in ``words``.

Everything is painted at the origin; ``pictures`` keeps the result and the canvas puts it in place.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from planner.rules import Severity
from ui.theme import LABEL, alpha, badge, ink, is_striped, mix, pattern, section_colour, theme, tint
from ui.timetable.blocks import Block
from ui.timetable.wording import fitted

RADIUS = 4
BAR = 4
BADGE = 11
_TOOTH = 6
_INTRO_LINE = 16
"""An intro of so many pixels has a line of its own."""


@dataclass(frozen=True, slots=True)
class Card:
    """A block at a size: body ``w`` × ``h`` pixels, ``tail`` pixels of turnaround behind it."""

    block: Block
    w: int
    h: int
    tail: int
    rows: bool

    @property
    def body(self) -> QRectF:
        """The body at the origin."""
        return QRectF(0, 0, self.w, self.h)

    @property
    def film_part(self) -> int:
        """Pixels along before the Q&A begins."""
        block, whole = self.block, self.w if self.rows else self.h
        length = max(1, block.end - block.start)
        return round(whole * min(1.0, max(0.0, (block.qa_start - block.start) / length)))

    @property
    def has_qa(self) -> bool:
        """Whether a Q&A is drawn."""
        return not self.block.hold and self.block.qa_start < self.block.end

    @property
    def intro_part(self) -> int:
        """Pixels along of the intro."""
        block, whole = self.block, self.w if self.rows else self.h
        if block.hold or block.film_start <= block.start:
            return 0
        return round(whole * (block.film_start - block.start) / max(1, block.end - block.start))

    @property
    def head(self) -> int:
        """Pixels that the intro keeps for itself before the words, in columns."""
        return self.intro_part if not self.rows and self.intro_part >= _INTRO_LINE else 0

    @property
    def tight(self) -> bool:
        """Whether the films' part is too short for words, so that the Q&A gives way to them."""
        if not self.has_qa:
            return False
        if self.film_part < (90 if self.rows else 22):
            return True
        title, room = self.block.title, self.film_part - BAR - 9
        return self.rows and fitted(title, room, 1, LABEL)[0][0] != title

    @property
    def mark_width(self) -> int:
        """Pixels that the badge and the pin take at the right end of the first line."""
        badged = BADGE + 6 if self.block.severity else 0
        return badged + (8 if self.block.pinned else 0)


def paint_ground(painter: QPainter, card: Card) -> None:
    """Everything of a block but its words and marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if card.block.hold:
        _paint_outline(painter, card)
        return
    _paint_turnaround(painter, card)
    if card.block.cancelled:
        _paint_outline(painter, card)
        return
    path = body_path(card)
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(card.body, tint(card.block.hue))
    if card.has_qa:
        _paint_qa(painter, card)
    if card.intro_part:
        _paint_intro(painter, card)
    _paint_bar(painter, card)
    painter.restore()


def body_path(card: Card) -> QPainterPath:
    """The body's edge: rounded, and torn off at the end where the runtime is not known."""
    path = QPainterPath()
    path.addRoundedRect(card.body, RADIUS, RADIUS)
    if card.block.known or min(card.w, card.h) < 3 * _TOOTH:
        return path
    return path.subtracted(_teeth(card))


def _teeth(card: Card) -> QPainterPath:
    """Triangles along the end of the body."""
    end, breadth = (card.w, card.h) if card.rows else (card.h, card.w)
    points = [(-1.0, end + 1.0)]
    count = max(2, round(breadth / _TOOTH))
    for number in range(count + 1):
        inner = end - (0 if number % 2 else _TOOTH * 0.6)
        points.append((breadth * number / count, inner))
    points.append((breadth + 1.0, end + 1.0))
    corners = [QPointF(y, x) if card.rows else QPointF(x, y) for x, y in points]
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path


def _paint_outline(painter: QPainter, card: Card) -> None:
    """A hold or a cancelled screening: an outline without ground."""
    now = theme()
    pen = QPen(now.line_strong, 1.25)
    if card.block.hold:
        pen.setDashPattern([4, 3])
    else:
        pen.setColor(mix(now.surface, section_colour(card.block.hue), 0.55))
    painter.setPen(pen)
    painter.setBrush(alpha(now.surface, 0.6))
    painter.drawRoundedRect(card.body.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _paint_turnaround(painter: QPainter, card: Card) -> None:
    """Diagonal hatching outside the body, without outline."""
    if card.tail < 3:
        return
    if card.rows:
        tail, strength = QRectF(card.w, 3, card.tail, card.h - 6), 0.26
    else:
        tail, strength = QRectF(4, card.h, card.w - 8, card.tail - 2), 0.34
    painter.setBrushOrigin(tail.topLeft())
    painter.fillRect(tail, pattern("diagonal", alpha(theme().text3, strength), 6))


def _paint_qa(painter: QPainter, card: Card) -> None:
    """A lighter ground behind a dashed line."""
    part = float(card.film_part)
    hue = card.block.hue
    pen = QPen(ink(hue), 1)
    pen.setDashPattern([3, 3])
    ground = mix(tint(hue), theme().surface, 0.55)
    if card.rows:
        painter.fillRect(QRectF(part, 0, card.w - part, card.h), ground)
        foot = 5 if card.tight else card.h - 2
        line = (QPointF(part + 0.5, 1), QPointF(part + 0.5, foot))
    else:
        painter.fillRect(QRectF(0, part, card.w, card.h - part), ground)
        left = card.w - 16 if card.tight else BAR + 4
        line = (QPointF(left, part + 0.5), QPointF(card.w - 4, part + 0.5))
    painter.setPen(pen)
    painter.drawLine(*line)


def _paint_bar(painter: QPainter, card: Card) -> None:
    """The section's colour at the left; cut by stripes for the second twelve hues."""
    hue = card.block.hue
    painter.fillRect(QRectF(0, 0, BAR, card.h), section_colour(hue))
    if is_striped(hue):
        for y in range(4, card.h, 6):
            painter.fillRect(QRectF(0, y, BAR, 2), tint(hue))
    _paint_cuts(painter, card)


def _paint_cuts(painter: QPainter, card: Card) -> None:
    """Where each further film of a programme begins: a gap in the edge, and a short line."""
    block, whole = card.block, card.w if card.rows else card.h
    length = max(1, block.end - block.start)
    if len(block.cuts) and whole / (len(block.cuts) + 1) < 5:
        return
    faint = alpha(ink(block.hue), 0.45)
    for cut in block.cuts:
        at = round(whole * (cut - block.start) / length)
        if card.rows:
            painter.fillRect(QRectF(at, card.h - 3, 1, 3), faint)
        else:
            painter.fillRect(QRectF(0, at, BAR, 1), tint(block.hue))
            painter.fillRect(QRectF(card.w - 4, at, 4, 1), faint)


def _paint_intro(painter: QPainter, card: Card) -> None:
    """The same ground as the Q&A; its line gives way to words that stand on it."""
    part, hue = float(card.intro_part), card.block.hue
    pen = QPen(ink(hue), 1)
    pen.setDashPattern([3, 3])
    ground = mix(tint(hue), theme().surface, 0.55)
    if card.rows:
        painter.fillRect(QRectF(0, 0, part, card.h), ground)
        line = (QPointF(part + 0.5, 1), QPointF(part + 0.5, 5))
    else:
        painter.fillRect(QRectF(0, 0, card.w, part), ground)
        line = (QPointF(BAR + 4, part + 0.5), QPointF(card.w - 4, part + 0.5))
    if card.rows or card.head:
        painter.setPen(pen)
        painter.drawLine(*line)


def paint_marks(painter: QPainter, card: Card) -> None:
    """The pin in the corner, and the badge of the worst open conflict beside it."""
    block = card.block
    if min(card.w, card.h) < BADGE or card.w < 24:
        _mark_sliver(painter, card)
        return
    right = card.w - 6.0
    top = (card.h - BADGE) / 2 if card.rows else min(6.0, (card.h - BADGE) / 2)
    if block.pinned:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(block.hue))
        painter.drawPolygon(_corner(card.w))
        right -= 8
    if block.severity:
        badge(painter, block.severity.value, right - BADGE, top, BADGE)


def _mark_sliver(painter: QPainter, card: Card) -> None:
    """Where no badge fits, the end of the block has its colour."""
    if card.block.severity in (Severity.BLOCKER, Severity.WARNING):
        colour = theme().severity(card.block.severity.value)
        painter.fillRect(QRectF(card.w - 3, 0, 3, card.h), colour)


def _corner(w: float) -> QPolygonF:
    points = ((w - 10, 0), (w - 2, 0), (w, 2), (w, 10))
    return QPolygonF([QPointF(x, y) for x, y in points])

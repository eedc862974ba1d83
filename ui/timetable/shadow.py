"""What is seen while something is in the hand: where it would stand, where it stood, why not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from planner.i18n import _
from planner.rules import Severity
from ui.theme import LABEL, SECONDARY, alpha, badge, draw_text, elide, metrics, mix, theme, wrap
from ui.timetable.blocks import Block
from ui.timetable.card import RADIUS
from ui.timetable.geometry import Box
from ui.timetable.marks import body_of
from ui.timetable.offer import Offer

HAND_OPACITY = 0.85
_TAG_HEIGHT = 24
_TAG_LINE = 16
_TAG_WIDTH = 320
_PADDING = 10


def paint_place(painter: QPainter, box: Box, offer: Offer) -> None:
    """Where the block would stand, edged in the colour of the worst new conflict."""
    now = theme()
    edge = now.severity(offer.severity.value) if offer.severity else now.accent
    painter.setPen(QPen(edge, 2))
    painter.setBrush(alpha(edge, 0.14))
    painter.drawRoundedRect(body_of(box).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def paint_old_place(painter: QPainter, box: Box, block: Block) -> None:
    """Where the block stood: dashed, with its title and “was 17:45”."""
    now, body = theme(), body_of(box)
    pen = QPen(now.text3, 1.25)
    pen.setDashPattern([2, 3])
    painter.setPen(pen)
    painter.setBrush(alpha(now.surface, 0.75))
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    title = elide(block.title, box.w - 20, SECONDARY, 500, cond=True)
    if box.h >= 14:
        y = box.y + min(18, box.h / 2 + 4.5)
        draw_text(painter, box.x + 12, y, title, now.text3, SECONDARY, 500, cond=True)
    if box.h >= 40:
        was = _("was {time}").format(time=block.clock)
        draw_text(painter, box.x + 12, box.y + 34, was, now.text3, LABEL)


def held_picture(picture: QPixmap, w: int, h: int) -> QPixmap:
    """The block in the hand: as it looks, on a soft shadow, a little transparent. It covers what
    ``soft_shadow`` says of its box.
    """
    now, ratio, body = theme(), picture.devicePixelRatio(), QRectF(0, 0, w, h)
    space = soft_shadow(Box(0, 0, w, h))
    made = QPixmap((space.size() * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-space.topLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    for size, strength in ((10, 0.05), (6, 0.07), (3, 0.10)):
        painter.setBrush(alpha(now.shadow, strength * (3 if now.dark else 1)))
        grown = body.adjusted(-size / 2, 2 - size / 4, size / 2, size)
        painter.drawRoundedRect(grown, RADIUS + size / 2, RADIUS + size / 2)
    painter.setOpacity(HAND_OPACITY)
    painter.drawPixmap(QPointF(-1, -1), picture)
    painter.end()
    return made


@dataclass(frozen=True, slots=True)
class Tag:
    """The label at the hand: the times it would have, and the worst sentence about them."""

    times: str
    severity: Severity | None
    lines: tuple[str, ...]
    box: Box


def make_tag(times: str, offer: Offer, above: Box, within: Box) -> Tag:
    """Lay the tag out above the place, else below it, always in sight."""
    room = min(_TAG_WIDTH, within.w - 8 - 2 * _PADDING)
    lines = tuple(wrap(offer.sentence, room, 3, SECONDARY)) if offer.sentence else ()
    first = metrics(SECONDARY, 600).horizontalAdvance(times) + (18 if offer.severity else 0)
    width = max([first, *(metrics(SECONDARY).horizontalAdvance(line) for line in lines)])
    w = round(width) + 2 * _PADDING + 1
    h = _TAG_HEIGHT + _TAG_LINE * len(lines)
    x = min(max(above.x, within.x + 4), within.right - w - 4)
    y = above.y - h - 6
    if y < within.y + 4:
        y = min(above.bottom + 6, within.bottom - h - 4)
    return Tag(times, offer.severity, lines, Box(x, y, w, h))


def paint_tag(painter: QPainter, tag: Tag) -> None:
    """Light on dark (or lighter on dark), so that it stands out from all blocks."""
    now, body = theme(), body_of(tag.box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(alpha(now.shadow, 0.10))
    painter.drawRoundedRect(body.adjusted(-1, 1, 1, 3), 7, 7)
    painter.setBrush(mix(now.raised, now.text, 0.08) if now.dark else now.text)
    painter.drawRoundedRect(body, 6, 6)
    ink = now.text if now.dark else now.surface
    x, y = tag.box.x + _PADDING, tag.box.y + 16.5
    if tag.severity:
        badge(painter, tag.severity.value, x - 1, tag.box.y + 6.5)
    draw_text(painter, x + (18 if tag.severity else 0), y, tag.times, ink, SECONDARY, 600)
    for line in tag.lines:
        y += _TAG_LINE
        draw_text(painter, x, y, line, alpha(ink, 0.86), SECONDARY)


def soft_shadow(box: Box) -> QRectF:
    """Everything that a block in the hand touches."""
    return body_of(box).adjusted(-8, -4, 8, 14)

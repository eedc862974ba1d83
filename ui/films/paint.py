"""How the lines of the film list look, and the picture of what is in the hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QLinearGradient, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.rules import Severity
from ui.films.lines import Head, Line, Part, Row
from ui.theme import (
    BODY,
    LABEL,
    SECONDARY,
    alpha,
    badge,
    draw_text,
    draw_text_right,
    elide,
    metrics,
    paint_bar,
    pixmap,
    section_colour,
    theme,
)

_LEFT, _INDENT, _RIGHT = 16, 28, 18
FOLD_ZONE = QRect(_INDENT - 4, 21, 24, 20)
"""Where the small arrow of a programme of several films is, in its line."""


_NARROWEST = 44


def zones(rect: QRect, line: Line) -> dict[str, QRect]:
    """Where on a card its fields stand, by their names; heads have none."""
    if isinstance(line, Head):
        return {}
    right, top = rect.right() - _RIGHT + 1, rect.top()
    runtime = line.entry.runtime if isinstance(line, Row) else line.runtime
    wide = max(_NARROWEST, round(metrics(SECONDARY).horizontalAdvance(runtime)) + 8)
    left = _INDENT if isinstance(line, Row) else _INDENT + 10
    found = {
        "title": QRect(left, top + 2, right - wide - left, 22),
        "runtime_seconds": QRect(right - wide, top + 2, wide, 22),
        "section_id": QRect(8, top, left - 8, rect.height()),
    }
    if isinstance(line, Row):
        found["wanted"] = QRect(right - _NARROWEST, top + 24, _NARROWEST, 18)
    return found


def paint_line(
    painter: QPainter,
    rect: QRect,
    line: Line,
    *,
    chosen: bool,
    hover: bool,
    focus: bool,
    in_hand: bool,
    severity: Severity | None = None,
) -> None:
    """Paint one line of the list into its place; ``severity`` is the badge of a programme."""
    if isinstance(line, Head):
        _paint_head(painter, rect, line)
        return
    _paint_ground(painter, rect, chosen=chosen, hover=hover, focus=focus, in_hand=in_hand)
    if isinstance(line, Row):
        _paint_row(painter, rect, line, chosen, severity)
    else:
        _paint_part(painter, rect, line)


def _paint_head(painter: QPainter, rect: QRect, head: Head) -> None:
    now, baseline = theme(), rect.top() + 19
    right = rect.right() - _RIGHT + 1
    note = _("{n} left").format(n=head.left) if head.left else _("all placed")
    taken = draw_text_right(painter, right, baseline, note, now.text3, LABEL)
    name = elide(head.name, right - _LEFT - taken - 12, LABEL, 600)
    draw_text(painter, _LEFT, baseline, name, now.text2, LABEL, 600)


def _paint_ground(
    painter: QPainter, rect: QRect, *, chosen: bool, hover: bool, focus: bool, in_hand: bool
) -> None:
    now = theme()
    ground = QRectF(rect).adjusted(8, 1, -12, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen or hover:
        painter.setBrush(now.accent_soft if chosen else now.field)
        painter.drawRoundedRect(ground, 6, 6)
    if focus or in_hand:
        pen = QPen(now.accent, 1.5)
        if in_hand:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)


def _paint_row(
    painter: QPainter, rect: QRect, row: Row, chosen: bool, severity: Severity | None
) -> None:
    now, entry, top = theme(), row.entry, rect.top()
    right = rect.right() - _RIGHT + 1
    faint = entry.done and not chosen
    paint_bar(painter, QRectF(_LEFT, top + 7, 4, 28), row.hue, 0.45 if entry.done else 1.0)
    ink = now.text3 if faint else now.text
    runtime_ink = ink if entry.known else now.text3
    taken = draw_text_right(painter, right, top + 18, entry.runtime, runtime_ink, SECONDARY)
    room = right - _INDENT - taken - 10
    cond = metrics(BODY, 500).horizontalAdvance(entry.title) > room
    title = elide(entry.title, room, BODY, 500, cond)
    draw_text(painter, _INDENT, top + 18, title, ink, BODY, 500, cond)
    left = float(_INDENT)
    if entry.several:
        arrow = "down" if row.unfolded else "right"
        painter.drawPixmap(QPointF(left - 3, top + 23), pixmap(arrow, now.text3, 14))
        left += 13
    pips = _paint_pips(painter, right, top + 30, row)
    if severity is not None:
        badge(painter, severity.value, pips - 15, top + 26, 8)
        pips -= 15
    under = elide(row.under, pips - left - 8, LABEL)
    draw_text(painter, left, top + 34, under, now.text3 if faint else now.text2, LABEL)


def _paint_pips(painter: QPainter, right: float, middle: float, row: Row) -> float:
    """One pip for each wanted screening, filled when it is placed; returns where they begin."""
    now, entry = theme(), row.entry
    most = max(entry.wanted, entry.placed)
    colour = now.text3 if entry.done else section_colour(row.hue)
    if most > 6:
        note = f"{entry.placed}/{entry.wanted}"
        return right - draw_text_right(painter, right, middle + 4, note, colour, LABEL, 500)
    left = right - most * 10 + 3
    for number in range(most):
        centre = QPointF(left + number * 10 + 3.5, middle)
        if number < entry.placed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, 3.5, 3.5)
        else:
            painter.setPen(QPen(now.text3, 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 3.0, 3.0)
    return left


def _paint_part(painter: QPainter, rect: QRect, part: Part) -> None:
    now, top = theme(), rect.top()
    right = rect.right() - _RIGHT + 1
    paint_bar(painter, QRectF(_INDENT, top + 6, 2, 14), part.hue, 0.7)
    taken = draw_text_right(painter, right, top + 17, part.runtime, now.text2, LABEL)
    title = elide(part.title, right - _INDENT - 10 - taken - 10, SECONDARY)
    draw_text(painter, _INDENT + 10, top + 17, title, now.text2, SECONDARY)


def paint_fade(painter: QPainter, area: QRect) -> None:
    """Let the list fade out at its foot instead of cutting a line in two."""
    ground = theme().window
    fade = QLinearGradient(0, area.bottom() - 32, 0, area.bottom())
    fade.setColorAt(0, alpha(ground, 0))
    fade.setColorAt(1, ground)
    painter.fillRect(QRectF(0, area.bottom() - 32, area.width(), 33), fade)


def hand_picture(lines: Sequence[Line], widget: QWidget) -> QPixmap:
    """A small chip beside the pointer: the section's bar, and how many there are if several.

    The timetable shows what is in the hand to scale; anything larger here would hide that.
    """
    count = str(len(lines)) if len(lines) > 1 else ""
    hue = next((line.hue for line in lines if isinstance(line, Row | Part)), None)
    width = 20 + (metrics(LABEL, 600).horizontalAdvance(count) + 6 if count else 0)
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(round(width * ratio), round(20 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().line_strong, 1))
    painter.setBrush(alpha(theme().raised, 0.94))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, 19), 6, 6)
    paint_bar(painter, QRectF(8, 4, 4, 12), hue)
    draw_text(painter, 17, 14, count, theme().text, LABEL, 600)
    painter.end()
    return picture


def section_mark(hue: int | None) -> QIcon:
    """A section's bar before a title."""
    picture = QPixmap(8, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_bar(painter, picture.rect().toRectF().adjusted(0, 0, -4, -16), hue)
    painter.end()
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
    return made

"""A screening's slot to scale: pre-show and intro, films, Q&A, and the turnaround hatched."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from planner.model import Screening, Span
from planner.times import clock, runtime_label
from ui.inspector.blocks import Block
from ui.inspector.form import field_label
from ui.inspector.view import View
from ui.theme import (
    LABEL,
    alpha,
    draw_text,
    draw_text_right,
    ink,
    metrics,
    mix,
    pattern,
    section_colour,
    theme,
    tint,
)
from ui.widgets import Painted, PlainLabel

_HIGH = 14


@dataclass(frozen=True)
class Part:
    """A stretch of the slot: where it begins and ends in minutes, and what is written under it."""

    kind: str
    begins: float
    ends: float
    label: str


def parts_of(span: Span) -> tuple[Part, ...]:
    """The stretches of a slot that take time, in order; minutes count from the advertised start."""
    before = span.preshow + span.intro
    films_end = span.end - span.start - span.qa
    whole = span.end - span.start
    about = "" if span.known else _("about ")
    films = _("Film {length}").format(length=about + runtime_label(span.film_seconds))
    found = (
        Part("before", 0, before, _("Before {minutes}′").format(minutes=before)),
        Part("films", before, films_end, films),
        Part("qa", films_end, whole, _("Q&A {minutes}′").format(minutes=span.qa)),
        Part("turnaround", whole, whole + span.turnaround, f"{span.turnaround}′"),
    )
    return tuple(part for part in found if part.ends > part.begins)


class LengthBar(Painted):
    """The bar itself, with its labels under it as far as there is room."""

    def __init__(self) -> None:
        super().__init__(_HIGH + 22)
        self._parts: tuple[Part, ...] = ()
        self._hue: int | None = None

    def show_span(self, span: Span, hue: int | None) -> None:
        """Show the parts of a screening in the colour of its section."""
        self._parts, self._hue = parts_of(span), hue
        self.setAccessibleName(", ".join(part.label for part in self._parts))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Paint each part to scale, then what fits of the labels."""
        if not self._parts:
            return
        scale = self.width() / self._parts[-1].ends
        for part in self._parts:
            left, right = part.begins * scale, part.ends * scale
            self._paint_part(painter, part.kind, QRectF(left, 0, right - left, _HIGH))
        painter.fillRect(QRectF(0, 0, 4, _HIGH), section_colour(self._hue))
        self._paint_labels(painter, scale)

    def _paint_part(self, painter: QPainter, kind: str, box: QRectF) -> None:
        now = theme()
        if kind == "turnaround":
            painter.fillRect(box, pattern("diagonal", alpha(now.text3, 0.5), 6))
            return
        pale = mix(tint(self._hue), now.surface, 0.45)
        painter.fillRect(box, tint(self._hue, 0.12) if kind == "films" else pale)
        if kind == "qa":
            pen = QPen(ink(self._hue), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            x = round(box.left()) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, _HIGH))
            painter.setPen(Qt.PenStyle.NoPen)

    def _paint_labels(self, painter: QPainter, scale: float) -> None:
        now, base = theme(), _HIGH + 16
        measure = metrics(LABEL).horizontalAdvance
        room = float(self.width())
        if self._parts[-1].kind == "turnaround":
            last = self._parts[-1].label
            room -= draw_text_right(painter, self.width(), base, last, now.text2, LABEL) + 8
        free = 0.0
        for part in self._parts:
            wide = measure(part.label)
            x = max(free, min(part.begins * scale, room - wide))
            if part.kind != "turnaround" and x + wide <= room + 0.5:
                free = x + draw_text(painter, x, base, part.label, now.text2, LABEL) + 8


class LengthBlock(Block):
    """When it ends, when the screen is free again, and the bar."""

    def __init__(self) -> None:
        super().__init__()
        self._ends = PlainLabel("", elided=True)
        self._bar = LengthBar()
        line = _labelled(_("Ends"), self._ends)
        self.column.addWidget(line)
        self.column.addSpacing(8)
        self.column.addWidget(self._bar)

    def show_view(self, view: View) -> bool:
        """Show the slot of the screening."""
        row = view.row
        if not isinstance(row, Screening):
            return False
        span = view.festival.span(row)
        section = view.festival.section_of(row.programme_id)
        self._bar.show_span(span, section.hue if section else None)
        free = _("{end}, free at {free}")
        self._ends.setText(free.format(end=clock(span.end), free=clock(span.slot_end)))
        return True


def _labelled(label: str, value: PlainLabel) -> QWidget:
    line = QWidget()
    line.setFixedHeight(25)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(field_label(label))
    row.addWidget(value, 1)
    return line

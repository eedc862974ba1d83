"""What is written on a block, as much as fits: title, then times, runtime, original title, code."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor, QFont, QPainter

from planner.i18n import _
from ui.theme import (
    BODY,
    LABEL,
    SECONDARY,
    draw_text,
    draw_text_right,
    elide,
    font,
    ink,
    metrics,
    mix,
    theme,
)
from ui.timetable.card import BAR, Card
from ui.timetable.wording import fitted, in_whole_words, title_lines

_LINE = 16
_TITLE_LINE = 17
_FIRST_BASELINE = 17
_GAP = 8
_QA_LINE = 18
"""A Q&A of so many pixels has its name and length; less would press them against its edges."""
_TWO_LINES = 31
"""A row of so many pixels has a second line."""
_WORDLESS = 10
"""Less than that is a sliver, as of a folded venue."""


def paint_words(painter: QPainter, card: Card) -> None:
    """Write on the block what fits it."""
    if min(card.w, card.h) < _WORDLESS:
        return
    if card.rows:
        _write_row(painter, card)
    elif card.h < _LINE or card.w < 40:
        _write_sliver(painter, card)
    else:
        _write_column(painter, card)


def _quiet() -> QColor:
    """Second text on a tint."""
    now = theme()
    return mix(now.text2, now.text, 0.4) if now.dark else now.text2


def _title_ink(card: Card) -> QColor:
    return theme().text3 if card.block.cancelled or card.block.hold else theme().text


def _write_title(
    painter: QPainter,
    card: Card,
    x: float,
    y: float,
    line: str,
    cond: bool,
    size: int = BODY,
) -> None:
    face = QFont(font(size, 500 if card.block.hold else 600, cond))
    face.setStrikeOut(card.block.cancelled)
    painter.setFont(face)
    painter.setPen(_title_ink(card))
    painter.drawText(int(x), int(y), line)


def _write_sliver(painter: QPainter, card: Card) -> None:
    """No line fits: the section's code beside the bar, everything else on hover."""
    code = card.block.section
    needed = metrics(10, 600).horizontalAdvance(code) + BAR + 6 + card.mark_width
    if card.h >= 10 and needed <= card.w:
        draw_text(painter, BAR + 4, card.h / 2 + 3.5, code, ink(card.block.hue), 10, 600)


def _write_column(painter: QPainter, card: Card) -> None:
    block = card.block
    x, room = BAR + 8, card.w - BAR - 14
    height = card.film_part if card.has_qa and not card.tight else card.h
    if card.head:
        before = block.film_start - block.start
        words = _("Intro {minutes}′") if before == block.intro else _("Before it {minutes}′")
        label = words.format(minutes=before)
        draw_text(painter, x, card.head / 2 + 4, elide(label, room, LABEL), ink(block.hue), LABEL)
    height -= card.head
    lines = max(1, (height - 4) // _LINE)
    title, cond = title_lines(block.title, room - card.mark_width, lines)
    y = card.head + (_FIRST_BASELINE if card.h >= 22 else card.h / 2 + 5)
    height += card.head
    for line in title:
        _write_title(painter, card, x, y, line, cond)
        y += _TITLE_LINE
    left = lines - len(title)
    if block.original and left > 1:
        original = elide(block.original, room, SECONDARY)
        draw_text(painter, x, y - 1, original, _quiet(), SECONDARY)
        y, left = y + _LINE, left - 1
    if left > 0:
        _write_times(painter, card, x, y, room)
        y, left = y + _LINE, left - 1
    if block.where and left > 0:
        code = metrics(LABEL).horizontalAdvance(block.code) + _GAP
        draw_text(painter, x, y, elide(block.where, room - code, LABEL), _quiet(), LABEL, 500)
        block = replace(block, sold="", films=())
    if left > 0 and y <= height - 5:
        _write_code_and_films(painter, replace(card, block=block), x, y, left)
    if card.has_qa and not (card.tight or block.covered) and card.h - card.film_part >= _QA_LINE:
        middle = (card.film_part + card.h) / 2 + 4.5
        label = _("Q&A {minutes}′").format(minutes=block.end - block.qa_start)
        draw_text(painter, x, middle, elide(label, room, LABEL), ink(block.hue), LABEL)


def _write_times(painter: QPainter, card: Card, x: float, y: float, room: float) -> None:
    """“18:00–19:55  90′” and the section's code at the right; the start alone where it is tight."""
    block = card.block
    measure = metrics(LABEL).horizontalAdvance
    times = block.times if measure(block.times) <= room else block.clock
    used = draw_text(painter, x, y, times, _title_ink(card), LABEL)
    if block.night and used + _GAP + measure(block.night) <= room:
        used += _GAP + draw_text(painter, x + used + _GAP, y, block.night, _quiet(), LABEL)
    section = metrics(LABEL, 600).horizontalAdvance(block.section) + _GAP if block.section else 0
    if block.runtime and used + _GAP + measure(block.runtime) + section <= room:
        draw_text(painter, x + used + _GAP, y, block.runtime, _quiet(), LABEL)
        used += _GAP + measure(block.runtime)
    if block.section and used + section - 2 <= room:
        draw_text_right(painter, card.w - 7, y, block.section, ink(block.hue), LABEL, 600)


def _write_code_and_films(painter: QPainter, card: Card, x: float, y: float, left: int) -> None:
    """The screening's code at the right; the films of a programme where each has a line."""
    block = card.block
    code = metrics(LABEL).horizontalAdvance(block.code)
    if block.code and code + BAR + 14 <= card.w:
        draw_text_right(painter, card.w - 7, y, block.code, _quiet(), LABEL)
    if block.sold and not block.films:
        room = card.w - BAR - 14 - (code + _GAP if block.code else 0)
        draw_text(painter, x, y, elide(block.sold, room, LABEL), _quiet(), LABEL)
    if block.films and len(block.films) <= left:
        for number, film in enumerate(block.films):
            room = card.w - BAR - 14 - (code + _GAP if number == 0 else 0)
            draw_text(painter, x, y, elide(film, room, LABEL), _quiet(), LABEL)
            y += _LINE


def _write_row(painter: QPainter, card: Card) -> None:
    """One line: title, then the start; a second one with the times where the row has room. The
    Q&A's name comes where nothing else needs the place.
    """
    block, two = card.block, card.h >= _TWO_LINES
    marks = card.mark_width
    qa = card.w - card.film_part if card.has_qa else 0
    room = card.w - (marks if card.tight else max(qa, marks)) - BAR - 9
    y = card.h / 2 + (-2.5 if two else 4.5)
    size = SECONDARY
    title, cond = fitted(block.title, int(room), 1, size)
    if title[0] != block.title:
        size = LABEL
        title, cond = fitted(block.title, int(room), 2 if two else 1, size)
    if block.section and not in_whole_words(title[0], block.title):
        _write_sliver(painter, card)
        return
    for number, line in enumerate(title):
        _write_title(painter, card, BAR + 5, y + 15 * number, line, cond, size)
    used = metrics(size, 600, cond).horizontalAdvance(title[0])
    if two and len(title) == 1:
        _write_under(painter, card, room)
    elif not two and used + 38 < room:
        draw_text(painter, BAR + 12 + used, y, block.clock, _quiet(), LABEL)
    label = _("Q&A")
    if not card.tight and qa - marks >= metrics(LABEL, 400, True).horizontalAdvance(label) + 6:
        middle = card.h / 2 + 4.5
        draw_text(painter, card.film_part + 4, middle, label, ink(block.hue), LABEL, cond=True)


def _write_under(painter: QPainter, card: Card, room: float) -> None:
    """Under a title in a row: the times, and the screen where the lane does not say it."""
    block, y = card.block, card.h / 2 + 12.5
    measure = metrics(LABEL, 400, True).horizontalAdvance
    fitting = (times for times in (block.times, block.clock) if measure(times) <= room)
    times = next(fitting, "")
    if block.where and measure(f"{block.times}  {block.where}") > room:
        times = block.clock
    used = draw_text(painter, BAR + 5, y, times, _quiet(), LABEL, cond=True) if times else 0
    where = elide(block.where, room - used - 6, LABEL, 500, cond=True)
    if block.where and in_whole_words(where, block.where):
        draw_text(painter, BAR + 11 + used, y, where, _quiet(), LABEL, 500, cond=True)

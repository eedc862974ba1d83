"""Cards for the planning wall: each as long as its screening, true to scale, to be cut out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival, Screening
from planner.pdf.base import For
from planner.pdf.kit import FlowDocument, Pages, Row, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.layout import MM, Frame, Item, Line, Rectangle, Text, moved
from planner.pdf.look import HAIRLINE, INK, SECOND, WHITE, section_ink
from planner.pdf.qr import qr_items
from planner.pdf.shown import CHOICE, Shown, for_house
from planner.pdf.telling import brief, length, section_mark, where
from planner.pdf.text.fit import LEADING, fit, fit_line
from planner.settings import Setting
from planner.times import day_label, festival_clock

_GAP = 3 * MM
_BAR = 5.0
_PAD = 4.0
_DASH = 2.5
_QR = 15 * MM
_QR_FROM = 42 * MM
"""Cards narrower than this have no QR code beside their words."""
_LEAST = 22 * MM
"""No card is narrower, however short the film: its words need room; a mark says where it ends."""


class WallCards(FlowDocument):
    """A card for each screening with its code, as long as film, Q&A and turnaround are.

    The film is tinted in the colour of its section, the Q&A dashed, the turnaround white; a QR code
    has the code of the screening, for a scanner.
    """

    title = N_("Wall cards")
    help = N_("Cards to cut out for the planning wall, as long as their screenings, with QR codes.")
    options = (
        *paper_settings("a3", "landscape"),
        Setting("hour", 60, N_("An hour is"), "", N_("mm"), minimum=20, maximum=150),
        Setting("height", 32, N_("Height of a card"), "", N_("mm"), minimum=24, maximum=80),
        *CHOICE,
    )
    readers = For.HOUSE
    every_screening = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """Cards beside and below each other, in the order of the timetable."""
        shown = for_house(festival, options)
        pages.warnings += shown.left_out()
        if not shown.screenings:
            text = _("There is no screening to print yet.")
            pages.add(paragraph(text, pages.body.width))
            return
        scale = options["hour"] * MM / 60
        said = _("An hour is {mm} mm.").format(mm=options["hour"])
        pages.add(paragraph(said, pages.body.width))
        pages.warnings += [
            _("“{title}” is longer than the sheet; its card is cut.").format(
                title=brief(shown.title(one))
            )
            for one in shown.screenings
            if _minutes(shown, one) * scale > pages.body.width
        ]
        height = min(options["height"] * MM, pages.body.height - 30)
        for row in _rows(shown, pages.body.width, height, scale):
            pages.add([row])


def _minutes(shown: Shown, screening: Screening) -> int:
    span = shown.festival.span(screening)
    return span.slot_end - span.start


def _rows(shown: Shown, width: float, height: float, scale: float) -> Iterator[Row]:
    items: list[Item] = []
    left = 0.0
    for day in shown.days:
        for screening in shown.on(day):
            wide = min(max(_minutes(shown, screening) * scale, _LEAST), width)
            if items and left + wide > width + 0.01:
                yield Row(height, tuple(items), before=_GAP)
                items, left = [], 0.0
            card = _card(shown, screening, Frame(0, 0, wide, height), scale)
            items += [moved(item, left, 0) for item in card]
            left += wide + _GAP
    if items:
        yield Row(height, tuple(items), before=_GAP)


def _card(shown: Shown, screening: Screening, card: Frame, scale: float) -> Iterator[Item]:
    festival, span = shown.festival, shown.festival.span(screening)
    section = festival.section_of(screening.programme_id)
    ink = section_ink(None if section is None else section.hue)
    wide, height = card.width, card.height
    film = min((span.qa_start - span.start) * scale, wide)
    talk = min((span.end - span.start) * scale, wide) - film
    whole = min((span.slot_end - span.start) * scale, wide)
    yield Rectangle(Frame(0, 0, film, height), fill=ink.tint)
    if talk:
        frame = Frame(film, 0, talk, height)
        yield Rectangle(frame, fill=WHITE, stroke=ink.bar, dash=_DASH)
    yield Rectangle(Frame(0, 0, min(_BAR, whole), height), fill=ink.bar)
    yield Rectangle(card, stroke=SECOND, line=0.5)
    if whole < wide:
        yield Line(whole, 0, whole, height, HAIRLINE, 0.5, _DASH)
    with_code = bool(screening.code) and wide >= _QR_FROM and len(screening.code) <= 40
    room = Frame(_BAR + _PAD, _PAD, wide - _BAR - 2 * _PAD, height - 2 * _PAD)
    if with_code:
        yield from qr_items(screening.code, Frame(wide - _QR - _PAD, _PAD, _QR, _QR))
        room = room._replace(width=room.width - _QR - _PAD)
    yield from _words(shown, screening, room)


def _words(shown: Shown, screening: Screening, room: Frame) -> Iterator[Text]:
    """Code and section large, the title as large as fits, then when, where and how long."""
    festival = shown.festival
    day = festival.day_of(screening.start)
    title, language = shown.title(screening), shown.language(screening)
    mark = section_mark(festival.section_of(screening.programme_id))
    foot = (
        f"{day_label(day)} {festival_clock(screening.start, day)} · {length(festival, screening)}",
        where(festival, screening),
    )
    top = room.top
    for text, weight, largest in ((screening.code, 700, 14.0), (mark, 600, 8.0)):
        line = fit_line(text, weight, largest, room.width)
        for shown_text in line.lines:
            baseline = top + line.size * 0.82
            yield Text(room.left, baseline, shown_text, line.style, line.size, INK, room=room)
            top += line.size * LEADING
    bottom = room.bottom
    below = [fit_line(text, 400, 7.0, room.width) for text in foot]
    for line in reversed(below):
        for shown_text in line.lines:
            baseline = bottom - line.size * 0.25
            yield Text(room.left, baseline, shown_text, line.style, line.size, INK, room=room)
            bottom -= line.size * LEADING
    fitted = fit(title, 650, 12.0, room.width, max(0.0, bottom - top - 2))
    for number, line_text in enumerate(fitted.lines):
        baseline = top + 1 + (number + 0.82) * fitted.size * LEADING
        yield Text(
            *(room.left, baseline, line_text, fitted.style, fitted.size, INK),
            room=room,
            about=title,
            language=language,
        )

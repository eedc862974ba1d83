"""One card: as long as the screening takes, with what a planner wants to read from two steps away.

The film and the Q&A are coloured, the turnaround is hatched. What is too short to be written on has
a flap behind a dotted line, which is folded back. What is longer than the paper comes in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.i18n import _
from planner.pdf.layout import MM, Colour, Frame, Item, Line, Rectangle, Text
from planner.pdf.look import BLACK, INK, SECOND, SectionInk
from planner.pdf.text.fit import LEADING, Fitted, fit, fit_line
from planner.pdf.text.shape import text_width
from planner.pdf.wall.code import code_items
from planner.pdf.wall.scale import CARD_HEIGHT

LABEL = 46 * MM
"""The least width that has room for code, title and length."""

_BAR = 2.4 * MM
_QR = 14 * MM
_PAD = 1.2 * MM
_CODE = 5.4 * MM
_FACTS = 3.4 * MM
_HATCH = 2.2 * MM
_QA_WORD = 7 * MM
_STRIP = 3.2 * MM
_WORDS = 14 * MM


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card; lengths in minutes. ``qa`` and ``turnaround`` follow ``film``."""

    code: str
    payload: str
    title: str
    facts: str
    ink: SectionInk
    film: int
    qa: int
    turnaround: int
    language: str = ""


def pieces(card: Card, minute: float, widest: float) -> list[tuple[float, tuple[Item, ...]]]:
    """The card as pieces that are no wider than the paper, each with its width in points."""
    whole = (card.film + card.qa + card.turnaround) * minute
    flap = LABEL if card.film * minute < LABEL else 0.0
    if whole + flap <= widest:
        return [(whole + flap, tuple(_whole(card, minute, flap)))]
    flap = LABEL if min(card.film * minute, widest) < LABEL else 0.0
    count = max(1, -int(-whole // (widest - flap)))
    wide = whole / count
    found: list[tuple[float, tuple[Item, ...]]] = []
    for number in range(count):
        own = flap if number == 0 else 0.0
        items = [*_parts(card, minute, number * wide, wide), *_edges(wide + own)]
        if number == 0:
            items += _label(card, Frame(wide if own else 0.0, 0, own or min(wide, LABEL * 2), 0))
        items += _seam(card, number, count, wide)
        found.append((wide + own, tuple(items)))
    return found


def _whole(card: Card, minute: float, flap: float) -> Iterator[Item]:
    film = card.film * minute
    total = (card.film + card.qa + card.turnaround) * minute
    yield from _parts(card, minute, 0.0, total)
    yield from _edges(total + flap)
    if not flap:
        yield from _label(card, Frame(0, 0, film, CARD_HEIGHT))
    else:
        yield Line(total, 0, total, CARD_HEIGHT, SECOND, 0.6, dash=1.2)
        yield from _strip(card, Frame(0, _BAR, film, CARD_HEIGHT - _BAR))
        told = replace(card, code="") if film >= _STRIP else card
        yield from _label(told, Frame(total, 0, flap, CARD_HEIGHT))
    if card.qa * minute >= _QA_WORD:
        frame = Frame(film, CARD_HEIGHT - _FACTS - _PAD, card.qa * minute, _FACTS)
        yield from _line(_("Q&A"), frame.inset(_PAD / 2, 0), 400, 7, SECOND)


def _parts(card: Card, minute: float, begin: float, wide: float) -> Iterator[Item]:
    """The grounds of the stretch of the card that begins so far from its left end."""
    film, told = card.film * minute, (card.film + card.qa) * minute
    end = begin + wide
    for first, last, fill in ((0.0, film, card.ink.tint), (film, told, card.ink.pale)):
        left, right = max(first, begin), min(last, end)
        if right > left:
            yield Rectangle(Frame(left - begin, 0, right - left, CARD_HEIGHT), fill=fill)
            bar = Frame(left - begin, 0, right - left, _BAR)
            yield Rectangle(bar, fill=card.ink.bar)
    if begin < film < end and card.qa:
        yield Line(film - begin, _BAR, film - begin, CARD_HEIGHT, SECOND, 0.6, dash=2.4)
    yield from _hatched(max(told - begin, 0.0), min(end - begin, wide))


def _hatched(left: float, right: float) -> Iterator[Item]:
    """Lines from below to above, cut where the frame ends."""
    if right <= left:
        return
    yield Line(left, 0, left, CARD_HEIGHT, SECOND, 0.6)
    start = left - CARD_HEIGHT
    while start < right:
        x1, x2 = max(start, left), min(start + CARD_HEIGHT, right)
        if x2 > x1:
            yield Line(x1, CARD_HEIGHT - (x1 - start), x2, CARD_HEIGHT - (x2 - start), SECOND, 0.3)
        start += _HATCH


def _edges(wide: float) -> Iterator[Item]:
    """Where the scissors go."""
    yield Rectangle(Frame(0, 0, wide, CARD_HEIGHT), stroke=SECOND, line=0.3)


def _label(card: Card, room: Frame) -> Iterator[Item]:
    left, top = room.left + _PAD, _BAR + 0.6 * MM
    yield from code_items(card.payload, left, top, _QR)
    below = top + _QR
    code = Frame(left, below, _QR, _CODE)
    yield from _line(card.code, code, 750, 13, BLACK)
    beside = Frame(left + _QR + _PAD, top, room.width - _QR - 3 * _PAD, _QR)
    fitted = fit(card.title, 650, 11, beside.width, beside.height)
    yield from _lines(fitted, beside, card)
    facts = Frame(beside.left, CARD_HEIGHT - _FACTS - _PAD, beside.width, _FACTS)
    yield from _line(card.facts, facts, 450, 7.5, INK)


def _lines(fitted: Fitted, room: Frame, card: Card) -> Iterator[Item]:
    for index, line in enumerate(fitted.lines):
        y = room.top + (index + 0.82) * fitted.size * LEADING
        yield Text(
            *(room.left, y, line, fitted.style, fitted.size, BLACK),
            room=room,
            about=card.title,
            language=card.language,
        )


def _line(text: str, room: Frame, weight: float, size: float, colour: Colour) -> Iterator[Item]:
    fitted = fit_line(text, weight, size, room.width)
    for line in fitted.lines:
        y = room.top + room.height / 2 + fitted.size * 0.3
        yield Text(room.left, y, line, fitted.style, fitted.size, colour, room=room)


def _strip(card: Card, room: Frame) -> Iterator[Item]:
    """What is still read when the flap is folded back."""
    if room.width >= _WORDS:
        top = room.top + _PAD / 2
        inner = room.width - 2 * _PAD
        yield from _line(card.code, Frame(_PAD, top, inner, _CODE), 750, 13, BLACK)
        top += _CODE if card.code else 0.0
        beside = Frame(_PAD, top, inner, room.bottom - _PAD - top)
        yield from _lines(fit(card.title, 500, 8, beside.width, beside.height), beside, card)
    elif room.width >= _STRIP:
        yield from _turned(card.code or card.title, room)


def _turned(text: str, room: Frame) -> Iterator[Item]:
    """A text that is read from below, in the middle of its room."""
    fitted = fit_line(text, 700, min(11.0, room.width * 0.8), room.height - 2 * _PAD)
    for line in fitted.lines:
        wide = text_width(line, fitted.style, fitted.size)
        x = room.left + room.width / 2 + fitted.size * 0.3
        y = room.top + (room.height + wide) / 2
        yield Text(x, y, line, fitted.style, fitted.size, BLACK, turned=True)


def _seam(card: Card, number: int, count: int, wide: float) -> Iterator[Item]:
    """What says how the pieces of one card belong together."""
    if number:
        text = _("Part {number} of {count}: {title}").format(
            number=number + 1, count=count, title=card.title
        )
        room = Frame(_PAD, _BAR + _PAD, wide - 2 * _PAD, _CODE)
        yield from _line(text, room, 600, 9, BLACK)
        yield Line(0, 0, 0, CARD_HEIGHT, BLACK, 1.2, dash=2.4)
    if number < count - 1:
        yield Line(wide, 0, wide, CARD_HEIGHT, BLACK, 1.2, dash=2.4)

"""One box of the grid: bar, ground, dashed Q&A, and its words; never wider than its minutes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from planner.i18n import _
from planner.pdf.grid.axis import Axis
from planner.pdf.grid.entries import Entry, Look
from planner.pdf.grid.wording import Sizes, arrange
from planner.pdf.layout import Frame, Text
from planner.pdf.look import HAIRLINE, INK, SECOND, WHITE, SectionInk, narrowing, section_ink
from planner.pdf.sheet import Sheet
from planner.pdf.tags import Tag
from planner.pdf.text.shape import text_width

BAR = 3.6
"""Points of the section's bar."""

_PAD_ACROSS = 2.4
_PAD_DOWN = 1.6
_NARROW = 42.0
"""Points; a box narrower than this is read from below, unless its row is lower still."""

_SLIVER = 24.0
"""Points; the words of a box narrower than this may run on into the empty time after it."""
_BESIDE = 80.0
_DASH = 1.6
_QA_SIZE = 6.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card goes in its row; nothing else stands to its right up to ``free``."""

    top: float
    height: float
    free: float


def draw_card(sheet: Sheet, entry: Entry, axis: Axis, place: Place, shown: Tag) -> bool:
    """Draw one entry into its row; gives False when words of its title had to be left out.

    ``shown`` is the list of what the row shows.
    """
    tag = Tag("LBody", Tag("LI", shown))
    left, right = axis.x(entry.start), axis.x(entry.end)
    whole = Frame(left, place.top, right - left, place.height)
    film = whole._replace(width=axis.x(entry.qa_start) - left)
    ink = section_ink(entry.hue)
    _draw_ground(sheet, entry, whole, film, ink)
    has_qa = entry.qa_start < entry.end
    # The words of a short film may run over the Q&A, whose label then gives way.
    room = whole if has_qa and film.width < _NARROW else film
    beside = Frame(film.right, place.top, whole.right - film.right, place.height)
    qa_beside = has_qa and room is film
    bar = BAR if entry.look is Look.SCREENING else 0.0
    inner = Frame(room.left + bar, room.top, max(0.0, room.width - bar), room.height)
    if room.width < _SLIVER:
        wider = min(place.free - left, _BESIDE)
        room, inner = room._replace(width=wider), inner._replace(width=wider - bar)
    texts, complete = _words(entry, inner.inset(_PAD_ACROSS, _PAD_DOWN), room, axis.hour, tag)
    reach = max((text.frame.right for text in texts), default=whole.right)
    if reach > whole.right:  # no hour line through the words that run on
        sheet.rectangle(whole._replace(left=whole.right, width=reach - whole.right), fill=WHITE)
    sheet.items += texts
    if qa_beside:
        _draw_qa(sheet, beside, tag)
    return complete


def _draw_ground(sheet: Sheet, entry: Entry, whole: Frame, film: Frame, ink: SectionInk) -> None:
    if entry.look is not Look.SCREENING:
        sheet.rectangle(whole, fill=WHITE, stroke=SECOND, dash=0 if entry.look is Look.HOLD else 3)
        if entry.look is Look.CANCELLED:
            sheet.line(whole.left, whole.bottom, whole.right, whole.top, HAIRLINE)
        return
    if film.width < whole.width:
        sheet.rectangle(whole, fill=ink.pale, stroke=ink.bar, dash=_DASH)
    if entry.known:
        sheet.rectangle(film, fill=ink.tint)
    else:
        sheet.rectangle(film, fill=ink.pale, stroke=ink.bar, dash=_DASH)
    draw_bar(sheet, Frame(film.left, film.top, min(BAR, whole.width), film.height), ink)


def draw_bar(sheet: Sheet, frame: Frame, ink: SectionInk) -> None:
    """A section's bar; the second twelve sections have a striped one."""
    sheet.rectangle(frame, fill=ink.bar)
    if ink.striped:
        stripe = frame.width * 0.8
        for n in range(1, int(frame.height / stripe), 2):
            sheet.rectangle(Frame(frame.left, frame.top + n * stripe, frame.width, stripe), WHITE)


def _draw_qa(sheet: Sheet, frame: Frame, tag: Tag) -> None:
    label = _("Q&A")
    for style in narrowing(500):
        if text_width(label, style, _QA_SIZE) <= frame.width - 2:
            middle = frame.left + frame.width / 2
            down = frame.top + frame.height / 2 + _QA_SIZE * 0.35
            sheet.text(middle, down, label, style, _QA_SIZE, INK, "centre", frame, tag)
            return


def _words(
    entry: Entry, inner: Frame, room: Frame, hour: float, tag: Tag
) -> tuple[list[Text], bool]:
    """The placed texts of an entry, and whether its title is whole."""
    turned = room.width < _NARROW and inner.height > inner.width
    size = (inner.height, inner.width) if turned else (inner.width, inner.height)
    wording = arrange(entry, *size, Sizes.for_row(room.height, hour))
    placed = partial(_placed, inner=inner, room=room, entry=entry, turned=turned, tag=tag)
    return [placed(text) for text in wording.texts], not wording.shortened


def _placed(text: Text, *, inner: Frame, room: Frame, entry: Entry, turned: bool, tag: Tag) -> Text:
    x, y = inner.left + text.x, inner.top + text.y
    if turned:
        x, y = inner.left + text.y, inner.bottom - text.x
    return Text(
        x,
        y,
        text.text,
        text.style,
        text.size,
        text.colour,
        room=room,
        about=entry.title,
        turned=turned,
        language=entry.language,
        tag=tag,
    )

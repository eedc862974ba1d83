"""What a document looks like before it is drawn: pages of rectangles, lines and texts, pure data.

All lengths are points (1/72 inch), measured from the top left corner of the page, downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from planner.pdf.fonts import Style
from planner.pdf.pictures import Pixels
from planner.pdf.tags import Tag
from planner.pdf.text.shape import text_width

MM = 72 / 25.4
"""One millimetre in points."""

SAFE = 3.5 * MM
"""No text is nearer to the edge of the paper."""

_SLACK = 0.06
"""Points by which what lies in a frame may leave it, for rounding."""


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 1."""

    red: float
    green: float
    blue: float


class Frame(NamedTuple):
    """A rectangle that things are put into."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def contains(self, inner: Frame, slack: float = _SLACK) -> bool:
        """Whether another lies inside it."""
        return (
            inner.left >= self.left - slack
            and inner.top >= self.top - slack
            and inner.right <= self.right + slack
            and inner.bottom <= self.bottom + slack
        )

    def inset(self, across: float, down: float) -> Frame:
        """The frame without a margin on each side."""
        return Frame(
            self.left + across,
            self.top + down,
            max(0.0, self.width - 2 * across),
            max(0.0, self.height - 2 * down),
        )


class Rectangle(NamedTuple):
    """A filled or outlined rectangle; ``dash`` is the length of dashes and gaps, 0 a plain line."""

    frame: Frame
    fill: Colour | None = None
    stroke: Colour | None = None
    line: float = 0.4
    dash: float = 0


class Line(NamedTuple):
    """A straight line of the given thickness; with ``every_plate`` a press prints it in each of its
    inks, as marks by which the plates are laid over each other.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour
    line: float = 0.4
    dash: float = 0
    every_plate: bool = False


class Text(NamedTuple):
    """One line of text whose baseline begins at ``x``, ``y``; ``turned`` reads upwards.

    ``room`` is the frame it must stay in, ``about`` what it belongs to, for messages, ``language``
    (BCP 47) says how Han characters are drawn, ``tag`` what it is in the structure of the document:
    a paragraph of its own where it is not said, or one with what is about the same.
    """

    x: float
    y: float
    text: str
    style: Style
    size: float
    colour: Colour
    room: Frame | None = None
    about: str = ""
    turned: bool = False
    language: str = ""
    tag: Tag | None = None

    @property
    def frame(self) -> Frame:
        """Where its letters are: from cap height to the descenders."""
        across = text_width(self.text, self.style, self.size, self.language)
        above, below = self.size * 0.72, self.size * 0.22
        if self.turned:
            return Frame(self.x - above, self.y - across, above + below, across)
        return Frame(self.x, self.y - above, across, above + below)


class Picture(NamedTuple):
    """A picture that fills its frame; ``told`` says what it shows, to who cannot see it."""

    frame: Frame
    pixels: Pixels
    told: str = ""


class Modules(NamedTuple):
    """A square of so many modules a side, as a QR code is made of; ``dark`` are the stretches that
    are coloured: row, first module and length.
    """

    frame: Frame
    side: int
    dark: tuple[tuple[int, int, int], ...]
    colour: Colour


class Link(NamedTuple):
    """A place of the page that leads elsewhere: to an address, or to a page counted from 0."""

    frame: Frame
    target: str | int
    tag: Tag | None = None


Item = Rectangle | Line | Text | Picture | Modules | Link


def moved(item: Item, across: float, down: float) -> Item:
    """The item elsewhere: so many points to the right and downwards."""
    if isinstance(item, Text):  # by hand: a catalogue has tens of thousands
        return Text(
            item.x + across,
            item.y + down,
            item.text,
            item.style,
            item.size,
            item.colour,
            item.room and _moved_frame(item.room, across, down),
            item.about,
            item.turned,
            item.language,
            item.tag,
        )
    if isinstance(item, Line):
        x1, x2 = item.x1 + across, item.x2 + across
        return item._replace(x1=x1, y1=item.y1 + down, x2=x2, y2=item.y2 + down)
    return item._replace(frame=_moved_frame(item.frame, across, down))


def _moved_frame(frame: Frame, across: float, down: float) -> Frame:
    return Frame(frame.left + across, frame.top + down, frame.width, frame.height)


class Press(NamedTuple):
    """A printing press of four inks; its ICC profile and what that is called, where it is known."""

    profile: bytes = b""
    condition: str = ""


class Bookmark(NamedTuple):
    """An entry of the outline that readers show beside the pages; level 0 is the highest."""

    title: str
    level: int
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper; ``trim`` is what is left when it is cut, ``bleed`` how far colour goes on
    beyond that.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    trim: Frame | None = None
    bleed: float = 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out document; ``warnings`` are sentences about what could not be shown as wished.

    ``language`` (BCP 47) is that of most of its words, ``author`` the festival that prints it.
    ``places`` are the pages, counted from 0, of what other documents refer to (“film 12”);
    ``from_right`` is a booklet that is bound at the right; with ``press`` colours are inks.
    """

    title: str
    pages: tuple[Page, ...]
    warnings: tuple[str, ...] = ()
    language: str = ""
    outline: tuple[Bookmark, ...] = ()
    author: str = ""
    places: tuple[tuple[str, int], ...] = ()
    from_right: bool = False
    press: Press | None = None

"""A page while it is being laid out."""

from __future__ import annotations

from planner.pdf.fonts import Style
from planner.pdf.layout import Colour, Frame, Item, Line, Page, Rectangle, Text
from planner.pdf.look import INK
from planner.pdf.tags import Tag
from planner.pdf.text.itemise import printable
from planner.pdf.text.shape import text_width


class Sheet:
    """Collects what stands on one page; measures are points from the top left corner."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.items: list[Item] = []

    def page(self) -> Page:
        """The finished page."""
        return Page(self.width, self.height, tuple(self.items))

    def rectangle(
        self,
        frame: Frame,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.4,
        dash: float = 0,
    ) -> None:
        """A filled or outlined rectangle."""
        self.items.append(Rectangle(frame, fill, stroke, line, dash))

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: Colour,
        line: float = 0.4,
        dash: float = 0,
    ) -> None:
        """A straight line."""
        self.items.append(Line(x1, y1, x2, y2, colour, line, dash))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        size: float,
        colour: Colour = INK,
        align: str = "left",
        room: Frame | None = None,
        tag: Tag | None = None,
    ) -> float:
        """One line of text with its baseline at ``y``; gives its width in points.

        ``align`` says which point of the text stands at ``x``: left, centre or right.
        """
        shown = printable(text)
        width = text_width(shown, style, size)
        left = x - width * {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
        if shown:
            self.items.append(Text(left, y, shown, style, size, colour, room, tag=tag))
        return width

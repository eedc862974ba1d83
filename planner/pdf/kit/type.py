"""The type of running pages: few sizes, all on one rhythm."""

from __future__ import annotations

from typing import NamedTuple

from planner.pdf.fonts import Style
from planner.pdf.layout import Colour
from planner.pdf.look import BLACK, INK, SECOND


class Type(NamedTuple):
    """How a sort of text looks: weight, size and distance of baselines in points, colour; italic in
    running text only.
    """

    weight: float
    size: float
    leading: float
    colour: Colour = INK
    italic: bool = False

    @property
    def style(self) -> Style:
        """The style at its normal width."""
        return Style(self.weight, italic=self.italic)

    def scaled(self, times: float) -> Type:
        """The same so many times as large."""
        return self._replace(size=self.size * times, leading=self.leading * times)


TITLE = Type(700, 22, 26, BLACK)
DAY = Type(700, 15, 20, BLACK)
SECTION = Type(650, 11, 14, BLACK)
BODY = Type(400, 9, 11.5)
STRONG = Type(650, 9, 11.5)
SMALL = Type(400, 7.5, 9.5, SECOND)
LABEL = Type(600, 7, 9, SECOND)
RUNNING = Type(400, 7.5, 9, SECOND)

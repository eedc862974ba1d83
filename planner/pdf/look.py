"""How printed documents look: colours, type styles and papers, in one place for all of them."""

from __future__ import annotations

from typing import NamedTuple

from planner.hues import HUES
from planner.i18n import N_
from planner.pdf.fonts import Style
from planner.pdf.layout import MM, Colour


def _hex(code: str) -> Colour:
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return Colour(red, green, blue)


BLACK = _hex("000000")
WHITE = _hex("FFFFFF")
INK = _hex("1A1A1F")
"""Text."""
SECOND = _hex("4A4A54")
"""Text of less weight."""
HAIRLINE = _hex("C9C9D0")
FAINT = _hex("E4E4E8")
GREY_BAR = _hex("8D8D99")

_BARS = tuple(_hex(light.removeprefix("#")) for light, _dark in HUES)


class SectionInk(NamedTuple):
    """The colours of one section: its bar, and the ground under black text."""

    bar: Colour
    tint: Colour
    pale: Colour
    striped: bool


def mixed(colour: Colour, share: float) -> Colour:
    """The colour thinned with white to the given share, 0 to 1."""
    return Colour(*(1 - (1 - part) * share for part in colour))


def section_ink(hue: int | None) -> SectionInk:
    """The colours of a section by its hue number; grey for what has no section.

    The numbers from 12 on are the same twelve again, told apart by a striped bar.
    """
    if hue is None:
        return SectionInk(GREY_BAR, mixed(GREY_BAR, 0.18), mixed(GREY_BAR, 0.07), striped=False)
    bar = _BARS[hue % len(_BARS)]
    return SectionInk(bar, mixed(bar, 0.22), mixed(bar, 0.08), striped=hue >= len(_BARS))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    parts = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


CONDENSED = Style(400, 75)
HEADING = Style(700, 87.5)

TITLE_WEIGHT = 650.0


def narrowing(weight: float) -> tuple[Style, ...]:
    """The widths to try for one line of text, the most comfortable first."""
    return tuple(Style(weight, width) for width in (100.0, 87.5, 75.0, 62.5))


PAPERS = {
    "a3": (297 * MM, 420 * MM),
    "a4": (210 * MM, 297 * MM),
    "a5": (148 * MM, 210 * MM),
    "letter": (612.0, 792.0),
    "tabloid": (792.0, 1224.0),
}
PAPER_CHOICES = (
    *(("a3", N_("A3")), ("a4", N_("A4")), ("a5", N_("A5"))),
    *(("letter", N_("Letter")), ("tabloid", N_("Tabloid"))),
)
ORIENTATION_CHOICES = (("landscape", N_("Landscape")), ("portrait", N_("Portrait")))


def paper_size(paper: str, orientation: str) -> tuple[float, float]:
    """Width and height of a sheet in points."""
    short, long = PAPERS[paper]
    return (long, short) if orientation == "landscape" else (short, long)

"""Letters: the bundled families, the few sizes in use, and text that fits its place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter

from planner.assets import resource
from planner.font_files import LARGEST, font_files

LABEL, SECONDARY, BODY, PANEL, EMPTY = 11, 12, 13, 15, 20
"""Pixel sizes: labels, second lines, body, panel titles, empty states."""

_FAMILY, _CONDENSED = "Marquee Sans", "Marquee Sans Cond"
_OTHER_SCRIPTS = (
    "Noto Sans SC",
    "Noto Sans TC",
    "Noto Sans JP",
    "Noto Sans KR",
    "Cairo",
    "Heebo",
    "Noto Sans Thai",
    "Noto Sans Devanagari",
)
_PRINTING_ONLY = {"NotoSans-Variable.ttf", "NotoSans-Italic-Variable.ttf"}

_added: dict[tuple[Path, int, int], list[str]] = {}
"""The families of each font file that somebody has added."""


def load_fonts() -> list[str]:
    """Make the bundled fonts known to Qt, so that every title shows on a bare machine.

    Returns their families. The printing font stays out: its name is that of a system font, and
    Qt would mix the two.
    """
    families: list[str] = []
    for path in sorted(resource("fonts").glob("*.ttf")):
        if path.name not in _PRINTING_ONLY:
            added = QFontDatabase.addApplicationFont(str(path))
            families += QFontDatabase.applicationFontFamilies(added)
    return families


def add_fonts(folders: Iterable[Path]) -> bool:
    """Take the fonts of these folders as well, for letters that ours do not have; whether any is
    new. What Qt cannot read is passed over: a print that needs it says why.
    """
    fresh = [one for one in font_files(folders) if one not in _added and one[1] <= LARGEST]
    for one in fresh:
        number = QFontDatabase.addApplicationFont(str(one[0]))
        _added[one] = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    font.cache_clear()
    metrics.cache_clear()
    return any(_added[one] for one in fresh)


@lru_cache(64)
def font(size: int = BODY, weight: int = 400, cond: bool = False) -> QFont:
    """The font of that pixel size and weight (400 to 700), condensed where a title needs it."""
    made = QFont()
    made.setFamilies([_CONDENSED if cond else _FAMILY, *_OTHER_SCRIPTS, *chain(*_added.values())])
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(64)
def metrics(size: int = BODY, weight: int = 400, cond: bool = False) -> QFontMetricsF:
    """How wide and high text in that font is."""
    return QFontMetricsF(font(size, weight, cond))


_RIGHT_TO_LEFT = "\u200f"
"""Behind the ellipsis of such a script, it keeps it at the left, where that text ends."""


def elide(
    text: str,
    width: float,
    size: int = BODY,
    weight: int = 400,
    cond: bool = False,
    middle: bool = False,
) -> str:
    """The text cut with an ellipsis to the width in pixels; in its ``middle`` where the end tells
    it from others, as the name of a screen after its venue.
    """
    where = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    cut = metrics(size, weight, cond).elidedText(text, where, max(0.0, width))
    return cut + _RIGHT_TO_LEFT if cut.endswith("…") and _runs_left(cut) else cut


def _runs_left(text: str) -> bool:
    """Whether the last letter belongs to a script that runs from right to left."""
    strong = (bidirectional(letter) for letter in reversed(text))
    return next((kind in {"R", "AL"} for kind in strong if kind in {"L", "R", "AL"}), False)


def wrap(
    text: str, width: float, lines: int, size: int = BODY, weight: int = 400, cond: bool = False
) -> list[str]:
    """The text in at most that many lines; the last is cut with an ellipsis."""
    measure = metrics(size, weight, cond).horizontalAdvance
    done: list[str] = []
    line = ""
    words = text.split(" ")
    for position, word in enumerate(words):
        longer = f"{line} {word}".strip()
        if measure(longer) <= width or not line:
            line = longer
        elif len(done) == lines - 1:
            rest = " ".join([line, *words[position:]])
            return [*done, elide(rest, width, size, weight, cond)]
        else:
            done.append(line)
            line = word
    return [*done, elide(line, width, size, weight, cond)]


def draw_text(
    painter: QPainter,
    x: float,
    baseline: float,
    text: str,
    colour: QColor,
    size: int = BODY,
    weight: int = 400,
    cond: bool = False,
) -> float:
    """Draw one line of plain text; returns its width."""
    painter.setFont(font(size, weight, cond))
    painter.setPen(colour)
    painter.drawText(QPointF(x, baseline), text)
    return metrics(size, weight, cond).horizontalAdvance(text)


def draw_text_right(
    painter: QPainter,
    right: float,
    baseline: float,
    text: str,
    colour: QColor,
    size: int = BODY,
    weight: int = 400,
    cond: bool = False,
) -> float:
    """Draw one line of plain text that ends at ``right``; returns its width."""
    width = metrics(size, weight, cond).horizontalAdvance(text)
    draw_text(painter, right - width, baseline, text, colour, size, weight, cond)
    return width

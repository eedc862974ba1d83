"""Fitting text into a box: narrower letters first, smaller ones second, fewer words last.

Letters of the width axis stay readable where a smaller size does not; that is the difference
between a printed grid and a shrunken spreadsheet.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from planner.pdf.fonts import Style
from planner.pdf.text.lines import SOFT_HYPHEN, break_lines, pieces
from planner.pdf.text.shape import text_width

SMALLEST = 5.5
"""No text is printed smaller than this, in points."""

LEADING = 1.12
"""From baseline to baseline, as a multiple of the size."""

_WIDTHS = (100.0, 87.5, 75.0)
_NARROWEST = 62.5
_ELLIPSIS = "…"
_LONGEST = 400
"""Characters; no box of a page holds more, so no more are measured."""


class Fitted(NamedTuple):
    """Text as it fits: style, size in points and lines; ``shortened`` when words were left out."""

    style: Style
    size: float
    lines: tuple[str, ...]
    shortened: bool

    @property
    def height(self) -> float:
        """The height of all lines in points."""
        return len(self.lines) * self.size * LEADING


@lru_cache(64)
def steps(largest: float) -> tuple[tuple[float, float], ...]:
    """The (width, size) pairs to try in turn, from the largest size in points to the smallest."""
    found: list[tuple[float, float]] = []
    size = largest
    while size > SMALLEST:
        found += [(width, size) for width in _WIDTHS]
        if size < 8.0:
            found.append((_NARROWEST, size))
        size = round(size - max(0.5, size * 0.1), 2)
    return (*found, (_NARROWEST, SMALLEST))


@lru_cache(20_000)
def fit(text: str, weight: float, largest: float, width: float, height: float) -> Fitted:
    """The text as large and as wide as ``width`` × ``height`` points allow.

    A word is broken only when it is too long for a line at every step. When even the smallest
    step is too large, words are dropped from the end. Without room for one line there are no lines.
    """
    if len(text) > _LONGEST:
        return _shortened(text[:_LONGEST], Style(weight, _NARROWEST), SMALLEST, width, height)
    for break_words in (False, True):
        for axis, size in steps(largest):
            style = Style(weight, axis)
            lines = break_lines(text, style, size, width, break_words=break_words)
            if len(lines) * size * LEADING <= height and _widest(lines, style, size) <= width:
                return Fitted(style, size, tuple(lines), shortened=False)
    return _shortened(text, Style(weight, _NARROWEST), SMALLEST, width, height)


def whole_words(
    text: str, style: Style, largest: float, width: float
) -> tuple[Style, float, list[str]]:
    """The text in as many lines as it takes, none broken within a word where narrower or smaller
    letters can help it; where none can, at its own size. Gives style, size and lines.
    """
    for axis, size in steps(largest):
        narrow = style._replace(width=axis)
        lines = break_lines(text, narrow, size, width)
        if _widest(lines, narrow, size) <= width:
            return narrow, size, lines
    return style, largest, break_lines(text, style, largest, width, break_words=True)


@lru_cache(20_000)
def fit_line(text: str, weight: float, largest: float, width: float) -> Fitted:
    """The text on one line, as large and as wide as ``width`` points allow; shortened if it must.

    Without room for a letter there is no line.
    """
    text = text[:_LONGEST]
    for axis, size in steps(largest):
        style = Style(weight, axis)
        if text_width(text, style, size) <= width:
            return Fitted(style, size, (text,) if text else (), shortened=False)
    style = Style(weight, _NARROWEST)
    line = _cut(text, style, SMALLEST, width)
    return Fitted(style, SMALLEST, (line,) if line else (), shortened=True)


def forget() -> None:
    """Forget how texts fitted: there are other fonts now."""
    fit.cache_clear()
    fit_line.cache_clear()


def _widest(lines: list[str], style: Style, size: float) -> float:
    return max((text_width(line, style, size) for line in lines), default=0.0)


def _shortened(text: str, style: Style, size: float, width: float, height: float) -> Fitted:
    room = int(height / (size * LEADING))
    kept = break_lines(text, style, size, width, break_words=True)[:room]
    while kept and _widest(kept, style, size) <= width:
        line = _cut(kept.pop(), style, size, width)
        if line:
            return Fitted(style, size, (*kept, line), shortened=True)
    return Fitted(style, size, (), shortened=True)


def _cut(line: str, style: Style, size: float, width: float) -> str:
    """The line with an ellipsis, cut at the end of a word if that is possible."""
    line = line.rstrip(SOFT_HYPHEN)
    for end in (*_word_ends(line), *range(len(line), 0, -1)):
        shorter = line[:end].rstrip(" ,;:-–—/") + _ELLIPSIS
        if text_width(shorter, style, size) <= width:
            return shorter
    return ""


def _word_ends(line: str) -> list[int]:
    """Where a line may be cut, the longest rest first."""
    ends, position = [], 0
    for piece in pieces(line):
        position += len(piece.text) + (1 if piece.spaced else 0)
        ends.append(position)
    return ends[::-1]

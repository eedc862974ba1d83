"""Breaking text into lines: at spaces, after dashes, and between Han characters and kana."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from planner.pdf.fonts import Style
from planner.pdf.text.shape import text_width

_BREAKABLE = (
    "\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
_EAST_ASIAN = re.compile(f"[{_BREAKABLE}]")
_NOT_FIRST = frozenset(
    "、。，．・：；？！)]}」』】）》〉ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ”’…"
)
_NOT_LAST = frozenset("([{「『【（《〈“‘")
_AFTER_DASH = re.compile(r"[^-–—/]+[-–—/]*|[-–—/]+")


_KEPT_TOGETHER = 6
"""Characters of a Chinese or Japanese word, brackets included, that is not broken without need."""

_SHORTEST_PART = 2
"""Letters that go to the next line together."""


class Piece(NamedTuple):
    """What is never broken; ``spaced`` when a space stands before it."""

    text: str
    spaced: bool


@lru_cache(10_000)
def pieces(text: str) -> tuple[Piece, ...]:
    """The unbreakable pieces of a text, in order."""
    return tuple(
        Piece(part, spaced=index == 0 and position > 0)
        for position, word in enumerate(text.split())
        for index, part in enumerate(_parts(word))
    )


def _parts(word: str) -> Iterator[str]:
    if not _EAST_ASIAN.search(word):
        yield from _AFTER_DASH.findall(word)
        return
    if len(word) <= _KEPT_TOGETHER:
        yield word
        return
    begin = 0
    for i in range(1, len(word)):
        before, after = word[i - 1], word[i]
        between = _EAST_ASIAN.match(before) or _EAST_ASIAN.match(after)
        if between and after not in _NOT_FIRST and before not in _NOT_LAST:
            yield word[begin:i]
            begin = i
    yield word[begin:]


def break_lines(
    text: str, style: Style, size: float, width: float, *, break_words: bool = False
) -> list[str]:
    """The text in lines of at most ``width`` points.

    A single word may be wider than that, unless ``break_words`` cuts it with hyphens.
    """
    lines: list[str] = []
    line, used = "", 0.0
    space = text_width(" ", style, size)
    found = pieces(text)
    if break_words:
        found = tuple(part for piece in found for part in _cut_word(piece, style, size, width))
    for piece in found:
        wide = text_width(piece.text, style, size)
        gap = space if piece.spaced and line else 0.0
        if line and used + gap + wide > width:
            lines.append(line)
            line, used = piece.text, wide
        else:
            line += (" " if gap else "") + piece.text
            used += gap + wide
    return [*lines, line] if line else lines


def _cut_word(piece: Piece, style: Style, size: float, width: float) -> Iterator[Piece]:
    """A word in parts that fit a line, each with a hyphen but the last."""
    rest, spaced = piece.text, piece.spaced
    hyphen = "" if _EAST_ASIAN.search(rest) else "-"
    while text_width(rest, style, size) > width:
        ends = [i for i in range(len(rest) - _SHORTEST_PART, 0, -1) if _may_part(rest, i)]
        end = next((i for i in ends if text_width(rest[:i] + hyphen, style, size) <= width), 0)
        if not end:
            break
        yield Piece(rest[:end] + hyphen, spaced)
        rest, spaced = rest[end:], False
    yield Piece(rest, spaced)


def _may_part(word: str, position: int) -> bool:
    """Never before a mark that belongs to the letter before it."""
    return not unicodedata.combining(word[position]) and word[position - 1] != "-"

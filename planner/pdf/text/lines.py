"""Breaking text into lines: where UAX #14 lets a line end, and within words only in need."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from planner.pdf.fonts import Style
from planner.pdf.text.breaking import NOT_AFTER_SPACE, PLAIN_WORD, break_places, line_class
from planner.pdf.text.hyphens import hyphen_places
from planner.pdf.text.phrases import phrase_places
from planner.pdf.text.shape import text_width, widths

SOFT_HYPHEN = "\u00ad"
"""Unseen within a line; at the end of one it is drawn as a hyphen and copied as nothing."""

_UNSEEN = str.maketrans("", "", "\u00ad\u200b")
_SPACES = re.compile("[ \t\r\n]+")
_WITHOUT_SPACES = re.compile(
    "[\u0e01-\u0e5b\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WITH_HYPHENS = re.compile("[A-Za-z\u00c0-\u052f\u1e00-\u1fff]")
_THAI_FIRST = frozenset("เแโใไ")
_THAI_LATER = frozenset("ะาำฯๆๅ")

_KEPT_TOGETHER = 6
"""Characters of a Chinese, Japanese or Thai word, with brackets, that is not broken needlessly."""

_LETTERS_PER_EM = 9
"""Of the narrowest letters at the narrowest width."""

_SHORTEST_PART = 2
"""Letters that go to the next line together."""

_FULL_ENOUGH = 0.9
"""Of its width; a line as long as this ends before the word that has no room."""

_MOST_HYPHENS = 2
"""Lines one below the other that end with a hyphen."""

_MOST_WORDS = 50_000
"""That are remembered."""


class Piece(NamedTuple):
    """What is never broken; ``spaced`` when a space stands before it, ``soft`` when a line that
    ends with it gets a hyphen.
    """

    text: str
    spaced: bool
    soft: bool = False


@lru_cache(256)
def pieces(text: str) -> tuple[Piece, ...]:
    """The unbreakable pieces of a text, in order; remembered while the text is fitted."""
    found: list[Piece] = []
    for word in _SPACES.split(text):
        if not word:
            continue
        parts = _pieces_of(word, spaced=bool(found))
        if (
            found
            and parts
            and not (word[0].isalnum() and found[-1].text[-1].isalnum())  # as nearly always
            and _clings(found[-1].text, word)
        ):
            before, first = found[-1], parts[0]
            found[-1] = Piece(f"{before.text} {first.text}", before.spaced, first.soft)
            parts = parts[1:]
        found += parts
    return tuple(found)


@lru_cache(50_000)
def _pieces_of(word: str, *, spaced: bool) -> tuple[Piece, ...]:
    """The pieces of a word, the first with a space before it or without."""
    seen = [(part.translate(_UNSEEN), part.endswith(SOFT_HYPHEN)) for part in _parts(word)]
    found = [(text, soft) for text, soft in seen if text]
    return tuple(Piece(text, spaced and not n, soft) for n, (text, soft) in enumerate(found))


def _clings(before: str, word: str) -> bool:
    """Whether a space between two words ends no line: after “(” or “«”, before “?” or “»”."""
    if before[-1] in "«‹" or word[0] in "»›":  # in French they stand apart from what they quote
        return before in {"«", "‹"} or word.rstrip(".,;:!?") in {"»", "›"}
    return line_class(word[0]) in NOT_AFTER_SPACE or line_class(before[-1]) == "OP"


def _parts(word: str) -> Iterator[str]:
    if len(word) <= _KEPT_TOGETHER and _WITHOUT_SPACES.search(word):
        yield word
        return
    begin, places = 0, break_places(word)
    allowed = frozenset(places)
    for end in phrase_places(word, places):
        if end in allowed or _may_part(word, end):
            yield word[begin:end]
            begin = end
    yield word[begin:]


def break_lines(
    text: str,
    style: Style,
    size: float,
    width: float,
    *,
    break_words: bool = False,
    hyphenate: str = "",
) -> list[str]:
    """The text in lines of at most ``width`` points.

    A single word may be wider than that, unless ``break_words`` cuts it with hyphens.
    ``hyphenate`` is for running text only: the language (BCP 47) by which words are divided.
    """
    words = text.split(" ")
    if all(map(_PLAIN_WORDS.__getitem__, words)):
        known, scale = widths(style), size / 1000
        wides = [known[word] * scale for word in words]
        if not break_words or max(wides) <= width:
            return _plain_lines(words, wides, style, size, width, hyphenate)
    return _lines_of_pieces(text, style, size, width, break_words=break_words, hyphenate=hyphenate)


def is_broken(lines: Iterable[str]) -> bool:
    """Whether a word goes on in the next line behind a hyphen."""
    return any(line.endswith(SOFT_HYPHEN) for line in lines)


class _PlainWords(dict[str, bool]):
    """Of each word whether it is one piece, shown as it is written, with a space on either side
    that may end a line; found when asked.
    """

    def __missing__(self, word: str) -> bool:
        """Look at a word, and forget all when there are too many."""
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = _is_plain(word)
        return found


def _is_plain(word: str) -> bool:
    if PLAIN_WORD.fullmatch(word):
        return True
    return (
        bool(word)
        and word != "·"
        and not _SPACES.search(word)
        and _pieces_of(word, spaced=True) == (Piece(word, spaced=True),)
        and not (word[0] in "»›" or word[-1] in "«‹")
        and not (line_class(word[0]) in NOT_AFTER_SPACE or line_class(word[-1]) == "OP")
    )


_PLAIN_WORDS = _PlainWords()


def _plain_lines(
    words: list[str],
    wides: list[float],
    style: Style,
    size: float,
    width: float,
    language: str,
) -> list[str]:
    """Lines of plain words of these widths, by looking for each end among the places where the
    words would end on one line: nearly all that a catalogue breaks, at a third of the time.
    """
    space = widths(style)[" "] * size / 1000
    ends = [*accumulate([wides[0], *[space + wide for wide in wides[1:]]])]
    lines: list[str] = []
    first, start, last = 0, 0.0, len(words) - 1
    while (end := max(first + 1, bisect_right(ends, start + width, first))) <= last:
        used, at = ends[end - 1] - start, 0
        if language and end < last and used < width * _FULL_ENOUGH and not _hyphens(lines):
            at = _division(words[end], language, style, size, width - used - space)
        line = " ".join(words[first:end])
        if at:
            lines.append(f"{line} {words[end][:at]}{SOFT_HYPHEN}")
            words[end] = words[end][at:]
            start = ends[end] - text_width(words[end], style, size)
        else:
            lines.append(line)
            start = ends[end] - wides[end]
        first = end
    return [*lines, " ".join(words[first:])]


def _lines_of_pieces(
    text: str, style: Style, size: float, width: float, *, break_words: bool, hyphenate: str
) -> list[str]:
    found = pieces(text)
    known, scale = widths(style), size / 1000
    wides = [known[piece.text] * scale for piece in found]
    if break_words and wides and max(wides) > width:
        found = tuple(part for piece in found for part in _cut_word(piece, style, size, width))
        wides = [known[piece.text] * scale for piece in found]
    lines: list[str] = []
    line, used = "", 0.0
    space, hyphen = known[" "] * scale, known["-"] * scale
    last = Piece("", spaced=False)
    for index, (piece, wide) in enumerate(zip(found, wides, strict=True)):
        gap = space if piece.spaced and line else 0.0
        if line and used + gap + wide + (hyphen if piece.soft else 0) > width:
            words = line + (" " if gap else "")
            at = 0
            if hyphenate and gap and index + 1 < len(found) and used < width * _FULL_ENOUGH:
                room = width - used - gap
                at = 0 if _hyphens(lines) else _division(piece.text, hyphenate, style, size, room)
            if at:
                lines.append(words + piece.text[:at] + SOFT_HYPHEN)
                line = piece.text[at:]
                used = text_width(line, style, size)
            else:
                # A dot between parts says nothing where a line ends or begins.
                lines.append(line + SOFT_HYPHEN if last.soft else line.removesuffix(" ·"))
                line, used = ("", 0.0) if piece.text == "·" else (piece.text, wide)
        else:
            line += (" " if gap else "") + piece.text
            used += gap + wide
        last = piece
    return [*lines, line] if line else lines


def _hyphens(lines: list[str]) -> bool:
    """Whether as many lines end with a hyphen as may."""
    last = lines[-_MOST_HYPHENS:]
    return len(last) == _MOST_HYPHENS and all(line.endswith((SOFT_HYPHEN, "-")) for line in last)


def _division(word: str, language: str, style: Style, size: float, room: float) -> int:
    """How many characters of a word have room with a hyphen behind them; 0 when none."""
    for at in reversed(hyphen_places(word, language)):
        if text_width(word[:at] + "-", style, size) <= room:
            return at
    return 0


def _cut_word(piece: Piece, style: Style, size: float, width: float) -> Iterator[Piece]:
    """A word in parts that fit a line, each with a hyphen but the last."""
    rest, spaced = piece.text, piece.spaced
    soft = bool(_WITH_HYPHENS.search(rest))
    hyphen = "-" if soft else ""
    most = int(width / size * _LETTERS_PER_EM) + 2  # a line has no more, however narrow they are
    while len(rest) > most or text_width(rest, style, size) > width:
        last = min(len(rest) - _SHORTEST_PART, most)
        ends = [i for i in range(last, 0, -1) if _may_part(rest, i)]
        end = next((i for i in ends if text_width(rest[:i] + hyphen, style, size) <= width), 0)
        if not end:
            break
        yield Piece(rest[:end], spaced, soft=soft)
        rest, spaced = rest[end:], False
    yield Piece(rest, spaced, piece.soft)


def _may_part(word: str, position: int) -> bool:
    """Never before a mark or a joiner that belongs to the letter before it."""
    before, after = word[position - 1], word[position]
    if unicodedata.category(after).startswith("M") or "\u200d" in (before, after):
        return False
    if before in _THAI_FIRST or after in _THAI_LATER or unicodedata.combining(before) == 9:
        return False  # a vowel of Thai that is written first or last, and what a virama joins
    return before != "-"

"""Titles that fit their block: a condensed cut first, then more lines; cut only between words."""

from __future__ import annotations

import re
from functools import lru_cache

from ui.theme import BODY, elide, metrics

_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_PIECES = re.compile(rf"[{_CJK}][、。，：；！？）」』]?|[^\s{_CJK}]+|\s+")


@lru_cache(8192)
def fitted(
    title: str, width: int, most_lines: int, size: int = BODY, weight: int = 600
) -> tuple[tuple[str, ...], bool]:
    """The lines of a title within a width in pixels, and whether they are set condensed.

    One condensed line beats two, and two beat an ellipsis.
    """
    for lines in range(1, max(1, most_lines) + 1):
        for cond in (False, True):
            found = _broken(title, width, size, weight, cond)
            if len(found) <= lines and _fits(found, width, size, weight, cond):
                return tuple(found), cond
    found = _broken(title, width, size, weight, cond=True)
    return _shortened(found, width, max(1, most_lines), size, weight), True


def title_lines(title: str, width: int, lines: int) -> tuple[tuple[str, ...], bool]:
    """The lines of a title on a block that has so many, and whether they are set condensed.

    It leaves most of them to times and names, unless it would be cut: nothing is worth more.
    """
    most = 1 if lines < 3 else 2 if lines < 6 else 3
    found = fitted(title, width, most)
    for more in (lines - 1, lines):
        if _is_whole(found[0], title) or more <= most:
            continue
        roomier = fitted(title, width, more)
        if more < lines or _is_whole(roomier[0], title):
            found = roomier
    return found


def _is_whole(lines: tuple[str, ...], title: str) -> bool:
    return not lines[-1].endswith("…") or title.endswith("…")


def in_whole_words(line: str, title: str) -> bool:
    """Whether a line says a title, or the beginning of it up to the end of a word."""
    said = line.removesuffix("…")
    return bool(said) and title.startswith(said) and title[len(said) : len(said) + 1] in ("", " ")


def _fits(lines: list[str], width: int, size: int, weight: int, cond: bool) -> bool:
    measure = metrics(size, weight, cond).horizontalAdvance
    return all(measure(line) <= width for line in lines)


def _broken(title: str, width: int, size: int, weight: int, cond: bool) -> list[str]:
    """Greedy lines, broken between words (and between Chinese or Japanese characters)."""
    measure = metrics(size, weight, cond).horizontalAdvance
    lines, line = [], ""
    for piece in _PIECES.findall(title):
        if line and not piece.isspace() and measure(line + piece) > width:
            lines.append(line.rstrip())
            line = piece
        else:
            line += piece
    return [*lines, line.rstrip()]


def _shortened(lines: list[str], width: int, most: int, size: int, weight: int) -> tuple[str, ...]:
    kept = lines[:most]
    measure = metrics(size, weight, True).horizontalAdvance
    last = kept[-1]
    if len(lines) > most:
        while " " in last and measure(last + " …") > width:
            last = last.rpartition(" ")[0]
        last += "…"
    kept[-1] = last
    return tuple(elide(line, width, size, weight, cond=True) for line in kept)

"""Which rows of a table are none: headings that come again, totals, and notes below it."""

from __future__ import annotations

import re

from planner.exchange.tables.words import is_total
from planner.text import folded

_FOOT = 6
"""The most lines below a table that are none of it."""

_IN_WORDS = re.compile(r"[^\W\d_]")
_UNIT = re.compile(r"(?<=[\d\s])(?:min|std|hrs?|h|m|mn|minutes?|minuten)\b\.?", re.IGNORECASE)
_COUNT = re.compile(
    r"\d+ (?:films?|titles?|filme|titel|películas|títulos|titoli|screenings?|séances)"
)

Rows = list[tuple[int, list[str]]]


def without_repetitions(headings: list[str], rows: Rows) -> tuple[Rows, Rows]:
    """The rows without the headings of further pages, which are nothing new, and without totals."""
    words = [folded(heading) for heading in headings]
    kept = [row for row in rows if any(row[1]) and not _repeats(words, row[1])]
    totals: Rows = []
    while kept and len(totals) < _FOOT and _is_total(kept[-1][1]):
        totals.append(kept.pop())
    notes = _footnotes(kept)
    if notes and len(notes) < len(kept) and _is_total(kept[-1 - len(notes)][1]):
        notes = kept[-1 - len(notes) :]
    return kept[: len(kept) - len(notes)], [*notes, *totals[::-1]]


def _footnotes(rows: Rows) -> Rows:
    """The last rows that say one thing each, below an empty line or with a mark in front."""
    first = len(rows)
    while first > max(0, len(rows) - _FOOT) and sum(map(bool, rows[first - 1][1])) == 1:
        first -= 1
    notes, before = rows[first:], rows[:first]
    full = sum(sum(map(bool, cells)) > 2 for _line, cells in before)
    if not notes or not before or 2 * full < len(before):
        return []
    apart = notes[0][0] > before[-1][0] + 1
    marked = any(next(filter(None, cells))[:1] in "*†‡•#" for _line, cells in notes)
    return notes if apart or marked else []


def _repeats(words: list[str], cells: list[str]) -> bool:
    pairs = [(word, cell) for word, cell in zip(words, cells, strict=False) if word and cell]
    if len(pairs) < 2 or folded(pairs[0][1]) != pairs[0][0]:
        return False
    return sum(word == folded(cell) for word, cell in pairs) >= 0.8 * len(pairs)


def _is_total(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    rest = filled[1:]
    counted = not any(_IN_WORDS.search(_UNIT.sub("", cell)) for cell in rest)
    return counted and (is_total(filled[0]) or bool(_COUNT.fullmatch(filled[0]) and rest))

"""Which rows of a table are its headings, one or two, and what they say."""

from __future__ import annotations

from collections import Counter

from planner.exchange.tables.headings import canonical, telling
from planner.exchange.tables.headless import headless, names_of
from planner.exchange.tables.raw import MAX_COLUMNS, RawTable
from planner.exchange.tables.record_headings import told_by
from planner.text import folded

_HEADING_ROWS = 20


def headings_of(raw: RawTable) -> tuple[int, int, list[str]]:
    """Where the headings are, how many rows they take, and what they say, each only once."""
    if raw.fields:
        return raw.head, 1, raw.rows[raw.head][1]
    best, chosen = 0, (0, 1, raw.rows[0][1] if raw.rows else [])
    for at, (_line, cells) in enumerate(raw.rows[:_HEADING_ROWS]):
        known = told_by(raw.called, cells[:MAX_COLUMNS])
        if known > best:
            best, chosen = known, (at, 1, cells)
        both = _two_rows(raw, at)
        known = telling(both) if both else 0
        if known > best:
            best, chosen = known, (at, 2, both)
    if not best:
        at = next((n for n, (_l, cells) in enumerate(raw.rows) if sum(map(bool, cells)) > 1), 0)
        if headless(raw, at):
            return at, 0, names_of(min(len(raw.rows[at][1]), MAX_COLUMNS))
        chosen = (at, 1, raw.rows[at][1] if raw.rows else [])
    at, deep, headings = chosen
    return at, deep, _numbered([" ".join(text.split()) for text in headings[:MAX_COLUMNS]])


def _two_rows(raw: RawTable, at: int) -> list[str]:
    """The headings of two rows as one: “Venue” over “Name” and “Screen”; none if they are not."""
    if at + 1 >= len(raw.rows):
        return []
    (line, upper), (_below, lower) = raw.rows[at], raw.rows[at + 1]
    if any(c.isdecimal() for cell in lower for c in cell) or not any(map(canonical, lower)):
        return []
    width = min(max(len(upper), len(lower)), MAX_COLUMNS)
    upper = [*upper, *[""] * (width - len(upper))][:width]
    lower = [*lower, *[""] * (width - len(lower))][:width]
    groups, group = list[str](), ""
    for position, text in enumerate(upper):
        merged = any(
            top <= line <= bottom and left < position <= right
            for top, left, bottom, right in raw.spans
        )
        group = text or (group if merged or (lower[position] and not raw.spans) else "")
        groups.append(group)
    return [_one_of_two(*pair) for pair in zip(groups, lower, strict=True)]


def _one_of_two(group: str, own: str) -> str:
    if not own or not group:
        return own or group
    both = f"{group} {own}"
    if canonical(own) == "title" and canonical(group) and not canonical(both):
        return group  # the name of a venue is called “Name”
    return next((text for text in (both, own, group) if canonical(text)), both)


def _numbered(headings: list[str]) -> list[str]:
    """Headings of the same words are told apart by a number, so that each can be spoken of."""
    seen, told = Counter[str](), []
    for heading in headings:
        word = folded(heading)
        seen[word] += 1
        told.append(f"{heading} ({seen[word]})" if word and seen[word] > 1 else heading)
    return told

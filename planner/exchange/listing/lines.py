"""The lines of a listing, with columns parted by strokes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.exchange.prose.paragraphs import visible
from planner.text import clean

_TIMED = re.compile(r"\s*\d{1,2}[:.h]\d\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A line in single spaces, columns parted by strokes; ``gap`` behind a blank one."""

    number: int
    text: str
    gap: bool


def lines_of(text: str) -> list[Line]:
    """The lines of a text that say something; tabs, which part columns, become strokes."""
    lines, gap = [], True
    for number, written in enumerate(visible(text).split("\n"), 1):
        columns = r"\t+|(?<=[^\s.!?:]) {3,}"
        if _TIMED.match(written):
            columns = r"\t+|(?<=\S) {2,}"
        plain = clean(re.sub(columns, " | ", written.strip()))
        if any(map(str.isalnum, plain)):
            lines.append(Line(number, plain, gap))
            gap = False
        else:
            gap = True
    return lines

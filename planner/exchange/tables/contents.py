"""Which field a column is by what it contains, where its heading says nothing.

Only shapes that mean one thing are taken: “93 min” is a runtime, 1987 a year, names of countries
are countries. What was taken so is always said as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from planner.exchange.countries import are_codes, countries_of
from planner.exchange.prose.runtimes import runtime_in
from planner.exchange.tables.clocks import EitherWay, clock_in, clocks_in, date_in, moment_in

_SAMPLE = 200
_NEEDED = 0.9
"""The share of a column's cells that must have the shape."""

_YEAR = re.compile(r"(?:18[89]|19\d|20[0-4])\d\Z")
_CLOCK = re.compile(r"[0-2]?\d\s?[:.hH]\s?[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?\Z")
_LONG = 120
_SOME_DAY = date(2000, 6, 1)
"""Whether a date without a year is one does not depend on where it is looked for."""


def _is_runtime(text: str) -> bool:
    if not re.search(r"[^\W\d_]|['’′\"”″]", text):  # without a unit it could be anything
        return False
    found = runtime_in(text)
    return found is not None and found.seconds is not None


def _is_date(text: str) -> bool:
    try:
        return date_in(text, _SOME_DAY if re.search(r"[^\W\d_]", text) else None) is not None
    except EitherWay:
        return True


def _is_moment(text: str) -> bool:
    try:
        return moment_in(text, _SOME_DAY) is not None
    except EitherWay:
        return True


_SHAPES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("year", _YEAR.match),
    ("time", _CLOCK.match),
    ("runtime", _is_runtime),
    ("start", _is_moment),
    ("date", _is_date),
    ("countries", countries_of),
)


def shape_of(cells: Sequence[str], least: int = 2) -> str:
    """The field that nearly all of these cells look like; empty when they look like none,
    or when there are fewer than ``least``.
    """
    filled = [cell for cell in cells if cell][:_SAMPLE]
    if len(filled) < least:
        return ""
    for name, fits in _SHAPES:
        needed, missed = _NEEDED * len(filled), 0
        for text in filled:
            if len(text) > _LONG or not fits(text):
                missed += 1
                if len(filled) - missed < needed:
                    break
        else:
            return name
    codes = [part for text in filled for part in re.split(r"[\s,;/|·+-]+", text)]
    return "countries" if are_codes(codes) else ""


def are_clocks(cells: Sequence[str]) -> bool:
    """Whether most cells are times of day, alone or as a span of two; days may stand among them."""
    filled = [cell for cell in cells if cell][:_SAMPLE]
    clocks = sum(clock_in(cell) is not None or clocks_in(cell) is not None for cell in filled)
    return 2 * clocks >= len(filled) > 0


def are_hours(cells: Sequence[str]) -> bool:
    """Whether lengths are all like 1:33, none of 5 or more before the colon: nobody has a list of
    films that are all shorter than five minutes and none of which lasts whole minutes.
    """
    filled = [cell for cell in cells if cell][:_SAMPLE]
    return len(filled) > 1 and all(re.fullmatch(r"0?[0-4]:[0-5]\d", cell) for cell in filled)


def one_of(cells: Sequence[str], known: frozenset[str]) -> bool:
    """Whether nearly all cells are names that are known; several in a cell are apart at “|”."""
    filled = [cell for cell in cells if cell][:_SAMPLE]
    return len(filled) > 1 and sum(
        cell in known or all(part.strip() in known for part in cell.split("|")) for cell in filled
    ) >= _NEEDED * len(filled)


def are_titles(cells: Sequence[str]) -> bool:
    """Whether these could be the titles of a list: words, nearly all of them different."""
    filled = [cell for cell in cells if cell][:_SAMPLE]
    worded = [cell for cell in filled if re.search(r"[^\W\d_]", cell) and len(cell) <= _LONG]
    return len(worded) >= _NEEDED * max(1, len(filled)) and len(set(worded)) >= 0.8 * len(worded)

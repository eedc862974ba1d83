"""A timetable drawn as a picture: times down its side or across its top, a film in each cell.

It is read where nothing is left to guess but that a cell begins where it stands: when it is known
which day the picture shows, and which screens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from planner.exchange.base import Problem, ScreeningRow, Severity
from planner.exchange.tables.between import Days, labelled_day
from planner.exchange.tables.clocks import clock_in, clocks_in
from planner.exchange.tables.grid import Grid
from planner.exchange.tables.raw import RawTable
from planner.exchange.tables.words import is_nothing, said_as, without_cancelled
from planner.i18n import _
from planner.times import Day, WallTime, day_of, day_start

_OWN_TIME = re.compile(
    r"(\d{1,2}\s?[:.hH]\s?\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?[-–—]\s?\d{1,2}[:.hH]\d{2}(?:\s?[ap]\.?m\.?)?)?)"
    r"(?:\s?uhr)?\s*[:,–—-]?\s+(\S.*)",
    re.IGNORECASE,
)
_BACK = 6 * 60
"""A time that is so many minutes before the one above it is that of the night that follows."""

_NO_FILM = said_as("closed")


@dataclass(frozen=True, slots=True)
class _Cell:
    line: int
    at: int
    text: str
    day: Day
    minute: int
    screen: str


def is_clock(text: str) -> bool:
    """Whether a text is a time of day, or a span of two, and nothing else."""
    timed = re.match(r"\d{1,2}\s?(?:[:.hH]|[ap]\.?m)", text.strip(), re.IGNORECASE)
    return bool(timed) and (clock_in(text) is not None or clocks_in(text) is not None)


def drawn_rows(raw: RawTable, grid: Grid, days: Days) -> list[ScreeningRow]:
    """The screenings of the picture; none where its day or its screens are not known."""
    head = grid.headings
    cells = [(line, [*texts, *[""] * (len(head) - len(texts))]) for line, texts in grid.rows]
    sides = [texts[0] for _line, texts in cells if texts[0]]
    told = [raw.sheet, *(left.text for left in grid.leftovers), *head[:1]]
    day = next((found for text in told if text and (found := labelled_day(text, days))), None)
    across = [labelled_day(text, days) if text else None for text in head]
    if sum(map(is_clock, head[1:])) > 1 and sides and day is not None:
        times = _rising(head)
        return _rows(raw, cells, lambda line, at: (day_of(day), times[at], cells[line][1][0]))
    if not sides or not all(map(is_clock, sides)):
        return []
    times = _rising([texts[0] for _line, texts in cells])
    if sum(found is not None for found in across[1:]) and raw.sheet and day is None:
        shown = [None if found is None else day_of(found) for found in across]
        return _rows(raw, cells, lambda line, at: (shown[at], times[line], raw.sheet))
    if day is not None and any(head[1:]):
        return _rows(raw, cells, lambda line, at: (day_of(day), times[line], head[at]))
    return []


def _rising(texts: list[str]) -> list[int | None]:
    """The minutes of times that follow each other, those after midnight as of the day before."""
    found: list[int | None] = []
    last = 0
    for text in texts:
        span = clocks_in(text) if text else None
        minute = (span[0] if span else clock_in(text)) if text else None
        if minute is not None:
            minute += 1440 if minute < last - _BACK else 0
            last = minute
        found.append(minute)
    return found


def _rows(
    raw: RawTable,
    cells: list[tuple[int, list[str]]],
    place: Callable[[int, int], tuple[Day | None, int | None, str]],
) -> list[ScreeningRow]:
    merged = {
        (line, left)
        for top, left, bottom, _right in raw.spans
        for line in range(top + 1, bottom + 1)
    }
    found = []
    for number, (line, texts) in enumerate(cells):
        for at, text in enumerate(texts[1:], 1):
            day, minute, screen = place(number, at)
            empty = is_nothing(text) or text.casefold() in _NO_FILM or (line, at) in merged
            if text and not empty and screen and day is not None and minute is not None:
                found.append(_Cell(line, at, text, day, minute, screen))
    return [_row(raw, cell) for cell in found]


def _row(raw: RawTable, cell: _Cell) -> ScreeningRow:
    text, *rest = cell.text.split("\n")
    if rest and is_clock(text):
        text, rest = f"{text} {rest[0]}", rest[1:]
    minute, end, title = cell.minute, None, text
    if own := _OWN_TIME.fullmatch(text):
        span, title = clocks_in(own[1]), own[2]
        said = span[0] if span else clock_in(own[1])
        if said is not None:
            minute = said + (1440 if cell.minute >= 1440 and said < 1440 else 0)
        end = minute + span[1] - span[0] if span else None
    start = WallTime(day_start(cell.day) + minute)
    return ScreeningRow(
        file=raw.file,
        line=cell.line,
        sheet=raw.sheet,
        letters={"title": raw.letters(cell.at), "start": raw.letters(cell.at)},
        title=without_cancelled(title) or title,
        screen=cell.screen,
        start=start,
        end=None if end is None else WallTime(day_start(cell.day) + end),
        status="cancelled" if without_cancelled(title) else "",
        note="\n".join(rest),
    )


def drawn_doubt(raw: RawTable, rows: list[ScreeningRow]) -> Problem:
    """That the picture was read at all."""
    message = _(
        "This is a timetable drawn as a grid; each filled cell was read as a screening that begins "
        "at the time of its row or column, or at the one that it begins with. Check them."
    )
    return Problem(raw.file, rows[0].line, "", message, Severity.DOUBT, raw.sheet)

"""What a table says once for many rows: a line between them with a day, a cinema or a section, the
name of the sheet, and cells left empty because the one above them says it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from planner.exchange.base import Problem, Severity
from planner.exchange.tables.clocks import date_in, weekday_in
from planner.exchange.tables.raw import RawTable
from planner.i18n import _, ngettext
from planner.text import folded

Rows = list[tuple[int, list[str]]]
Days = tuple[date, ...]

_NUMBERED = re.compile(r"(?:day|tag|jour|dia|giorno|giornata|festivaltag)\s?(\d{1,2})\Z")
_PLACES = frozenset({"screen", "screen_id", "venue"})
_FILMS = frozenset({"director", "year", "runtime", "runtime_minutes", "countries"})
_REPEATED = ("date", "venue", "screen", "screen_id")
_SAMPLED = 60
_LONGEST = 200
"""A line of more letters says more than a day."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """The rows with one more column, of a field that lines between them, or the sheet, said."""

    field: str
    rows: Rows
    example: str
    line: int


def labelled_day(text: str, days: Days) -> date | None:
    """The day that a line or the name of a sheet is: “Thursday 8 April – Opening”, “Day 1”, and
    “Friday” where the festival has only one.
    """
    if len(text) > _LONGEST:
        return None
    near = days[0] if days else None
    for part in dict.fromkeys((text, re.split(r"\s+[-–—|:·]\s+|:\s", text)[0])):
        try:
            if found := date_in(part, near):
                return found
        except ValueError:
            continue
    numbered, weekday = _NUMBERED.match(folded(text)), weekday_in(text)
    if not days or len(text) > 20:
        return None
    if numbered and int(numbered[1]) <= len(days):
        return days[max(int(numbered[1]) - 1, 0)]
    fitting = [day for day in days if day.weekday() == weekday]
    alone = weekday is not None and len(folded(text).split()) == 1
    return fitting[0] if alone and len(fitting) == 1 else None


def lifted(
    raw: RawTable, above: Rows, rows: Rows, taken: Collection[str], days: Days, *, timed: bool
) -> Lifted | None:
    """What stands between the rows; None where every row says all by itself."""
    width = max((len(cells) for _line, cells in rows), default=0)
    if timed and not {"date", "start"} & set(taken):
        found = _days(raw, above, rows, width, days)
        if found is not None:
            return found
        timed = False
    if not _is_list(rows):
        return None
    if timed and not _PLACES & set(taken):
        return _labels("venue", rows, width)
    if not timed and "title" in taken and "section" not in taken and _FILMS & set(taken):
        return _labels("section", rows, width)
    return None


def _days(raw: RawTable, above: Rows, rows: Rows, width: int, days: Days) -> Lifted | None:
    said = [(0, raw.sheet), *((line, text) for line, cells in above if (text := _only(cells)))]
    now, example, line_of = None, "", 0
    for line, text in said:
        if text and (found := labelled_day(text, days)):
            now, example, line_of = found, text, line
    kept: Rows = []
    for line, cells in rows:
        text = _only(cells)
        if text and (found := labelled_day(text, days)):
            now, example, line_of = found, example or text, line_of or line
        elif now is None:
            return None
        else:
            kept.append((line, [*_padded(cells, width), now.isoformat()]))
    return Lifted("date", kept, example, line_of) if kept and example else None


def _labels(field: str, rows: Rows, width: int) -> Lifted | None:
    """Lines of one cell; only where the first row is one, or all are written in capitals."""
    alone = [at for at, (_line, cells) in enumerate(rows[:-1]) if _is_label(rows, at, cells)]
    if not alone or (alone[0] and not all(_only(rows[at][1]).isupper() for at in alone)):
        return None
    now, kept = "", Rows()
    for at, (line, cells) in enumerate(rows):
        if at in alone:
            now = _only(cells)
        else:
            kept.append((line, [*_padded(cells, width), now]))
    return Lifted(field, kept, _only(rows[alone[0]][1]), rows[alone[0]][0])


def _is_label(rows: Rows, at: int, cells: list[str]) -> bool:
    text = _only(cells)
    return bool(text) and len(text) <= _SAMPLED and not _only(rows[at + 1][1])


def _is_list(rows: Rows) -> bool:
    """Whether nearly every row has several cells, so that one with a single cell is no row."""
    full = sum(sum(map(bool, cells)) > 2 for _line, cells in rows)
    return len(rows) > 2 and full >= 0.6 * len(rows)


def _only(cells: Iterable[str]) -> str:
    """The text of a row that says one thing only."""
    filled = set(filter(None, cells))
    return filled.pop() if len(filled) == 1 else ""


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def lifted_doubt(raw: RawTable, found: Lifted) -> Problem:
    """That the rows were given what stands between them."""
    message = {
        "date": _("“{text}” was read as the day of the rows that follow it, and so were its like."),
        "venue": _(
            "“{text}” was read as the place of the rows that follow it, and so were its like."
        ),
        "section": _(
            "“{text}” was read as the section of the rows that follow it, and so were its like."
        ),
    }[found.field]
    text = message.format(text=found.example[:60])
    return Problem(raw.file, found.line, "", text, Severity.DOUBT, raw.sheet)


def filled_down(rows: Rows, where: dict[str, int]) -> tuple[Rows, list[int]]:
    """The rows of a timetable with the day and the place that were written once for several, and
    the lines of those that were filled; the further films of a programme take all from its first.
    """
    places = [where[name] for name in _REPEATED if name in where]
    timed = [where[name] for name in ("time", "start") if name in where]
    block = [where["programme"]] if "programme" in where else []
    whole = [*places, *timed, *block, *([where["end"]] if "end" in where else [])]
    last: list[str] = []
    done: Rows = []
    touched = []
    for line, cells in rows:
        wanted = places
        if not any(_at(cells, at) for at in timed):
            goes_on = any(_at(last, at) for at in block) and not any(_at(cells, at) for at in whole)
            wanted = whole if goes_on else []
        empty = [at for at in wanted if not _at(cells, at) and _at(last, at)]
        filled = cells
        if empty:
            touched.append(line)
            filled = _padded(cells, max(empty) + 1)
            filled = [last[at] if at in empty else text for at, text in enumerate(filled)]
        done.append((line, filled))
        last = filled if any(_at(cells, at) for at in timed) else last
    return done, touched


def _at(cells: list[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def filled_doubt(raw: RawTable, lines: list[int]) -> Problem:
    """That empty cells were read as those above them."""
    message = ngettext(
        "{n} row leaves its day or its place empty; it was given those of the row above.",
        "{n} rows leave their day or their place empty; they were given those of the row above.",
        len(lines),
    ).format(n=len(lines))
    return Problem(raw.file, lines[0], "", message, Severity.DOUBT, raw.sheet)

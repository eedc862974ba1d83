"""One row of a table, asked for fields; what cannot be read becomes a problem with its line."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from planner.errors import UserError
from planner.exchange.base import Problem, Severity
from planner.exchange.declared import declared
from planner.exchange.prose.runtimes import runtime_in
from planner.exchange.tables.grid import Grid
from planner.i18n import _
from planner.model import Column, Editor, Record
from planner.model.values import checked, parse
from planner.times import WallTime, day_of, day_start, parse_clock

_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*([ap])\.?m\.?\Z|(\d{1,2})[:.h](\d{2})(?::\d{2})?\Z",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"(.*?\S)(?:T|\s*,\s*|\s+(?:at\s+)?)(\d{1,2}[:.h]?\d{0,2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?)\Z",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\Z")
_WORDED = ("%d %b %Y", "%d %B %Y", "%a %d %b %Y", "%A %d %B %Y", "%B %d %Y", "%b %d %Y")
_TRUE = frozenset({"1", "yes", "y", "true", "x", "cancelled", "canceled"})
_FALSE = frozenset({"", "0", "no", "n", "false"})


class Cells:
    """The cells of one row; ``problems`` collects what its fields could not be read as."""

    __slots__ = ("_cells", "_grid", "file", "line", "problems")

    def __init__(
        self, file: str, line: int, grid: Grid, cells: list[str], problems: list[Problem]
    ) -> None:
        self.file, self.line, self.problems = file, line, problems
        self._grid, self._cells = grid, cells

    def text(self, *names: str) -> str:
        """The first of these fields that has a text."""
        for name in names:
            position = self._grid.columns.get(name)
            if position is not None and position < len(self._cells) and self._cells[position]:
                return self._cells[position]
        return ""

    def has(self, *names: str) -> bool:
        """Whether the table has a column for one of these fields."""
        return any(name in self._grid.columns for name in names)

    def list(self, name: str) -> tuple[str, ...]:
        """The parts of a cell that holds several: apart at “|”, else commas, else semicolons."""
        text = self.text(name)
        for mark in ("|", ",", " / ", ";"):
            if mark in text and not (
                mark == ";" and re.search(r";\s*(?:\w+ )*of\b", text, re.IGNORECASE)
            ):
                return tuple(part.strip() for part in text.split(mark) if part.strip())
        return (text,) if text else ()

    def list_of_films(self) -> tuple[str, ...]:
        """The ids or titles of films: apart at “|”, since titles hold every other mark."""
        return tuple(part.strip() for part in self.text("films").split("|") if part.strip())

    def number(self, name: str, low: int, high: int) -> int | None:
        """A whole number between two bounds."""
        text = self.text(name)
        if not text:
            return None
        digits = re.fullmatch(r"(\d{1,9})(?:[.,]0+)?", text)
        if digits and low <= int(digits[1]) <= high:
            return int(digits[1])
        message = _("“{text}” is not a whole number from {low} to {high}; correct it.")
        self.refuse(name, message.format(text=_short(text), low=low, high=high))
        return None

    def flag(self, name: str) -> bool:
        """Yes or no; empty is no."""
        text = self.text(name).casefold()
        if text not in _TRUE | _FALSE:
            self.refuse(name, _("“{text}” is neither yes nor no.").format(text=_short(text)))
        return text in _TRUE

    def runtime(self) -> int | None:
        """A film's length in seconds, from whichever of its columns says it best."""
        seconds = self.number("runtime_seconds", 0, 360_000)
        if seconds:
            return seconds
        for name in ("runtime", "runtime_minutes"):
            text = self.text(name)
            found = runtime_in(text) if text else None
            if found and found.seconds:
                return found.seconds
            if text and not found and text != "0":
                self.refuse(
                    name,
                    _("“{text}” is not a length; write minutes, or 16:03.").format(
                        text=_short(text)
                    ),
                )
        return None

    def clock(self, name: str) -> int | None:
        """A time of day in minutes of the festival day (24:30 is 1470)."""
        text = self.text(name)
        if not text:
            return None
        return self.as_clock(name, text)

    def as_clock(self, name: str, text: str) -> int | None:
        """A time of day that is part of a cell."""
        try:
            return _clock(text)
        except ValueError:
            message = _("“{text}” is not a time of day; write it as 19:30.")
            self.refuse(name, message.format(text=_short(text)))
            return None

    def moment(self, name: str, *, after: WallTime | None = None) -> WallTime | None:
        """A date and time in one cell; a mere time of day falls on the day of ``after`` or next."""
        text = self.text(name)
        if not text:
            return None
        try:
            if after is not None and _CLOCK.match(text):
                minute = _clock(text) % 1440
                return WallTime(after + (minute - after) % 1440)
            return _moment(text)
        except ValueError as problem:
            self.refuse(name, str(problem))
            return None

    def start(self) -> WallTime | None:
        """When a screening starts: one cell, or a date and a time of day; a problem if neither."""
        if not self.text("date"):
            if not self.text("start"):
                self.refuse("start", _("The start is missing; write it as 2026-11-06T19:30."))
            return self.moment("start")
        try:
            day = _date(self.text("date"))
        except ValueError as problem:
            self.refuse("date", str(problem))
            return None
        name = "start" if self.text("start") else "time"
        if not self.text(name):
            self.refuse("time", _("The time is missing; write it as 19:30."))
        minute = self.clock(name)
        return None if minute is None else WallTime(day_start(day_of(day)) + minute)

    def declared(self, cls: type[Record]) -> dict[str, Any]:
        """What the row says of the columns that are read as they are declared."""
        said = ((column.name, self._declared(column)) for column in declared(cls))
        return {name: value for name, value in said if value is not None}

    def _declared(self, column: Column) -> Any:
        text = self.text(column.name)
        if not text:
            return None
        editor = column.meta.editor
        if editor is Editor.CHECK:
            return self.flag(column.name)
        if editor is Editor.WALL_TIME:
            return self.moment(column.name)
        if editor is Editor.CLOCK:
            return self.clock(column.name)
        try:
            if editor is Editor.DAY:
                return day_of(_date(text))
            if editor is Editor.LIST:
                return checked(column, self.list(column.name))
            return _chosen(column, text) if editor is Editor.CHOICE else parse(column, text)
        except (UserError, ValueError) as problem:
            self.refuse(column.name, str(problem))
            return None

    def refuse(self, name: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem with a field of this row, by the heading that the file gives it."""
        position = self._grid.columns.get(name)
        heading = name if position is None else self._grid.headings[position]
        self.problems.append(Problem(self.file, self.line, heading, message, severity))


def _chosen(column: Column, text: str) -> Any:
    """One of the column's choices; people write “World premiere” where “world” is meant."""
    word = text.casefold().removesuffix(_(column.meta.label).casefold()).strip(" -")
    return parse(column, word or text)


def _moment(text: str) -> WallTime:
    parts = _MOMENT.match(text)
    if parts is None or len(text) > 60:
        raise ValueError(_not_a_time(text))
    day = _date(parts[1], text)
    try:
        minute = _clock(parts[2])
    except ValueError:
        raise ValueError(_not_a_time(text)) from None
    return WallTime(day_start(day_of(day)) + minute)


def _clock(text: str) -> int:
    found = _CLOCK.match(text)
    if found and found[3]:
        hours, minutes = int(found[1]), int(found[2] or 0)
        if not 1 <= hours <= 12 or minutes > 59:
            raise ValueError(text)
        return (hours % 12 + (12 if found[3] in "pP" else 0)) * 60 + minutes
    try:
        return parse_clock(f"{found[4]}:{found[5]}" if found else text)
    except UserError:
        raise ValueError(text) from None


def _date(text: str, whole: str = "") -> date:
    """A calendar date; raises ValueError with the sentence for people."""
    plain = text.strip(" ,")
    try:
        if iso := _ISO.match(plain):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if numeric := _NUMERIC.match(plain):
            return _numeric_date(numeric)
    except ValueError as problem:
        sentence = str(problem) if "“" in str(problem) else _not_a_date(whole or text)
        raise ValueError(sentence) from None
    for form in _WORDED:
        try:
            return datetime.strptime(plain.replace(",", ""), form).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    raise ValueError(_not_a_date(whole or text))


def _numeric_date(found: re.Match[str]) -> date:
    first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if mark == "." or first > 12 or first == second:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    raise ValueError(
        _("“{text}” could be day or month first; write it as {one} or {other}.").format(
            text=found[0],
            one=f"{year}-{second:02}-{first:02}",
            other=f"{year}-{first:02}-{second:02}",
        )
    )


def _not_a_date(text: str) -> str:
    return _("“{text}” is not a date; write it as 2026-11-05.").format(text=_short(text))


def _not_a_time(text: str) -> str:
    return _("“{text}” is not a time; write it as 2026-11-06T19:30.").format(text=_short(text))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"

"""One row of a table, asked for fields; what cannot be read becomes a problem with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from planner.errors import UserError
from planner.exchange.base import Problem, Severity
from planner.exchange.countries import countries_of
from planner.exchange.declared import declared
from planner.exchange.prose.runtimes import runtime_in
from planner.exchange.tables.clocks import (
    OFFSET,
    EitherWay,
    clock_in,
    clocks_in,
    clocks_of,
    date_in,
    fraction,
    moment_in,
    serial,
    weekday_in,
    without_end,
)
from planner.exchange.tables.grid import Grid
from planner.exchange.tables.languages import text_in
from planner.exchange.tables.people import people_in
from planner.exchange.tables.words import FALSE, TRUE, is_nothing, says_cancelled, value_of
from planner.i18n import _
from planner.model import Column, Editor, Record
from planner.model.values import checked, parse
from planner.times import Day, WallTime, day_of, day_start, parse_clock

_NUMBER = re.compile(r"(\d{1,9})(?:[.,]0{1,2})?\Z")
_GROUPED = re.compile(r"\d{1,3}(?:([.,' \u00a0\u202f’])\d{3})(?:\1\d{3})*\Z")
_SEATS = re.compile(
    r"(?:(?:ca|approx|about|circa|env|etwa|rund|max|aprox|约|約)\.?\s*|~\s*)?"
    r"(\d{1,3}(?:[.,' ’]\d{3})|\d{1,5})"
    r"(\s*\+.{1,40}|\s*[(（].{1,40}[)）])?(?:\s*(?:seats|places|plätze|sitze|plazas|butacas|posti|lugares|座))?",
    re.IGNORECASE,
)
_OF_LINES = frozenset({"films", "credits"})
"""Cells of which each line is a thing."""

_A_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_ENDINGS = frozenset({"leaves", "valid_until", "end", "deadline"})
_MIDNIGHT = re.compile(r"[T ]0?0:00")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONG_FILM, _DAY = 6 * 3600, 24 * 3600


class Cells:
    """The cells of one row; ``problems`` collects what its fields could not be read as."""

    __slots__ = ("_cells", "_grid", "file", "line", "problems")

    def __init__(
        self, file: str, line: int, grid: Grid, cells: list[str], problems: list[Problem]
    ) -> None:
        self.file, self.line, self.problems = file, line, problems
        self._grid, self._cells = grid, cells

    @property
    def place(self) -> dict[str, Any]:
        """Where the row stands, as a ``Row`` has it."""
        return {
            "file": self.file,
            "line": self.line,
            "sheet": self._grid.sheet,
            "letters": self._grid.letters,
        }

    def text(self, *names: str) -> str:
        """The first of these fields that has a text; NULL, N/A or a dash is none."""
        self._grid.asked.update(names)
        for name in names:
            position = self._grid.columns.get(name)
            if position is not None and position < len(self._cells):
                text = self._cells[position]
                if "\n" in text and not self._grid.exact and name not in _OF_LINES:
                    text = _A_LINE_END.sub(" ", text)
                if text and (self._grid.exact or not is_nothing(text, title="title" in name)):
                    return text
        return ""

    def under(self, wanted: Callable[[str], bool]) -> dict[str, str]:
        """The texts of all columns whose headings are wanted, by heading."""
        headings = zip(self._grid.headings, self._cells, strict=False)
        return {heading: text for heading, text in headings if heading and wanted(heading)}

    def has(self, *names: str) -> bool:
        """Whether the table has a column for one of these fields."""
        return any(name in self._grid.columns for name in names)

    def texts(self) -> dict[tuple[str, str], str]:
        """The texts in single languages, by the code of the language and the field."""
        found = {}
        for name in self._grid.columns:
            field, code = text_in(name)
            if code and (text := self.text(name)):
                found[code, field] = text
        return found

    def title(self) -> tuple[str, bool]:
        """The title, and whether it is lent by a title in one language, having no own."""
        columns = self._grid.columns
        spoken = [name for name in columns if text_in(name)[0] == "title"]
        own = "" if columns.get("title") in {columns[name] for name in spoken} else "title"
        if text := self.text(own):
            return text, False
        return self.text(*spoken), True

    def list(self, name: str) -> tuple[str, ...]:
        """The parts of a cell that holds several: apart at “|”, else commas, else semicolons."""
        text = self.text(name)
        if "|" in text:
            return parts_of(text)
        for mark in (",", " / ", ";"):
            if mark in text and not (
                mark == ";" and re.search(r";\s*(?:\w+ )*of\b", text, re.IGNORECASE)
            ):
                return tuple(part.strip() for part in text.split(mark) if part.strip())
        return (text,) if text else ()

    def countries(self) -> tuple[str, ...]:
        """The countries of a film, which stand apart at any mark, or at “and” in any language."""
        text = self.text("countries")
        known = () if self._grid.exact else countries_of(text)
        return known or self.list("countries")

    def people(self, name: str) -> tuple[str, ...]:
        """The people of a cell. “Tan, Cy” is Cy Tan: alone among directors and writers, with a
        doubt; in a column that is so, everywhere.
        """
        found, doubtful = people_in(self.text(name), proven=name in self._grid.turned)
        for one in doubtful if name in {"director", "writer"} and not self._grid.exact else ():
            found[found.index(one.written)] = one.name
            message = _(
                "“{text}” was read as the name “{name}”; put a semicolon between two people."
            )
            self.refuse(name, message.format(text=one.written, name=one.name), Severity.DOUBT)
        return tuple(found)

    def list_of_films(self) -> tuple[str, ...]:
        """The ids or titles of films: apart at “|”, since titles hold every other mark, or each on
        a line of its own.
        """
        text = self.text("films")
        parted = "|" in text or self._grid.exact
        return parts_of(text if parted else text.replace("\n", "|"))

    def number(self, name: str, low: int, high: int, *, zero: bool = True) -> int | None:
        """A whole number between two bounds; without ``zero``, 0 means that nobody knows."""
        text = self.text(name)
        if not text:
            return None
        if _GROUPED.match(text):
            text = re.sub(r"\D", "", text)
        digits = _NUMBER.match(text)
        if digits and not int(digits[1]) and not zero:
            return None
        if digits and low <= int(digits[1]) <= high:
            return int(digits[1])
        message = _("“{text}” is not a whole number from {low} to {high}; correct it.")
        self.refuse(name, message.format(text=_short(text), low=low, high=high))
        return None

    def talk(self, name: str) -> int | None:
        """The minutes of an introduction or a talk; a mere yes is doubted, a no says nothing."""
        text = self.text(name)
        if text.casefold() in FALSE - {"0"}:
            return None
        if re.search(r"\d", text) and (length := runtime_in(text)) and length.seconds:
            return length.seconds // 60
        if re.search(r"\d", text):
            return self.number(name, 0, 600)
        message = _("“{text}” says that there is one, and not how long; give it in minutes.")
        self.refuse(name, message.format(text=_short(text)), Severity.DOUBT)
        return None

    def seats(self) -> int | None:
        """How many seats a screen has; of “120+2” or “85 (+1 wheelchair)” the first number."""
        text = self.text("seats")
        if found := _SEATS.fullmatch(text):
            number = int(re.sub(r"\D", "", found[1])) or None
            if found[2] or found[0] != text or not text[0].isdecimal():
                message = _("“{text}” was read as {number} seats.").format(text=text, number=number)
                self.refuse("seats", message, Severity.DOUBT)
            return number
        return self.number("seats", 0, 100_000, zero=False)

    def year(self) -> int | None:
        """The year of a film, from a year or a whole date."""
        text = self.text("year").removesuffix("年")
        several = re.findall(r"(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)", text)
        if re.fullmatch(r"\D{0,6}\d{4}(?:\s*[-–/&,]\s*\d{2,4})?\)?", text) and several:
            if not text.isdecimal():
                message = _("“{text}” was read as the year {year}.")
                self.refuse("year", message.format(text=text, year=several[0]), Severity.DOUBT)
            return int(several[0])
        if not re.fullmatch(r"\d+(?:[.,]0+)?", text):
            dated = re.findall(r"(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)", text)
            if len(dated) == 1 and re.search(r"\d\D+\d|[^\W\d]\W+\d", text):
                return int(dated[0])
        return self.number("year", 1880, 2100, zero=False)

    @property
    def exact(self) -> bool:
        """Whether this program wrote the table."""
        return self._grid.exact

    @property
    def struck(self) -> bool:
        """Whether the row is struck through."""
        return self.line in self._grid.struck

    def flag(self, name: str) -> bool:
        """Yes or no, in seven languages; empty is no."""
        text = self.text(name).casefold()
        if name == "cancelled" and says_cancelled(text):
            return True
        if text not in TRUE | FALSE:
            self.refuse(name, _("“{text}” is neither yes nor no.").format(text=_short(text)))
        return text in TRUE

    def runtime(self) -> int | None:
        """A film's length in seconds, from whichever of its columns says it best."""
        seconds = self.number("runtime_seconds", 0, 360_000)
        if seconds:
            return seconds
        for name in ("runtime", "runtime_minutes"):
            text = self.text(name)
            said = self._length(name, text)
            if said:
                return said
            if text and said is None:
                self.refuse(
                    name,
                    _("“{text}” is not a length; write minutes, or 16:03.").format(
                        text=_short(text)
                    ),
                )
        return None

    def _length(self, name: str, text: str) -> int | None:
        """The seconds that a cell says; 0 for nothing known, None for what is no length."""
        if not text or re.fullmatch(r"0+(?:[.,:]0+)*", text):
            return 0
        if self._grid.in_hours and (hours := re.fullmatch(r"(\d+):(\d\d)", text)):
            return int(hours[1]) * 3600 + int(hours[2]) * 60
        epoch = self._grid.epoch
        minutes = fraction(text, epoch)
        if minutes is not None:
            return minutes * 60
        if re.fullmatch(r"\d{1,4}[.,]\d+", text):  # 93,5 minutes
            return round(float(text.replace(",", ".")) * 60)
        found = runtime_in(text) or runtime_in(_in_english(text))
        seconds = found.seconds if found else None
        if (
            epoch
            and seconds
            and _LONG_FILM <= seconds < _DAY
            and re.fullmatch(r"\d+:\d\d:00", text)
        ):
            message = _("“{text}” was read as minutes and seconds; as hours it would be too long.")
            self.refuse(name, message.format(text=text[:-3]), Severity.DOUBT)
            return seconds // 60
        return 0 if found and seconds is None else seconds

    def clock(self, name: str) -> int | None:
        """A time of day in minutes of the festival day (24:30 is 1470)."""
        text = self.text(name)
        if not text:
            return None
        return self.as_clock(name, text)

    def as_clock(self, name: str, text: str) -> int | None:
        """A time of day that is part of a cell."""
        try:
            return self._clock(text)
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
            if after is not None and (clock_in(text) or fraction(text, self._grid.epoch)):
                minute = self._clock(text) % 1440
                return WallTime(after + (minute - after) % 1440)
            return self._moment(text)
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
            day = self._date(self.text("date"))
        except ValueError as problem:
            self.refuse("date", str(problem))
            return None
        self._compare_weekday(day)
        name = "time" if self.text("time") else "start"
        if not self.text(name) and self._has_time(self.text("date")):
            return self.moment("date")
        if not self.text(name):
            self.refuse("time", _("The time is missing; write it as 19:30."))
            return None
        if name == "start" and not self._is_clock(self.text("start")):
            return self.moment("start")  # the date is there twice
        minute = self.clock(name)
        return None if minute is None else WallTime(day_start(day_of(day)) + minute)

    def end(self, start: WallTime) -> WallTime | None:
        """When a screening ends: a cell of its own, or the second time of “19:30–21:03”."""
        if self.text("end"):
            return self.moment("end", after=start)
        for name in ("time", "start", "date"):
            if span := clocks_in(clocks_of(self.text(name))):
                return WallTime(start + span[1] - span[0])
        return None

    def offset(self, name: str) -> int | None:
        """The minutes by which a moment is ahead of UTC, where it says so (RFC 3339)."""
        found = OFFSET.match(self.text(name))
        if found is None:
            return None
        sign = -1 if (found[3] or "").startswith("-") else 1
        return sign * (int(found[4] or 0) * 60 + int(found[5] or 0))

    def _compare_weekday(self, day: date) -> None:
        said = weekday_in(self.text("date"))
        if said is not None and said != day.weekday():
            message = _("{date} is not the day of the week that the text says.")
            self.refuse("date", message.format(date=day.isoformat()), Severity.DOUBT)

    def _is_clock(self, text: str) -> bool:
        return (
            clock_in(text) is not None
            or clocks_in(text) is not None
            or fraction(text, self._grid.epoch) is not None
        )

    def _has_time(self, text: str) -> bool:
        try:
            return date_in(text, self._grid.near) is None and self._moment(text) is not None
        except ValueError:
            return False

    def declared(self, cls: type[Record]) -> dict[str, Any]:
        """What the row says of the columns that are read as they are declared."""
        said = ((column.name, self.value(column)) for column in declared(cls))
        return {name: value for name, value in said if value is not None}

    def value(self, column: Column) -> Any:
        """What the row says of a column that is read as it is declared; None where nothing."""
        text = self.text(column.name)
        if not text:
            return None
        editor = column.meta.editor
        if editor is Editor.CHECK:
            return self.flag(column.name)
        if editor is Editor.CLOCK:
            return self.clock(column.name)
        if editor is Editor.WALL_TIME:
            return self._bound(column.name, text)
        if editor is Editor.RUNTIME and self._heading(column.name) == column.name:
            return self.number(column.name, column.meta.minimum or 0, 360_000)
        return self._parsed(column, text)

    def _bound(self, name: str, text: str) -> WallTime | None:
        """A moment from one cell or two; a day alone begins, or ends, what it is said of."""
        if time := self.text(f"{name}_time"):
            text = f"{text} {time}"
        try:
            day = date_in(text, self._grid.near)
        except EitherWay:
            day = None
        try:
            if day is None or _MIDNIGHT.search(text):
                return self._moment(text)
        except ValueError as problem:
            self.refuse(name, str(problem))
            return None
        message = _("“{text}” has no time; it was taken for the beginning of that day.")
        if name in _ENDINGS:
            message = _("“{text}” has no time; it was taken for the end of that day.")
        self.refuse(name, message.format(text=_short(text)), Severity.DOUBT)
        return WallTime(day_start(day_of(day)) + (1440 if name in _ENDINGS else 0))

    def _parsed(self, column: Column, text: str) -> Any:
        editor = column.meta.editor
        try:
            if editor is Editor.DAY:
                return day_of(self._date(text))
            if editor is Editor.LIST:
                allowed = column.meta.choices
                said = (value_of(item, allowed) for item in self.list(column.name))
                return checked(column, tuple(dict.fromkeys(said)))
            if editor is Editor.NUMBER and (_GROUPED.match(text) or _NUMBER.match(text)):
                text = re.sub(r"[.,]0{1,2}\Z", "", text) if _NUMBER.match(text) else text
                text = re.sub(r"\D", "", text)
            return _chosen(column, text) if editor is Editor.CHOICE else parse(column, text)
        except (UserError, ValueError) as problem:
            self.refuse(column.name, str(problem))
            return None

    def refuse(self, name: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem with a field of this row, by the heading that the file gives it."""
        letters = self._grid.letters.get(name, "")
        cell = f"{letters}{self.line}" if letters else ""
        self.problems.append(
            Problem(
                self.file, self.line, self._heading(name), message, severity, self._grid.sheet, cell
            )
        )  # fmt: skip

    def _heading(self, name: str) -> str:
        position = self._grid.columns.get(name)
        return (self._grid.headings[position] if position is not None else "") or name

    def _moment(self, text: str) -> WallTime:
        """A date and a time of day; raises ValueError with the sentence for people."""
        numbered = serial(text, self._grid.epoch)
        text = without_end(OFFSET.sub(r"\1", text))
        try:
            found = numbered or moment_in(text, self._grid.near)
        except EitherWay as either:
            found = self._chosen_order(either, text), either.minute
        if found is None and self._grid.epoch and _ISO_DAY.fullmatch(text):
            found = date.fromisoformat(text), 0  # midnight: a spreadsheet shows the day alone
        if found is None and date_in(text, self._grid.near) is None:
            parted = re.match(r"(.*?\S)[\sT]+\d{1,2}[:.h]\d{2}", text)
            if (
                parted
                and date_in(parted[1], self._grid.near) is None
                and clock_in(text.rsplit(maxsplit=1)[-1]) is not None
            ):
                raise ValueError(_not_a_date(text))
        if found is None:
            raise ValueError(_not_a_time(text))
        return WallTime(day_start(day_of(found[0])) + found[1])

    def _clock(self, text: str) -> int:
        """Minutes of a time of day; raises ValueError."""
        found = fraction(text, self._grid.epoch)
        if found is None:
            found = clock_in(text)
        if found is None and (span := clocks_in(text)):
            found = span[0]
        if found is None and self._grid.epoch and (numbered := serial(text, self._grid.epoch)):
            found = numbered[1]
        if found is None:
            try:
                found = parse_clock(text)
            except UserError:
                raise ValueError(text) from None
        return found

    def _date(self, text: str) -> date:
        """A calendar date; raises ValueError with the sentence for people."""
        try:
            found = date_in(text, self._grid.near)
        except EitherWay as either:
            return self._chosen_order(either, text)
        if found is None and (numbered := serial(text, self._grid.epoch)):
            found = numbered[0]
        if found is None and (both := moment_in(text, self._grid.near)):
            found = both[0]
        if found is None:
            raise ValueError(_not_a_date(text))
        return found

    def _chosen_order(self, either: EitherWay, text: str) -> date:
        """Day or month first, as the other dates of the table have it; ValueError if none does."""
        if self._grid.day_first is None:
            sentence = _("“{text}” could be day or month first; write it as {one} or {other}.")
            raise ValueError(sentence.format(text=_short(text), one=either.one, other=either.other))
        return date.fromisoformat(either.one if self._grid.day_first else either.other)


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a text between “|”; one inside a part has a backslash before it."""
    parts = (part.replace("\\|", "|").strip() for part in re.split(r"(?<!\\)\|", text))
    return tuple(part for part in parts if part)


def day_in(text: str, near: date | None = None) -> Day | None:
    """The day that a heading is, where it is nothing else; without a year, the one near a day."""
    try:
        found = date_in(text, near)
    except ValueError:
        return None
    return None if found is None else day_of(found)


def _chosen(column: Column, text: str) -> Any:
    """One of the column's choices; people write “World premiere” where “world” is meant."""
    word = text.casefold().removesuffix(_(column.meta.label).casefold()).strip(" -")
    known = tuple(column.kind) if issubclass(column.kind, StrEnum) else column.meta.choices
    word = value_of(word, known)
    return parse(column, word or text)


_UNITS = (
    (re.compile(r"\b(?:heures?|stunden?|std\.?|horas?|ore|ora)(?![^\W\d_])", re.IGNORECASE), "h"),
    (re.compile(r"\b(?:minutos?|minuti|minuto|min\.)(?![^\W\d_])", re.IGNORECASE), "min"),
    (
        re.compile(
            r"\b(?:secondes?|sekunden?|sek\.?|segundos?|secondi)(?![^\W\d_])", re.IGNORECASE
        ),
        "s",
    ),
    (re.compile(r"\s+(?:et|und|y|e)\s+(?=\d)", re.IGNORECASE), " "),
)


def _in_english(text: str) -> str:
    """A length with the words of other languages for hours, minutes and seconds turned."""
    spaced = re.sub(r"(?<=\d)(?=[^\W\d_])", " ", text)
    for pattern, unit in _UNITS:
        spaced = pattern.sub(unit, spaced)
    return spaced


def _not_a_date(text: str) -> str:
    return _("“{text}” is not a date; write it as 2026-11-05.").format(text=_short(text))


def _not_a_time(text: str) -> str:
    return _("“{text}” is not a time; write it as 2026-11-06T19:30.").format(text=_short(text))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"

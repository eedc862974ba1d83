"""One row of a table, asked for texts; what cannot be read becomes a problem with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from planner.exchange.base import Problem, Severity
from planner.exchange.countries import countries_of
from planner.exchange.tables.grid import Grid
from planner.exchange.tables.languages import text_in
from planner.exchange.tables.people import people_in
from planner.exchange.tables.words import is_nothing
from planner.i18n import _

_OF_LINES = frozenset({"films", "credits"})
"""Cells of which each line is a thing."""

_A_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")


class Texts:
    """The texts of one row; ``problems`` collects what its fields could not be read as."""

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

    @property
    def exact(self) -> bool:
        """Whether this program wrote the table."""
        return self._grid.exact

    @property
    def struck(self) -> bool:
        """Whether the row is struck through."""
        return self.line in self._grid.struck

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


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a text between “|”; one inside a part has a backslash before it."""
    parts = (part.replace("\\|", "|").strip() for part in re.split(r"(?<!\\)\|", text))
    return tuple(part for part in parts if part)


def shortened(text: str) -> str:
    """A text for a sentence: never more than 60 characters."""
    return text if len(text) <= 60 else text[:57] + "…"

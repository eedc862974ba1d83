"""A table before anybody knows what it means: its cells as texts, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.exchange.base import Problem, Severity

MAX_ROWS = 50_000
MAX_COLUMNS = 300


@dataclass(slots=True)
class RawTable:
    """The rows of a text file, or of one sheet, with their numbers as people count.

    ``column`` is how many columns of the sheet stand before the first one here. ``epoch`` is the
    year from which a spreadsheet counts its days; 0 in a text file, whose numbers are no dates.
    ``spans`` are merged cells: first row, first column, last row, last column, as here.
    """

    file: str
    rows: list[tuple[int, list[str]]]
    sheet: str = ""
    column: int = 0
    epoch: int = 0
    spans: tuple[tuple[int, int, int, int], ...] = ()
    problems: list[Problem] = field(default_factory=list)
    struck: frozenset[int] = frozenset()
    """The lines that are struck through."""
    fields: Mapping[int, str] = field(default_factory=dict)
    """What the columns mean of a part of a table, which has only these; "" as headings say."""
    head: int = 0
    """Which row of such a part are the headings."""
    exact: bool = False
    """Whether this program wrote it: its cells are kept to the letter, and nothing is guessed."""

    @property
    def called(self) -> str:
        """The name that may say what the table is of: that of its sheet, else that of its file."""
        return f"{self.sheet}.sheet" if self.sheet else self.file

    def letters(self, position: int) -> str:
        """What the sheet calls a column: A, B … AA; nothing in a text file."""
        if not self.sheet:
            return ""
        number, letters = position + self.column + 1, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters

    def note(
        self, line: int, message: str, severity: Severity = Severity.ERROR, cell: str = ""
    ) -> None:
        """A problem with this table and not with one of its fields."""
        self.problems.append(Problem(self.file, line, "", message, severity, self.sheet, cell))

"""What readers return: plain rows of what they understood, problems, doubts and what was left over.

A reader sees text and never the festival, and never raises on what a user wrote: whatever it
cannot understand becomes a ``Problem`` with file, line and field, or a ``Leftover`` that is kept
and shown.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from planner.errors import one_line
from planner.i18n import _
from planner.times import WallTime

if TYPE_CHECKING:
    from planner.exchange.source import Source


class Severity(StrEnum):
    """How much a problem costs: an error leaves something out, a doubt asks for a look."""

    ERROR = "error"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one place in a source; ``line`` 0 means the file as a whole.

    In a spreadsheet ``line`` is the row, ``sheet`` its sheet and ``cell`` the cell, as B7.
    """

    file: str
    line: int
    field: str
    message: str
    severity: Severity = Severity.ERROR
    sheet: str = ""
    cell: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", one_line(self.message))

    def sentence(self) -> str:
        """The message with its place in front, as the command line prints it."""
        return one_line(self._in_sheet() if self.sheet else self._in_text())

    def _in_text(self) -> str:
        if not self.line:
            place = _("{file}: {message}")
        elif self.field:
            place = _("{file}, line {line}, {field}: {message}")
        else:
            place = _("{file}, line {line}: {message}")
        return place.format(file=self.file, line=self.line, field=self.field, message=self.message)

    def _in_sheet(self) -> str:
        if self.cell and self.field:
            place = _("{file}, sheet “{sheet}”, {cell} ({field}): {message}")
        elif self.cell:
            place = _("{file}, sheet “{sheet}”, {cell}: {message}")
        elif self.line:
            place = _("{file}, sheet “{sheet}”, row {line}: {message}")
        else:
            place = _("{file}, sheet “{sheet}”: {message}")
        return place.format(
            file=self.file, sheet=self.sheet, cell=self.cell, line=self.line, field=self.field,
            message=self.message,
        )  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """The problem as DESIGN section 7 writes it, in a spreadsheet with sheet and cell."""
        place = {"sheet": self.sheet, "cell": self.cell} if self.sheet else {}
        return {
            "file": self.file,
            "line": self.line,
            "field": self.field,
            "message": self.message,
            "severity": self.severity.value,
            **place,
        }


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text of a source that belongs to no film: kept, so that nothing is lost unseen."""

    file: str
    line: int
    text: str
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing a reader understood, and where: file, line, and the lines of fields that differ.

    ``own_id`` is the number that this program gave it when it wrote the file; other tables of the
    same export refer to it by that. ``more`` are the columns that are read as they are declared.
    A row of a spreadsheet has its ``sheet`` and the ``letters`` of the columns of its fields.
    """

    file: str
    line: int
    external_id: str = ""
    own_id: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    sheet: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    nth: int = 0
    """The how manieth row for its table on its line."""
    typed: Mapping[str, Any] = field(default_factory=dict)
    """What the source had in the fields over which somebody typed (see ``corrections``)."""

    def line_of(self, name: str) -> int:
        """The line on which a field of the row was found."""
        return self.lines.get(name, self.line)

    def problem(self, name: str, message: str, severity: Severity = Severity.ERROR) -> Problem:
        """A problem with a field of this row, at its line or cell."""
        line, letters = self.line_of(name), self.letters.get(name, "")
        cell = f"{letters}{line}" if letters else ""
        return Problem(self.file, line, name, message, severity, self.sheet, cell)


@dataclass(frozen=True, slots=True)
class CreditRow:
    """A person and the role the source gives them; the role may be empty."""

    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRow(Row):
    """A film as a source describes it; empty fields were not said."""

    title: str
    original_title: str = ""
    alternate_titles: tuple[str, ...] = ()
    section: str = ""
    runtime_seconds: int | None = None
    year: int | None = None
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    status: str = ""
    credits: tuple[CreditRow, ...] = ()
    logline: str = ""
    synopsis: str = ""
    statement: str = ""
    note: str = ""
    language: str = ""
    """The code of the language that its texts are in, when somebody said so."""
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Texts in single languages, by the code of the language and the name of the field."""
    lent: bool = False
    """Whether the title is one of those, since the film has no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenRow(Row):
    """A screen and its venue; ``opens`` and ``closes`` are minutes of the festival day.

    Without ``venue`` the source calls it by one name, of whatever it is.
    """

    venue: str
    screen: str
    code: str = ""
    seats: int | None = None
    opens: int | None = None
    closes: int | None = None
    turnaround_minutes: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow(Row):
    """Several films shown as one (``films`` names them by id or title), or an event without any."""

    title: str
    films: tuple[str, ...] = ()
    code: str = ""
    section: str = ""
    runtime_seconds: int | None = None
    gap_seconds: int | None = None
    wanted: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow(Row):
    """What a source says of a screening that it knows by its code and not by its place.

    ``screen`` is a screen's id, its code, its name, or “Venue / Screen”. ``form`` is what the
    source calls the thing shown: film, films, event, hold, or nothing. ``own_title`` is what this
    screening alone is called. ``exact`` rows were written by this program: nothing about their
    times is guessed at.
    """

    start: WallTime | None = None
    screen: str = ""
    end: WallTime | None = None
    films: tuple[str, ...] = ()
    programme: str = ""
    title: str = ""
    own_title: str = ""
    form: str = ""
    kind: str = ""
    status: str = ""
    cancelled_reason: str = ""
    code: str = ""
    preshow_minutes: int | None = None
    intro_minutes: int | None = None
    qa_minutes: int | None = None
    turnaround_minutes: int | None = None
    pinned: bool = False
    note: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningRow(CodedRow):
    """A screening: what (films by id or title, else a programme), where and when.

    With ``in_utc`` its start and end are minutes of UTC; with ``lasts`` the end was told as a
    length, which a change of clocks leaves as it is. ``section`` is for an event that it makes.
    With ``ours`` its ``external_id`` is the number that the screening has in the festival whose
    timetable this is.
    """

    start: WallTime
    screen: str
    in_utc: bool = False
    lasts: bool = False
    section: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow(Row):
    """A row of a festival's own table, as Marquee wrote it; references are ids of the same file.

    Columns of which nothing is in ``values`` were not said. ``updates`` is False for a row that
    only others refer to: it is found again, or added, and never changed.
    """

    table: str
    id: int
    values: Mapping[str, Any]
    updates: bool = True


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column of a table: its heading (“Notes (2)” for the second of that name), the field that
    it was read as (empty: not read), and how sure that is, from 0 to 1. 1 means that the heading
    says so, or somebody did. ``samples`` are some of its cells; ``letters`` what a sheet calls it.
    """

    heading: str
    field: str
    sure: float
    samples: tuple[str, ...] = ()
    letters: str = ""


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table in a file, for the preview that lets people correct what its columns mean.

    ``kind`` is the table it was read as (empty: none), ``key`` what its set of headings is
    remembered by (see ``exchange.mapping``), ``line`` where the headings stand.
    """

    file: str
    sheet: str
    key: str
    kind: str
    line: int
    columns: tuple[ColumnFound, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(Row):
    """A row of any other table (``record_tables.RECORD_TABLES``): people, copies, venues …

    ``values`` are those of the record's columns, as the record has them; ``refs`` name other
    records, by column, in texts that are tried in order: a number of the same file or of this
    program, an external id, a code, a name. ``closed`` says of hours that there are none that day.
    """

    table: str
    values: Mapping[str, Any] = field(default_factory=dict)
    refs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closed: bool = False


@dataclass(slots=True)
class Understood:
    """Everything one reader found in one source."""

    films: list[FilmRow] = field(default_factory=list)
    screens: list[ScreenRow] = field(default_factory=list)
    programmes: list[ProgrammeRow] = field(default_factory=list)
    screenings: list[ScreeningRow] = field(default_factory=list)
    coded: list[CodedRow] = field(default_factory=list)
    records: list[RecordRow] = field(default_factory=list)
    listed: list[TableRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    tables: list[TableFound] = field(default_factory=list)

    def __len__(self) -> int:
        parts = (self.films, self.screens, self.programmes, self.screenings, self.coded)
        return sum(len(rows) for rows in parts) + len(self.records) + len(self.listed)

    def extend(self, other: Understood) -> None:
        """Add what another source said."""
        self.films += other.films
        self.screens += other.screens
        self.programmes += other.programmes
        self.screenings += other.screenings
        self.coded += other.coded
        self.records += other.records
        self.listed += other.listed
        self.problems += other.problems
        self.leftovers += other.leftovers
        self.tables += other.tables


class Reader(ABC):
    """One way of writing a catalogue or timetable down. A file in ``readers/`` is all it takes.

    ``kinds`` are further names for ``marquee import --as``, handed to ``read`` as they are.
    """

    id: str = ""
    title: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    kinds: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def recognises(self, source: Source) -> float:
        """How sure this reader is that the source is meant for it: 0 not at all, 1 certain.

        A source that is not text (``source.foreign``) is for readers that know its bytes.
        """

    @abstractmethod
    def read(self, source: Source, kind: str = "") -> Understood:
        """What the source says. Never raises on its text, whatever it is."""

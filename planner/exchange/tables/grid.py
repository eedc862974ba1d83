"""From the cells of a table to its headings, the field of each column, and the rows below.

Headings may stand under a title, in two rows, in any of seven languages, or say nothing at all;
what somebody said about them goes before everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.exchange.base import ColumnFound, Leftover, Problem, Severity, TableFound
from planner.exchange.mapping import LEFT_OUT, Mappings, Names, TableMapping, key_of
from planner.exchange.tables.between import (
    Days,
    Lifted,
    filled_doubt,
    filled_down,
    lifted,
    lifted_doubt,
)
from planner.exchange.tables.contents import are_clocks, are_hours, are_titles, one_of, shape_of
from planner.exchange.tables.exports import own_mapping
from planner.exchange.tables.foot import without_repetitions
from planner.exchange.tables.head import headings_of
from planner.exchange.tables.headings import (
    columns,
    is_clock_heading,
    meant,
    placed,
    table_kind,
)
from planner.exchange.tables.headless import (
    headless_doubt,
    title_and_place,
)
from planner.exchange.tables.languages import text_in
from planner.exchange.tables.order import (
    epoch_doubt,
    likely_epoch,
    likely_order,
    order_doubt,
    proven_order,
)
from planner.exchange.tables.people import Turned, family_first
from planner.exchange.tables.raw import MAX_COLUMNS, RawTable
from planner.exchange.tables.repeated import parted
from planner.i18n import _

_SURE = 0.8
_BY_CONTENT = 0.6
_SAMPLES = 5
_SHORTENED = 60

Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The headings of a table, the column of each known field, and its rows with their lines.

    ``day_first`` says how the dates of the table count, where some of them prove it.
    """

    headings: list[str]
    columns: dict[str, int]
    rows: Rows
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    """What is uncertain about the headings."""
    leftovers: list[Leftover] = field(default_factory=list)
    kind: str = ""
    found: TableFound | None = None
    sheet: str = ""
    letters: dict[str, str] = field(default_factory=dict)
    epoch: int = 0
    day_first: bool | None = None
    near: date | None = None
    """A day of the festival, which says the year of dates that have none."""
    in_hours: bool = False
    """Whether the lengths of films, all like 1:33, are hours and minutes."""
    struck: frozenset[int] = frozenset()
    """The lines that are struck through."""
    exact: bool = False
    turned: frozenset[str] = frozenset()
    """The fields of people that have the family name first."""
    asked: set[str] = field(default_factory=set)
    """The fields that a row was asked for; a column of another one is not read."""
    said: bool = False
    """Whether somebody said what table it is."""


def understood(
    raw: RawTable,
    mappings: Mappings | None = None,
    kind: str = "",
    names: Names = Names(),  # noqa: B008 - it is frozen
) -> Grid:
    """The table with its columns understood; ``kind`` is what it is said to be.

    A table without headings that mean something, and whose cells do not tell either, has no kind.
    """
    at, deep, headings = headings_of(raw)
    mapping = own_mapping(headings).and_also((mappings or Mappings()).of(headings, raw.sheet))
    above, rows = raw.rows[:at], raw.rows[at + deep :]
    doubts, leftovers = list[Problem](), _above(raw, above)
    fields = [_field(heading, mapping, raw.fields.get(n)) for n, heading in enumerate(headings)]
    rows, dropped = (rows, []) if raw.exact else without_repetitions(headings, rows)
    leftovers += [Leftover(raw.file, line, " ".join(filter(None, cells)), raw.sheet)
                  for line, cells in dropped]  # fmt: skip
    if not raw.exact:
        _by_contents(fields, headings, rows, mapping)
        _by_names(fields, headings, rows, mapping, names)
        if not deep:
            _by_repetition(fields, headings, rows, mapping)
            doubts.append(headless_doubt(raw, raw.rows[at][0]))
    found_between = None if raw.exact else _between(raw, above, rows, fields, headings, names.days)
    if found_between is not None:
        rows = found_between.rows
        doubts.append(lifted_doubt(raw, found_between))
    meanings = [name if sure >= _SURE or sure == _BY_CONTENT else "" for name, sure in fields]
    where = placed(meanings, headings)
    known = mapping.kind or kind or table_kind(set(where))
    if known == "screenings" and not raw.exact:
        rows, filled = filled_down(rows, where)
        doubts += [filled_doubt(raw, filled)] if filled else []
    if known and known != LEFT_OUT and not raw.exact:
        doubts += _doubts(raw, at, headings, fields, where)
    line = raw.rows[at][0] if raw.rows else 1
    found = TableFound(
        raw.file, raw.sheet, key_of(headings), "" if known == LEFT_OUT else known, line,
        _found(raw, headings, fields, where, rows), len(rows),
    )  # fmt: skip
    in_hours = "runtime" in where and not raw.exact and are_hours(_cells(rows, where["runtime"]))
    doubts += [_hours_taken(raw, line, headings[where["runtime"]])] if in_hours else []
    letters = {name: raw.letters(position) for name, position in where.items()}
    turned = {} if raw.exact else _turned(rows, where)
    doubts += [_turned_names(raw, line, headings[where[name]], one)
               for name, one in turned.items()]  # fmt: skip
    dates = [text for name in ("date", "start", "end") if name in where
             for text in _cells(rows, where[name])]  # fmt: skip
    first = proven_order(dates)
    if first is None and names.days:
        first = likely_order(dates, names.days)
        doubts += [] if first is None else [order_doubt(raw, line, day_first=first)]
    near = names.days[0] if names.days else None
    epoch = raw.epoch
    for name in ("date", "start") if not epoch and not raw.exact else ():
        cells = _cells(rows, where[name]) if name in where else []
        if epoch := likely_epoch(cells, names.days):
            doubts.append(epoch_doubt(raw, line, headings[where[name]], cells[0], epoch))
            break
    return Grid(
        headings, where, rows, list(raw.problems), doubts, leftovers, known, found, raw.sheet,
        letters if raw.sheet else {}, epoch, first, near,
        in_hours, raw.struck,
        raw.exact, frozenset(turned), set(), bool(mapping.kind or kind),
    )  # fmt: skip


def letters_of(grid: Grid, where: Mapping[str, int]) -> dict[str, str]:
    """What the sheet calls the columns of these fields; nothing for a text file."""
    if grid.found is None or not grid.sheet:
        return {}
    letters = [column.letters for column in grid.found.columns]
    return {name: letters[at] for name, at in where.items() if at < len(letters)}


def known_headings(raw: RawTable) -> tuple[list[str], dict[str, int]]:
    """The headings of a table and the columns whose names are known; quick, to recognise it."""
    _at, _deep, headings = headings_of(raw)
    return headings, columns(headings)


def parts(raw: RawTable) -> list[RawTable]:
    """The tables in a table: itself, or a list of films and the timetables beside it."""
    return parted(raw, *headings_of(raw)) or [raw]


# ---------------------------------------------------------------- which column is which field


def _field(heading: str, mapping: TableMapping, known: str | None) -> tuple[str, float]:
    said = mapping.field_of(heading)
    if said is not None:
        return ("" if said == LEFT_OUT else said), 1.0
    if known:
        return known, 1.0
    found = meant(heading)
    return found.field, found.sure


def _by_contents(
    fields: list[tuple[str, float]], headings: list[str], rows: Rows, mapping: TableMapping
) -> None:
    """Give columns without a name that is known the field that their cells look like."""
    width = max([len(fields), *(len(cells) for _line, cells in rows[:200])])
    fields += [("", 0.0)] * (min(width, MAX_COLUMNS) - len(fields))
    headings += [""] * (len(fields) - len(headings))
    taken = {name for name, sure in fields if sure >= _SURE}
    taken |= {text_in(name)[0] for name in taken}
    unnamed = [
        at for at, (_name, sure) in enumerate(fields)
        if sure < _SURE and mapping.field_of(headings[at]) is None
    ]  # fmt: skip
    for at, (name, _sure) in enumerate(fields):
        if name == "start" and "date" not in taken and shape_of(_cells(rows, at), 1) == "date":
            fields[at] = ("date", 1.0)
            taken.add("date")
    shapes = {at: shape for at in unnamed if (shape := shape_of(_cells(rows, at)))}
    timetable = bool({"start", "date"} & (taken | set(shapes.values())))
    for at, shape in shapes.items():
        if shape in taken or (shape == "time" and not timetable) or _said_otherwise(shape, taken):
            continue
        fields[at] = (shape, _BY_CONTENT)
        taken.add(shape)
    if "title" not in taken and taken & {"year", "runtime", "runtime_minutes", "director"}:
        for at in unnamed:
            if at not in shapes and are_titles(_cells(rows, at)):
                fields[at] = ("title", _BY_CONTENT)
                return


def _between(
    raw: RawTable,
    above: Rows,
    rows: Rows,
    fields: list[tuple[str, float]],
    headings: list[str],
    days: Days,
) -> Lifted | None:
    """What lines between the rows say of those below, as one more column of the table."""
    taken = {name for name, sure in fields if sure >= _SURE or sure == _BY_CONTENT}
    clocks = [at for at, heading in enumerate(headings) if is_clock_heading(heading)]
    starts = [at for at, (name, sure) in enumerate(fields) if name in {"start", "time"} and sure]
    clocked = [at for at in (*clocks, *starts) if are_clocks(_cells(rows, at))]
    if clocked:
        taken -= {"start"}
    timed = bool(clocked) or bool({"date", "start"} & taken)
    found = lifted(raw, above, rows, taken, days, timed=timed)
    if found is not None:
        width = max(len(cells) for _line, cells in found.rows)
        fields += [("", 0.0)] * (width - len(fields))
        headings += [""] * (width - len(headings))
        fields[width - 1] = (found.field, 1.0)
    return found


def _by_names(
    fields: list[tuple[str, float]],
    headings: list[str],
    rows: Rows,
    mapping: TableMapping,
    names: Names,
) -> None:
    """Find the columns of films and screens of a timetable by the names that are known already."""
    taken = {name for name, sure in fields if sure >= _SURE or sure == _BY_CONTENT}
    if not taken & {"start", "date"}:
        return
    wanted = (
        ("screen", names.screens, {"screen", "screen_id", "venue"}),
        ("films", names.films, {"films", "film_id", "title"}),
    )
    for meaning, known, others in wanted:
        for at, (_name, sure) in enumerate(fields):
            free = sure < _BY_CONTENT and mapping.field_of(headings[at]) is None
            if free and known and not others & taken and one_of(_cells(rows, at), known):
                fields[at] = (meaning, _BY_CONTENT)
                taken.add(meaning)


def _by_repetition(
    fields: list[tuple[str, float]], headings: list[str], rows: Rows, mapping: TableMapping
) -> None:
    """Find titles and places of a timetable without headings: places come again and again."""
    taken = {name for name, sure in fields if sure >= _BY_CONTENT}
    free = {at: _cells(rows, at) for at, (_name, sure) in enumerate(fields)
            if sure < _BY_CONTENT and mapping.field_of(headings[at]) is None}  # fmt: skip
    others = {"title": {"title", "films", "film_id"}, "venue": {"venue", "screen", "screen_id"}}
    if taken & {"start", "date"}:
        for name, at in title_and_place(free).items():
            if not others[name] & taken:
                fields[at] = (name, _BY_CONTENT)


def _said_otherwise(shape: str, taken: set[str]) -> bool:
    """Whether named columns say already what a column of this shape would."""
    others = {"runtime": {"runtime_minutes", "runtime_seconds"}, "start": {"date", "time"},
              "date": {"start"}, "time": {"start"}}  # fmt: skip
    return bool(others.get(shape, set()) & taken)


def _cells(rows: Rows, at: int) -> list[str]:
    found = (cells[at] for _line, cells in rows[:400] if at < len(cells) and cells[at])
    return [" ".join(text.split("\n")) if "\n" in text else text for text in found]


def _found(
    raw: RawTable,
    headings: list[str],
    fields: Sequence[tuple[str, float]],
    where: dict[str, int],
    rows: Rows,
) -> tuple[ColumnFound, ...]:
    by_place = {position: name for name, position in where.items()}
    return tuple(
        ColumnFound(
            heading, by_place.get(at, ""), round(fields[at][1], 2),
            tuple(text[:_SHORTENED] for text in dict.fromkeys(_cells(rows, at)))[:_SAMPLES],
            raw.letters(at),
        )
        for at, heading in enumerate(headings)
        if heading or not raw.fields
    )  # fmt: skip


def _doubts(
    raw: RawTable,
    at: int,
    headings: list[str],
    fields: Sequence[tuple[str, float]],
    where: dict[str, int],
) -> Iterator[Problem]:
    """What was taken by its contents, and near-spellings that were not taken."""
    line = raw.rows[at][0] if raw.rows else 1
    for position, (name, sure) in enumerate(fields):
        letters = raw.letters(position)
        cell = f"{letters}{line}" if letters else ""
        heading = headings[position] or letters or str(position + 1)
        if sure == _BY_CONTENT and where.get(name) == position:
            message = _(
                "Nobody knows the heading “{heading}”; the column was read as {field} because of "
                "what it contains. Say what it is if that is wrong."
            )
        elif 0 < sure < _SURE and sure != _BY_CONTENT and name not in where:
            message = _(
                "The heading “{heading}” may mean {field} and was not read; say what it is, or "
                "correct the spelling."
            )
        else:
            continue
        text = message.format(heading=heading, field=name)
        yield Problem(raw.file, line, heading, text, Severity.DOUBT, raw.sheet, cell)


_PEOPLE = ("director", "writer", "producer", "cast")


def _turned(rows: Rows, where: Mapping[str, int]) -> dict[str, Turned]:
    found = {name: family_first(_cells(rows, where[name])) for name in _PEOPLE if name in where}
    return {name: one for name, one in found.items() if one is not None}


def _turned_names(raw: RawTable, line: int, heading: str, one: Turned) -> Problem:
    message = _(
        "The names have the family name first and were turned: “{text}” was read as “{name}”."
    ).format(text=one.written, name=one.name)
    return Problem(raw.file, line, heading, message, Severity.DOUBT, raw.sheet)


def _hours_taken(raw: RawTable, line: int, heading: str) -> Problem:
    message = _(
        "All lengths are like 1:33 and were read as hours and minutes; write minutes if they are"
        " minutes and seconds."
    )
    return Problem(raw.file, line, heading, message, Severity.DOUBT, raw.sheet)


# ---------------------------------------------------------------- which rows are rows


def _above(raw: RawTable, above: Rows) -> list[Leftover]:
    """What stands over the headings belongs to no row."""
    told = ((line, " ".join(filter(None, cells)).strip()) for line, cells in above)
    return [Leftover(raw.file, line, text, raw.sheet) for line, text in told if text]

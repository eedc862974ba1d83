"""Tables: headings in seven languages over cells of what they say, or of anything; as text and as
workbooks.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

from planner.exchange.readers.tables import Tables
from planner.exchange.record_tables import RECORD_TABLES, plain_columns
from planner.exchange.tables.names import names
from tests.soak.inputs.case import Case
from tests.soak.inputs.wounds import SPLINTERS, encoded, shuffled, torn

Cells = list[list[str]]

_FIELDS = (
    ("title", "director", "year", "runtime", "countries", "synopsis"),
    ("film_id", "title", "runtime_minutes", "section", "credits", "languages"),
    ("title", "original_title", "alternate_titles", "runtime_seconds", "status", "note"),
    ("venue", "screen", "seats", "opens", "closes", "turnaround_minutes"),
    ("screen_id", "venue", "screen", "hours", "code"),
    ("title", "venue", "screen", "date", "time", "end"),
    ("screening_id", "films", "screen_id", "start", "end", "kind", "cancelled"),
    ("title", "start", "screen", "runtime", "qa_minutes", "intro_minutes"),
    ("programme_id", "title", "films", "gap_minutes", "section"),
    ("code", "tickets_sold", "status"),
)
"""Fields of films, screens, programmes and screenings, as tables have them together."""

_TITLES = (
    "Salt",
    "Rain",
    "Salt / Rain",
    "Salt; Rain",
    "長春",
    "Le Sel, l’été",
    "Salt (2001)",
    "1917",
)
_PEOPLE = ("Ann Sol", "Ann Sol, Bo Li", "Sol, Ann", "Ann Sol & Bo Li", "Director: Ann Sol; Bo")
_LENGTHS = ("93", "93 min", "1:33", "01:33:00", "1h33", "0", "NULL", "5580", "-5", "93.5", "1,5 h")
_MOMENTS = ("2026-11-05 19:30", "05/11/2026 19:30", "5 nov. 2026 19h30", "11/5/26 7:30 PM",
            "46332.8125", "Thu 5 Nov", "2026-11-05T00:30", "2026年11月5日 19:30")  # fmt: skip
_DAYS = ("2026-11-05", "05.11.2026", "5 nov. 2026", "11/13/2026", "13/11/2026", "46332")
_CLOCKS = ("19:30", "7:30 PM", "19h30", "0.8125", "25:30", "00:15", "12:00 am", "1930", "19.30")
_VALUES = {
    "title": _TITLES, "original_title": _TITLES, "films": _TITLES, "film": _TITLES,
    "director": _PEOPLE, "credits": _PEOPLE, "people": _PEOPLE, "name": _PEOPLE,
    "runtime": _LENGTHS, "runtime_minutes": _LENGTHS, "runtime_seconds": _LENGTHS,
    "qa_minutes": _LENGTHS, "intro_minutes": _LENGTHS, "minutes": _LENGTHS,
    "start": (*_MOMENTS, *_CLOCKS), "end": (*_MOMENTS, *_CLOCKS), "since": _CLOCKS,
    "until": _MOMENTS, "valid_from": _MOMENTS, "valid_until": _MOMENTS, "arrives": _MOMENTS,
    "leaves": _MOMENTS, "date": _DAYS, "day": _DAYS, "time": _CLOCKS,
    "opens": _CLOCKS, "closes": _CLOCKS, "hours": ("10:00-23:00", "10-1", "geschlossen", "-"),
    "venue": ("Odeon", "国泰", "Cinema"), "screen": ("1", "Screen 1", "Odeon / 1", "一号厅"),
    "screen_id": ("S1", "1", "S9"), "film_id": ("F1", "F2", "F1;F2", "1"),
    "year": ("2001", "2001/2", "'01", "0", "99999", "2001.0"),
    "cancelled": ("no", "yes", "x", "0", "ja", "?"), "seats": ("320", "1.200", "1 200", "12O"),
    "countries": ("Chile", "Chile, Peru", "CL", "Narnia"), "tickets_sold": ("1.200", "N/A", "12"),
    "status": ("invited", "confirmed", "abgesagt", "Undecided"), "code": ("A1", "A2", "长", ""),
}  # fmt: skip
_ANY = ("", "", "Salt", "0", "1", "-", "NULL", "N/A", "x", "2026-11-05", "19:30", *SPLINTERS)
_MARKS = (",", ",", ";", "\t", "|", ":", "，", "\x1f")


@cache
def _called() -> dict[str, tuple[str, ...]]:
    """What people call each field."""
    found = defaultdict(list)
    for field, _language, name in names():
        found[field].append(name)
    return {field: tuple(said) for field, said in found.items()}


def some_cells(chance: random.Random) -> Cells:
    """A table with its headings first, wounded or not."""
    table = chance.choice(list(RECORD_TABLES.values())) if chance.random() < 0.3 else None
    fields = list(chance.choice(_FIELDS))
    if table is not None:
        fields = [
            *(column.name for column in plain_columns(table)),
            *(name.removesuffix("_id") for name in table.key),
        ]
    for _wound in range(chance.choice((0, 0, 1, 3))):
        fields = shuffled(fields, chance) or ["title"]
    if chance.random() < 0.2:
        fields.append(chance.choice(list(_called())))
    rows = [[_value(field, chance) for field in fields] for _row in range(chance.randrange(9))]
    made = [[_heading(field, chance) for field in fields], *rows]
    if chance.random() < 0.15:
        made[:0] = [["River Festival 2026"], []][: chance.randint(1, 2)]
    for _wound in range(chance.choice((0, 0, 1, 2, 4))):
        made = _wounded(made, chance)
    return made


def _heading(field: str, chance: random.Random) -> str:
    if chance.random() < 0.4:
        return field
    name = chance.choice(_called().get(field, (field,)))
    ends = ("", "", "", " (min)", " *", ":", " DE", " (French)", "_es", "?")
    return f"{name}{chance.choice(ends)}"


def _value(field: str, chance: random.Random) -> str:
    if chance.random() < 0.12:
        return chance.choice(_ANY)
    return chance.choice(_VALUES.get(field, ("", "A", "1", "yes", "2026-11-05", "19:30", "Salt")))


def _wounded(made: Cells, chance: random.Random) -> Cells:
    row = chance.randrange(len(made) or 1)
    column = chance.randrange(8)
    wounds: tuple[Callable[[], Cells], ...] = (
        lambda: shuffled(made, chance) or [[]],
        lambda: [*made[:row], shuffled(made[row], chance), *made[row + 1 :]] if made else [[]],
        lambda: [[*cells[:column], *cells[column + 1 :]] for cells in made],
        lambda: [[*cells[:column], chance.choice(_ANY), *cells[column:]] for cells in made],
        lambda: [[torn(cell, chance) if at == column else cell for at, cell in enumerate(cells)]
                 for cells in made],
        lambda: [*made[:row], [torn(cell, chance) for cell in made[row]], *made[row + 1 :]],
        lambda: [list(cells) for cells in zip(*made, strict=False)] or [[]],
    )  # fmt: skip
    return chance.choice(wounds)()


def _joined(cells: Sequence[str], mark: str, chance: random.Random) -> str:
    return mark.join(_quoted(cell, mark, chance) for cell in cells)


def _quoted(cell: str, mark: str, chance: random.Random) -> str:
    needed = mark in cell or "\n" in cell or '"' in cell
    if (needed and chance.random() < 0.9) or chance.random() < 0.05:
        return f'"{cell.replace(chr(34), chr(34) * 2)}"'
    return cell


def a_table(chance: random.Random) -> Case:
    """A table as text."""
    mark, end = chance.choice(_MARKS), chance.choice(("\n", "\n", "\r\n", "\r"))
    text = end.join(_joined(cells, mark, chance) for cells in some_cells(chance))
    if chance.random() < 0.1:
        text = f"sep={mark}{end}{text}"
    for _wound in range(chance.choice((0, 0, 1, 3, 8))):
        text = torn(text, chance)
    name = chance.choice(("t.csv", "t.csv", "t.tsv", "t.txt", "t.xlsx", "copies.csv", "people.csv"))
    return Case(encoded(text, chance), name, a_kind(chance), chance.random() < 0.3)


def a_kind(chance: random.Random) -> str:
    """What the table is said to be: nothing mostly."""
    return chance.choice(Tables.kinds) if chance.random() < 0.25 else ""

"""What somebody typed over what was understood, before anything comes in.

A correction goes by the row and the field, in a form that outlives the plan it was made in: plans
are made anew with every answer. What was typed is a change by hand: next week's file, in which the
slip still is, does not bring it back.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from planner.exchange.base import (
    CodedRow,
    FilmRow,
    Leftover,
    Problem,
    ProgrammeRow,
    RecordRow,
    Row,
    ScreeningRow,
    ScreenRow,
    TableRow,
    Understood,
)
from planner.exchange.correctable import field_of, fields_of, value_of, with_values
from planner.i18n import _

R = TypeVar("R", bound=Row)

_LISTS = ("films", "screens", "programmes", "screenings", "coded", "records", "listed")
_TABLES: Mapping[type[Row], str] = {
    FilmRow: "film",
    ScreenRow: "screen",
    ProgrammeRow: "programme",
    CodedRow: "screening",
    ScreeningRow: "screening",
}


class RowKey(NamedTuple):
    """What a row is known by from one plan of the same files to the next."""

    table: str
    file: str
    sheet: str
    line: int
    nth: int


def key_of(row: Row) -> RowKey:
    """The key of a row: the table it is for, its place, and the how manieth there it is."""
    table = row.table if isinstance(row, TableRow | RecordRow) else _TABLES.get(type(row), "")
    return RowKey(table, row.file, row.sheet, row.line, row.nth)


def numbered(rows: Understood) -> None:
    """Tell rows of one table on one line apart (``Row.nth``)."""
    seen = Counter[RowKey]()

    def told(row: R) -> R:
        key = key_of(row)
        seen[key] += 1
        return row if seen[key] == 1 else replace(row, nth=seen[key] - 1)

    for name in _LISTS:
        setattr(rows, name, [told(row) for row in getattr(rows, name)])


@dataclass(frozen=True)
class Corrections:
    """Values by row and field; what became of text that was left over, by the text: the row and
    the field it was given to; and films that are none, whose text is left over.
    """

    typed: Mapping[tuple[RowKey, str], Any] = field(default_factory=dict)
    given: Mapping[Leftover, tuple[RowKey, str]] = field(default_factory=dict)
    dropped: frozenset[RowKey] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.typed or self.given or self.dropped)

    def type(self, row: Row, name: str, text: str) -> Corrections:
        """With a text typed into a field of a row (as it is understood, or corrected before).

        What the source says itself takes the correction back. Raises UserError where the field
        cannot hold the text.
        """
        known = field_of(row, name)
        before = row.typed.get(name, value_of(row, name))
        if text.strip() == known.text(before).strip():
            return self.put_back(key_of(row), name)
        value = known.read(text)
        if value == before or (not value and before in (None, "", ())):
            return self.put_back(key_of(row), name)
        return replace(self, typed={**self.typed, (key_of(row), name): value})

    def put_back(self, key: RowKey, name: str) -> Corrections:
        """Without what was typed into a field, or given to it."""
        typed = {at: value for at, value in self.typed.items() if at != (key, name)}
        given = {piece: at for piece, at in self.given.items() if at != (key, name)}
        return replace(self, typed=typed, given=given)

    def give(self, piece: Leftover, row: Row, name: str) -> Corrections:
        """With a piece of text that was left over put into a field of a row: behind running text
        that is there, in place of anything else. Raises UserError where the field cannot hold it.
        """
        known = field_of(row, name)
        there = known.text(value_of(row, name))
        text = "\n\n".join(filter(None, (there, piece.text))) if known.is_long else piece.text
        said = self.type(row, name, text)
        return replace(said, given={**said.given, piece: (key_of(row), name)})

    def make_film(self, piece: Leftover, understood: Understood) -> Corrections:
        """With a piece of text that was left over as a film of its own: its first line is the
        title, the rest the synopsis. What was taken for a film at first is that film again.
        """
        again = {key_of(row) for row in understood.films if text_of(row) == piece} & self.dropped
        if again:
            return replace(self, dropped=self.dropped - again)
        there = {key_of(row) for row in understood.films}
        there |= {key for key, _name in self.given.values()}
        key = RowKey("film", piece.file, piece.sheet, piece.line, 0)
        while key in there:
            key = key._replace(nth=key.nth + 1)
        return replace(self, given={**self.given, piece: (key, "title")})

    def drop(self, row: FilmRow) -> Corrections:
        """With a film that is none: what it was made of is text left over."""
        key = key_of(row)
        there = self.without(key)
        if any(at == (key, "title") for at in self.given.values()):
            return there  # it was such text before
        return replace(there, dropped=there.dropped | {key})

    def on(self, row: R) -> R:
        """The row with what was typed over it."""
        said = {name: value for (key, name), value in self.typed.items() if key == key_of(row)}
        return with_values(row, said) if said else row

    def without(self, key: RowKey) -> Corrections:
        """Without anything that was said of a row."""
        typed = {at: value for at, value in self.typed.items() if at[0] != key}
        given = {piece: at for piece, at in self.given.items() if at[0] != key}
        return replace(self, typed=typed, given=given)

    def sentences(self, rows: Understood) -> Iterator[str]:
        """One line for each correction, for the record of the import: place, field, old and new."""
        known = {key_of(row): row for row in all_rows(rows)}
        for (key, name), value in self.typed.items():
            row = known.get(key)
            if row is None:
                continue
            known_field, before = field_of(row, name), value_of(row, name)
            yield _("{file}, line {line}, {field}: “{before}” → “{after}”").format(
                file=key.file,
                line=key.line,
                field=name,
                before=_short(known_field.text(before)),
                after=_short(known_field.text(value)),
            )
        for key in self.dropped:
            yield _("{file}, line {line}: no film").format(file=key.file, line=key.line)


def corrected(rows: Understood, said: Corrections) -> Understood:
    """The rows as corrected: without the problems of fields that somebody typed, and without the
    left-over text that was given to a row. What is said of rows that are not there is passed over.
    """
    if not said:
        return rows
    by_row: dict[RowKey, dict[str, Any]] = {}
    for (key, name), value in said.typed.items():
        by_row.setdefault(key, {})[name] = value
    made = dict(_made(rows, said)) if said.given else {}
    changed: list[Row] = []

    def put(row: R) -> R:
        values = by_row.get(key_of(row))
        if not values:
            return row
        now = with_values(row, values)
        changed.append(now)
        return now

    lists = {name: [put(row) for row in getattr(rows, name)] for name in _LISTS}
    dropped = []
    if said.dropped:
        dropped = [row for row in rows.films if key_of(row) in said.dropped]
        lists["films"] = [row for row in lists["films"] if key_of(row) not in said.dropped]
    lists["films"] = _in_order([*lists["films"], *map(put, made.values())], bool(made))
    every = chain.from_iterable(lists.values()) if said.given else ()
    there = {key_of(row) for row in every}
    return dataclasses.replace(
        rows,
        **lists,
        problems=_open_problems(rows, changed, dropped),
        leftovers=[
            one
            for one in _with_texts(rows.leftovers, dropped)
            if said.given.get(one, _NOWHERE)[0] not in there
        ],
    )


_NOWHERE = (RowKey("", "", "", -1, 0), "")


def text_of(row: FilmRow) -> Leftover:
    """Everything that a film was made of, as text left over."""
    said = (row.title, row.logline, row.synopsis, row.statement, row.note)
    return Leftover(row.file, row.line, "\n".join(filter(None, said)), row.sheet)


def _with_texts(leftovers: list[Leftover], dropped: list[FilmRow]) -> list[Leftover]:
    """What was left over, with the text of films that are none where it stands in the file."""
    if not dropped:
        return leftovers
    files = {one.file: None for one in (*leftovers, *map(text_of, dropped))}
    places = {name: at for at, name in enumerate(files)}
    both = (*leftovers, *map(text_of, dropped))
    return sorted(both, key=lambda one: (places[one.file], one.sheet, one.line))


def all_rows(rows: Understood) -> Iterator[Row]:
    """Every row of what was understood."""
    return chain.from_iterable(getattr(rows, name) for name in _LISTS)


def _made(rows: Understood, said: Corrections) -> Iterator[tuple[RowKey, FilmRow]]:
    """The films that were text left over."""
    there = {key_of(row) for row in rows.films}
    left = frozenset(rows.leftovers)
    for piece, (key, name) in said.given.items():
        if name != "title" or key in there or key.table != "film" or piece not in left:
            continue
        title, _break, text = piece.text.strip().partition("\n")
        yield key, FilmRow(
            file=piece.file, line=piece.line, sheet=piece.sheet, nth=key.nth,
            title=" ".join(title.split()), synopsis=text.strip(),
            typed={"title": "", "synopsis": ""},
        )  # fmt: skip


def _in_order(films: list[FilmRow], made: bool) -> list[FilmRow]:
    """The films in the order of their files, the made ones where their text stood."""
    if not made:
        return films
    files = {name: at for at, name in enumerate(dict.fromkeys(film.file for film in films))}
    return sorted(films, key=lambda film: (files[film.file], film.sheet, film.line, film.nth))


# -- problems that a correction settles ---------------------------------------------------------

_ALSO = {
    "runtime_seconds": ("runtime",),
    "gap_seconds": ("gap",),
    "credits": ("director", "writer", "producer", "cast", "people"),
}
"""What readers call a field besides its own name."""


_Headings = Mapping[tuple[str, str, str], set[str]]


def field_meant(rows: Understood, row: Row, problem: Problem) -> str:
    """The field of a row that a problem is about; empty where it says of none."""
    headings = _headings(rows)
    names = (known.name for known in fields_of(row))
    return next((n for n in names if problem.field in _called(headings, row, n)), "")


def _headings(rows: Understood) -> _Headings:
    """What tables call their fields, by file, sheet and field."""
    headings: dict[tuple[str, str, str], set[str]] = {}
    for table in rows.tables:
        for found in table.columns:
            place = (table.file, table.sheet, found.field)
            headings.setdefault(place, set()).add(found.heading)
    return headings


def _called(headings: _Headings, row: Row, name: str) -> set[str]:
    """Everything that a problem may call a field of a row."""
    own = {name, *_ALSO.get(name, ())}
    return own.union(*(headings.get((row.file, row.sheet, called), ()) for called in own))


def _open_problems(
    rows: Understood, changed: Iterable[Row], dropped: Iterable[FilmRow]
) -> list[Problem]:
    headings, settled = _headings(rows), set()
    for film in dropped:
        for known in fields_of(film):
            for word in _called(headings, film, known.name):
                settled.add((film.file, film.sheet, film.line_of(known.name), word))
    for row in changed:
        for name in row.typed:
            for word in _called(headings, row, name):
                settled.add((row.file, row.sheet, row.line_of(name), word))
                settled.add((row.file, row.sheet, row.line, word))
    return [p for p in rows.problems if (p.file, p.sheet, p.line, p.field) not in settled]


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 80 else f"{plain[:78]}…"

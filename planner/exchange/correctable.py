"""What of a row can be corrected before it comes in: its fields, as text and back.

Every field is one of the record that the row becomes, so it is read and checked as forms and
``marquee edit`` do; only what a row says in words of its own (people, films, a section by its
name) has a form here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from planner.errors import UserError
from planner.exchange.base import (
    CodedRow,
    CreditRow,
    FilmRow,
    ProgrammeRow,
    RecordRow,
    Row,
    ScreenRow,
    TableRow,
)
from planner.exchange.record_tables import RECORD_TABLES, plain_columns, referring
from planner.i18n import N_, _
from planner.model import (
    RECORDS,
    Column,
    Editor,
    Film,
    Programme,
    Record,
    Screen,
    Screening,
    column,
    columns,
)
from planner.model.values import parse, show

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class RowField:
    """One field of a row; ``is_long`` for running text.

    ``shown`` makes the text that people see of a value, ``read`` the value of what they typed; it
    raises UserError where the field cannot hold that.
    """

    name: str
    word: str
    shown: Callable[[Any], str]
    read: Callable[[str], Any]
    is_long: bool = False

    @property
    def label(self) -> str:
        """What the field is called, in the user's language."""
        return _(self.word)

    def text(self, value: Any) -> str:
        """The text of a value, which may be none."""
        return "" if value is None else self.shown(value)


def fields_of(row: Row) -> tuple[RowField, ...]:
    """What can be corrected of a row, the most important first; nothing where nobody knows how."""
    if isinstance(row, TableRow):
        return _of_table(row.table)
    if isinstance(row, RecordRow):
        return _of_records(row.table)
    for kind, cls, own in _ROWS:
        if isinstance(row, kind):
            return _of_rows(cls.table, own)
    return ()


def field_of(row: Row, name: str) -> RowField:
    """The field of that name; raises UserError naming all where there is none."""
    known = fields_of(row)
    for field in known:
        if field.name == name:
            return field
    message = _("“{name}” is no field that can be corrected here; it is one of: {known}.")
    names = ", ".join(field.name for field in known) or _("none")
    raise UserError(message.format(name=name, known=names))


def value_of(row: Row, name: str) -> Any:
    """What a row says in a field; None where it says nothing."""
    if name in _attributes(type(row)):
        return getattr(row, name)
    if isinstance(row, TableRow):
        return row.refs[name] if name in row.refs else row.values.get(name)
    return (row.values if isinstance(row, RecordRow) else row.more).get(name)


def with_values(row: R, said: Mapping[str, Any]) -> R:
    """The row with other values; it keeps what its source had (``Row.typed``)."""
    before = {name: row.typed.get(name, value_of(row, name)) for name in said}
    changed: dict[str, Any] = {"typed": {**row.typed, **before}}
    for name, value in said.items():
        home = _home(row, name)
        if home:
            changed[home] = {**changed.get(home, getattr(row, home)), name: value}
        else:
            changed[name] = value
    if isinstance(row, FilmRow) and "title" in said:
        changed["lent"] = False
    return dataclasses.replace(row, **changed)


def _attributes(cls: type[Row]) -> Mapping[str, Any]:
    return cls.__dataclass_fields__


def _home(row: Row, name: str) -> str:
    """The mapping of a row that holds a field; empty where the row itself does."""
    if name in _attributes(type(row)):
        return ""
    if isinstance(row, TableRow):
        named = {known.name for known in referring(RECORD_TABLES[row.table])}
        return "refs" if name in named else "values"
    return "values" if isinstance(row, RecordRow) else "more"


# -- which fields there are ---------------------------------------------------------------------

_WORDS = {
    "section": N_("Section"),
    "credits": N_("People"),
    "venue": N_("Venue"),
    "screen": N_("Screen"),
    "films": N_("Films"),
    "kind": N_("Kind"),
    "end": N_("Ends"),
    "programme": N_("Programme"),
    "own_title": N_("Own title"),
    "title": N_("Title"),
}

_ROWS: tuple[tuple[type[Row], type[Record], tuple[str, ...]], ...] = (
    (
        FilmRow,
        Film,
        (
            "title",
            "original_title",
            "alternate_titles",
            "runtime_seconds",
            "year",
            "section",
            "credits",
            "countries",
            "languages",
            "logline",
            "synopsis",
            "statement",
            "note",
        ),
    ),
    (ScreenRow, Screen, ("venue", "screen", "code", "seats", "opens", "closes")),
    (
        ProgrammeRow,
        Programme,
        ("title", "films", "code", "section", "runtime_seconds", "gap_seconds", "wanted"),
    ),
    (
        CodedRow,
        Screening,
        ("title", "films", "start", "end", "screen", "kind", "code", "status", "own_title"),
    ),
)
"""What a row becomes, and the fields that stand first, in this order."""

_NO_FIELDS = frozenset({"venue_id", "name", "section_id", "screen_id", "kind_id", "stated_end"})
"""Columns that a row says under another name."""

_SAME_AS = {"screen": (Screen, "name"), "end": (Screening, "stated_end")}


@cache
def _of_rows(table: str, first: tuple[str, ...]) -> tuple[RowField, ...]:
    cls = RECORDS[table]
    named = {known.name: known for known in columns(cls) if known.meta.editor is not Editor.NONE}
    own = [_row_field(cls, name, named) for name in first]
    left = set(first) | _NO_FIELDS
    return (*own, *(_declared(known) for name, known in named.items() if name not in left))


def _row_field(cls: type[Record], name: str, named: Mapping[str, Column]) -> RowField:
    word = _WORDS.get(name, name)
    if name == "credits":
        return RowField(name, word, people_text, people_in)
    if name == "films":
        return RowField(name, word, "; ".join, _listed)
    if name == "title" and cls in (Film, Programme):
        return _declared(named[name])
    if name in _SAME_AS and not (cls is Screening and name == "screen"):
        known = _declared(column(*_SAME_AS[name]))
        return dataclasses.replace(known, name=name, word=word)
    if name in named and name != "title":
        return _declared(named[name])
    return RowField(name, word, str, _one_line)


@cache
def _of_table(table: str) -> tuple[RowField, ...]:
    known = RECORD_TABLES[table]
    refs = [
        RowField(
            one.name,
            one.meta.label,
            lambda value: str(value[-1]) if value else "",
            lambda text: (_one_line(text),) if text.strip() else (),
        )
        for one in referring(known)
    ]
    return (*refs, *map(_declared, plain_columns(known)))


@cache
def _of_records(table: str) -> tuple[RowField, ...]:
    given = columns(RECORDS[table])
    return tuple(
        _declared(known, is_whole=True)
        for known in given
        if known.meta.editor is not Editor.NONE and not known.meta.ref
    )


def _declared(known: Column, *, is_whole: bool = False) -> RowField:
    """A field that is read as its column is declared. A row that is not whole may leave a choice
    open.
    """
    is_long = known.meta.editor is Editor.TEXT

    def read(text: str) -> Any:
        text = _storable(text).strip() if is_long else _one_line(text)
        if not text and not is_whole and issubclass(known.kind, StrEnum):
            return ""
        if not text and known.is_required:
            raise UserError(_("{label} cannot be empty.").format(label=_(known.meta.label)))
        return parse(known, text)

    return RowField(
        known.name, known.meta.label, lambda value: show(known, value), read, is_long=is_long
    )


# -- what rows say in words of their own --------------------------------------------------------


def people_text(people: tuple[CreditRow, ...]) -> str:
    """The people of a film as one types them: “Director: Ann Sol; Writer: Bo Li”."""
    return "; ".join(f"{one.role}: {one.name}" if one.role else one.name for one in people)


def people_in(text: str) -> tuple[CreditRow, ...]:
    """The people that somebody typed so; a name without a role before a colon has none."""
    found = []
    for part in _listed(text):
        role, colon, name = part.partition(":")
        person = CreditRow(role.strip(), name.strip()) if colon else CreditRow("", part)
        if not person.name:
            message = _("People: after “{role}:” there is no name; write “Director: Ann Sol”.")
            raise UserError(message.format(role=person.role))
        found.append(person)
    return tuple(found)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _one_line(text).split(";") if part.strip())


def _one_line(text: str) -> str:
    return " ".join(_storable(text).split())


def _storable(text: str) -> str:
    """The text; half of a pair of surrogates is no letter, and no file can hold it."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UserError(_("Some letters of “{text}” cannot be read; type it again.").format(
            text=text[:40].encode("utf-8", "replace").decode()
        ))  # fmt: skip
    return text

"""The columns of the film table: one for each field of films and programmes, and a few that are
counted. A new field of the model is offered here without a line of code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.i18n import N_, _, ngettext
from planner.model import Column, Editor, Festival, Film, Programme, Record, Section, columns
from planner.rules import Severity
from planner.text import sort_key
from ui.fields import values
from ui.films.entries import Entry

USUAL = ("title", "section_id", "runtime_seconds", "=placed", "countries", "=guests")
"""The columns of a table in which nobody has chosen any."""


@dataclass(frozen=True)
class Seen:
    """What a column looks at: the festival, an entry, the places left, the gravest conflict."""

    festival: Festival
    entry: Entry
    places: int | None
    severity: Severity | None


@dataclass(frozen=True)
class TableColumn:
    """One column. ``field`` holds what is edited; a counted column has none and cannot be edited.

    ``group`` is the heading under which it is offered; ``numeric`` stands at the right.
    """

    key: str
    label: str
    group: str
    width: int
    numeric: bool
    text: Callable[[Seen], str]
    rank: Callable[[Seen], Any]
    field: Column | None = None
    programme_field: Column | None = None

    def owner(self, festival: Festival, entry: Entry) -> tuple[Record, Column] | None:
        """The row and the column that a cell edits; None where there is nothing to edit."""
        programme = festival.programmes[entry.programme_id]
        if self.field is not None and programme.kind == "film" and len(entry.films) == 1:
            return festival.films[entry.films[0]], self.field
        own = self.programme_field
        if own is None or not values.concerns(own, programme):
            return None
        return programme, own


@cache
def table_columns() -> dict[str, TableColumn]:
    """Every column there is, by its key, in the order in which they are offered."""
    films = {c.name: c for c in columns(Film) if c.meta.editor is not Editor.NONE}
    programmes = {c.name: c for c in columns(Programme) if c.meta.editor is not Editor.NONE}
    made = [_field(name, films.get(name), programmes.get(name)) for name in films | programmes]
    return {column.key: column for column in (*made, *_counted())}


_WIDE = {"title": 220, "original_title": 180, "section_id": 130}


def _field(name: str, film: Column | None, programme: Column | None) -> TableColumn:
    field = film or programme
    assert field is not None
    numeric = field.meta.editor in {Editor.NUMBER, Editor.MINUTES, Editor.RUNTIME}
    width = _WIDE.get(name, 84 if numeric else 120)

    def value(seen: Seen) -> Any:
        found = column.owner(seen.festival, seen.entry)
        return None if found is None else getattr(found[0], found[1].name)

    def text(seen: Seen) -> str:
        return said(field, value(seen), seen.festival)

    def rank(seen: Seen) -> Any:
        found = value(seen)
        if isinstance(found, int):
            return (False, found, "")
        shown = text(seen)
        return (not shown, 0, sort_key(shown))

    derived = _DERIVED.get(name)
    column = TableColumn(
        name,
        field.meta.label,
        _heading(field, film),
        width,
        numeric,
        derived[0] if derived else text,
        derived[1] if derived else rank,
        film,
        programme,
    )
    return column


def _heading(field: Column, film: Column | None) -> str:
    """Under which heading a field is offered: its own, that of texts, or that of programmes."""
    if field.meta.editor is Editor.TEXT:
        return N_("Texts")
    if film is None and field.name not in {"code", "wanted"}:
        return N_("Programme")
    return field.meta.group


def _section(seen: Seen) -> Section | None:
    return seen.festival.sections.get(seen.entry.section_id or 0)


def _section_name(seen: Seen) -> str:
    section = _section(seen)
    return section.name if section else ""


def _section_rank(seen: Seen) -> tuple[bool, int]:
    section = _section(seen)
    return (section is None, section.order if section else 0)


_DERIVED: dict[str, tuple[Callable[[Seen], str], Callable[[Seen], Any]]] = {
    "title": (lambda seen: seen.entry.title, lambda seen: seen.entry.order[1]),
    "runtime_seconds": (lambda seen: seen.entry.runtime, lambda seen: seen.entry.seconds),
    "section_id": (_section_name, _section_rank),
}
"""Fields that programmes of several films have too, made of those of their films."""


def said(column: Column, value: Any, festival: Festival) -> str:
    """A value as a cell shows it."""
    if value is None or value == ():
        return ""
    if column.meta.editor is Editor.CHECK:
        return _("yes") if value else ""
    if values.is_choice(column):
        found = (c.label for c in values.choices(column, festival) if c.value == value)
        return next(found, "")
    return values.shown(column, value, festival).replace("\n", " ")


def _counted() -> tuple[TableColumn, ...]:
    def counted(
        key: str,
        label: str,
        width: int,
        text: Callable[[Seen], str],
        rank: Callable[[Seen], Any],
        *,
        numeric: bool = False,
    ) -> TableColumn:
        return TableColumn(key, label, "", width, numeric, text, rank)

    def placed(seen: Seen) -> str:
        return _("{n} of {all}").format(n=seen.entry.placed, all=seen.entry.wanted)

    def guests(seen: Seen) -> str:
        people = seen.festival.people
        return ", ".join(sorted(people[i].name for i in seen.entry.guests if i in people))

    def films(seen: Seen) -> str:
        count = len(seen.entry.films)
        return ngettext("{n} film", "{n} films", count).format(n=count) if count > 1 else ""

    return (
        counted("=placed", N_("Placed"), 84, placed, lambda s: (-s.entry.left, s.entry.placed)),
        counted(
            "=places",
            N_("Places left"),
            86,
            lambda s: "" if s.places is None else str(s.places),
            lambda s: 1_000_000 if s.places is None else s.places,
            numeric=True,
        ),
        counted("=guests", N_("Guests"), 140, guests, lambda s: (not guests(s), guests(s))),
        counted(
            "=formats",
            N_("Formats"),
            90,
            lambda s: ", ".join(sorted(s.entry.formats)),
            lambda s: (not s.entry.formats, sorted(s.entry.formats)),
        ),
        counted("=second", N_("Director"), 160, lambda s: s.entry.second, lambda s: s.entry.second),
        counted(
            "=conflicts",
            N_("Conflicts"),
            86,
            lambda s: _(s.severity.value.capitalize()) if s.severity else "",
            lambda s: -s.severity.rank if s.severity else 0,
        ),
        counted("=films", N_("Films"), 72, films, lambda s: -len(s.entry.films)),
    )

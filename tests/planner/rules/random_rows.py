"""Rows and values by chance, for whatever table and column there is: new ones are met at once.

What a column of words needs to be met by rules (formats, certificates …) stands in ``WORDS``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from enum import StrEnum
from typing import Any

from planner.edit import Edit, SetField, Work
from planner.model import RECORDS, Column, Festival, Record, columns
from planner.model.base import Editor
from planner.times import DAY_MINUTES, WallTime

Chance = random.Random

WORDS: Mapping[str, tuple[str, ...]] = {
    "format": ("DCP", "35 mm", "file"),
    "formats": ("DCP", "35 mm", "file"),
    "needs": ("captions", "soft titles"),
    "equipment": ("captions", "soft titles"),
    "certificate": ("", "12", "16", "18"),
    "audience_tags": ("children", "horror"),
    "languages": ("de", "en", "fr"),
    "premiere_territory": ("", "Europe"),
    "public_title": ("", "Surprise"),
}
"""What stands in columns of words, by the column's name; all others stay as they are."""

MINUTES = (0, 1, 5, 15, 30, 45, 120)
LENGTHS = (60, 963, 5400, 7200, 50_000)
CLOCKS = (0, 360, 600, 840, 1080, 1320, 1440, 1500, 2160)
NUMBERS = (0, 1, 2, 3, 80, 120, 400)

_KEPT = {
    "id",
    "version",
    "plan_id",
    "zone",
    "snap_minutes",
    "stated_end",
    "pinned_start",
    "pinned_screen_id",
    "sold_start",
    "sold_screen_id",
}
"""What is set by edits of its own, if ever."""

ADDED = (
    "appearance",
    "availability",
    "blackout",
    "changeover",
    "copy",
    "film_person",
    "jury",
    "jury_film",
    "jury_member",
    "kdm",
    "person",
    "relation",
    "section",
    "travel",
    "wanted",
)
"""Tables to which rows are added by chance; those of the timetable have edits for it."""

CHANGED = (*ADDED, "edition", "film", "kind", "programme", "programme_film", "screen", "screening")
"""Tables of which fields are set by chance."""


@dataclass(frozen=True)
class AddRow(Edit):
    """A row of any table, as a form or an import adds it."""

    cls: type[Record]
    values: Mapping[str, Any]

    def apply(self, work: Work) -> None:
        """Add it."""
        work.add(self.cls, **self.values)


@dataclass(frozen=True)
class DropRow(Edit):
    """A row of any table gone, with what cannot be without it."""

    cls: type[Record]
    row_id: int

    def apply(self, work: Work) -> None:
        """Remove it."""
        work.remove(self.cls, self.row_id)


def a_row(festival: Festival, chance: Chance, table: str) -> Edit:
    """Adds a row of that table, most of its fields by chance."""
    cls = RECORDS[table]
    values = {
        column.name: a_value(festival, chance, column)
        for column in columns(cls)
        if column.name not in _KEPT and (_must_be_given(column) or chance.random() < 0.7)
    }
    return AddRow(cls, {name: value for name, value in values.items() if value is not _AS_IT_IS})


def another_row(festival: Festival, chance: Chance) -> Edit:
    """Adds a row of any of the tables of ``ADDED``."""
    return a_row(festival, chance, chance.choice(ADDED))


def one_row_less(festival: Festival, chance: Chance) -> Edit:
    """Removes a row of any of the tables of ``ADDED``."""
    cls = RECORDS[chance.choice(ADDED)]
    return DropRow(cls, _any_id(festival, chance, cls.table) or 1)


def another_value(festival: Festival, chance: Chance, table: str | None = None) -> Edit:
    """Sets a field of a row of that table, or of any of ``CHANGED``."""
    name = table or chance.choice(CHANGED)
    names = [c for c in columns(RECORDS[name]) if c.name not in _KEPT]
    column = chance.choice([c for c in names if c.meta.editor is not Editor.NONE])
    value = a_value(festival, chance, column)
    row_id = _any_id(festival, chance, name) or 1
    if value is _AS_IT_IS:
        value = getattr(festival.tables[name].get(row_id), column.name, None)
    return SetField(name, row_id, column.name, value)


_AS_IT_IS: Any = object()


def a_value(festival: Festival, chance: Chance, column: Column) -> Any:
    """A value that the column can hold; references name rows that are there."""
    if column.nullable and chance.random() < 0.3:
        return None
    if column.meta.ref:
        found = _any_id(festival, chance, column.meta.ref)
        return _AS_IT_IS if found is None and column.nullable else found or 1
    if issubclass(column.kind, StrEnum):
        return chance.choice(list(column.kind))
    if column.kind is bool:
        return chance.random() < 0.5
    if column.kind is tuple:
        words = column.meta.choices or WORDS.get(column.name, ())
        return tuple(sorted(chance.sample(words, chance.randrange(len(words) + 1))))
    if column.kind is str:
        words = WORDS.get(column.name, ())
        return chance.choice(words) if words else _word(chance, column)
    return _within(column, _NUMBERS.get(column.meta.editor, _number)(festival, chance))


def _within(column: Column, number: int) -> int:
    low, high = column.meta.minimum, column.meta.maximum
    number = number if low is None else max(low, number)
    return number if high is None else min(high, number)


def _word(chance: Chance, column: Column) -> Any:
    return f"Something {chance.randrange(10**6)}" if _must_be_given(column) else _AS_IT_IS


def _must_be_given(column: Column) -> bool:
    return column.default is MISSING


def _any_id(festival: Festival, chance: Chance, table: str) -> int | None:
    rows = sorted(festival.tables[table])
    return chance.choice(rows) if rows else None


def _number(_festival: Festival, chance: Chance) -> int:
    return chance.choice(NUMBERS)


def _time(festival: Festival, chance: Chance) -> int:
    edition = festival.edition
    first = edition.first_day * DAY_MINUTES + edition.day_boundary - 300
    last = (edition.last_day + 1) * DAY_MINUTES + edition.day_boundary + 300
    return WallTime(chance.randrange(first, last, 5))


def _day(festival: Festival, chance: Chance) -> int:
    return chance.randrange(festival.edition.first_day - 1, festival.edition.last_day + 2)


_NUMBERS: Mapping[Editor, Callable[[Festival, Chance], int]] = {
    Editor.WALL_TIME: _time,
    Editor.DAY: _day,
    Editor.CLOCK: lambda _f, c: c.choice(CLOCKS),
    Editor.MINUTES: lambda _f, c: c.choice(MINUTES),
    Editor.RUNTIME: lambda _f, c: c.choice(LENGTHS),
}

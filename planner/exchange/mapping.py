"""What somebody said about the columns of a table, kept for the next table with these headings.

``marquee import --map`` and the preview make a ``Mappings``; it goes to the readers with the
source. What was imported with a correction is remembered in the user's own folder, in a small file
by a hash of the headings, so that next week's table of the same make is read right at once.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from planner.errors import UserError
from planner.store.folders import data_folder
from planner.text import folded
from planner.writing import write_file

_log = logging.getLogger(__name__)
_FILE = "columns.json"
_MOST_CHARACTERS = 2_000_000
_MOST_TABLES = 2_000
LEFT_OUT = "-"
"""As a kind: the table is not read. As a field: the column is not."""


def key_of(headings: Iterable[str]) -> str:
    """What a set of headings is remembered by: their words, in any order."""
    words = sorted({folded(heading) or heading.strip() for heading in headings} - {""})
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What one table is (``kind``; empty: as its headings say) and which field a heading means."""

    kind: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    def field_of(self, heading: str) -> str | None:
        """The field that somebody gave to a heading; None when nobody spoke of it."""
        return {folded(h) or h: f for h, f in self.fields.items()}.get(folded(heading) or heading)

    def and_also(self, later: TableMapping) -> TableMapping:
        """This, with what was said later laid over it."""
        return TableMapping(later.kind or self.kind, {**self.fields, **later.fields})


@dataclass(frozen=True, slots=True)
class Mappings:
    """All that was said: by heading set (``key_of``), by heading in any table, by sheet."""

    tables: Mapping[str, TableMapping] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)

    def of(self, headings: Iterable[str], sheet: str = "") -> TableMapping:
        """What was said about a table with these headings on this sheet."""
        known = self.tables.get(key_of(headings), TableMapping())
        kinds = {folded(name) or name: kind for name, kind in self.sheets.items()}
        kind = kinds.get(folded(sheet) or sheet, "") if sheet else ""
        return known.and_also(TableMapping(kind, dict(self.headings)))

    def with_table(self, key: str, mapping: TableMapping) -> Mappings:
        """These, with a correction of one table laid over what was known of it."""
        known = self.tables.get(key, TableMapping())
        return replace(self, tables={**self.tables, key: known.and_also(mapping)})


@dataclass(frozen=True, slots=True)
class Names:
    """What films and screens are called, in the festival and in tables that were read before: a
    column of such names is one of films or screens, whatever its heading. ``days`` are the first
    and the last day of the festival, by which dates that leave something out are read.
    """

    films: frozenset[str] = frozenset()
    screens: frozenset[str] = frozenset()
    days: tuple[date, ...] = ()
    """The days of the festival, for texts that say “Friday” and no date."""

    def and_also(self, films: Iterable[str], screens: Iterable[str]) -> Names:
        """These and others."""
        empty = frozenset({""})
        return replace(
            self,
            films=(self.films | set(films)) - empty,
            screens=(self.screens | set(screens)) - empty,
        )


def remembered() -> tuple[Mappings, str]:
    """What this user said before, and a sentence when the memory cannot be read ("" if it can)."""
    path = None
    try:
        path = data_folder() / _FILE
        if not path.exists():
            return Mappings(), ""
        with path.open(encoding="utf-8") as file:  # what is cut off there is no JSON
            return Mappings(_tables(json.loads(file.read(_MOST_CHARACTERS)))), ""
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as problem:
        _log.info("the memory of columns %s cannot be read: %s", path, problem)
        return Mappings(), str(path or _FILE)


def remember(mappings: Mapping[str, TableMapping]) -> None:
    """Keep corrections for the next import; a disk that refuses costs only the memory."""
    known, _damaged = remembered()
    for key, mapping in mappings.items():
        known = known.with_table(key, mapping)
    newest = list(known.tables.items())[-_MOST_TABLES:]
    content = {key: {"kind": m.kind, "fields": dict(m.fields)} for key, m in newest}
    try:
        text = json.dumps(content, ensure_ascii=False, indent=1)
        write_file(data_folder() / _FILE, text.encode())
    except (OSError, UserError) as problem:
        _log.info("the memory of columns cannot be written: %s", problem)


def _tables(content: Any) -> dict[str, TableMapping]:
    found = {}
    for key, said in content.items():
        fields = {str(heading): str(name) for heading, name in said["fields"].items()}
        found[str(key)] = TableMapping(str(said["kind"]), fields)
    return found

"""What the columns of tables are called that are read as their records declare them.

A file that this program wrote has exactly the headings of its table. Others are told by their name
(``copies.csv``, a sheet “Kopien”) and by headings that no other table has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from planner.exchange.record_tables import (
    RECORD_TABLES,
    RecordTable,
    name_column,
    plain_columns,
    referring,
)
from planner.exchange.tables.headings import RUNTIMES, canonical, is_clock_heading, telling
from planner.exchange.tables.record_names import record_names
from planner.i18n import _
from planner.text import folded

_BRACKETS = re.compile(r"\s*[(\[（【].*?[)\]）】]")
_LONGEST = 80
"""How many letters a heading may have; the search for brackets grows with their square."""

_MOST = 100
"""A line of more cells is not looked at, to find out whether it is the headings of such a table."""

_TELLING: Mapping[str, tuple[frozenset[str], ...]] = {
    # a table is meant when one of these sets of columns is there
    "kdms": (frozenset({"copy", "screen", "valid_from", "valid_until"}),),
    "travel": (frozenset({"venue", "other_venue", "minutes"}),),
    "relations": (frozenset({"kind", "programme", "other_programme"}),),
    "hours": (frozenset({"screen", "day", "opens", "closes"}),),
    "blackouts": (frozenset({"screen", "start", "end", "reason"}),),
    "appearances": (
        frozenset({"screening", "person", "part"}),
        frozenset({"screening", "person", "role"}),
    ),
    "copies": (
        frozenset({"film", "format", "arrives"}),
        frozenset({"film", "format", "place"}),
        frozenset({"film", "format", "transit_minutes"}),
    ),
    "juries": (frozenset({"name", "members"}), frozenset({"name", "deadline"})),
    "availability": (frozenset({"person", "day", "since", "until"}),),
    "people": (
        frozenset({"name", "roles", "email"}),
        frozenset({"name", "arrives", "leaves"}),
        frozenset({"name", "email", "phone"}),
        frozenset({"name", "roles", "languages"}),
        frozenset({"name", "roles", "films"}),
    ),
    "venues": (frozenset({"name", "address"}), frozenset({"name", "access"})),
}
_TITLES = frozenset({"title", "titre", "titel", "titulo", "titolo", "标题", "標題"})
_OF_OTHERS = frozenset({"director", "synopsis", "seats"}) | RUNTIMES
"""What only tables of films, screens and screenings say."""

_OF_PLANS = frozenset({"title", "films", "venue", "screen", "date", "time", "status"})
_LIKE_PLANS = frozenset({"availability", "hours", "kdms", "people"})
"""Tables that a list of screenings looks like, but for one of these columns."""


def own_headings(table: RecordTable) -> tuple[str, ...]:
    """The headings under which this program writes a table."""
    found = ["id", "external_id"]
    for column in referring(table):
        found += [column.name, name_column(column)]
    return (*found, *(column.name for column in plain_columns(table)))


def record_table(name: str, headings: list[str]) -> RecordTable | None:
    """The table that a file of that name with these headings is, if it is one of these."""
    own = _by_own_headings().get(tuple(heading.strip() for heading in headings))
    if own is not None:
        return own
    stem = re.sub(r"[\s_-]*(\(?\d+\)?|final|new|copy)?$", "", name.rpartition(".")[0].casefold())
    called = RECORD_TABLES.get(_tables().get(_word(stem), ""))
    if called is not None and len(record_columns(called, headings)) > 1:
        return called
    if any(_word(heading) in _TITLES for heading in headings):
        return None
    for known, wanted in _TELLING.items():
        table = RECORD_TABLES[known]
        found = record_columns(table, headings)
        have = found.keys() | ({"name"} if {"first_name", "last_name"} <= found.keys() else set())
        if any(names <= have for names in wanted) and not _of_others(known, headings, found):
            return table
    return None


@cache
def _by_own_headings() -> dict[tuple[str, ...], RecordTable]:
    return {own_headings(table): table for table in reversed(RECORD_TABLES.values())}


def told_by(name: str, cells: list[str]) -> int:
    """How many columns these cells name, if they are the headings of any table: of films, screens
    and screenings, or of the table that a file or sheet of this name is. So “name, email, roles”
    count for more than “director” in a row of people below them.
    """
    table = record_table(name, cells) if len(cells) <= _MOST else None
    return max(telling(cells), 0 if table is None else len(record_columns(table, cells)))


def _of_others(name: str, headings: list[str], found: Mapping[str, int]) -> bool:
    """Whether a heading that the table does not know is one of films, screens or screenings."""
    others = _OF_OTHERS | (_OF_PLANS if name in _LIKE_PLANS else frozenset())
    return any(
        canonical(heading) in others and not is_clock_heading(heading)
        for at, heading in enumerate(headings)
        if at not in found.values()
    )


def record_columns(table: RecordTable, headings: list[str]) -> dict[str, int]:
    """The position of each column of a table; the first heading that means one has it."""
    words, found = _words(table.name), dict[str, int]()
    for position, heading in enumerate(headings):
        meant = next((words[word] for word in _meant(heading) if word in words), "")
        if meant:
            found.setdefault(meant, position)
    return found


@lru_cache(maxsize=4096)
def _meant(heading: str) -> tuple[str, ...]:
    """As what a heading is looked for: each of many tables is asked whether it knows it."""
    if len(heading) > _LONGEST:
        return ()
    return _word(heading), _word(_BRACKETS.sub("", heading))


@cache
def _words(name: str) -> dict[str, str]:
    table = RECORD_TABLES[name]
    found = {"id": "id", "externalid": "external_id", "reference": "external_id"}
    for column in (*referring(table), *plain_columns(table)):
        names = {column.name}
        if column in referring(table):
            names = {column.name, name_column(column)}
            label = name_column(column)
        else:
            label = column.name
        for one in names:
            found[one.replace("_", "")] = one
        for words in (column.meta.label, _(column.meta.label)):
            found.setdefault(folded(words).replace(" ", ""), label)
    for known, column_name, _language, said in _said():
        if known == name and column_name:
            found.setdefault(column_name.replace("_", ""), column_name)
            found.setdefault(_word(said), column_name)
    return found


@cache
def _said() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(record_names())


@cache
def _tables() -> dict[str, str]:
    """The tables by what a file or a sheet of them is called."""
    called = {_word(name): name for name in RECORD_TABLES}
    for name, column, _language, said in _said():
        if not column:
            called.setdefault(_word(said), name)
    return called


def _word(text: str) -> str:
    return folded(text).replace(" ", "")

"""What the columns of tables are called that are read as their records declare them.

A file that this program wrote has exactly the headings of its table. Others are told by their name
(``copies.csv``) and by headings that no other table has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from planner.exchange.record_tables import (
    RECORD_TABLES,
    RecordTable,
    name_column,
    plain_columns,
    referring,
)
from planner.i18n import _
from planner.text import folded

_ALSO: Mapping[str, Mapping[str, str]] = {
    # table: column: what it may be called, folded and without spaces
    "people": {
        "name": "fullname person guest contact guestname attendee",
        "email": "mail emailaddress",
        "phone": "mobile tel cell phonenumber",
        "arrives": "arrival arrivaldate arrivingon checkin",
        "leaves": "departure departuredate departs leavingon checkout",
        "roles": "role function",
        "max_per_day": "maxperday maximumperday mostaday",
        "languages": "language speaks spokenlanguages",
        "breathing_minutes": "breathing breathingtime rest pause",
        "note": "notes comments",
        "films": "film filmtitle filmtitles movies filmids",
        "juries": "jury",
    },
    "copies": {
        "film": "filmtitle movie titleoffilm",
        "format": "kind carrier medium type",
        "place": "location whereabouts where",
        "arrives": "arrival eta arrivesat",
        "leaves": "departure ships leavesat",
        "transit_minutes": "transittime transit",
        "encrypted": "kdmneeded needskdm encryption",
    },
    "kdms": {
        "copy": "film filmtitle",
        "valid_from": "from notbefore validfrom",
        "valid_until": "until to notafter validto expires",
        "screen": "server room hall auditorium",
    },
    "venues": {"name": "venue cinema theatre theater", "access": "accessibility"},
    "travel": {
        "venue": "from fromvenue",
        "other_venue": "to tovenue",
        "minutes": "walk time travelminutes min walkingtime",
    },
    "hours": {"screen": "room hall auditorium", "day": "date", "opens": "open", "closes": "close"},
    "blackouts": {
        "screen": "room hall auditorium",
        "start": "from starts begins",
        "end": "until to ends",
        "reason": "why what note",
    },
    "availability": {
        "person": "name guest",
        "day": "date",
        "since": "from start",
        "until": "to end",
    },
    "film_people": {"person": "name guest", "credit": "role as", "film": "filmtitle movie"},
    "juries": {
        "name": "jury",
        "section": "competition",
        "members": "jurors people juror",
        "films": "film filmtitles filmids",
        "deadline": "by mustseeby",
    },
    "jury_members": {"person": "juror name member"},
    "relations": {
        "kind": "relation wish",
        "programme": "first film program",
        "other_programme": "second other otherfilm otherprogram",
    },
    "appearances": {
        "screening": "code screeningcode",
        "person": "name guest",
        "part": "appearsat when",
    },
    "texts": {"language": "lang"},
}
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
_OF_OTHERS = frozenset(
    {"title", "runtime", "duration", "director", "synopsis", "seats", "capacity"}
)


def own_headings(table: RecordTable) -> tuple[str, ...]:
    """The headings under which this program writes a table."""
    found = ["id", "external_id"]
    for column in referring(table):
        found += [column.name, name_column(column)]
    return (*found, *(column.name for column in plain_columns(table)))


def record_table(name: str, headings: list[str]) -> RecordTable | None:
    """The table that a file of that name with these headings is, if it is one of these."""
    given = [heading.strip() for heading in headings]
    for table in RECORD_TABLES.values():
        if given == list(own_headings(table)):
            return table
    stem = re.sub(r"[\s_-]*(\(?\d+\)?|final|new|copy)?$", "", name.rpartition(".")[0].casefold())
    called = RECORD_TABLES.get(stem.replace(" ", "_").replace("-", "_"))
    if called is not None and len(record_columns(called, headings)) > 1:
        return called
    if {folded(heading).replace(" ", "") for heading in headings} & _OF_OTHERS:
        return None
    for known, wanted in _TELLING.items():
        table = RECORD_TABLES[known]
        have = record_columns(table, headings).keys()
        if any(names <= have for names in wanted):
            return table
    return None


def record_columns(table: RecordTable, headings: list[str]) -> dict[str, int]:
    """The position of each column of a table; the first heading that means one has it."""
    words, found = _words(table.name), dict[str, int]()
    for position, heading in enumerate(headings):
        meant = words.get(folded(heading).replace(" ", ""))
        if meant:
            found.setdefault(meant, position)
    return found


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
    for column_name, words in _ALSO.get(name, {}).items():
        for word in (column_name.replace("_", ""), *words.split()):
            found.setdefault(word, column_name)
    return found

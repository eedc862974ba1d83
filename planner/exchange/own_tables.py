"""Everything of the present plan as tables that come in again: for CSV, and for workbooks.

Every table is headings and rows of texts. Other plans and releases are not in them, because a row
of a table has no place for a plan; JSON and the festival file have them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from planner.exchange.record_tables import RECORD_TABLES
from planner.exchange.rows import (
    Rows,
    film_rows,
    hold_rows,
    programme_rows,
    record_rows,
    screen_rows,
    screening_rows,
)
from planner.exchange.tables.record_headings import own_headings
from planner.i18n import ngettext
from planner.model import Festival, Hold, Plan, Programme
from planner.times import WallTime, iso, parse_wall


class Table(NamedTuple):
    """A table of texts, each row as long as its headings."""

    headings: tuple[str, ...]
    rows: list[list[str]]


def plans_left_out(festival: Festival) -> tuple[str, ...]:
    """Which plans the tables do not have, as a sentence."""
    count = len(festival.rows(Plan).keys() - {festival.plan_id})
    if not count:
        return ()
    text = ngettext(
        "{count} other plan or release was left out; JSON and the festival file have it.",
        "{count} other plans and releases were left out; JSON and the festival file have them.",
        count,
    )
    return (text.format(count=count),)


def own_tables(festival: Festival) -> dict[str, Table]:
    """Films, programmes, screens, screenings and all other tables, by name; those that have rows,
    since a file without any is refused when it comes back.
    """
    films, screens = festival.films, festival.screens
    noted = {
        "films": [
            {
                **row,
                "note": films[row["id"]].note,
                "source_file": row["source"]["file"],
                "source_line": row["source"]["line"],
            }
            for row in film_rows(festival)
        ],
        "programmes": [
            {**row, **_own(festival.programmes[row["id"]])} for row in programme_rows(festival)
        ],
        "screens": [{**row, "note": screens[row["id"]].note} for row in screen_rows(festival)],
        "screenings": [*_screenings(festival), *_holds(festival)],
    }
    found = {name: _table(rows) for name, rows in noted.items() if rows}
    for name, table in RECORD_TABLES.items():
        rows = record_rows(festival, table)
        if rows:
            found[name] = _table(rows, own_headings(table))
    return found


def _own(programme: Programme) -> dict[str, Any]:
    """What a programme says itself, where its row shows what follows from its films."""
    return {
        "own_name": programme.title,
        "own_section": programme.section_id is not None,
        "gap_seconds": programme.gap_seconds,
        "wanted": programme.wanted,
        "note": programme.note,
    }


def _screenings(festival: Festival) -> Rows:
    known = festival.all_screenings
    return [
        {
            **row,
            "cancelled_reason": known[row["id"]].cancelled_reason,
            "note": known[row["id"]].note,
        }
        for row in screening_rows(festival)
    ]


def _table(rows: Rows, named: tuple[str, ...] = ()) -> Table:
    """Rows as texts, with their keys as headings."""
    headings = named or tuple(key for key in (rows[0] if rows else {}) if key != "source")
    return Table(headings, [[_cell(row.get(key)) for key in headings] for row in rows])


def _holds(festival: Festival) -> Rows:
    """Holds as rows of the timetable."""
    return [
        {
            **row,
            "note": festival.rows(Hold)[row["id"]].note,
            "kind": "hold",
            "end": iso(WallTime(parse_wall(row["start"]) + row["minutes"])),
        }
        for row in hold_rows(festival)
    ]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if not isinstance(value, list):
        return str(value)
    if value and isinstance(value[0], dict):
        return "; ".join(
            f"{_kept(item['role'], ':;')}: {_kept(item['name'], ';')}" for item in value
        )
    parts = [_kept(str(item), "|") for item in value]
    alone = len(parts) == 1 and any(mark in parts[0] for mark in (",", ";", " / "))
    return "|".join([*parts, ""] if alone else parts)


def _kept(text: str, marks: str) -> str:
    """A text in which these marks part nothing."""
    for mark in marks:
        text = text.replace(mark, f"\\{mark}")
    return text

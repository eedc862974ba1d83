"""The festival as CSV tables that spreadsheets open and that can be imported again.

A cell that begins like a formula gets an apostrophe in front, so that no spreadsheet runs what
somebody wrote as a title; the import takes it off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

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
from planner.exchange.writers.base import Audience, Exported, Writer
from planner.i18n import N_, ngettext
from planner.model import Festival, Hold, Plan, Programme
from planner.settings import Setting
from planner.times import WallTime, iso, parse_wall
from planner.writing import write_folder

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'=", "'+", "'-", "'@", "'\t", "'\r", "''")


class CsvTables(Writer):
    """Everything of the present plan, one CSV file a table, made for being imported again."""

    id = "csv"
    title: ClassVar[str] = N_("CSV tables")
    suffix: ClassVar[str] = ""
    audience: ClassVar[Audience] = Audience.STAFF
    options: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "bom",
            True,  # noqa: FBT003 - a default
            N_("Mark as Unicode"),
            N_("With a byte order mark, without which Excel misreads accents and other scripts."),
        ),
    )

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """A folder: films, programmes, screens, screenings, and each other table that has rows."""
        encoding = "utf-8-sig" if options["bom"] else "utf-8"
        tables = _tables(festival)
        files = {f"{name}.csv": text.encode(encoding) for name, text in tables.items()}
        return Exported(write_folder(out, files), _other_plans(festival))


def _other_plans(festival: Festival) -> tuple[str, ...]:
    """One sentence for the plans, releases included, that are not in the tables."""
    others = [plan.name for plan in festival.rows(Plan).values() if plan.id != festival.plan_id]
    if not others:
        return ()
    message = ngettext(
        "{n} other plan was left out ({names}): tables carry one plan; JSON carries all of them.",
        "{n} other plans were left out ({names}): tables carry one plan; JSON carries all of them.",
        len(others),
    )
    names = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
    return (message.format(n=len(others), names=names),)


def _tables(festival: Festival) -> dict[str, str]:
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
    found = {name: csv_text(rows) for name, rows in noted.items()}
    for name, table in RECORD_TABLES.items():
        rows = record_rows(festival, table)
        if rows:
            found[name] = csv_text(rows, own_headings(table))
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


def csv_text(rows: Rows, named: tuple[str, ...] = ()) -> str:
    """Rows as CSV, with the keys as headings."""
    out = io.StringIO()
    headings = named or tuple(key for key in (rows[0] if rows else {}) if key != "source")
    writer = csv.writer(out)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_guarded(_cell(row.get(key))) for key in headings])
    return out.getvalue()


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


def _guarded(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell

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

from planner.exchange.rows import (
    Rows,
    film_rows,
    hold_rows,
    programme_rows,
    screen_rows,
    screening_rows,
)
from planner.exchange.writers.base import Audience, Exported, Writer
from planner.i18n import N_
from planner.model import Festival
from planner.settings import Setting
from planner.times import WallTime, iso, parse_wall
from planner.writing import write_folder

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'=", "'+", "'-", "'@", "'\t", "'\r", "''")


class CsvTables(Writer):
    """Films, programmes, screens and screenings, one CSV file each."""

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
        """A folder with four files: films, programmes, screens and screenings."""
        tables = {
            "films": film_rows(festival),
            "programmes": programme_rows(festival),
            "screens": screen_rows(festival),
            "screenings": [*screening_rows(festival), *_holds(festival)],
        }
        encoding = "utf-8-sig" if options["bom"] else "utf-8"
        files = {f"{name}.csv": csv_text(rows).encode(encoding) for name, rows in tables.items()}
        return Exported(write_folder(out, files))


def csv_text(rows: Rows) -> str:
    """Rows as CSV, with the keys as headings."""
    out = io.StringIO()
    headings = [key for key in (rows[0] if rows else {}) if key != "source"]
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
        return "; ".join(f"{item['role']}: {item['name']}" for item in value)
    return "|".join(str(item) for item in value)


def _guarded(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell

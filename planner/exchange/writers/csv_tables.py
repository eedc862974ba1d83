"""The festival as CSV tables that spreadsheets open and that can be imported again.

A cell that begins like a formula gets an apostrophe in front, so that no spreadsheet runs what
somebody wrote as a title; the import takes it off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.own_tables import Table, own_tables, plans_left_out
from planner.exchange.writers.base import Audience, Exported, Writer
from planner.i18n import N_
from planner.model import Festival
from planner.settings import Setting
from planner.writing import write_folder

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""What no program takes for text."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'=", "'+", "'-", "'@", "'\t", "'\r", "''")


class CsvTables(Writer):
    """Everything of the present plan, one CSV file a table, made for being imported again."""

    id = "csv"
    title: ClassVar[str] = N_("CSV tables")
    help: ClassVar[str] = N_("For any spreadsheet, and to be imported again.")
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
        """A folder with a file for each table that has rows."""
        encoding = "utf-8-sig" if options["bom"] else "utf-8"
        tables = own_tables(festival)
        files = {f"{name}.csv": csv_text(table).encode(encoding) for name, table in tables.items()}
        return Exported(write_folder(out, files), self.leaves_out(festival, options))

    def leaves_out(self, festival: Festival, options: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG002 - whatever they are
        """The other plans."""
        return plans_left_out(festival)


def csv_text(table: Table) -> str:
    """The table with its headings."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.headings)
    writer.writerows([_guarded(_UNFIT.sub("", cell)) for cell in row] for row in table.rows)
    return out.getvalue()


def _guarded(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell

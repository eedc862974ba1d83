"""The tables that come in again as one workbook, for those who work in Excel and not with CSV."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.own_tables import own_tables, plans_left_out
from planner.exchange.workbook.styles import Styles, cell_text, new_workbook
from planner.exchange.writers.base import Audience, Exported, Writer
from planner.i18n import N_
from planner.model import Festival
from planner.writing import write_file

_WIDTH = 16
_GUARDED = tuple("'" + mark for mark in "=+-@\t\r'")
"""Where a cell begins so, an import takes off the first apostrophe."""


class XlsxTables(Writer):
    """Everything of the present plan, one sheet a table, made for being imported again.

    All cells are texts, so that nothing becomes a date, a number or a formula on the way.
    """

    id = "xlsx-tables"
    title: ClassVar[str] = N_("Excel tables")
    help: ClassVar[str] = N_("To be worked on in Excel or LibreOffice and imported again.")
    suffix: ClassVar[str] = ".xlsx"
    audience: ClassVar[Audience] = Audience.STAFF

    def name_for(self, stem: str) -> str:
        """Another name than the workbook for reading has."""
        return f"{stem} tables{self.suffix}"

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """One file with a sheet for each table that has rows."""
        content = io.BytesIO()
        workbook = new_workbook(content)
        styles = Styles(workbook)
        for name, table in own_tables(festival).items():
            sheet = workbook.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(0, len(table.headings) - 1), _WIDTH)
            sheet.write_row(0, 0, table.headings, styles.heading)
            for number, row in enumerate(table.rows, start=1):
                for column, cell in enumerate(row):
                    if cell:
                        guard = "'" if cell.startswith(_GUARDED) else ""
                        sheet.write_string(number, column, cell_text(guard + cell))
        workbook.close()
        write_file(out, content.getvalue())
        return Exported((out,), self.leaves_out(festival, options))

    def leaves_out(self, festival: Festival, options: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG002 - has none
        """The other plans."""
        return plans_left_out(festival)

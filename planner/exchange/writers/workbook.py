"""The festival as an XLSX workbook: lists to sort, and a sheet for each day laid out as a grid."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.public import FOR_WHOM, part_for
from planner.exchange.workbook.days import days_of, write_day
from planner.exchange.workbook.lists import film_list, programme_list, screening_list, write_list
from planner.exchange.workbook.styles import Styles, new_workbook
from planner.exchange.writers.base import Exported, Writer
from planner.i18n import N_, _
from planner.model import Festival
from planner.settings import Setting
from planner.writing import write_file


class XlsxWorkbook(Writer):
    """An XLSX workbook with films, programmes, screenings, and one sheet for each day as a grid:
    screens across, time down, boxes as long as the screenings.
    """

    id = "xlsx"
    title: ClassVar[str] = N_("Excel workbook")
    help: ClassVar[str] = N_("For Excel, LibreOffice and Numbers.")
    suffix: ClassVar[str] = ".xlsx"
    options: ClassVar[tuple[Setting, ...]] = FOR_WHOM

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """One file."""
        part = part_for(festival, options)
        content = io.BytesIO()
        workbook = new_workbook(content)
        styles = Styles(workbook)
        shown = part.festival
        write_list(workbook.add_worksheet(_("Films")), film_list(shown), styles)
        write_list(workbook.add_worksheet(_("Programmes")), programme_list(shown), styles)
        write_list(workbook.add_worksheet(_("Screenings")), screening_list(shown), styles)
        for day in days_of(shown):
            write_day(workbook, shown, day, styles)
        workbook.close()
        write_file(out, content.getvalue())
        return Exported((out,), part.left_out)

"""Spreadsheets saved as CSV or TSV: films, screens, programmes or screenings, told by headings."""

from __future__ import annotations

from typing import ClassVar

from planner.exchange.base import Leftover, Problem, Reader, Understood
from planner.exchange.source import Source
from planner.exchange.tables.cells import Cells
from planner.exchange.tables.grid import Grid, read_grid
from planner.exchange.tables.headings import table_kind
from planner.exchange.tables.rows import ROW_READERS
from planner.i18n import N_, _

_SAMPLE = 20_000


class Tables(Reader):
    """A table with a row of headings; which table it is follows from them."""

    title: ClassVar[str] = N_("Table")
    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".tsv", ".tab")
    kinds: ClassVar[tuple[str, ...]] = tuple(ROW_READERS)

    def recognises(self, source: Source) -> float:
        """A table is recognised by headings that mean something."""
        if source.foreign:
            return 0.0
        grid = read_grid(source.name, source.text[:_SAMPLE])
        known = len(grid.columns) if table_kind(set(grid.columns)) else 0
        if source.suffix in self.suffixes:
            return 0.9
        return 0.8 if known > 1 and 2 * known > len(grid.headings) else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:
        """The rows of the table; ``kind`` says which one it is when the headings do not."""
        grid = read_grid(source.name, source.text)
        understood = Understood(problems=list(grid.problems))
        meant = kind if kind in ROW_READERS else table_kind(set(grid.columns))
        if not meant:
            understood.problems.append(_unknown_headings(source, grid))
            return understood
        read_row = ROW_READERS[meant]
        for line, cells in grid.rows:
            read_row(Cells(source.name, line, grid, cells, understood.problems), understood)
        understood.leftovers += _unused(source, grid)
        return understood


def _unknown_headings(source: Source, grid: Grid) -> Problem:
    message = _(
        "The headings “{headings}” are those of no table; "
        "name a column title for films, venue and screen for screens, start for screenings, "
        "or code for screenings that are there already."
    ).format(headings=", ".join(grid.headings[:8])[:200])
    return Problem(source.name, 1, "", message)


def _unused(source: Source, grid: Grid) -> list[Leftover]:
    """The columns that mean nothing to us, so that nobody believes them imported."""
    used = set(grid.columns.values())
    names = [name for at, name in enumerate(grid.headings) if at not in used and name]
    text = _("Columns that were not read: {names}.").format(names=", ".join(names))
    return [Leftover(source.name, 1, text)] if names else []

"""Lines and cells that were so wrong that nothing came of them, typed anew before they are read.

A row of which something was understood is corrected field by field (``corrections``); here it is
the source itself that is read again, as if the file had said so. The file is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.errors import UserError
from planner.exchange.base import Problem
from planner.exchange.source import Source
from planner.i18n import _

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a text, or a cell of a sheet."""

    file: str
    line: int
    sheet: str = ""
    cell: str = ""


def spot_of(problem: Problem, sources: Sequence[Source]) -> Spot | None:
    """Where what a problem is about can be typed anew; None where no line or cell says it."""
    spot = Spot(problem.file, problem.line, problem.sheet, problem.cell)
    return spot if any(_holds(source, spot) for source in sources) else None


def text_at(sources: Sequence[Source], spot: Spot) -> str:
    """What a line says; a cell is only known to the reader of its sheet, or from typing."""
    for source in sources:
        if _holds(source, spot):
            if spot.cell:
                return source.cells.get((spot.sheet, spot.cell), "")
            return source.text.split("\n")[spot.line - 1]
    return ""


def retyped(sources: Sequence[Source], spot: Spot, text: str) -> tuple[Source, ...]:
    """The sources with another text in one place; raises UserError where no source has it."""
    for place, source in enumerate(sources):
        if _holds(source, spot):
            return (*sources[:place], _with(source, spot, text), *sources[place + 1 :])
    message = _("{file} has no line {line} that could be typed anew.")
    raise UserError(message.format(file=spot.file, line=spot.line))


def _holds(source: Source, spot: Spot) -> bool:
    if source.name != spot.file:
        return False
    if source.foreign:
        return bool(spot.sheet) and _CELL.match(spot.cell) is not None
    return 0 < spot.line <= source.text.count("\n") + 1


def _with(source: Source, spot: Spot, text: str) -> Source:
    plain = " ".join(text.splitlines()) if not spot.cell else text.strip()
    where = spot.cell or _("line {line}").format(line=spot.line)
    before = text_at((source,), spot)
    said = (
        _("{file}, {place}: “{before}” → “{after}”") if before else _("{file}, {place}: “{after}”")
    )
    note = said.format(
        file=", ".join(filter(None, (source.name, spot.sheet))),
        place=where,
        before=before[:_SHORT],
        after=plain[:_SHORT],
    )
    notes = (*source.retyped, note)
    if spot.cell:
        return replace(
            source, cells={**source.cells, (spot.sheet, spot.cell): plain}, retyped=notes
        )
    lines = source.text.split("\n")
    lines[spot.line - 1] = plain
    return replace(source, text="\n".join(lines), retyped=notes)


def place_of(cell: str) -> tuple[int, int]:
    """Row and column of a cell, counted from 1: “C4” is 4 and 3."""
    found = _CELL.match(cell)
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column

"""The end of a block taken by the pointer: a longer or shorter Q&A, intro or hold. Pure; no Qt.

A film cannot be stretched. What is drawn out at the end is the Q&A, what is drawn out at the
beginning is the intro; the advertised start stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.fields import SetField, Together
from planner.i18n import N_, _
from planner.model import Festival, Hold, Screening, column
from planner.times import WallTime
from ui.timetable.blocks import Block
from ui.timetable.geometry import Box, snapped
from ui.timetable.lanes import Lanes

GRIP = 4
"""Pixels at each end of a block that take its edge and not the block."""
_LEAST_BLOCK = 24
"""A block that is shorter in pixels has no edges to take: it would never be carried."""

_LABELS = {"qa_minutes": N_("Q&A"), "intro_minutes": N_("Intro"), "minutes": N_("Hold")}


@dataclass(frozen=True)
class EdgeInHand:
    """The edge of one block: its column ``part`` had ``minutes`` when it was at minute ``at``."""

    row_id: int
    part: str
    minutes: int
    at: int

    @property
    def _table(self) -> str:
        return Hold.table if self.part == "minutes" else Screening.table

    def minutes_at(self, minute: float, step: int) -> int:
        """How long the part would be with its edge there, on a grid of ``step`` minutes."""
        meta = column(Hold if self.part == "minutes" else Screening, self.part).meta
        wanted = snapped(self.minutes + minute - self.at, step)
        least, most = int(meta.minimum or 0), int(meta.maximum or 600)
        return min(max(least, wanted), most)

    def edit(self, festival: Festival, lanes: Lanes, lane: int, minute: int) -> Edit | None:
        """Make the part so long; an end that was stated moves along."""
        minutes = self.minutes_at(minute, 1)
        if minutes == self.minutes:
            return None
        change = SetField(self._table, self.row_id, self.part, minutes)
        screening = festival.all_screenings.get(self.row_id)
        if self._table == Hold.table or screening is None or screening.stated_end is None:
            return change
        end = WallTime(screening.stated_end + minutes - self.minutes)
        return Together(
            (change, SetField(self._table, self.row_id, "stated_end", end)), change.label()
        )

    def holds(self, block: Block) -> bool:
        """Whether this block is the one whose edge is held."""
        return block.id == self.row_id and block.hold is (self.part == "minutes")

    def leads(self, festival: Festival) -> tuple[int | None, int | None]:
        """It stays where it is, so no place is looked for."""
        return None, None

    def says(self, block: Block) -> str:
        """“Q&A 25′”, of the block as it would be."""
        now = {
            "qa_minutes": block.end - block.qa_start,
            "intro_minutes": block.intro,
            "minutes": block.end - block.start,
        }
        return f"{_(_LABELS[self.part])} {now[self.part]}′"


def edge_at(block: Block, box: Box, rows: bool, along: float) -> EdgeInHand | None:
    """The edge that a pointer takes at that pixel along; None in the middle of a block."""
    low, high = (box.x, box.right) if rows else (box.y, box.bottom)
    if block.cancelled or high - low < _LEAST_BLOCK:
        return None
    if high - GRIP <= along < high + GRIP:
        if block.hold:
            return EdgeInHand(block.id, "minutes", block.end - block.start, block.end)
        return EdgeInHand(block.id, "qa_minutes", block.end - block.qa_start, block.end)
    if low - GRIP < along < low + GRIP and not block.hold:
        return EdgeInHand(block.id, "intro_minutes", block.intro, block.start)
    return None

"""Reading the wall board back: which card is at which place, as typed or as a scanner types it.

A line typed by hand has the card, the screen and the start, apart at blanks, tabs or semicolons:

    101  Odeon / Hall 1  2026-11-06T19:30
    101  OD1  20:15                          (on the day on which it stands)

A keyboard-wedge scanner types what it reads, a line each: the code of a card, the place on the
grid, and the minutes after it where it is not the full hour:

    101
    OD1.1106.1900
    MIN15

Behind a card that was scanned, a line may also have screen and start alone, as they are typed. A
line that begins with # says nothing. See ``planner.model.board`` for the codes.
"""

from __future__ import annotations

from planner.exchange.board.base import Became, BoardRead, Entry
from planner.exchange.board.lines import Lines
from planner.exchange.board.reading import Reading
from planner.model import Festival

__all__ = ["Became", "BoardRead", "Entry", "read_board"]


def read_board(festival: Festival, text: str, name: str) -> BoardRead:
    """What the lines say of the present plan; ``name`` is what problems call the text.

    Never raises on what somebody wrote: what is wrong is a problem with its line.
    """
    lines = Lines(festival, name)
    for number, line in enumerate(text.splitlines(), 1):
        lines.read(number, line.strip())
    lines.end()
    return Reading(festival, name, lines.problems, lines.entries).of(lines.found)

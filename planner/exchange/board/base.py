"""What a board says: cards and their places, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from planner.edit import Edit
from planner.edit.fields import Together
from planner.errors import UserError
from planner.exchange.base import Problem, Severity
from planner.i18n import _
from planner.model import Festival, Screen
from planner.model.board import screen_code
from planner.model.naming import find_screen
from planner.times import Day


class Became(Enum):
    """What becomes of what was read."""

    MOVED = "moved"
    NEW = "new"
    SAME = "same"
    WAITS = "waits"
    DOUBT = "doubt"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Entry:
    """One card and its place, or a line that is neither: its lines, counted from 1, what becomes
    of it, and a sentence about that.
    """

    lines: tuple[int, ...]
    became: Became
    sentence: str


@dataclass(frozen=True, slots=True)
class Put:
    """A card and where it is, with the lines that say so, that of the card first."""

    lines: tuple[int, ...]
    card: str
    screen: str
    day: Day | None
    minute: int

    @property
    def line(self) -> int:
        """That of the card."""
        return self.lines[0]


@dataclass(slots=True)
class BoardRead:
    """What the board says: ``edits`` put everything where it is, ``same`` counts the cards that
    are where they were, ``problems`` are the lines that could not be understood or done.
    ``entries`` say what became of every line, in order.
    """

    edits: list[Edit] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every line was understood and can be done."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    def as_edit(self) -> Edit:
        """All of it as one edit, and one undo step."""
        return Together(tuple(self.edits), _("Read the board"))


def problem(name: str, line: int, reason: str, *, doubt: bool = False) -> Problem:
    """Something wrong with a line, or not quite certain."""
    return Problem(name, line, "", reason, Severity.DOUBT if doubt else Severity.ERROR)


def screen_named(festival: Festival, text: str) -> Screen:
    """The screen of that code or name; raises UserError."""
    own = [one for one in festival.screens.values() if screen_code(festival, one) == text]
    return own[0] if own else find_screen(festival, text)


def is_screen(festival: Festival, text: str) -> bool:
    """Whether one screen, and only one, has that code or name."""
    try:
        screen_named(festival, text)
    except UserError:
        return False
    return True

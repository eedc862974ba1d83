"""Films of a listing that are shown together: under one time, one name, or by themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from planner.exchange.listing.clock import TimeFound
from planner.exchange.listing.entries import Entry

_PAUSE = 15
SHORT = 30
"""Minutes between films of one block of which no length is known."""


@dataclass(slots=True)
class Block:
    """Films shown together: under one time, under one name, or one film with a time of its own."""

    line: int
    title: str = ""
    start: TimeFound | None = None
    end: TimeFound | None = None
    place: str = ""
    said: str = ""
    day: int = 0
    heads: list[int] = field(default_factory=list)
    place_line: int = 0
    lines: dict[str, int] = field(default_factory=dict)
    dated: bool = False
    films_apart: bool = False
    """Whether its name is that of a section, whose films are shown one by one."""
    entries: list[Entry] = field(default_factory=list)

    @property
    def starts(self) -> str:
        """When each film of a block starts, as the listing has it."""
        return ", ".join(f"“{e.title}” {e.time_text}" for e in self.entries if e.time_text)

    @property
    def one_by_one(self) -> bool:
        """Whether each film has a time of its own, too late to follow the one before it."""
        times = [entry.time.minutes for entry in self.entries if entry.time]
        if self.start or len(times) < max(len(self.entries), 2):
            return False
        lengths = [
            entry.runtime.seconds / 60 if entry.runtime and entry.runtime.seconds else SHORT
            for entry in self.entries
        ]
        gaps = [later - sooner for sooner, later in pairwise(times)]
        return all(
            gap > length + _PAUSE or gap < 0 for gap, length in zip(gaps, lengths, strict=False)
        )

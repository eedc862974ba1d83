"""Programmes written as listings: days, blocks and times with the films of each below."""

from __future__ import annotations

from typing import ClassVar

from planner.exchange.base import Reader, Understood
from planner.exchange.listing.assembly import Listing as Assembly
from planner.exchange.listing.entries import entry_in
from planner.exchange.running_text import has_credit, read_within_reason
from planner.exchange.source import Source
from planner.i18n import N_
from planner.text import clean

_SAMPLE = 20_000
_SHARE = 0.2


class Listing(Reader):
    """Lines as “Salt” (4:06pm), Ann Sol, Chile, 8 minutes – under days, times and blocks."""

    title: ClassVar[str] = N_("Programme listing")
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text", ".md", ".markdown")

    def recognises(self, source: Source) -> float:
        """Several films with times, or in quotation marks, on lines of their own."""
        if source.foreign:
            return 0.0
        sample = source.text[:_SAMPLE]
        lines = [clean(line) for line in sample.split("\n")]
        lines = [line for line in lines if line]
        entries = [found for line in lines if (found := entry_in(line, 1))]
        timed = sum(entry.time is not None for entry in entries)
        enough = len(entries) >= 2 and (timed or len(entries) >= 3)
        if enough and len(entries) >= _SHARE * len(lines):
            return 0.75
        return 0.65 if _is_timetable(sample) else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:  # noqa: ARG002 - one kind only
        """The films, blocks and screenings of a listing."""
        return read_within_reason(
            source, lambda name, text: Assembly(name, text, source.names).read()
        )


def _is_timetable(text: str) -> bool:
    """Whether films stand below or beside times of day, in whatever lines."""
    listing = Assembly("", text)
    films = listing.films
    if any(has_credit(entry.title) for entry in films.entries.values()):
        return False
    known = len(films.entries) + len(films.below) + listing.starts
    return bool(listing.starts and films.entries) and known >= _SHARE * len(listing.lines)

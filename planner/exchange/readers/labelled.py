"""Catalogues that put a label before each fact, as submission sites and databases print them."""

from __future__ import annotations

from typing import ClassVar

from planner.exchange.base import Reader, Understood
from planner.exchange.labelled.films import Catalogue
from planner.exchange.labelled.lines import labels_counted, lines_of
from planner.exchange.running_text import read_within_reason
from planner.exchange.source import Source
from planner.i18n import N_

_SAMPLE = 20_000
_FEWEST = 3
"""So many different labels make a text a labelled one."""

_SHARE = 0.2
_OFTEN = 3


class Labelled(Reader):
    """A text with lines as “Country of Origin: Chile” or “Runtime: 26 minutes” for each film."""

    title: ClassVar[str] = N_("Catalogue with labels")
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text", ".md", ".markdown")

    def recognises(self, source: Source) -> float:
        """Several labels, again and again, or making up much of a short text."""
        if source.foreign:
            return 0.0
        lines = lines_of(source.text[:_SAMPLE])
        counts = labels_counted(lines)
        if len(counts) < _FEWEST:
            return 0.0
        share = sum(counts.values()) / len(lines)
        often = sum(count >= _OFTEN for count in counts.values()) >= _FEWEST
        return 0.7 if share >= _SHARE or (often and share >= _SHARE / 4) else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:  # noqa: ARG002 - one kind only
        """The films of a catalogue, with what their labels say."""
        return read_within_reason(source, lambda name, text: Catalogue(name, text).read())

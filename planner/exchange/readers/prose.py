"""Catalogues written as running text, as web pages and press offices give them out."""

from __future__ import annotations

from typing import ClassVar

from planner.exchange.base import Reader, Understood
from planner.exchange.listing.assembly import Listing
from planner.exchange.prose.entries import Assembly
from planner.exchange.running_text import has_credit, read_within_reason, sample_of
from planner.exchange.source import Source
from planner.i18n import N_


class Prose(Reader):
    """A text with a title, a logline and the facts of each film, under section headings."""

    title: ClassVar[str] = N_("Catalogue text")
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text", ".md", ".markdown")

    def recognises(self, source: Source) -> float:
        """Running text is what is left when nothing more exact recognises a file."""
        if source.foreign:
            return 0.0
        return 0.3 if source.suffix in self.suffixes else 0.1

    def read(self, source: Source, kind: str = "") -> Understood:  # noqa: ARG002 - one kind only
        """The films of a catalogue, with what they say about themselves."""

        def read(name: str, text: str) -> Understood:
            sample = sample_of(text)
            paragraphs = Assembly(name, sample).read()
            lines = Listing(name, sample, source.names).read()
            by_lines = _said(lines) > _said(paragraphs)
            if sample == text:
                return lines if by_lines else paragraphs
            way = Listing(name, text, source.names) if by_lines else Assembly(name, text)
            return way.read()

        return read_within_reason(source, read)


def _said(understood: Understood) -> int:
    """How much is known of the films: a text is read in the way that understands more of it.

    Squared, since facts of one film count for more than those scattered over lines that are none.
    """
    films = [film for film in understood.films if not has_credit(film.title)]
    shared = len({film.section for film in films}) < len(films)  # each its own: these are titles
    facts = [
        (
            *(f.runtime_seconds, f.year, f.countries, f.credits),
            *(shared and f.section, f.alternate_titles, f.logline or f.synopsis),
        )
        for f in films
    ]
    return sum(sum(map(bool, told)) ** 2 for told in facts)

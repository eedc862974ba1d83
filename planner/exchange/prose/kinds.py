"""What each paragraph of a catalogue could be, seen by itself; its neighbours decide later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from planner.exchange.prose.fact_lines import facts_of_line, titled_facts
from planner.exchange.prose.facts import Facts, facts_in
from planner.exchange.prose.headings import Heading, counted_heading, heading, is_navigation
from planner.exchange.prose.names import credits_at
from planner.exchange.prose.paragraphs import Paragraph
from planner.exchange.prose.titles import Split, looks_like_title, split_title

_SHORT_TITLE = 10


class Kind(Enum):
    """What a paragraph looks like."""

    RULE = auto()
    HEADING = auto()
    ENTRY = auto()
    """A title, a dash, and facts at the end: a film for certain."""
    BARE_ENTRY = auto()
    """A title and a dash but no facts: perhaps a film, perhaps a sentence."""
    UNPARTED = auto()
    """Facts behind a text in which no dash parts the title off."""
    FACTS = auto()
    TITLE = auto()
    """A short line that could be a title or a heading."""
    NAVIGATION = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with what was found in it."""

    line: int
    text: str
    kind: Kind
    facts: Facts | None = None
    split: Split | None = None
    heading: Heading | None = None

    @property
    def before(self) -> str:
        """The text in front of the facts."""
        return self.text[: self.facts.start].strip() if self.facts else self.text

    @property
    def after(self) -> str:
        """The text behind the facts."""
        return self.text[self.facts.end :].strip() if self.facts else ""


def piece(paragraph: Paragraph) -> Piece:
    """A paragraph and its kind."""
    text = paragraph.text
    if not any(letter.isalnum() for letter in text):
        return Piece(paragraph.line, text, Kind.RULE)
    if is_navigation(text):
        return Piece(paragraph.line, text, Kind.NAVIGATION)
    if dressed := heading(text) or counted_heading(text):
        return Piece(paragraph.line, text, Kind.HEADING, heading=dressed)
    return _of_facts(paragraph) or _without_facts(paragraph)


def _of_facts(paragraph: Paragraph) -> Piece | None:
    """A paragraph that is, or ends with, the facts of a film."""
    text = paragraph.text
    if titled := titled_facts(text):
        return _titled(paragraph, *titled)
    line_of_facts = facts_of_line(text)
    if line_of_facts and any(mark in text for mark in ("|", "•", "·", " / ")):
        return Piece(paragraph.line, text, Kind.FACTS, line_of_facts)
    if facts := facts_in(text):
        return _with_facts(paragraph, facts)
    return Piece(paragraph.line, text, Kind.FACTS, line_of_facts) if line_of_facts else None


def _without_facts(paragraph: Paragraph) -> Piece:
    text = paragraph.text
    split = split_title(text)
    if split and _is_bare_entry(split):
        return Piece(paragraph.line, text, Kind.BARE_ENTRY, split=split)
    kind = Kind.TITLE if looks_like_title(text) else Kind.TEXT
    return Piece(paragraph.line, text, kind)


def _titled(paragraph: Paragraph, title: str, facts: Facts, rest: str) -> Piece:
    people = credits_at(rest, 0) if rest else None
    end = len(paragraph.text)
    if people:
        facts = replace(facts, credits=(*facts.credits, *people.credits))
        end -= len(rest[people.end :])
    elif rest:
        end -= len(rest)
    facts = replace(facts, end=end)
    return Piece(paragraph.line, paragraph.text, Kind.ENTRY, facts, Split(title, ""))


def _with_facts(paragraph: Paragraph, facts: Facts) -> Piece:
    line, text = paragraph.line, paragraph.text
    before = text[: facts.start].strip(" ,;|–—-(")
    if not before:
        return Piece(line, text, Kind.FACTS, facts)
    split = split_title(before)
    if split is None and looks_like_title(before) and "." not in before:
        split = Split(before, "")
    if split:
        return Piece(line, text, Kind.ENTRY, facts, split)
    if facts.runtime_said or not text[facts.end :].strip():
        return Piece(line, text, Kind.UNPARTED, facts)
    return Piece(line, text, Kind.TEXT)


def _is_bare_entry(split: Split) -> bool:
    first = split.rest.lstrip("\"'“‘«(")[:1]
    return (
        len(split.title.split()) <= _SHORT_TITLE
        and (first.isupper() or (first.isalpha() and not first.islower()))
        and not split.title.endswith((".", "!", ","))
        and len(split.rest.split()) >= 3
    )

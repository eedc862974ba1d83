"""From paragraphs to films: what belongs to which film, under which section, and what to doubt."""

from __future__ import annotations

import re
from itertools import pairwise

from planner.exchange.base import Leftover, Problem, Severity, Understood
from planner.exchange.prose.drafts import Draft, merged
from planner.exchange.prose.facts import Facts
from planner.exchange.prose.headings import (
    Heading,
    is_capitals,
    is_shown_together,
    named,
    promised_count,
)
from planner.exchange.prose.kinds import Kind, Piece, piece
from planner.exchange.prose.paragraphs import paragraphs
from planner.exchange.prose.promises import Promise, broken_promises
from planner.exchange.prose.titles import Split, guess_title, parse_title
from planner.i18n import _

SYNOPSIS = re.compile(
    r"^(?:synopsis|description|sinopsis|sinossi|sinopse|inhalt|résumé|logline)\s*:\s*",
    re.IGNORECASE,
)


class Assembly:
    """Reads the pieces of one catalogue in order; ``understood`` is the result."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.understood = Understood()
        self.pieces = [piece(paragraph) for paragraph in paragraphs(text)]
        self.pieces = [found for found in self.pieces if found.kind is not Kind.RULE]
        kinds = [found.kind for found in self.pieces]
        self.has_headings = Kind.HEADING in kinds
        self.inline = _is_inline(self.pieces)
        self.repeats = _repeats(kinds)
        self.section = ""
        self.empty_section: Leftover | None = None
        self.draft: Draft | None = None
        self.pending: Piece | None = None
        self.promises: list[Promise] = []

    def read(self) -> Understood:
        """All films, problems and leftovers of the catalogue."""
        readers = {
            Kind.HEADING: self._read_heading,
            Kind.ENTRY: self._read_entry,
            Kind.BARE_ENTRY: self._read_bare_entry,
            Kind.UNPARTED: self._read_unparted,
            Kind.FACTS: self._read_facts,
            Kind.TITLE: self._read_title,
            Kind.NAVIGATION: self._leave,
            Kind.TEXT: self._read_text,
        }
        for position, found in enumerate(self.pieces):
            self.following = self.pieces[position + 1 : position + 3]
            readers[found.kind](found)
        self._close()
        self._leave_empty_section()
        films = self.understood.films
        self.understood.problems += broken_promises(self.file, self.promises, films)
        return self.understood

    # -- one kind of paragraph each -------------------------------------------------------------

    def _read_heading(self, found: Piece) -> None:
        if found.heading:
            self._open_section(found.heading, found)

    def _read_entry(self, found: Piece) -> None:
        split = found.split or Split(found.before, "")
        if _is_bare_block(split, found.facts):
            self._close()
            self._leave(found)
            return
        if self._belongs_to_film(found):
            self._read_text(found)
            return
        self._open(found.line, split.title, split.rest, found.facts)
        self._add_text(found.after, found.line)

    def _read_bare_entry(self, found: Piece) -> None:
        if not self.inline or not found.split or self._is_prose():
            self._read_text(found)
            return
        self._open(found.line, found.split.title, found.split.rest, None)

    def _read_unparted(self, found: Piece) -> None:
        if self.pending:
            self._open(self.pending.line, self.pending.text, found.before, found.facts, found.line)
            self._add_text(found.after, found.line)
        elif self._belongs_to_film(found):
            self._read_text(found)
        elif self.draft and not self.draft.facts and not self.draft.logline:
            self.draft.logline, self.draft.facts = found.before, found.facts
            self.draft.note_facts(found.facts, found.line)
            self._add_text(found.after, found.line)
        elif found.facts and found.facts.runtime_said:
            guess = guess_title(found.before)
            self._open(found.line, guess.title, guess.rest, found.facts)
            self._add_text(found.after, found.line)
            self._doubt(
                found.line,
                "title",
                _("No dash parts the title from the text; “{title}” is a guess.").format(
                    title=guess.title
                ),
            )
        else:
            self._read_text(found)

    def _read_facts(self, found: Piece) -> None:
        if self.pending:
            self._open(self.pending.line, self.pending.text, "", found.facts, found.line)
        elif self.draft and self._adds_facts(self.draft, found):
            self.draft.facts = merged(self.draft.facts, found.facts)
            self.draft.note_facts(found.facts, found.line)
        else:
            self._read_text(found)
            return
        self._add_text(found.after, found.line)

    def _read_title(self, found: Piece) -> None:
        after = self.following[0] if self.following else None
        if self._is_count(found):
            return
        if self.inline:
            self._read_title_inline(found, after)
        elif after and after.kind in {Kind.TEXT, Kind.FACTS, Kind.UNPARTED, Kind.BARE_ENTRY}:
            self._open_titled(found, after)
        elif after and after.kind is Kind.TITLE and (is_capitals(found.text) or self.repeats):
            self._open_section(named(found.text), found)
        elif not after and parse_title(found.text).year:
            self._open_titled(found, None)
        else:
            self._leave(found)

    def _read_title_inline(self, found: Piece, after: Piece | None) -> None:
        if after and after.kind is Kind.UNPARTED:
            self._close()
            self.pending = found
        elif (
            after and after.kind in {Kind.ENTRY, Kind.BARE_ENTRY} and self._is_plain_heading(found)
        ):
            self._open_section(named(found.text), found)
        elif self._begins_titled(after):
            self._open(found.line, found.text, "", None)
        else:
            self._read_text(found)

    def _read_text(self, found: Piece) -> None:
        if self._is_count(found):
            return
        if self.draft:
            self._add_text(found.text, found.line)
        else:
            self._leave(found)

    def _leave(self, found: Piece) -> None:
        self.understood.leftovers.append(Leftover(self.file, found.line, found.text))

    # -- what the neighbours say ----------------------------------------------------------------

    def _is_prose(self) -> bool:
        """Whether “Words - More words” is a sentence: before all sections, or a film's own text."""
        if self.has_headings and not self.section:
            return True
        waits_for_text = self.draft is not None and self.draft.facts and not self.draft.texts
        return bool(waits_for_text and self.following)

    def _belongs_to_film(self, found: Piece) -> bool:
        """Whether facts in a paragraph are somebody speaking: “Producer Ann Sun: If you …”."""
        return bool(self.draft and found.facts and not found.facts.runtime_said and found.after)

    def _begins_titled(self, after: Piece | None) -> bool:
        """Whether a lone line in a section is a title although other films have dashes."""
        titled = self.draft is None or not (self.draft.facts or self.draft.logline)
        return bool(titled and self.section and after and after.kind is Kind.TEXT)

    def _adds_facts(self, draft: Draft, found: Piece) -> bool:
        known, new = draft.facts, found.facts
        if known is None or new is None:
            return known is None
        roles = {credit.role for credit in known.credits}
        fresh = [credit for credit in new.credits if credit.role not in roles]
        return bool(
            (new.runtime_said and not known.runtime_said)
            or (new.credits and not known.credits)
            or (fresh and not draft.texts and not found.after)
        )

    def _is_plain_heading(self, found: Piece) -> bool:
        if is_capitals(found.text):
            return True
        waits = self.draft is not None and not self.draft.texts
        return len(found.text.split()) <= 5 and found.text[-1].isalnum() and not waits

    def _is_count(self, found: Piece) -> bool:
        count = promised_count(found.text) if len(found.text.split()) <= 15 else None
        if count is None or self.draft:
            return False
        self.promises.append(Promise(self.section, count, found.line))
        return True

    # -- films and sections ---------------------------------------------------------------------

    def _open_section(self, heading: Heading, found: Piece) -> None:
        self._close()
        self._leave_empty_section()
        self.section = heading.name
        self.empty_section = Leftover(self.file, found.line, found.text)
        if heading.promised is not None:
            self.promises.append(Promise(heading.name, heading.promised, found.line))

    def _leave_empty_section(self) -> None:
        """A heading over no film at all was text of something else."""
        if self.empty_section:
            self.understood.leftovers.append(self.empty_section)
            self.empty_section = None

    def _open_titled(self, found: Piece, after: Piece | None) -> None:
        """A title on a line of its own; what follows is its text."""
        if after and after.kind in {Kind.FACTS, Kind.UNPARTED}:
            self._close()
            self.pending = found
            return
        self._open(found.line, found.text, "", None)
        if after is None:
            self._doubt(
                found.line,
                "synopsis",
                _("The file ends after the title “{title}”; it may be cut off.").format(
                    title=found.text
                ),
            )

    def _open(
        self, line: int, title: str, logline: str, facts: Facts | None, below: int = 0
    ) -> None:
        """A new film; ``below`` is the line of its facts where they stand below the title."""
        self._close()
        self.draft = Draft(line, title, self.section, logline.strip(), facts)
        if below:
            self.draft.note_facts(facts, below)

    def _add_text(self, text: str, line: int) -> None:
        if self.draft and text:
            self.draft.lines.setdefault("text", line)
            self.draft.texts.append(SYNOPSIS.sub("", text) or text)

    def _close(self) -> None:
        self.pending = None
        if self.draft:
            self._add_film(self.draft)
            self.draft = None

    def _add_film(self, draft: Draft) -> None:
        film = draft.film(self.file)
        self.understood.films.append(film)
        self.empty_section = None
        self.understood.problems += draft.doubts(film)

    # -- doubts ---------------------------------------------------------------------------------

    def _doubt(self, line: int, name: str, message: str) -> None:
        problem = Problem(self.file, line, name, message, Severity.DOUBT)
        self.understood.problems.append(problem)


def _is_bare_block(split: Split, facts: Facts | None) -> bool:
    """Whether “Shorts Block 2 (82 min)” says nothing of a film but a length."""
    told = facts and (facts.credits or facts.year or facts.countries)
    return not (told or split.rest) and is_shown_together(split.title)


def _repeats(kinds: list[Kind]) -> bool:
    """Whether lone lines stand in front of titles in several places, as headings do."""
    return sum(pair == (Kind.TITLE, Kind.TITLE) for pair in pairwise(kinds)) > 1


def _is_inline(pieces: list[Piece]) -> bool:
    """Whether titles stand in front of their text with a dash, or on lines of their own."""
    kinds = [found.kind for found in pieces]
    dashed = sum(
        found.kind is Kind.ENTRY and bool(found.split and found.split.rest) for found in pieces
    )
    alone = sum(
        kind is Kind.TITLE and following in {Kind.TEXT, Kind.FACTS, Kind.UNPARTED}
        for kind, following in pairwise(kinds)
    )
    dashed += sum(pair == (Kind.BARE_ENTRY, Kind.FACTS) for pair in pairwise(kinds))
    bare = kinds.count(Kind.BARE_ENTRY)
    return (dashed > 0 and dashed >= alone) or (bare > 1 and not alone)

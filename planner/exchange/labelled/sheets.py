"""Which labels belong to one film, and which lines in front of them head it.

Labels come in any order, so a film ends where one of its labels comes again, or where the label
that opens films does. Where no label names the titles, the line in front of the labels does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.exchange.labelled.labels import TEXTS, TITLES, Label
from planner.exchange.labelled.lines import Line, Said, labels_counted
from planner.exchange.prose.headings import is_capitals, promised_count
from planner.exchange.prose.kinds import Kind, piece
from planner.exchange.prose.paragraphs import Paragraph
from planner.text import folded

_BY = re.compile(
    r"\s*[-–—|,:(]+\s*(?:dirs?\.|directed by|director|a film by|by|regie:?|r[ée]al\.?|réalisé par|"
    r"dirigid[oa] por|de|di)\s+(?=\S)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[（].{1,120}[)\]）]")
_REACH = 5
_MOSTLY = 0.5
_AGAIN = frozenset({"credits", "countries", "languages", "subtitles", "alternate_title"})
"""What a film may say in two lines of the same label, one below the other."""


@dataclass(slots=True)
class Sheet:
    """The labels of one film, the lines that head it, and which of those is its title."""

    head: list[Line]
    title_at: int | None
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    title_at: int | None = None


class Sheets:
    """Cuts the lines of a catalogue into ``sheets``, one for each film."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        counts = labels_counted(self.lines)
        self.most = max(counts.values(), default=0)
        labels = [line.label for line in self.lines if line.label]
        titles = sum(label.field in TITLES for label in labels)
        self.titled = titles > _MOSTLY * self.most
        self.opening = labels[0].key if labels else ""
        self.by_titles = bool(labels) and labels[0].field in TITLES and self._one_title_each()
        self.text_first = not self.titled and self._texts_stand_first()
        self.sheets: list[Sheet] = []
        self.keys: set[str] = set()
        """Those of the labels of the last sheet."""

    def cut(self) -> list[Sheet]:
        """The sheets, in order; all that stands in front of the first label heads the first."""
        waiting: list[Line] = []
        for at, line in enumerate(self.lines):
            if line.label is None:
                (self.sheets[-1].said[-1].tail if self.sheets else waiting).append(line)
                continue
            if not self.sheets:
                head = self._head(waiting, 0, at)
                self.sheets.append(Sheet(waiting, head.title_at))
            elif self._begins(line, line.label):
                self._open(at)
            self.sheets[-1].said.append(Said(line.label, line.number, line.gap))
            self.keys.add(line.label.key)
        return self.sheets

    # -- where a film begins --------------------------------------------------------------------

    def _begins(self, line: Line, label: Label) -> bool:
        said = self.sheets[-1].said
        last = said[-1]
        if label.key in self.keys and label.field != "note":
            return label.key != last.label.key or label.field not in _AGAIN or self._headed(line)
        if label.field in TITLES and self.by_titles:
            has_title = any(one.label.field in TITLES for one in said)
            return has_title and last.label.field not in TITLES
        return not self.titled and len(self.keys) > 1 and self._headed(line)

    def _headed(self, line: Line) -> bool:
        """Whether the line in front is a title that belongs to the labels behind it."""
        last = self.sheets[-1].said[-1]
        low = 0 if last.label.value else 1
        if self.titled or len(last.tail) <= low or not _is_title(last.tail[-1]):
            return False
        set_off = last.tail[-1].gap or (last.label.value and last.label.field not in TEXTS)
        named = line.label is not None and line.label.field in TITLES
        return bool(set_off) and (named or not line.gap)

    def _open(self, at: int) -> None:
        """A new film: the end of what was behind the last label heads it, and so may labels."""
        before = self.sheets[-1]
        moved: list[Said] = []
        label = self.lines[at].label
        if label and label.key != self.opening and not self.lines[at].gap:
            while len(before.said) > 1 and not before.said[-1].tail:
                if before.said[-1].gap:
                    moved.insert(0, before.said.pop())
                    break
                moved.insert(0, before.said.pop())
            if moved and not moved[0].gap:
                before.said += moved
                moved = []
        last = before.said[-1]
        head = self._head(last.tail, 0 if last.label.value else 1, at)
        title_at = None if head.title_at is None else head.title_at - head.start
        self.sheets.append(Sheet(last.tail[head.start :], title_at, moved))
        self.keys = {one.label.key for one in moved}
        del last.tail[head.start :]

    # -- what heads it --------------------------------------------------------------------------

    def _head(self, lines: list[Line], low: int, at: int) -> _Head:
        """Where, from ``low`` on, the lines begin that head the film whose label is at ``at``."""
        title_at = self._named_title(lines, low, at) if self.titled else self._lone(lines, low)
        start = len(lines) if title_at is None else title_at
        for position in range(low, start):
            if lines[position].heading:
                return _Head(position, title_at)
        if title_at is None and self.titled and start - low > 1 - bool(low):
            last = lines[-1]
            if (last.gap and self.lines[at].gap and _is_title(last)) or is_capitals(last.text):
                return _Head(start - 1)
        while start > low and lines[start - 1].gap and is_capitals(lines[start - 1].text):
            start -= 1
        return _Head(start, title_at)

    def _named_title(self, lines: list[Line], low: int, at: int) -> int | None:
        """A line that says the title, or the title and the director, before the labels do."""
        titles = {folded(t) for t in self._titles_from(at)}
        for position in range(len(lines) - 1, max(low, len(lines) - _REACH) - 1, -1):
            text = lines[position].text
            if folded(text) in titles or folded(heading_title(text)) in titles:
                return position
            if _BY.search(text) and len(text.split()) <= 20 and text[-1] not in ".!?":
                return position
        return None

    def _titles_from(self, at: int) -> list[str]:
        """The titles that the labels of the film say which begins here."""
        found: list[str] = []
        keys: set[str] = set()
        for position in range(at, len(self.lines)):
            line = self.lines[position]
            if line.label is None:
                continue
            if line.label.key in keys:
                break
            keys.add(line.label.key)
            found += [line.label.value] if line.label.field in TITLES else []
        return found

    def _lone(self, lines: list[Line], low: int) -> int | None:
        places = range(low, len(lines))
        for position in places if self.text_first else reversed(places):
            line = lines[position]
            if _BRACKETED.fullmatch(line.text) and position > low:
                continue
            if _is_title(line) and not (self.text_first and is_capitals(line.text)):
                return position
        return None

    def _texts_stand_first(self) -> bool:
        """Whether each film has its text between its title and its labels."""
        before: list[Line] = []
        for line in self.lines:
            if line.label:
                break
            before.append(line)
        if len(before) < 2 or _is_title(before[-1]) or _BRACKETED.fullmatch(before[-1].text):
            return False
        return any(_is_title(line) for line in before)

    def _one_title_each(self) -> bool:
        """Whether a label for the title, or several in a row, stands once in each film."""
        groups, inside = 0, False
        for line in self.lines:
            if line.label:
                titled = line.label.field in TITLES
                groups += titled and not inside
                inside = titled
        return groups <= 1.15 * max(self.most, 1)


def heading_title(text: str) -> str:
    """The title of a line that names the director behind it: “Salt – dir. Ann Sol”."""
    found = _BY.search(text)
    return text[: found.start()].strip() if found and found.start() else text


def _is_title(line: Line) -> bool:
    if line.navigation or line.heading or promised_count(line.text) is not None:
        return False
    found = piece(Paragraph(line.number, line.text))
    if found.kind is Kind.ENTRY:
        return not found.after and len(line.text.split()) <= 25
    titles = {Kind.TITLE, Kind.BARE_ENTRY, Kind.NAVIGATION}  # what is a link was told before
    return found.kind in titles and len(line.text.split()) <= 14

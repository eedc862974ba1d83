"""The film that the labels of one sheet describe; what they say beyond that goes into its note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from planner.exchange.base import CreditRow, FilmRow, Leftover, Problem, Severity, Understood
from planner.exchange.countries import country
from planner.exchange.labelled.labels import TEXTS, Label
from planner.exchange.labelled.lines import Line, Said, lines_of
from planner.exchange.labelled.sheets import Sheet, Sheets, heading_title
from planner.exchange.labelled.values import (
    facts_in,
    length_in,
    parts_of,
    people_in,
    says_nothing,
    year_in,
)
from planner.exchange.prose.drafts import runtime_doubt
from planner.exchange.prose.headings import is_capitals, named, promised_count
from planner.exchange.prose.kinds import piece
from planner.exchange.prose.paragraphs import WRAP_LIMIT, Paragraph, rejoined
from planner.exchange.prose.promises import Promise, broken_promises
from planner.exchange.prose.runtimes import Runtime
from planner.exchange.prose.titles import Title, parse_title
from planner.i18n import _
from planner.text import folded

_SENTENCE = 7
"""Fewer words behind a value are an award or a button rather than the film's text."""

_UNFINISHED = (",", "/", "&", ";", " and", "、")


class Catalogue:
    """Reads one catalogue; ``understood`` is the result."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.understood = Understood()
        self.lines = lines_of(text)
        self.wrapped = max((len(line.text) for line in self.lines), default=0) <= WRAP_LIMIT
        self.section = ""
        self.empty_section: Line | None = None
        self.promises: list[Promise] = []

    def read(self) -> Understood:
        """All films, problems and leftovers of the catalogue."""
        sheets = Sheets(self.lines).cut()
        if not sheets:
            self.leave(self.lines)
        for number, sheet in enumerate(sheets):
            _Film(self, sheet, first=not number).add()
        self.open_section("", None)
        self._doubt_spellings()
        films = self.understood.films
        self.understood.problems += broken_promises(self.file, self.promises, films)
        return self.understood

    def open_section(self, name: str, line: Line | None) -> None:
        """What follows is under this heading; one that had no film is left over."""
        if self.empty_section:
            self.leave([self.empty_section])
        self.section, self.empty_section = name, line

    def leave(self, lines: Iterable[Line]) -> None:
        """Keep lines that belong to no film."""
        self.understood.leftovers += [Leftover(self.file, line.number, line.text) for line in lines]

    def report(self, line: int, name: str, message: str, severity: Severity) -> None:
        """A problem, or a doubt, at a line."""
        self.understood.problems.append(Problem(self.file, line, name, message, severity))

    def joined(self, lines: list[Line]) -> str:
        """Lines as paragraphs; those that only wrapped are put together again."""
        parts: list[str] = []
        for line in lines:
            if parts and self.wrapped and not line.gap:
                parts[-1] = rejoined((parts[-1], line.text))
            else:
                parts.append(line.text)
        return "\n\n".join(part for part in parts if part)

    def _doubt_spellings(self) -> None:
        told: set[str] = set()
        for line in self.lines:
            label = line.label
            if label and label.meant and label.key not in told:
                told.add(label.key)
                message = _("“{label}” was read as “{meant}”; check what stands behind it.")
                self.report(line.number, label.field, message.format(
                    label=label.text, meant=label.meant), Severity.DOUBT)  # fmt: skip


@dataclass(slots=True)
class _Film:
    """A film while its labels are read."""

    catalogue: Catalogue
    sheet: Sheet
    first: bool
    titles: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    texts: dict[str, list[Line]] = field(default_factory=dict)
    people: list[CreditRow] = field(default_factory=list)
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    year: int | None = None
    runtime: Runtime | None = None
    notes: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    loose: list[Line] = field(default_factory=list)

    def add(self) -> None:
        """Add the film to what was understood, or say that it has no title."""
        self._read_head()
        for said in self.sheet.said:
            self._read(said)
        title, original, others = self._titles()
        catalogue, line = self.catalogue, self._line()
        if not title.title:
            message = _("A film without a title; write a line “Title: …” above this one.")
            catalogue.report(line, "title", message, Severity.ERROR)
            catalogue.leave(self._everything())
            return
        self._place_loose()
        self.notes += title.remarks
        film = FilmRow(
            file=catalogue.file,
            line=line,
            lines=self.lines,
            title=title.title,
            original_title=original,
            alternate_titles=others,
            section=self.values.get("section", (catalogue.section,))[0],
            runtime_seconds=self.runtime.seconds if self.runtime else None,
            year=self.year or title.year,
            countries=self.values.get("countries", title.countries),
            languages=self.values.get("languages", ()),
            credits=tuple(dict.fromkeys(self.people)),
            note="\n".join(self.notes),
            more={"subtitles": s} if (s := self.values.get("subtitles")) else {},
            logline=catalogue.joined(self.texts.get("logline", [])),
            synopsis=catalogue.joined(self.texts.get("synopsis", [])),
            statement=catalogue.joined(self.texts.get("statement", [])),
        )
        catalogue.understood.films.append(film)
        catalogue.empty_section = None
        doubt = runtime_doubt(film, self.runtime)
        if doubt:
            catalogue.understood.problems.append(doubt)

    # -- the lines that head it -----------------------------------------------------------------

    def _read_head(self) -> None:
        title_at = self.sheet.title_at
        for position, line in enumerate(self.sheet.head):
            if position == title_at:
                self._read_title_line(line)
            elif title_at is not None and position > title_at:
                self.loose.append(line)
            elif not self._read_heading(line, position):
                self.catalogue.leave([line])

    def _read_heading(self, line: Line, position: int) -> bool:
        """Take a line for the heading of a section, or for the number of films; say if it is."""
        catalogue = self.catalogue
        count = promised_count(line.text) if len(line.text.split()) <= 15 else None
        if count is not None and not line.heading:
            catalogue.promises.append(Promise(catalogue.section if not self.first else "", count,
                                              line.number))  # fmt: skip
            return True
        last = position == len(self.sheet.head) - 1 or position + 1 == self.sheet.title_at
        dressed = line.heading or (named(line.text) if is_capitals(line.text) else None)
        if dressed is None and (self.first or not last or line.navigation):
            return False
        if line.navigation:
            return False
        found = dressed or named(line.text)
        catalogue.open_section(found.name, line)
        if found.promised is not None:
            catalogue.promises.append(Promise(found.name, found.promised, line.number))
        if dressed is None:
            message = _("“{text}” was read as the heading of a section, not as a text of a film.")
            catalogue.report(line.number, "section", message.format(text=line.text), Severity.DOUBT)
        return True

    def _read_title_line(self, line: Line) -> None:
        """The line above the labels: a title, or a title with the first facts behind it."""
        found = piece(Paragraph(line.number, line.text))
        facts = found.facts
        if facts and found.split and facts.strong:
            self.titles["heading"] = found.split.title
            self.people += facts.credits
            self.year = facts.year
            if facts.countries:
                self.values["countries"] = facts.countries
            if facts.runtime_said:
                self.runtime = facts.runtime
                self.lines["runtime_seconds"] = line.number
            if found.split.rest:
                self.texts["logline"] = [Line(line.number, found.split.rest, gap=True)]
        else:
            self.titles["heading"] = heading_title(line.text)
        self.lines["title"] = line.number

    # -- the labels -----------------------------------------------------------------------------

    def _read(self, said: Said) -> None:
        name = said.label.field
        self.lines.setdefault(name, said.line)
        if name in TEXTS:
            self._read_text(said)
            return
        value, rest = _value(said)
        self.loose += rest
        readers: dict[str, Callable[[Label, str, int], None]] = {
            "runtime_seconds": self._read_runtime,
            "year": self._read_year,
            "countries": self._read_list,
            "languages": self._read_list,
            "subtitles": self._read_list,
            "facts": self._read_facts,
            "credits": self._read_people,
        }
        reader = readers.get(name)
        if reader and not says_nothing(value):
            reader(said.label, value, said.line)
        elif reader or not value or (name == "section" and "section" in self.values):
            self._note(said.label, value)
        elif name == "section":
            self.values["section"] = (value,)
        elif name == "alternate_title":
            self.others.append(value)
        elif name == "note":
            self._note(said.label, value)
        elif name in self.titles:
            self.others.append(value)
        else:
            self.titles[name] = value

    def _read_text(self, said: Said) -> None:
        lines = self.texts.setdefault(said.label.field, [])
        if said.label.value:
            lines.append(Line(said.line, said.label.value, gap=True))
        for line in said.tail:
            if line.navigation or line.heading:
                self.catalogue.leave([line])
            else:
                lines.append(line)

    def _read_runtime(self, label: Label, value: str, line: int) -> None:
        found, whole = length_in(value)
        if self.runtime:  # the first to speak of it holds
            self._note(label, value)
            return
        self.runtime = found or Runtime(None, 0, sure=False)
        self.lines["runtime_seconds"] = line
        if not whole:
            self._note(label, value)

    def _read_year(self, label: Label, value: str, line: int) -> None:
        if self.year:
            self._note(label, value)
            return
        self.year, whole = year_in(value)
        if self.year is None:
            message = _("No year was found in “{value}”; it is left empty.")
            self.catalogue.report(line, "year", message.format(value=value), Severity.DOUBT)
        if not whole:
            self._note(label, value)

    def _read_list(self, label: Label, value: str, line: int) -> None:
        facts = facts_in(value) if label.field == "countries" else None
        if facts and facts.year and facts.countries:  # “Country: Spain, 2021”
            self._read_facts(label, value, line)
            return
        known = self.values.get(label.field, ())
        self.values[label.field] = tuple(dict.fromkeys((*known, *parts_of(value))))

    def _read_facts(self, label: Label, value: str, line: int) -> None:
        facts = facts_in(value)
        self.year = self.year or facts.year
        if facts.runtime:
            self.runtime = self.runtime or facts.runtime
            self.lines["runtime_seconds"] = line
        if facts.countries:
            self.values["countries"] = tuple(facts.countries)
        if facts.rest and "language" in folded(label.text):
            self.values["languages"] = tuple(facts.rest)
        elif facts.rest:
            self._note(label, value)

    def _read_people(self, label: Label, value: str, _line: int) -> None:
        names, whole = people_in(value)
        self.people += [CreditRow(role, name) for name in names for role in label.roles]
        if not whole:
            self._note(label, value)

    def _note(self, label: Label, value: str) -> None:
        if value:
            self.notes.append(f"{label.text}: {value}")

    # -- the whole ------------------------------------------------------------------------------

    def _titles(self) -> tuple[Title, str, tuple[str, ...]]:
        """The title, the original title where it is another, and all others."""
        self._shorten_heading()
        said = self.titles
        order = ("english_title", "title", "heading", "original_title")
        written = [said[name] for name in order if said.get(name)]
        if not written:
            return Title(""), "", ()
        if set(said) == {"title", "heading"} and folded(said["heading"]) != folded(said["title"]):
            message = _("The heading says “{heading}”, the label “{title}”; the label was taken.")
            self.catalogue.report(self._line(), "title", message.format(
                heading=said["heading"], title=said["title"]), Severity.DOUBT)  # fmt: skip
        title = parse_title(written[0])
        original = parse_title(said.get("original_title", "")).title
        taken = {folded(title.title) or title.title, folded(original) or original}
        if folded(original) == folded(title.title):
            original = ""
        others = [parse_title(text).title for text in (*written[1:], *self.others)]
        fresh: dict[str, str] = {}
        for other in (*title.alternates, *others):
            if (folded(other) or other) not in taken:
                fresh.setdefault(folded(other) or other, other)
        return title, original, tuple(fresh.values())

    def _shorten_heading(self) -> None:
        """A heading with two titles, “Sal – Salt”, has the one that no label says."""
        parts = re.split(r"\s+[-–—|/]\s+", self.titles.get("heading", ""))
        labelled = {folded(text) for name, text in self.titles.items() if name != "heading"}
        if len(parts) == 2 and any(folded(part) in labelled for part in parts):
            other = [part for part in parts if folded(part) not in labelled]
            self.others += other
            del self.titles["heading"]

    def _place_loose(self) -> None:
        """Lines that no label introduces: the film's text where they are sentences."""
        silent = not any(self.texts.get(name) for name in ("synopsis", "statement"))
        for line in self.loose:
            words = len(line.text.split())
            if silent and not line.navigation and (words >= _SENTENCE or line.text[-1] in ".!?…"):
                self.texts.setdefault("synopsis", []).append(line)
                self.lines.setdefault("synopsis", line.number)
            elif (
                not line.heading
                and line.text[:1] in "([（"
                and line.text[-1] in ")]）"
                and words <= _SENTENCE
            ):
                self._read_bracket(line)
            else:
                self.catalogue.leave([line])

    def _read_bracket(self, line: Line) -> None:
        """A line in brackets: countries, or another title."""
        places = [country(part) for part in parts_of(line.text[1:-1])]
        if all(places) and "countries" not in self.values:
            self.values["countries"] = tuple(places)
            self.lines["countries"] = line.number
        else:
            self.others.append(line.text[1:-1])

    def _line(self) -> int:
        named = [self.lines[name] for name in ("title", "original_title") if name in self.lines]
        return min(named, default=self.sheet.said[0].line)

    def _everything(self) -> list[Line]:
        """All lines of a film that cannot come in; its head was left over already."""
        head = {line.number for line in self.sheet.head}
        found = [line for line in self.loose if line.number in head]
        for said in self.sheet.said:
            found.append(Line(said.line, f"{said.label.text}: {said.label.value}", said.gap))
            found += said.tail
        return found


def _value(said: Said) -> tuple[str, list[Line]]:
    """The value of a label, on its line or below it, and the lines that are not part of it."""
    value, tail = said.label.value, said.tail
    many = said.label.field == "credits"
    used = 0
    below = tail[0] if tail and not value else None
    if below and not below.heading and (not below.navigation or below.text[:1].isdigit()):
        value, used = below.text, 1
        while many and used < len(tail) and not tail[used].gap and len(tail[used].text.split()) < 6:
            value, used = f"{value}, {tail[used].text}", used + 1
    while used < len(tail) and not tail[used].gap and value.endswith(_UNFINISHED):
        value, used = f"{value} {tail[used].text}", used + 1
    return value, tail[used:]

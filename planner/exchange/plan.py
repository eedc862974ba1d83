"""From files to one edit: what an import would do, the choices it leaves, the edit that does it.

The preview is made by the same code that imports, on a work that is thrown away: what it shows is
what happens.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from planner.edit import Edit, Work
from planner.errors import UserError
from planner.exchange.base import Leftover, Problem, Reader, Row, Severity, Understood
from planner.exchange.bring.context import Answers
from planner.exchange.bring.everything import bring
from planner.exchange.bring.likely_films import LATER
from planner.exchange.choose import choose_reader
from planner.exchange.corrections import (
    Corrections,
    RowKey,
    all_rows,
    corrected,
    key_of,
    numbered,
)
from planner.exchange.decisions import Action, Decision
from planner.exchange.mapping import Mappings, TableMapping, remember, remembered
from planner.exchange.naming import names_in, names_of
from planner.exchange.questions import Question
from planner.exchange.record_tables import NAMES
from planner.exchange.retyping import Spot, retyped
from planner.exchange.source import Source
from planner.festival_file import begins_festival
from planner.i18n import N_, _, ngettext
from planner.model import Festival, Import
from planner.times import WallTime, iso, now_wall

_OUTCOMES = {
    Action.ADD: "added",
    Action.UPDATE: "updated",
    Action.SAME: "same",
    Action.DUPLICATE: "duplicates",
    Action.SKIP: "skipped",
    Action.REFUSED: "refused",
    Action.ASK: "waiting",
    Action.MISSING: "missing",
    Action.REMOVE: "removed",
}
_TABLES = {
    "film": "films",
    "screen": "screens",
    "programme": "programmes",
    "screening": "screenings",
    "hold": "holds",
}
_OTHERS = "others"
"""Rows of all other tables, which come in from another festival only."""


class Read(NamedTuple):
    """A file of an import: its name, the SHA-256 of its bytes, and the id of what read it."""

    file: str
    sha256: str
    reader: str


def readers_of(sources: Iterable[Read]) -> frozenset[str]:
    """The ids of all that read one of these files."""
    return frozenset(source.reader for source in sources)


def _record_of(source: Read, decisions: Iterable[Decision]) -> dict[str, Any]:
    """What is noted of one file: how many rows it added and changed."""
    actions = Counter(one.action for one in decisions if one.row.file == source.file)
    changed = actions[Action.UPDATE] + actions[Action.REMOVE]
    return {**source._asdict(), "added": actions[Action.ADD], "changed": changed}


@dataclass(frozen=True, eq=False)
class ImportRows(Edit):
    """Everything one import brings in, as one step."""

    rows: Understood
    answers: Answers
    sources: tuple[Read, ...]
    made: WallTime
    corrections: tuple[str, ...] = ()
    """One line for each value that somebody typed over what was understood."""
    festivals: tuple[Path, ...] = ()
    """Those of the files that are festivals, which have pictures too."""

    title = N_("Import")
    risky = True

    def label(self) -> str:
        """“Import films.csv”, or how many files."""
        if len(self.files) == 1:
            return _("Import {file}").format(file=self.files[0])
        return ngettext("Import {n} file", "Import {n} files", len(self.files)).format(
            n=len(self.files)
        )

    def apply(self, work: Work) -> None:
        """Add what is new and update what differs."""
        context = bring(work, self.rows, self.answers, readers_of(self.sources))
        if work.changes():
            for source in self.sources:
                work.add(Import, made=self.made, **_record_of(source, context.decisions))

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files."""
        return tuple(source.file for source in self.sources)

    def picture_files(self) -> tuple[Path, ...]:
        """The festivals among the files."""
        return self.festivals

    def parameters(self) -> dict[str, Any]:
        """The files and how much was in them; the rows themselves are in the journal."""
        found: dict[str, Any] = {"files": ", ".join(self.files), "rows": len(self.rows)}
        return found | ({"corrections": list(self.corrections)} if self.corrections else {})


@dataclass(frozen=True)
class ImportPlan:
    """What importing these rows into this festival would do; nothing has happened yet."""

    rows: Understood
    """What comes in: what was understood, as it was corrected."""
    sources: tuple[Source, ...]
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]
    answers: Answers
    questions: tuple[Question, ...] = ()
    """What only a person knows, each with the answer that this plan goes by."""
    as_kind: str | None = None
    mappings: Mappings = field(default_factory=Mappings)
    """What was said in this import about the columns of its tables; ``rows.tables`` names them."""
    language: str = ""
    """The code of the language that all texts of films were said to be in."""
    read: tuple[Read, ...] = ()
    """The same sources as the record of the import will name them."""
    known: tuple[str, ...] = ()
    """One sentence for each file that was imported before, just as it is."""
    understood: Understood = field(default_factory=Understood)
    """What the readers understood, before anybody corrected it."""
    corrections: Corrections = field(default_factory=Corrections)
    """What was typed over that."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the sources."""
        return tuple(source.name for source in self.sources)

    @property
    def typed(self) -> tuple[str, ...]:
        """One sentence for each thing that somebody typed over what the files say."""
        retyped = (note for source in self.sources for note in source.retyped)
        return (*retyped, *self.corrections.sentences(self.understood))

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """The text of the files that belongs to no row."""
        return tuple(self.rows.leftovers)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems because of which something would be left out."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    def require_whole(self) -> None:
        """Raise UserError with the first error, where something would be left out."""
        if not self.errors:
            self._require_answers()
            return
        sentence = self.errors[0].sentence()
        others = len(self.errors) - 1
        if others:
            more = ngettext(
                "There is {n} more problem.", "There are {n} more problems.", others
            ).format(n=others)
            sentence = f"{sentence} {more}"
        raise UserError(sentence)

    def _require_answers(self) -> None:
        """Raise UserError for the first row of which nobody said yet which film it is."""
        waiting = [question for question in self.questions if question.chosen == LATER]
        if waiting:
            message = _("{question} Answer it with --answer {id}=…, one of: {choices}.")
            raise UserError(
                message.format(
                    question=waiting[0].sentence,
                    id=waiting[0].id,
                    choices=", ".join(choice.id for choice in waiting[0].choices),
                )
            )

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to import that the festival does not have already."""
        changing = {Action.ADD, Action.UPDATE, Action.REMOVE}
        return any(decision.action in changing for decision in self.decisions)

    @property
    def waiting(self) -> tuple[Decision, ...]:
        """The rows that stay out until somebody says which record they mean."""
        return tuple(one for one in self.decisions if one.action is Action.ASK)

    def row_of(self, number: int) -> Row:
        """The row of a decision, if it is one of the files'; raises UserError for one that follows
        from others or from the festival, and cannot be corrected itself.
        """
        decision = self.decisions[number]
        known = self._by_key.get(key_of(decision.row))
        if known is None or (decision.action in {Action.MISSING, Action.REMOVE}):
            message = _("“{title}” follows from other rows; correct those.")
            raise UserError(message.format(title=decision.title))
        return known

    def original(self, row: Row) -> Row:
        """The same row before anybody typed over it."""
        return self._originals.get(key_of(row), row)

    @cached_property
    def _by_key(self) -> dict[RowKey, Row]:
        return {key_of(row): row for row in all_rows(self.rows)}

    @cached_property
    def _originals(self) -> dict[RowKey, Row]:
        return {key_of(row): row for row in all_rows(self.understood)}

    def answered(
        self,
        festival: Festival,
        *,
        skipped: Collection[int] = (),
        taken: Collection[int] = (),
        fields: Collection[tuple[int, str]] = (),
        said: Mapping[str, str] | None = None,
        corrections: Corrections | None = None,
    ) -> ImportPlan:
        """The plan without the rows of these numbers, with the file winning over the hand in all
        fields of ``taken`` rows and in single ``fields`` (row, name of the field), and with the
        answers in ``said`` (choice by question). Without ``said`` the answers that this
        plan goes by stay; ``{}`` takes them back. ``corrections`` are all that hold, instead of
        those that this plan goes by.

        An answer or a correction may give other rows and other numbers, so give it before
        skipping and taking.
        """
        known = self.answers.said if said is None else dict(said)
        answers = Answers(frozenset(skipped), frozenset(taken), frozenset(fields), known)
        typed = self.corrections if corrections is None else corrections
        again = _planned(festival, self.understood, typed, self.sources, answers, self.read)
        return replace(again, as_kind=self.as_kind, mappings=self.mappings, language=self.language)

    def mapped(self, festival: Festival, key: str, mapping: TableMapping) -> ImportPlan:
        """The plan with the columns of one table corrected: its sources are read again.

        ``key`` is that of a ``TableFound`` in ``rows.tables``; the mapping names only what is to
        change (see ``exchange.mapping``; ``known_fields`` lists the fields). Answers are asked
        anew, since other rows may come of it. Raises UserError where nothing is left to import.
        """
        said = self.mappings.with_table(key, mapping)
        return plan_import(festival, self.sources, self.as_kind, said, self.language)

    def retyped(self, festival: Festival, spot: Spot, text: str) -> ImportPlan:
        """The plan with one line or cell of its sources typed anew, and all of them read again;
        answers and corrections stay. Raises UserError where nothing is left to import.
        """
        given = retyped(self.sources, spot, text)
        again = plan_import(festival, given, self.as_kind, self.mappings, self.language)
        if not self.answers.said and not self.corrections:
            return again
        return again.answered(festival, said=self.answers.said, corrections=self.corrections)

    def remember(self) -> None:
        """Keep what was said about the tables for the next files with the same headings; called
        when the import has been done.
        """
        made: dict[str, TableMapping] = {}
        for table in self.rows.tables:
            headings = [column.heading for column in table.columns]
            said = self.mappings.of(headings, table.sheet)
            fields = {h: name for h in headings if (name := said.field_of(h)) is not None}
            if said.kind or fields:
                made[table.key] = TableMapping(said.kind, fields)
        if made:
            remember(made)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each table, and what becomes of them."""
        names = NAMES | _TABLES
        tables = Counter(names.get(decision.table, _OTHERS) for decision in self.decisions)
        actions = Counter(decision.action.value for decision in self.decisions)
        return {
            **{name: tables[name] for name in _TABLES.values()},
            **{name: tables[name] for name in (*NAMES.values(), _OTHERS) if tables[name]},
            **{name: actions[action.value] for action, name in _OUTCOMES.items()},
        }

    def as_edit(self, festival: Festival) -> Edit:
        """The one edit, and one undo step, that does all this and records that it was done."""
        made = now_wall(festival.edition.zone)
        festivals = tuple(
            source.path
            for source in self.sources
            if source.path is not None and begins_festival(source.data)
        )
        return ImportRows(self.rows, self.answers, self.read, made, self.typed, festivals)

    def to_json(self) -> dict[str, Any]:
        """The plan as ``marquee import --json`` writes it."""
        return {
            "counts": self.counts,
            "imported_before": list(self.known),
            "problems": [problem.to_json() for problem in self.problems],
            "questions": [question.to_json() for question in self.questions],
            "leftovers": [dataclasses.asdict(leftover) for leftover in self.leftovers],
            "corrections": list(self.typed),
            "tables": [dataclasses.asdict(table) for table in self.rows.tables],
            "rows": [
                {"number": number, **decision.to_json()}
                for number, decision in enumerate(self.decisions)
                if decision.action is not Action.SAME or decision.asks
            ],
        }


def plan_import(
    festival: Festival,
    given: Iterable[Path | Source],
    as_kind: str | None = None,
    mappings: Mappings | None = None,
    language: str = "",
) -> ImportPlan:
    """What importing these files, or texts, together would do; their order does not matter.

    ``as_kind`` names a reader, or a table, for files whose kind cannot be told. ``mappings`` says
    what columns mean, over what this user said of such tables before. ``language`` is the
    code of the language that all texts of films in the files are in. Raises UserError for a file
    that cannot be read at all or in which there is nothing to import.
    """
    said = mappings or Mappings()
    before, damaged = remembered()
    known = replace(said, tables={**before.tables, **said.tables})
    everything, sources, read, names = Understood(), [], [], names_of(festival)
    if damaged:
        message = _("What was remembered about columns cannot be read and was not used ({file}).")
        note = Problem(Path(damaged).name, 0, "", message.format(file=damaged), Severity.DOUBT)
        everything.problems.append(note)
    for one in dict.fromkeys(given):
        source = one if isinstance(one, Source) else Source.load(Path(one))
        told = replace(source, mappings=known, names=names)
        reader = choose_reader(told, as_kind)
        understood = _read(told, reader, as_kind)
        names = names_in(understood, names)
        everything.extend(understood)
        sources.append(source)
        read.append(Read(source.name, source.sha256, reader.id))
    if language:
        everything.films = [replace(row, language=language) for row in everything.films]
    numbered(everything)
    planned = _planned(festival, everything, Corrections(), tuple(sources), Answers(), tuple(read))
    return replace(planned, as_kind=as_kind, mappings=said, language=language)


def _read(source: Source, reader: Reader, as_kind: str | None) -> Understood:
    understood = reader.read(source, as_kind or "")
    if not len(understood):
        for problem in understood.problems:
            if problem.severity is Severity.ERROR:
                raise UserError(problem.sentence())
        message = _("{file}: no film was found in it; each needs a title and a text or runtime.")
        raise UserError(message.format(file=source.name))
    understood.problems[:0] = source.doubts
    return understood


def _planned(
    festival: Festival,
    understood: Understood,
    corrections: Corrections,
    sources: tuple[Source, ...],
    answers: Answers,
    read: tuple[Read, ...],
) -> ImportPlan:
    rows = corrected(understood, corrections)
    context = bring(Work(festival), rows, answers, readers_of(read))
    problems = (*rows.problems, *context.problems)
    decisions, questions = tuple(context.decisions), tuple(context.questions)
    known = tuple(_imported_before(festival, read))
    return ImportPlan(
        rows, sources, decisions, problems, answers, questions, read=read, known=known,
        understood=understood, corrections=corrections,
    )  # fmt: skip


def _imported_before(festival: Festival, read: Iterable[Read]) -> Iterator[str]:
    """One sentence for each file of which the very bytes were imported before."""
    made: dict[str, WallTime] = {}
    for row in festival.rows(Import).values():
        made[row.sha256] = max(row.made, made.get(row.sha256, row.made))
    for source in read:
        if source.sha256 in made:
            day, clock = iso(made[source.sha256]).split("T")
            message = _("{file} was imported on {day} at {time} and has not changed since.")
            yield message.format(file=source.file, day=day, time=clock)

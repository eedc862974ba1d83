"""From files to one edit: what an import would do, the choices it leaves, the edit that does it.

The preview is made by the same code that imports, on a work that is thrown away: what it shows is
what happens.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner.edit import Edit, Work
from planner.errors import UserError
from planner.exchange.base import Leftover, Problem, Reader, Severity, Understood
from planner.exchange.bring.context import Answers
from planner.exchange.bring.everything import bring
from planner.exchange.choose import choose_reader
from planner.exchange.decisions import Action, Decision
from planner.exchange.mapping import Mappings, TableMapping, remember, remembered
from planner.exchange.questions import Question
from planner.exchange.source import Source
from planner.i18n import N_, _, ngettext
from planner.model import Festival

_OUTCOMES = {
    Action.ADD: "added",
    Action.UPDATE: "updated",
    Action.SAME: "same",
    Action.DUPLICATE: "duplicates",
    Action.SKIP: "skipped",
    Action.REFUSED: "refused",
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


@dataclass(frozen=True, eq=False)
class ImportRows(Edit):
    """Everything one import brings in, as one step."""

    rows: Understood
    answers: Answers
    files: tuple[str, ...]

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
        bring(work, self.rows, self.answers)

    def parameters(self) -> dict[str, Any]:
        """The files and how much was in them; the rows themselves are in the journal."""
        return {"files": ", ".join(self.files), "rows": len(self.rows)}


@dataclass(frozen=True)
class ImportPlan:
    """What importing these rows into this festival would do; nothing has happened yet."""

    rows: Understood
    sources: tuple[Source, ...]
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]
    answers: Answers
    questions: tuple[Question, ...] = ()
    """What only a person knows, each with the answer that this plan goes by."""
    as_kind: str | None = None
    mappings: Mappings = field(default_factory=Mappings)
    """What was said in this import about the columns of its tables; ``rows.tables`` names them."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the sources."""
        return tuple(source.name for source in self.sources)

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
            return
        sentence = self.errors[0].sentence()
        others = len(self.errors) - 1
        if others:
            more = ngettext(
                "There is {n} more problem.", "There are {n} more problems.", others
            ).format(n=others)
            sentence = f"{sentence} {more}"
        raise UserError(sentence)

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to import that the festival does not have already."""
        return any(decision.action in {Action.ADD, Action.UPDATE} for decision in self.decisions)

    def answered(
        self,
        festival: Festival,
        *,
        skipped: Collection[int] = (),
        taken: Collection[int] = (),
        said: Mapping[str, str] | None = None,
    ) -> ImportPlan:
        """The plan without the rows of these numbers, with the file winning over the hand, and
        with the answers in ``said`` (choice by question). Without ``said`` the answers that this
        plan goes by stay; ``{}`` takes them back.

        An answer may give other rows and other numbers, so give it before skipping and taking.
        """
        known = self.answers.said if said is None else dict(said)
        answers = Answers(frozenset(skipped), frozenset(taken), known)
        again = _planned(festival, self.rows, self.sources, answers)
        return replace(again, as_kind=self.as_kind, mappings=self.mappings)

    def mapped(self, festival: Festival, key: str, mapping: TableMapping) -> ImportPlan:
        """The plan with the columns of one table corrected: its sources are read again.

        ``key`` is that of a ``TableFound`` in ``rows.tables``; the mapping names only what is to
        change (see ``exchange.mapping``; ``known_fields`` lists the fields). Answers are asked
        anew, since other rows may come of it. Raises UserError where nothing is left to import.
        """
        said = self.mappings.with_table(key, mapping)
        return plan_import(festival, self.sources, self.as_kind, said)

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
        tables = Counter(_TABLES.get(decision.table, _OTHERS) for decision in self.decisions)
        actions = Counter(decision.action.value for decision in self.decisions)
        return {
            **{name: tables[name] for name in _TABLES.values()},
            **({_OTHERS: tables[_OTHERS]} if tables[_OTHERS] else {}),
            **{name: actions[action.value] for action, name in _OUTCOMES.items()},
        }

    def as_edit(self, festival: Festival) -> Edit:  # noqa: ARG002 - edits are made of a snapshot
        """The one edit, and one undo step, that does all this."""
        return ImportRows(self.rows, self.answers, self.files)

    def to_json(self) -> dict[str, Any]:
        """The plan as ``marquee import --json`` writes it."""
        return {
            "counts": self.counts,
            "problems": [problem.to_json() for problem in self.problems],
            "questions": [question.to_json() for question in self.questions],
            "leftovers": [dataclasses.asdict(leftover) for leftover in self.leftovers],
            "tables": [dataclasses.asdict(table) for table in self.rows.tables],
            "rows": [
                decision.to_json()
                for decision in self.decisions
                if decision.action is not Action.SAME or decision.asks
            ],
        }


def plan_import(
    festival: Festival,
    given: Iterable[Path | Source],
    as_kind: str | None = None,
    mappings: Mappings | None = None,
) -> ImportPlan:
    """What importing these files, or texts, together would do; their order does not matter.

    ``as_kind`` names a reader, or a table, for files whose kind cannot be told. ``mappings`` says
    what columns mean, over what this user said of such tables before. Raises UserError for a file
    that cannot be read at all or in which there is nothing to import.
    """
    said = mappings or Mappings()
    before, damaged = remembered()
    known = replace(said, tables={**before.tables, **said.tables})
    everything, sources = Understood(), []
    if damaged:
        message = _("What was remembered about columns cannot be read and was not used ({file}).")
        note = Problem(Path(damaged).name, 0, "", message.format(file=damaged), Severity.DOUBT)
        everything.problems.append(note)
    for one in dict.fromkeys(given):
        source = one if isinstance(one, Source) else Source.load(Path(one))
        everything.extend(_read(replace(source, mappings=known), as_kind))
        sources.append(source)
    planned = _planned(festival, everything, tuple(sources), Answers())
    return replace(planned, as_kind=as_kind, mappings=said)


def _read(source: Source, as_kind: str | None) -> Understood:
    reader: Reader = choose_reader(source, as_kind)
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
    festival: Festival, rows: Understood, sources: tuple[Source, ...], answers: Answers
) -> ImportPlan:
    context = bring(Work(festival), rows, answers)
    problems = (*rows.problems, *context.problems)
    decisions, questions = tuple(context.decisions), tuple(context.questions)
    return ImportPlan(rows, sources, decisions, problems, answers, questions)

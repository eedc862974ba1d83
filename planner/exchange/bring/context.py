"""What all tables of one import share: the work, the answers, the decisions and problems."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.edit import Work
from planner.exchange.base import Problem, Row, Severity
from planner.exchange.bring.memory import Memory
from planner.exchange.decisions import Action, Candidate, Decision, FieldChange
from planner.exchange.questions import Question
from planner.i18n import _
from planner.model.base import R, Record, column, columns
from planner.model.possible import is_possible


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person chose in the preview, by the numbers of the decisions.

    ``skipped`` rows stay out; for ``taken`` ones the file wins over what was changed by hand, in
    all fields, and for ``fields`` in that one. ``said`` are the answers to questions, the id of a
    choice by the id of its question; one that is no choice, or answers what is not asked, says
    nothing.
    """

    skipped: frozenset[int] = frozenset()
    taken: frozenset[int] = frozenset()
    fields: frozenset[tuple[int, str]] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)

    def takes(self, number: int, name: str) -> bool:
        """Whether the file wins in that field of that row."""
        return number in self.taken or (number, name) in self.fields


def _in_file(row: Row, said: Mapping[str, Any]) -> dict[str, Any]:
    """What the file itself says in fields over which somebody typed: typing is a change by hand,
    and the next file with the old value does not bring that back.
    """
    return {name: value for name, value in row.typed.items() if name in said}


_LEAST_OWN = 2**40
"""Numbers of ours are 53 bits by chance; those that people count with are smaller."""


def own_number(row: Row) -> int | None:
    """The number that this program gave the record: it keeps it, in whatever festival it comes."""
    if not row.own_id.isdecimal() or not row.own_id.isascii():
        return None
    return int(row.own_id) if _LEAST_OWN <= int(row.own_id) < 2**53 else None


@dataclass(slots=True)
class Context:
    """One import in progress."""

    work: Work
    answers: Answers
    memory: Memory
    decisions: list[Decision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    readers: frozenset[str] = frozenset()
    is_new: bool = False
    """Whether the festival was empty; then its own tables make it the one that they are of."""
    added: dict[int, Row] = field(default_factory=dict)
    """The rows from which records of this very import were made, by record id."""
    own: dict[tuple[str, str], int] = field(default_factory=dict)
    """The ids of records by their table and the number that the file has for them."""

    @property
    def number(self) -> int:
        """The number of the next decision."""
        return len(self.decisions)

    def settle(
        self,
        row: Row,
        cls: type[R],
        title: str,
        known: R | None,
        values: Mapping[str, Any],
        *,
        candidates: tuple[Candidate, ...] = (),
        more: tuple[FieldChange, ...] = (),
    ) -> R | None:
        """Add the record or update it with what differs; None when the row is skipped and new, or
        has a number that no festival has where there must be one.

        Empty values of a file say nothing, so they never empty a field. ``candidates`` are other
        records that the row might mean, ``more`` changes of what belongs to the record and stands
        in rows of its own.
        """
        said = {name: value for name, value in values.items() if value not in (None, "", ())}
        if not self._are_possible(row, cls, said):
            self._decide(cls, title, row, Action.REFUSED, None)
            return None
        if known is not None and said.get("external_id") == str(known.id):
            del said["external_id"]  # our own export come back: the number is no foreign name
        own = own_number(row)
        if own is not None and said.get("external_id") == row.own_id:
            del said["external_id"]
        if len(self.decisions) in self.answers.skipped:
            self._decide(cls, title, row, Action.SKIP, known, candidates=candidates)
            if known is not None:
                self._learn(row, known)
            return known
        if known is None:
            free = own is not None and self.work.find(cls, own) is None
            record = self.work.add(cls, **said, id=own if free else None)
            self.added[record.id] = row
            self._decide(cls, title, row, Action.ADD, record, candidates=candidates)
        elif known.id in self.added:
            record = self._completed(cls, known, said)
            self._decide(cls, title, row, Action.DUPLICATE, record)
        else:
            changes = (*self._changes(known, said), *more)
            record = self._updated(row, cls, title, known, changes, candidates)
        self.memory.note(record.id, {**said, **_in_file(row, said)})
        self._learn(row, record)
        return record

    def _are_possible(self, row: Row, cls: type[Record], said: dict[str, Any]) -> bool:
        """Take out numbers that no festival has, and say so; False when one of them is needed."""
        wrong = [c for c in columns(cls) if c.name in said and not is_possible(c, said[c.name])]
        for one in wrong:
            message = _("{label} is far from anything a festival has; correct it.")
            self.problems.append(row.problem(one.name, message.format(label=_(one.meta.label))))
            del said[one.name]
        return not any(one.is_required for one in wrong)

    def settle_whole(
        self, row: Row, cls: type[R], title: str, known: R | None, values: Mapping[str, Any]
    ) -> R | None:
        """The same for a row of which everything is said, what is empty too. A new one may bring
        its ``id``. Nothing is remembered: whoever changed a field since is not known.
        """
        if len(self.decisions) in self.answers.skipped:
            self._decide(cls, title, row, Action.SKIP, known)
            return known
        if known is not None:
            kept = {name: values[name] for name in values.keys() - {"id", "version"}}
            return self._updated(row, cls, title, known, tuple(self._changes(known, kept)), ())
        record = self.work.add(cls, **values)
        self.added[record.id] = row
        self._decide(cls, title, row, Action.ADD, record)
        return record

    def _learn(self, row: Row, record: Record) -> None:
        for number in filter(None, (row.own_id, row.external_id)):
            self.own.setdefault((record.table, number), record.id)

    def refuse(self, row: Row, name: str, message: str, cls: type[Record], title: str) -> None:
        """A row that cannot be brought in: a problem, and a decision that says so."""
        self.problems.append(row.problem(name, message))
        self._decide(cls, title, row, Action.REFUSED, None)

    def ask(self, question: Question) -> str:
        """The id of the choice to go on with: what was said, else the default, as a doubt."""
        answer = self.answers.said.get(question.id, "")
        said = answer in {choice.id for choice in question.choices}
        asked = dataclasses.replace(
            question, chosen=answer if said else question.default, said=said
        )
        self.questions.append(asked)
        if not said:
            first = asked.places[0]
            self.problems.append(
                Problem(
                    first.file, first.line, asked.field, asked.doubt(), Severity.DOUBT, first.sheet
                )
            )
        return asked.chosen

    def doubt(self, row: Row, name: str, message: str) -> None:
        """Something about a row that somebody should look at."""
        self.problems.append(row.problem(name, message, Severity.DOUBT))

    def decide(
        self,
        row: Row,
        action: Action,
        record: Record,
        title: str,
        changes: tuple[FieldChange, ...] = (),
    ) -> None:
        """Say what became of a record of which no row speaks."""
        self._decide(type(record), title, row, action, record, changes)

    def wait(
        self, row: Row, cls: type[Record], title: str, candidates: tuple[Candidate, ...]
    ) -> None:
        """A row that stays out until somebody says which record it means."""
        self._decide(cls, title, row, Action.ASK, None, candidates=candidates)

    def _decide(
        self,
        cls: type[Record],
        title: str,
        row: Row,
        action: Action,
        record: Record | None,
        changes: tuple[FieldChange, ...] = (),
        *,
        candidates: tuple[Candidate, ...] = (),
    ) -> None:
        record_id = record.id if record else None
        self.decisions.append(
            Decision(cls.table, title, row, action, record_id, changes, candidates)
        )

    def _completed(self, cls: type[R], known: R, said: Mapping[str, Any]) -> R:
        """A record that another row of this import made first, with what that one left empty."""
        missing = {n: v for n, v in said.items() if getattr(known, n) in (None, "", ())}
        return self.work.change(cls, known.id, **missing)

    def _changes(self, known: Record, said: Mapping[str, Any]) -> Iterator[FieldChange]:
        """The fields that differ; those changed by hand are kept where nobody ticked them."""
        number = self.number
        for name, value in said.items():
            before = getattr(known, name)
            take = self.answers.takes(number, name)
            if before == value:
                continue
            if take or self.memory.said(known.id, name, value) is not True:
                kept = not take and self._by_hand(known, name)
                yield FieldChange(name, before, value, kept)

    def _updated(
        self,
        row: Row,
        cls: type[R],
        title: str,
        known: R,
        changes: tuple[FieldChange, ...],
        candidates: tuple[Candidate, ...],
    ) -> R:
        own = {column.name for column in columns(cls)}
        for change in changes:
            if change.kept:
                known_field = column(cls, change.field) if change.field in own else None
                label = _(known_field.meta.label).lower() if known_field else _(change.field)
                self.doubt(
                    row,
                    change.field,
                    _(
                        "The {field} of “{title}” was changed by hand and differs; it is kept."
                    ).format(field=label, title=title),
                )
        taken = {c.field: c.after for c in changes if not c.kept and c.field in own}
        record = self.work.change(cls, known.id, **taken)
        action = Action.UPDATE if any(not change.kept for change in changes) else Action.SAME
        self._decide(cls, title, row, action, record, changes, candidates=candidates)
        return record

    def _by_hand(self, known: Record, name: str) -> bool:
        """Whether a person and not a file gave this field its present value; in a festival that has
        just begun nobody did, whatever it was called until now.
        """
        if self.is_new:
            return False
        now = getattr(known, name)
        if now in (None, "", ()) or now == column(type(known), name).default:
            return False
        return self.memory.said(known.id, name, now) is not True

"""What the import preview knows of a plan, and what there is to say about one row of its lists."""

from __future__ import annotations

from typing import NamedTuple

from planner.exchange import ImportPlan, Question
from planner.exchange.base import Leftover
from planner.exchange.corrections import field_meant
from planner.model import Festival
from ui.dialogs.import_doubts import Doubts
from ui.dialogs.import_marks import Mark
from ui.dialogs.import_rows import Line, Preview, differing, leftover_line, tab_of
from ui.dialogs.import_wishes import Wishes, keys


class Chosen(NamedTuple):
    """Questions about a row, fields changed by hand (name, what differs, whether the file wins),
    and what is wrong with it.
    """

    questions: list[Question]
    fields: list[tuple[str, str, bool]]
    notes: list[str]


def looked_at(plan: ImportPlan, festival: Festival, before: Preview | None) -> Preview:
    """A plan to be shown; what was doubtful before keeps its place when it is answered."""
    known, doubts = keys(plan), Doubts(plan)
    first = {known[number] for number in doubts.numbers}
    if before is not None:
        first.update(before.first)
    return Preview(plan, festival, known, doubts, first)


def chosen(preview: Preview, line: Line, wishes: Wishes) -> Chosen:
    """What there is to say about a row of the lists."""
    found = Chosen(_questions(preview.plan, line), [], [])
    if line.number is None:
        if line.severity and not line.question and not found.questions:
            found.notes.append(line.title)
        return found
    key, decision = preview.keys[line.number], preview.plan.decisions[line.number]
    fields = differing(decision, key, wishes, preview.festival)
    offered = {name for name, _text, _on in fields}
    told = [p.message for p in preview.doubts.of(line.number) if p.field not in offered]
    asked = tuple(question.sentence for question in found.questions)
    notes = [message for message in told if not message.startswith(asked)] if asked else told
    return Chosen(found.questions, fields, notes)


def _questions(plan: ImportPlan, line: Line) -> list[Question]:
    """The question that a row is, or those about the row or problem at its place."""
    if line.question:
        return [question for question in plan.questions if question.id == line.question]
    places = {(line.file, line.line, line.sheet)}
    if line.number is not None:
        row = plan.decisions[line.number].row
        places.add((row.file, row.line_of("title"), row.sheet))
    return [
        question
        for question in plan.questions
        if any((place.file, place.line, place.sheet) in places for place in question.places)
    ]


class Target(NamedTuple):
    """Where the lists have what a line of the source became: by number, else by place."""

    tab: str
    number: int | None = None
    place: tuple[str, str, int] = ("", "", 0)

    def has(self, line: Line) -> bool:
        """Whether this is the row."""
        if self.number is not None:
            return line.number == self.number
        return (line.file, line.sheet, line.line) == self.place


def of_problem(preview: Preview, line: Line) -> tuple[int, str] | None:
    """The decision and the field that a problem of the lists is about."""
    for number in range(len(preview.plan.decisions)):
        for problem in preview.doubts.of(number):
            place = (problem.file, problem.sheet, problem.line, problem.message)
            if place == (line.file, line.sheet, line.line, line.title):
                row = preview.plan.decisions[number].row
                return number, field_meant(preview.plan.rows, row, problem)
    return None


def piece_of(plan: ImportPlan, line: Line) -> Leftover | None:
    """The text left over that a row of the lists is."""
    for piece in plan.leftovers:
        if leftover_line(piece, line.place) == line:
            return piece
    return None


def target(plan: ImportPlan, mark: Mark) -> Target | None:
    """The row of the lists that a mark stands for; a heading has none."""
    if mark.number >= 0:
        return Target(tab_of(plan.decisions[mark.number].table), mark.number)
    if mark.leftover >= 0:
        left = plan.leftovers[mark.leftover]
        return Target("leftovers", None, (left.file, left.sheet, left.line))
    if mark.problem >= 0:
        problem = plan.problems[mark.problem]
        return Target("problems", None, (problem.file, problem.sheet, problem.line))
    return None

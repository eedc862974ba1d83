"""What the import preview lists: decisions, problems and leftovers, each as one row of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

from planner.exchange import Action, Decision, FieldChange, ImportPlan, Question
from planner.exchange.base import (
    CodedRow,
    FilmRow,
    Leftover,
    ProgrammeRow,
    Row,
    ScreeningRow,
    ScreenRow,
)
from planner.exchange.base import Severity as Cost
from planner.exchange.correctable import fields_of, value_of
from planner.i18n import _, ngettext
from planner.model import RECORDS, Column, Festival, column, columns
from planner.model.values import show
from planner.times import clock, day_label, festival_day, runtime_label
from ui.dialogs.import_doubts import Doubts
from ui.dialogs.import_wishes import Key, Wishes


@dataclass(frozen=True)
class Line:
    """One row of the preview. ``number`` is that of its decision; problems and leftovers have none.

    ``choice`` is what the button at its end says, for a field that file and hand disagree on.
    ``question`` is the id of the question that it is, ``file``, ``sheet`` and ``line`` its source,
    ``doubt`` the severity of what is to be looked at in a row that has a tick. ``key`` is what a
    row is known by from plan to plan; ``typed`` tells that somebody typed over what it said.
    """

    title: str
    detail: str
    place: str
    label: str = ""
    number: int | None = None
    ticked: bool = True
    faint: bool = False
    severity: str = ""
    choice: str = ""
    question: str = ""
    file: str = ""
    sheet: str = ""
    line: int = 0
    doubt: str = ""
    key: Key | None = None
    typed: bool = False

    def same_as(self, other: Line) -> bool:
        """Whether this is the same row, question or problem, whatever was said of it since."""
        if self.key is not None or other.key is not None:
            return self.key == other.key
        mine = (self.question or self.title, self.file, self.sheet, self.line)
        return mine == (other.question or other.title, other.file, other.sheet, other.line)


_TABS = ("film", "programme", "screen", "screening", "hold")
OTHERS = "others"
_VALUES = 4


def tab_of(table: str) -> str:
    """The tab in which the rows of a table are."""
    return table if table in _TABS else OTHERS


def tabs(plan: ImportPlan) -> dict[str, str]:
    """The lists there is anything in, by name: what their tabs say."""
    counts = Counter(tab_of(decision.table) for decision in plan.decisions)
    found = {}
    if plan.questions:
        found["questions"] = _("Questions {n}").format(n=len(plan.questions))
    names = {
        "film": _("Films {n}"),
        "programme": _("Programmes {n}"),
        "screen": _("Screens {n}"),
        "screening": _("Screenings {n}"),
        "hold": _("Holds {n}"),
        OTHERS: _("Others {n}"),
    }
    found |= {table: text.format(n=counts[table]) for table, text in names.items() if counts[table]}
    if plan.problems:
        found["problems"] = _("To look at {n}").format(n=len(plan.problems))
    if plan.leftovers:
        found["leftovers"] = _("Left over {n}").format(n=len(plan.leftovers))
    return found


@dataclass(frozen=True)
class Preview:
    """A plan with what was said of it: ``keys`` and ``doubts`` go by its decisions; the rows of
    ``first`` stand first and stay there, whatever is said of them meanwhile.
    """

    plan: ImportPlan
    festival: Festival
    keys: Sequence[Key]
    doubts: Doubts
    first: Collection[Key]

    @cached_property
    def numbers(self) -> Mapping[Key, int]:
        """The number of each decision by what it is known by."""
        return {key: number for number, key in enumerate(self.keys)}

    def row(self, number: int, wishes: Wishes) -> Row:
        """The row of a decision with what was typed over it, planned or not yet."""
        row = self.plan.decisions[number].row
        if not self.plan.corrections and not wishes.corrections:
            return row
        return wishes.corrections.on(self.plan.original(row))


class Lines(Sequence[Line]):
    """The rows of one list of decisions, each made when it is first looked at: thousands of them
    are listed as fast as the few in sight.
    """

    def __init__(self, numbers: Sequence[int], made: Callable[[int], Line]) -> None:
        self._numbers, self._made = numbers, made
        self._known: dict[int, Line] = {}
        self._places: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...

    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        number = self._numbers[place]
        if number not in self._known:
            self._known[number] = self._made(number)
        return self._known[number]

    def place_of(self, number: int) -> int | None:
        """Where the row of a decision is."""
        if not self._places:
            self._places = {one: place for place, one in enumerate(self._numbers)}
        return self._places.get(number)


def lines(preview: Preview, tab: str, wishes: Wishes) -> Sequence[Line]:
    """The rows of one list, doubtful ones first; the ticks are as wished, planned or not yet."""
    plan = preview.plan
    many = len(plan.files) > 1
    if tab == "questions":
        return [_question_line(question, many) for question in plan.questions]
    if tab == "problems":
        return [
            Line(
                title=problem.message,
                detail=problem.field,
                place=_place(problem.file, problem.line, problem.sheet, problem.cell, many=True),
                severity="blocker" if problem.severity is Cost.ERROR else "warning",
                file=problem.file,
                sheet=problem.sheet,
                line=problem.line,
            )
            for problem in sorted(plan.problems, key=lambda p: p.severity is not Cost.ERROR)
        ]
    if tab == "leftovers":
        return [
            leftover_line(left, _place(left.file, left.line, left.sheet, many=many))
            for left in plan.leftovers
        ]
    numbers = [
        number for number, decision in enumerate(plan.decisions) if tab_of(decision.table) == tab
    ]
    if preview.first:
        numbers.sort(key=lambda number: preview.keys[number] not in preview.first)
    return Lines(numbers, lambda number: _decision_line(preview, number, wishes, many=many))


def leftover_line(left: Leftover, place: str = "") -> Line:
    """A piece of text that was left over: its first line, and the rest below it."""
    first, _break, rest = left.text.strip().partition("\n")
    title, detail = (" ".join(part.split()) for part in (first, rest))
    return Line(title, detail, place, file=left.file, sheet=left.sheet, line=left.line)


def _question_line(question: Question, many: bool) -> Line:
    first = question.places[0]
    text = _("Answer: {choice}") if question.said else _("Taken meanwhile: {choice}")
    return Line(
        title=question.sentence,
        detail=text.format(choice=question.label(question.chosen)),
        place=_place(first.file, first.line, first.sheet, many=many),
        severity="done" if question.said else "warning",
        question=question.id,
        file=first.file,
        sheet=first.sheet,
        line=first.line,
    )


def _decision_line(preview: Preview, number: int, wishes: Wishes, *, many: bool) -> Line:
    decision, key = preview.plan.decisions[number], preview.keys[number]
    row, festival = preview.row(number, wishes), preview.festival
    taken = key in wishes.taken
    asks = decision.asks or taken
    out = decision.action in _OUT - {Action.SKIP} or key in wishes.skipped
    return Line(
        title=_title(decision, row),
        detail=_changes(decision, festival) or described(row),
        place=_place(decision.row.file, decision.row.line, decision.row.sheet, many=many),
        label=_LABELS[decision.action](),
        number=number,
        ticked=not out,
        faint=out or decision.action in {Action.SAME, Action.DUPLICATE},
        choice=(_("Keep ours") if taken else _("Take the file’s")) if asks else "",
        file=decision.row.file,
        sheet=decision.row.sheet,
        line=decision.row.line,
        doubt=preview.doubts.severity(number),
        key=key,
        typed=bool(row.typed),
    )


def _title(decision: Decision, row: Row) -> str:
    """What a row is called, also when somebody typed that a moment ago."""
    typed = getattr(row, "title", "") if "title" in row.typed else ""
    return typed or decision.title


def differing(
    decision: Decision, key: Key, wishes: Wishes, festival: Festival
) -> list[tuple[str, str, bool]]:
    """The fields that were changed by hand: name, what differs, whether the file wins."""
    if decision.action is Action.ADD:
        return []
    return [
        (change.field, _change(decision.table, change, festival), not change.kept)
        for change in decision.changes
        if change.kept or key in wishes.taken or (key, change.field) in wishes.fields
    ]


_OUT = frozenset({Action.SKIP, Action.REFUSED, Action.ASK, Action.MISSING})

_LABELS = {
    Action.ADD: lambda: _("New"),
    Action.UPDATE: lambda: _("Changed"),
    Action.SAME: lambda: _("The same"),
    Action.DUPLICATE: lambda: _("There twice"),
    Action.SKIP: lambda: _("Left out"),
    Action.REFUSED: lambda: _("Not possible"),
    Action.ASK: lambda: _("Possibly the same"),
    Action.MISSING: lambda: _("No longer there"),
    Action.REMOVE: lambda: _("Removed"),
}


def described(row: Row) -> str:
    """What a source says about a row, in one line."""
    if isinstance(row, FilmRow):
        names = dict.fromkeys(credit.name for credit in row.credits)  # a writer who directs is one
        people = " & ".join(list(names)[:2])
        year = str(row.year) if row.year else ""
        known = row.runtime_seconds is not None
        runtime = runtime_label(row.runtime_seconds) if known else _("runtime unknown")
        original = "" if row.original_title == row.title else row.original_title
        parts = [runtime, original, people, ", ".join(row.countries), year, row.section]
    elif isinstance(row, ScreenRow):
        seats = _("{n} seats").format(n=row.seats) if row.seats is not None else ""
        parts = [row.venue, seats]
    elif isinstance(row, ProgrammeRow):
        count = len(row.films)
        films = ngettext("{n} film", "{n} films", count).format(n=count) if count else _("event")
        parts = [films, row.section]
    elif isinstance(row, ScreeningRow):
        parts = [f"{day_label(festival_day(row.start, 0))}, {clock(row.start)}", row.screen]
    elif isinstance(row, CodedRow):
        parts = [row.code]
    else:
        parts = _first_values(row)
    return " · ".join(part for part in parts if part)


def _first_values(row: Row) -> list[str]:
    """What a row of any other table says first, besides its name."""
    said = ((field, value_of(row, field.name)) for field in fields_of(row) if not field.is_long)
    found = [field.text(value) for field, value in said if value not in (None, "", (), False)]
    return [text for text in found if text != value_of(row, "name")][:_VALUES]


def _changes(decision: Decision, festival: Festival) -> str:
    if decision.action is Action.ADD:
        return ""
    return "; ".join(_change(decision.table, change, festival) for change in decision.changes)


def _change(table: str, change: FieldChange, festival: Festival) -> str:
    """“Runtime 90′ → 94′”, or what stays although the file says otherwise."""
    if change.field == "credits":
        label, values = _("People"), [_people(value) for value in (change.before, change.after)]
    elif change.field not in {known.name for known in columns(RECORDS[table])}:
        label, values = change.field, [str(change.before), str(change.after)]
    else:
        known = column(RECORDS[table], change.field)
        label = _(known.meta.label)
        values = [_value(known, value, festival) for value in (change.before, change.after)]
    before, after = values
    text = _("{field} {before} → {after}")
    if change.kept:
        text = _("{field} stays {before} (the file says {after})")
    return text.format(field=label, before=before or "–", after=after or "–")


def _people(people: tuple[tuple[str, str], ...]) -> str:
    text = ", ".join(f"{name} ({role})" if role else name for role, name in people)
    return text if len(text) <= 60 else f"{text[:58]}…"


def _value(known: Column, value: Any, festival: Festival) -> str:
    if known.meta.ref and value is not None:
        row = festival.tables[known.meta.ref].get(value)
        return str(getattr(row, "name", "") or getattr(row, "title", "")) if row else _("new")
    text = show(known, value)
    return text if len(text) <= 60 else f"{text[:58]}…"


def _place(file: str, line: int, sheet: str = "", cell: str = "", *, many: bool) -> str:
    where = cell or (_("line {line}").format(line=line) if line else "")
    return ", ".join(part for part in (sheet or (file if many else ""), where) if part)


def button_text(plan: ImportPlan) -> str:
    """What the main button says: “Import 27 films”, or “Import 32 rows” for a mixture."""
    tables = [d.table for d in plan.decisions if d.action in {Action.ADD, Action.UPDATE}]
    count = len(tables)
    if set(tables) == {"film"}:
        return ngettext("Import {n} film", "Import {n} films", count).format(n=count)
    if set(tables) == {"screening"}:
        return ngettext("Import {n} screening", "Import {n} screenings", count).format(n=count)
    return ngettext("Import {n} row", "Import {n} rows", count).format(n=count)


def summary(plan: ImportPlan) -> str:
    """“27 new, 2 changed, 3 the same. Nothing has changed yet.”"""
    counts = Counter(decision.action for decision in plan.decisions)
    words = {
        Action.ADD: _("{n} new"),
        Action.UPDATE: _("{n} changed"),
        Action.SAME: _("{n} the same"),
        Action.DUPLICATE: _("{n} there twice"),
        Action.SKIP: _("{n} left out"),
        Action.REFUSED: _("{n} not possible"),
        Action.ASK: _("{n} possibly the same"),
        Action.MISSING: _("{n} no longer there"),
        Action.REMOVE: _("{n} removed"),
    }
    parts = [text.format(n=counts[action]) for action, text in words.items() if counts[action]]
    return ", ".join(parts) + ". " + _("Nothing has changed yet.")
